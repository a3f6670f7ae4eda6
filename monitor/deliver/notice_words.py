"""What newsmon says of itself, put into words: the sentences stand in ``words``, the facts in the notice."""

from datetime import datetime

from monitor.deliver.phrases import Wording, counted
from monitor.deliver.when import dated
from monitor.domain.notices import Notice

MOST_NAMED = 4  # sources in one sentence


def in_words(notice: Notice, at: datetime, words: Wording, zone: str) -> str:
    """Say a notice in a sentence or more; the first is its headline. ``at`` is when it was decided."""
    sentence = (words.over if notice.over else words.notices)[notice.kind]
    return sentence.format(
        about=notice.about,
        detail=notice.detail,
        trouble=notice.trouble,
        sources=counted(words.sources, notice.sources),
        articles=counted(words.articles, notice.articles),
        count=notice.articles,
        of=notice.of,
        followed=notice.followed,
        looks=notice.looks,
        hours=notice.hours,
        delivery=notice.delivery,
        unread=words.unread.format(names=_some(notice.names)) if notice.names else "",
        worked=words.worked.format(time=dated(notice.since, zone)) if notice.since else words.never_worked,
        at=dated(at, zone),
        since=dated(notice.since, zone) if notice.since else "",
        until=dated(notice.until, zone) if notice.until else "",
    )


def _some(names: tuple[str, ...]) -> str:
    """Name a few, and say how many more there are: a message has little room."""
    more = f" (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
