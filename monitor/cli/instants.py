"""Instants that a person typed."""

from datetime import UTC, datetime

from monitor.domain.errors import WrongUseError

HOW = "(ISO 8601; without a zone, the machine's own)"


def moment(text: str | None) -> datetime | None:
    """Read an instant into UTC; without a zone it is the machine's own. Raises ``WrongUseError`` when it is none."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):  # the second at the ends of the calendar
        raise WrongUseError(f"{text!r} is no instant", do="Write it like 2025-01-23T16:57+09:00") from None
