"""What a caller may know of a page beside its bytes: the instant of its fetch, and what a listing said of it."""

from datetime import UTC, datetime

from monitor.extract.sheet import UNLISTED, Listed


def instant_in(value: object, name: str) -> datetime | None:
    """Read an instant, in UTC where it names no zone; raises ``TypeError`` or ``ValueError`` for what is none."""
    if value is None or value == "":
        return None
    at = value if isinstance(value, datetime) else datetime.fromisoformat(_text(value, name))
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


def listed_in(value: object) -> Listed:
    """Read what a listing said: an object with any of ``title``, ``summary``, ``published``; raises as above."""
    if value is None:
        return UNLISTED
    if not isinstance(value, dict):
        raise TypeError(f"listed is an object, not {type(value).__name__}")
    return Listed(
        title=_text(value.get("title") or "", "title"),
        summary=_text(value.get("summary") or "", "summary"),
        published=instant_in(value.get("published"), "published"),
    )


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} is a text, not {type(value).__name__}")
    return value
