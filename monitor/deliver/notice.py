"""One alert put into words: what every form of message shows of it, page text already inert."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.deliver.channel import Reader
from monitor.deliver.own_pages import Mute, own_pages
from monitor.deliver.phrases import Wording, kind_word
from monitor.deliver.quotes import Quote, quotes
from monitor.deliver.safe import cut, inert, link
from monitor.deliver.times import hour, moment, span
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Change, Severity
from monitor.domain.ties import Tie
from monitor.domain.urls import host_of

HEADLINE = 300  # characters of a headline in a message
LEAD = 200
OUTLET = 16  # characters; with the kind it leaves half of a phone's preview to the headline
FIGURES = 6
BETWEEN = " · "
OURSELVES = "newsmon"  # in the place of an outlet
ENGLISH = "en"  # in which reasons are recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a message shows of one alert, in the reader's language and zone; what does not apply is empty."""

    alert: Alert
    kind: str
    outlet: str
    headline: str
    headline_before: str = ""
    moved: tuple[str, ...] = ()  # which topics an edit brought in, and which it took out
    lead: str = ""
    figures: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    more: str = ""
    steps: str = ""
    correction: str = ""
    when: str = ""
    topics: str = ""
    why: str = ""
    link: str = ""
    history: str = ""
    mute: str = ""
    mutes: tuple[tuple[str, str], ...] = ()  # what can be silenced, and the address that asks for it

    @property
    def subject(self) -> str:
        """Outlet, kind and headline in one line, so that a phone's preview says it all."""
        return f"{self.outlet} {self.kind}{BETWEEN}{self.headline}"


def notice(alert: Alert, words: Wording, reader: Reader) -> Notice:
    """Put an alert into words."""
    if alert.kind is AlertKind.SOURCE:
        return _about_source(alert, words, reader.zone)
    shown, left = quotes(alert.change, reader.quoted) if alert.change else ((), 0)
    pages = own_pages(alert, reader.pages)
    return Notice(
        alert=alert,
        kind=kind_word(words, alert),
        outlet=_outlet(alert),
        headline=_headline(alert.title),
        headline_before=_headline_before(alert.change),
        moved=tuple(_moved(alert, words)),
        lead="" if alert.change else cut(inert(alert.lead), min(LEAD, reader.quoted)),
        figures=_figures(alert.change),
        quotes=shown,
        more=words.more.format(count=left) if left else "",
        steps=_steps(alert, words),
        correction=cut(inert(alert.change.notice), LEAD) if alert.change else "",
        when=_when(alert, words, reader.zone),
        topics=_listed(alert.topics),
        why=_why(alert, words),
        link=link(alert.url) or words.no_link,
        history=pages.article,
        mute=pages.mute,
        mutes=tuple((_muted(what, alert, words), address) for what, address in pages.mutes),
    )


def _about_source(alert: Alert, words: Wording, zone: str) -> Notice:
    """Say in a plain sentence or two what newsmon tells of itself and its sources."""
    headline = _headline(alert.said.get(words.locale) or alert.title or alert.reason)
    lead = inert(alert.lead or alert.reason)
    return Notice(
        alert=alert,
        kind=words.kinds[alert.kind],
        outlet=OURSELVES,
        headline=headline,
        lead="" if alert.said or lead == headline else lead,
        when=moment(alert.at, zone),
        link=link(alert.url),
    )


def _outlet(alert: Alert) -> str:
    return cut(inert(alert.outlet or alert.source or host_of(alert.url)), OUTLET)


def _headline(title: str) -> str:
    return cut(inert(title), HEADLINE)


def _headline_before(change: Change | None) -> str:
    return _headline(change.title.before) if change and change.title else ""


def _moved(alert: Alert, words: Wording) -> Iterator[str]:
    if alert.entered:
        yield words.entered.format(topics=_listed(alert.entered))
    if alert.left:
        yield words.left.format(topics=_listed(alert.left))


