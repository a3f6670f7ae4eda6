"""Answers to lines about topics and stories, in the shapes that other programs rely on."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from monitor.domain.kinship.stories import Told, cluster, likeness
from monitor.domain.matches.matching import Matcher
from monitor.shapes import of_matching


def match_line(obj: dict[str, Any], matcher: Matcher) -> dict[str, Any]:
    """Answer ``{"title", "body"}`` or ``{"text"}`` with the topics that are met, and those that nearly were."""
    fields = {field: _text(obj, field) for field in ("title", "lead", "body", "caption", "text")}
    if not any(field in obj for field in fields):
        raise ValueError("a line needs a text, or a title and a body")
    return of_matching(matcher.match_fields(fields))


def same_line(obj: dict[str, Any]) -> dict[str, Any]:
    """Answer ``{"a", "b"}`` with how the two belong together, and why."""
    like = likeness(_told(obj["a"]), _told(obj["b"]))
    return {"same": str(like.tie), "reason": like.reason}


def cluster_lines(objs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answer articles with the story of each, in their order."""
    told: list[Told] = []
    answers: list[dict[str, Any]] = []
    for obj in objs:
        try:
            answer = {"id": obj["id"]}
            told.append(_told(obj))
            answers.append(answer)
        except (KeyError, TypeError, ValueError) as error:
            answers.append({"error": f"{type(error).__name__}: {error}"})
    stories = iter(cluster(told))
    return [answer if "error" in answer else {**answer, "story": next(stories)} for answer in answers]


def _told(obj: Any) -> Told:  # noqa: ANN401  # a piece of a line: whatever somebody wrote
    if not isinstance(obj, dict):
        raise TypeError(f"an article is an object, not {type(obj).__name__}")
    return Told(
        url=_text(obj, "url"), title=_text(obj, "title"), text=_text(obj, "body"), published=_time(obj.get("published"))
    )


def _text(obj: dict[str, Any], name: str) -> str:
    value = obj.get(name) or ""
    if not isinstance(value, str):
        raise TypeError(f"{name} is a text, not {type(value).__name__}")
    return value


def _time(value: Any) -> datetime | None:  # noqa: ANN401  # a piece of a line: whatever somebody wrote
    """Read a time as ISO 8601 writes it, or as feeds do; one without its zone says too little."""
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value) if value[:1].isdigit() else parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return time if time.tzinfo else None
