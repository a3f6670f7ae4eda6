"""What newsmon says of its own deliveries: that a channel takes nothing, that a message came out plain."""

from datetime import datetime

from monitor.domain.alerts import Alert, alert_key
from monitor.domain.deliveries import Delivery
from monitor.services.alerting.notices import of_ourselves


def given_up(delivery: Delivery, now: datetime) -> Alert:
    """Return the notice that a channel did not take a message, which waits to be taken up by hand."""
    there, why = f"{delivery.channel} ({delivery.target})", delivery.last_error
    said = {
        "en": f"{there} was not told: {why}. What it did not get is kept: `newsmon deliveries --dead` lists it, "
        f"`newsmon retry {delivery.id}` sends it again.",
        "ko": f"{there}에 전하지 못했습니다: {why}. 전하지 못한 알림은 보관됩니다: `newsmon deliveries --dead`로 보고 "
        f"`newsmon retry {delivery.id}`로 다시 보냅니다.",
    }
    return of_ourselves(said, alert_key(there, None, f"given up {delivery.id} after {delivery.fence}"), now)


def came_out_plain(delivery: Delivery, trouble: str, now: datetime) -> Alert:
    """Return the notice that messages to a channel could not be written as they should; once for each trouble."""
    said = {
        "en": f"messages to {delivery.channel} go out in plain words ({trouble}). Please report this to newsmon.",
        "ko": f"{delivery.channel} 알림을 간단한 글로 보냅니다({trouble}). newsmon에 알려 주세요.",
    }
    return of_ourselves(said, alert_key(delivery.channel, None, f"plain: {trouble}"), now)
