"""Where newsmon's own pages are: an article's history, and what a click can mute."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlencode

from monitor.domain.alerts import Alert
from monitor.domain.telling.muting import sentence_id

LONGEST_OUTLET = 100  # characters that an address may hold


class MuteScope(StrEnum):
    """What a reader may ask not to be told of any more."""

    ARTICLE = "article"
    STORY = "story"
    KIND = "kind"  # alerts of this kind at this outlet
    SENTENCE = "sentence"  # a line that changes again and again


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPages:
    """The pages of newsmon that concern an alert; all empty where newsmon shows none."""

    article: str = ""
    mute: str = ""  # where all that can be silenced is offered
    mutes: tuple[tuple[MuteScope, str], ...] = ()


def page_of(article: int | None, base: str, key: str = "") -> str:
    """Return the address of an article's history, at the alert of that key; empty where newsmon shows none."""
    if not base or article is None:
        return ""
    return f"{base.rstrip('/')}/articles/{article}" + (f"#{key}" if key else "")


def own_pages(alert: Alert, base: str) -> OwnPages:
    """Return the addresses for an alert; ``base`` is where newsmon's pages begin, empty where there are none.

    A mute link opens a page that asks first: programs that follow links in messages must change nothing.
    """
    if not base:
        return OwnPages()
    root = base.rstrip("/")
    mutes = ((what, f"{root}/mute?{urlencode(asked, quote_via=quote)}") for what, asked in mutes_of(alert))
    return OwnPages(article=page_of(alert.article, base), mute=f"{root}/mute?alert={alert.key}", mutes=tuple(mutes))


def mutes_of(alert: Alert) -> Iterator[tuple[MuteScope, dict[str, str]]]:
    """Give what can be muted of an alert, each with what stands in the address that asks for it."""
    if alert.article is not None:
        yield MuteScope.ARTICLE, {"article": str(alert.article)}
    if alert.story is not None:
        yield MuteScope.STORY, {"story": str(alert.story)}
    if 0 < len(alert.outlet) <= LONGEST_OUTLET:
        yield MuteScope.KIND, {"kind": alert.kind.value, "outlet": alert.outlet}
    sentences = alert.change.sentences if alert.change else ()
    if sentences:
        yield MuteScope.SENTENCE, {"sentence": sentence_id(sentences[0].after or sentences[0].before)}
