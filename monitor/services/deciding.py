"""What is kept of a decision, so that somebody can ask later why they were told, or were not."""

from monitor.domain.looks.tracking import KEPT_BACK, NOT_TOLD, TOLD, Decided
from monitor.domain.telling.alerting import Silence
from monitor.services.alerting.keeping import Course, Fate
from monitor.services.intake.weighing import Weighed


def decided(weighed: Weighed, course: Course) -> Decided:
    """Say in words what was decided at a look, and why."""
    decision = weighed.decision
    if course.fate is Fate.UNDONE:
        return Decided(word=NOT_TOLD, reason=course.reason)
    if course.cause is not None:
        return Decided(word=KEPT_BACK, reason=f"{course.reason}; {decision.reason}")
    if isinstance(decision, Silence):
        return Decided(word=NOT_TOLD, reason=decision.reason)
    return Decided(word=f"{TOLD} {decision.kind}", reason=decision.reason)
