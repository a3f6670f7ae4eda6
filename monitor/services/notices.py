"""What newsmon says of itself and its sources, put into words."""

from collections.abc import Mapping
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.keeping import KnownWave


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
    key = alert_key(found.outlet, None, f"layout changed {found.began_at.isoformat()}")
    return of_ourselves(said, key, now, url=example.url, source=example.source)
