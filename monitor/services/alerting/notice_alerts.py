"""What newsmon says of itself, its sources and its channels, as alerts; its words come from ``deliver``."""

from datetime import datetime

from monitor.deliver.notice_words import in_words
from monitor.deliver.phrases import wording
from monitor.domain.addresses.address import NOWHERE, Address
from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.deliveries import Delivery
from monitor.domain.looks.conditions import Condition
from monitor.domain.looks.held import KnownWave
from monitor.domain.looks.tracking import SourceState
from monitor.domain.notices import Fault, Notice, NoticeKind

RECORDED = wording("en")  # the words in which alerts are kept and listed, whatever their channels speak


def of_ourselves(notice: Notice, key: str, now: datetime, *, at: Address = NOWHERE, source: str = "") -> Alert:
    """Return a notice as an alert."""
    title = in_words(notice, now, RECORDED, "UTC")
    return Alert(
        key=key, kind=AlertKind.SOURCE, at=now, url=at.url, title=title, reason=title, source=source, notice=notice
    )


def of_source(notice: Notice, state: SourceState, what: str, now: datetime) -> Alert:
    """Return a notice of a source as an alert; ``what`` tells it from others of that source."""
    source = state.source
    key = alert_key(f"{source.name} {source.url}", None, what)
    return of_ourselves(notice, key, now, at=source.address, source=source.name)


def layout_changed(found: KnownWave, example: Alert, now: datetime) -> Alert:
    """Return the notice that many articles of an outlet changed alike, and what becomes of these edits."""
    notice = Notice(
        kind=NoticeKind.HELD,
        about=example.outlet or found.outlet,
        articles=found.wave.articles,
        trouble=found.wave.reason,
        until=found.until,
    )
    key = alert_key(found.outlet, None, f"layout changed {found.began_at.isoformat()} {found.name}")
    return of_ourselves(notice, key, now, at=example.address, source=example.source)


def condition_met(state: SourceState, met: Condition, now: datetime) -> Alert:
    """Return the notice that something is wrong with a source though it can be read."""
    notice = Notice(
        kind=met.fault.kind,
        about=state.source.name,
        detail=met.fault.detail,
        trouble=met.reason,
        articles=met.articles,
        of=met.of,
        hours=met.hours,
        since=met.since,
    )
    return of_source(notice, state, _at_its_look(state, met.fault.name), now)


def condition_over(state: SourceState, fault: Fault, now: datetime) -> Alert:
    """Return the notice that what was wrong with a source is over."""
    notice = Notice(kind=fault.kind, about=state.source.name, detail=fault.detail, over=True)
    return of_source(notice, state, _at_its_look(state, f"over {fault.name}"), now)


def _at_its_look(state: SourceState, what: str) -> str:
    return f"{what} at the look of {state.checked_at}"


def given_up(delivery: Delivery, now: datetime) -> Alert:
    """Return the notice that a channel did not take a message, which waits to be taken up by hand."""
    notice = Notice(
        kind=NoticeKind.UNDELIVERED,
        about=delivery.channel,
        detail=delivery.target,
        trouble=delivery.last_error,
        delivery=delivery.id,
    )
    there = f"{delivery.channel} ({delivery.target})"
    return of_ourselves(notice, alert_key(there, None, f"given up {delivery.id} after {delivery.fence}"), now)


def came_out_plain(delivery: Delivery, trouble: str, now: datetime) -> Alert:
    """Return the notice that messages to a channel could not be written as they should; once for each trouble."""
    notice = Notice(kind=NoticeKind.PLAIN, about=delivery.channel, trouble=trouble)
    return of_ourselves(notice, alert_key(delivery.channel, None, f"plain: {trouble}"), now)
