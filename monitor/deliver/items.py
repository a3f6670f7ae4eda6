"""One alert put into words: what every form of message shows of it, page text already inert."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor.deliver.channel import InAll, Readership
from monitor.deliver.notice_words import in_words
from monitor.deliver.own_pages import MuteScope, own_pages
from monitor.deliver.phrases import BETWEEN, Wording, counted, kind_word
from monitor.deliver.quoted_sentences import QuotedSentence, quotes
from monitor.deliver.safe import inert, link
from monitor.deliver.when import hour, last_edit, moment, when
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Change, FigureChange, Severity
from monitor.domain.kinship.members import Elsewhere
from monitor.domain.texts.cutting import cut
from monitor.domain.ties import Tie

HEADLINE = 300  # characters of a headline in a message
LEAD = 200
OUTLET = 16  # characters; with the kind it leaves half of a phone's preview to the headline
FIGURES = 6
OURSELVES = "newsmon"  # in the place of an outlet
ENGLISH = "en"  # in which reasons are recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a message shows of one alert, in the reader's language and zone; what does not apply is empty."""

    alert: Alert
    kind: str
    outlet: str
    headline: str
    headline_before: str = ""
    moved: tuple[str, ...] = ()  # which topics an edit brought in, and which it took out
    last_edit: str = ""  # of a removal: what the change is that stands in the message
    lead: str = ""
    figures: tuple[str, ...] = ()
    quotes: tuple[QuotedSentence, ...] = ()
    sides: tuple[str, str] = ("", "")  # how both sides of a sentence are called
    more: str = ""
    steps: str = ""
    in_all: str = ""  # what it and the edits told before it come to
    elsewhere: str = ""  # who else prints the text, where that alone was not told
    compared: str = ""  # of a copy or a further step: the telling that it is compared with, and its outlet
    correction: str = ""
    when: str = ""
    topics: str = ""
    matched: str = ""  # the topics, each with the word that meets it
    why: str = ""
    link: str = ""
    history: str = ""
    mute: str = ""
    mutes: tuple[tuple[str, str], ...] = ()  # what can be silenced, and the address that asks for it

    @property
    def subject(self) -> str:
        """Outlet, kind and headline in one line, so that a phone's preview says it all."""
        return f"{self.outlet} {self.kind}{BETWEEN}{self.headline}"


def item_of(
    alert: Alert,
    words: Wording,
    reader: Readership,
    others: Elsewhere | None = None,
    in_all: InAll | None = None,
) -> Item:
    """Put an alert into words; ``others`` print the text of its story, too, and it is an edit of several ``in_all``."""
    if alert.kind is AlertKind.SOURCE:
        return _about_source(alert, words, reader.zone)
    shown, left = quotes(alert.change, reader.quoted) if alert.change else ((), 0)
    pages = own_pages(alert, reader.pages)
    return Item(
        alert=alert,
        kind=kind_word(words, alert),
        outlet=_outlet(alert),
        headline=_headline(alert.title),
        headline_before=_headline_before(alert),
        moved=tuple(_moved(alert, words)),
        last_edit=last_edit(alert, words, reader.zone),
        lead="" if alert.change else cut(inert(alert.lead), min(LEAD, reader.quoted)),
        figures=_of_copy(alert.change, words) if alert.tie is Tie.COPY else _figures(alert.change, words),
        quotes=shown,
        sides=(words.there, words.here) if alert.tie is Tie.COPY else (words.before, words.after),
        more=counted(words.more, left) if left else "",
        steps=_steps(alert, words),
        in_all=_in_all(in_all, words, reader.zone, alert.at) if in_all else "",
        elsewhere=_elsewhere(others, words) if others else "",
        compared=words.compared.format(against=cut(inert(alert.against), LEAD)) if alert.against else "",
        correction=cut(inert(alert.change.notice), LEAD) if alert.change else "",
        when=when(alert, words, reader.zone),
        topics=_listed(alert.topics),
        matched=_listed(_met(topic, alert.matched.get(topic, "")) for topic in alert.topics),
        why=_why(alert, words),
        link=link(alert.address) or words.no_link,
        history=pages.article,
        mute=pages.mute,
        mutes=tuple((_muted(what, alert, words), address) for what, address in pages.mutes),
    )


def _about_source(alert: Alert, words: Wording, zone: str) -> Item:
    """Say in a plain sentence or two what newsmon tells of itself and its sources."""
    headline, _, lead = inert(_of_ourselves(alert, words, zone)).partition(". ")
    return Item(
        alert=alert,
        kind=words.kinds[alert.kind],
        outlet=OURSELVES,
        headline=cut(headline, HEADLINE),
        lead=lead,
        when="" if alert.sums else moment(alert.at, zone),
        link=link(alert.address),
    )


