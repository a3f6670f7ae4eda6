"""When a page that cannot be found may be called removed."""

from datetime import datetime, timedelta

from monitor.domain.tracking import Known
from monitor.domain.verdicts import Verdict, VerdictKind

LOOKS = 4
SPAN = timedelta(hours=3)


def removal(known: Known, verdict: Verdict, now: datetime) -> str:
    """Say why an article counts as removed with this look; empty while it is not sure.

    Hosts answer 404 for minutes and mean nothing by it: several looks must fail, over hours.
    """
    if verdict.kind is not VerdictKind.GONE or known.gone_since is None or known.removed:
        return ""
    # A look of another kind in between (an outage, a wall) begins the count anew.
    if known.verdict is not VerdictKind.GONE or known.failures + 1 < LOOKS or now - known.gone_since < SPAN:
        return ""
    return f"not found since {known.gone_since:%Y-%m-%d %H:%M}Z, in {known.failures + 1} looks: {verdict.reason}"