def _listed(topics: Iterable[str]) -> str:
    return ", ".join(inert(topic) for topic in topics)


def _figures(change: Change | None) -> tuple[str, ...]:
    figures = change.figures[:FIGURES] if change else ()
    return tuple(
        f"{inert(figure.before)} → {inert(figure.after)}"
        + (f" ({figure.percent:+,.1f} %)" if figure.percent is not None else "")
        for figure in figures
    )


def _steps(alert: Alert, words: Wording) -> str:
    """Say that a change sums up several edits, and which."""
    if alert.steps <= 1:
        return ""
    return words.steps.format(first=alert.previous, last=alert.revision, count=alert.steps)


def _muted(what: Mute, alert: Alert, words: Wording) -> str:
    return words.mutes[what].format(kind=words.kinds[alert.kind], outlet=_outlet(alert))


def _when(alert: Alert, words: Wording, zone: str) -> str:
    said: tuple[str, ...]
    match alert.kind:
        case AlertKind.EDITED:
            said = (_interval(alert, words.edited_between, words.edited_by, zone), _claim(alert, words, zone))
        case AlertKind.REMOVED:
            said = (
                _interval(alert, words.removed_between, words.removed_by, zone),
                _last_edit(alert, words, zone),
                _published(alert, words, zone),
            )
        case AlertKind.UNREACHABLE:
            missing = words.missing.format(time=moment(alert.seen_at or alert.at, zone))
            said = (missing, _published(alert, words, zone))
        case _:
            said = (_published(alert, words, zone), words.found.format(time=moment(alert.seen_at or alert.at, zone)))
    return BETWEEN.join(part for part in said if part)


def _last_edit(alert: Alert, words: Wording, zone: str) -> str:
    """Say what the last edit before a removal was, whose words stand in the message."""
    if alert.change is None or alert.edited_at is None:
        return ""
    changes = ", ".join(words.changes[kind] for kind in alert.change.kinds)
    return words.last_edit.format(time=moment(alert.edited_at, zone), changes=changes)


def _interval(alert: Alert, between: str, by: str, zone: str) -> str:
    """Say between which looks it happened; the time that the publisher states beside it names the day."""
    seen = alert.seen_at or alert.at
    if alert.unseen_since is None:
        return by.format(time=moment(seen, zone))
    stated = None if _silent(alert) else alert.modified or alert.published
    return between.format(span=span(alert.unseen_since, seen, zone, beside=stated))


def _claim(alert: Alert, words: Wording, zone: str) -> str:
    """Say what the publisher states about the time of the edit, beside what we saw."""
    stated = alert.modified or alert.published
    if _silent(alert) and stated is not None:
        return words.unmoved.format(time=hour(stated, zone, beside=alert.seen_at or alert.at))
    if _silent(alert):
        return words.unmoved_unknown
    if alert.modified is not None:
        return words.modified.format(time=moment(alert.modified, zone))
    return _published(alert, words, zone)


def _silent(alert: Alert) -> bool:
    return alert.change is not None and alert.change.silent is True


def _published(alert: Alert, words: Wording, zone: str) -> str:
    return words.published.format(time=moment(alert.published, zone)) if alert.published else ""


def _why(alert: Alert, words: Wording) -> str:
    """Say why somebody is told; reasons are recorded in English, so other languages say it from the facts."""
    if alert.kind is AlertKind.EDITED:
        return _changed(alert, words)
    reason = cut(inert(alert.reason), LEAD) if words.locale == ENGLISH else ""
    told = words.copied if alert.tie is Tie.COPY else words.reasons[alert.kind]
    return words.why.format(reason=reason or told)


def _changed(alert: Alert, words: Wording) -> str:
    kinds = alert.change.kinds if alert.change else ()
    severity = max(alert.severity, alert.change.severity if alert.change else Severity.NONE)
    changes = ", ".join(words.changes[kind] for kind in kinds) or words.reasons[AlertKind.EDITED]
    return words.changed.format(changes=changes, severity=words.severities[severity])