def _of_ourselves(alert: Alert, words: Wording, zone: str) -> str:
    if alert.notice is not None:
        return in_words(alert.notice, alert.at, words, zone)
    return alert.said.get(words.locale) or f"{alert.title or alert.reason}. {alert.lead}"


def _outlet(alert: Alert) -> str:
    return cut(inert(alert.outlet or alert.source or alert.address.host), OUTLET)


def _headline(title: str) -> str:
    return cut(inert(title), HEADLINE)


def _headline_before(alert: Alert) -> str:
    """Return the headline that an edit replaced; a further article has its own, and names the one before it."""
    if alert.kind is AlertKind.FOLLOWUP or alert.change is None or alert.change.title is None:
        return ""
    return _headline(alert.change.title.before)


def _moved(alert: Alert, words: Wording) -> Iterator[str]:
    if alert.entered:
        yield words.entered.format(topics=_listed(alert.entered))
    if alert.left:
        yield words.left.format(topics=_listed(alert.left))


def _listed(topics: Iterable[str]) -> str:
    return ", ".join(inert(topic) for topic in topics)


def _met(topic: str, word: str) -> str:
    """Name a topic, and beside it the word of the article that meets it, where that is another.

    >>> _met("SoftBank", "소프트뱅크"), _met("SoftBank", "Softbank")
    ('SoftBank (소프트뱅크)', 'SoftBank')
    """
    return topic if word.casefold() in {"", topic.casefold()} else f"{topic} ({word})"


def _figures(change: Change | None, words: Wording) -> tuple[str, ...]:
    figures = change.figures[:FIGURES] if change else ()
    return tuple(_figure(each) if each.before and each.after else _one_sided(each, words) for each in figures)


def _of_copy(change: Change | None, words: Wording) -> tuple[str, ...]:
    """Say which figures a copy has in the place of others: nobody changed them, two papers differ."""
    figures = change.figures[:FIGURES] if change else ()
    return tuple(
        words.instead.format(before=inert(each.before), after=inert(each.after))
        if each.before and each.after
        else _one_sided(each, words)
        for each in figures
    )


def _one_sided(figure: FigureChange, words: Wording) -> str:
    """Say of a figure without another in its place that it is gone, or new; the article states it nowhere else."""
    return (words.gone if figure.before else words.come).format(figure=inert(figure.before or figure.after))


def _figure(figure: FigureChange) -> str:
    """Write both sides of a figure, the word that they share (a currency) once.

    >>> _figure(FigureChange(before="3,200억 달러", after="3,700억 달러", unit="USD", percent=15.625))
    '3,200억 → 3,700억 달러 (+15.6 %)'
    """
    before, after = inert(figure.before), inert(figure.after)
    number, _, unit = before.rpartition(" ")
    if after.endswith(f" {unit}") and any(map(str.isdigit, number)) and not any(map(str.isdigit, unit)):
        before = number
    percent = f" ({figure.percent:+,.1f} %)" if figure.percent is not None else ""
    return f"{before} → {after}{percent}"


def _steps(alert: Alert, words: Wording) -> str:
    """Say that a change sums up several edits, and which."""
    if alert.steps <= 1:
        return ""
    return words.steps.format(first=alert.previous, last=alert.revision, count=alert.steps)


def _elsewhere(others: Elsewhere, words: Wording) -> str:
    """Say at how many other outlets a text stands, and at how many of them under another headline."""
    retitled = counted(words.retitled, others.retitled) if others.retitled else ""
    return ", ".join(filter(None, (counted(words.elsewhere, others.outlets), retitled)))


def _in_all(found: InAll, words: Wording, zone: str, at: datetime) -> str:
    """Say what several edits come to: figures and headline before the first and after the last, else the kinds."""
    change = found.change
    parts = [*_figures(change, words)]
    if change and change.title:
        parts.append(words.headlines.format(before=_headline(change.title.before), after=_headline(change.title.after)))
    kinds = ", ".join(words.changes[kind] for kind in change.kinds) if change else words.nothing_left
    since = hour(found.at, zone, beside=at)
    return words.in_all.format(version=found.version, time=since, what="; ".join(parts) or kinds)


def _muted(what: MuteScope, alert: Alert, words: Wording) -> str:
    return words.mutes[what].format(kind=words.kinds[alert.kind], outlet=_outlet(alert))


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
    changed = words.changed.format(changes=changes, severity=words.severities[severity])
    return words.unsure.format(changed=changed) if alert.change and alert.change.doubt else changed
