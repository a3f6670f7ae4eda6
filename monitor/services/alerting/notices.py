"""What newsmon says of itself and its sources, put into words."""

from collections.abc import Mapping
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.looks.conditions import Condition
from monitor.domain.looks.keeping import KnownWave
from monitor.domain.looks.tracking import SourceState
from monitor.services.alerting.phrases import MET, OVER


def of_ourselves(said: Mapping[str, str], key: str, now: datetime, *, url: str = "", source: str = "") -> Alert:
    """Return a notice; ``said`` holds its words by language."""
    title = said["en"]
    return Alert(key=key, kind=AlertKind.SOURCE, at=now, url=url, title=title, reason=title, source=source, said=said)


def layout_changed(found: KnownWave, example: Alert, now: datetime) -> Alert:
    """Return the notice that many articles of an outlet changed alike, and what becomes of these edits."""
    outlet, wave = example.outlet or found.outlet, found.wave
    said = {
        "en": (
            f"{outlet}: layout changed? {wave.reason}. These edits are held; what has not been undone by "
            f"{found.until:%H:%M} UTC is told in one message then."
        ),
        "ko": (
            f"{outlet}: 지면 배치가 바뀐 듯합니다. 기사 {wave.articles}건이 한꺼번에 똑같이 바뀌었습니다. "
            f"알림을 보류하며, {found.until:%H:%M} UTC까지 되돌아가지 않으면 한 번에 묶어 알립니다."
        ),
    }
    key = alert_key(found.outlet, None, f"layout changed {found.began_at.isoformat()} {found.name}")
    return of_ourselves(said, key, now, url=example.url, source=example.source)


def condition_met(state: SourceState, met: Condition, now: datetime) -> Alert:
    """Return the notice that something is wrong with a source though it can be read."""
    source = state.source
    what, _, detail = met.name.partition(" ")
    count = {"articles": met.articles, "of": met.of, "reason": met.reason, "detail": detail, "name": source.name}
    since = f"{met.since:%Y-%m-%d %H:%M} UTC" if met.since else ""
    said = {language: words[what].format(**count, since=since) for language, words in MET.items()}
    return of_ourselves(said, _key(state, met.name), now, url=source.url, source=source.name)


def condition_over(state: SourceState, name: str, now: datetime) -> Alert:
    """Return the notice that what was wrong with a source is over."""
    source = state.source
    what, _, detail = name.partition(" ")
    said = {language: words[what].format(name=source.name, detail=detail) for language, words in OVER.items()}
    return of_ourselves(said, _key(state, f"over {name}"), now, url=source.url, source=source.name)


def _key(state: SourceState, what: str) -> str:
    return alert_key(f"{state.source.name} {state.source.url}", None, f"{what} at the look of {state.checked_at}")
