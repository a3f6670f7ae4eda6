"""What travels beside the text: Apprise hands its plugins a title and a body, and takes back yes or no."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from monitor.deliver.channel import Letter
from monitor.deliver.render import Rendered
from monitor.deliver.service_answers import HttpAnswer
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A letter on its way through Apprise to one target.

    Our own plugins note what became of it in ``outcomes``; what receivers answered Apprise's stands in ``answers``.
    ``trouble`` is why the message could not be written as it should.
    """

    letter: Letter
    rendered: Rendered
    target: str
    locale: str
    now: datetime
    trouble: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    answers: list[HttpAnswer | Failed | Unclear] = field(default_factory=list)

    def note(self, outcome: Outcome) -> bool:
        """Keep what became of the letter, and return what Apprise wants to hear: whether it was taken."""
        self.outcomes.append(outcome)
        return isinstance(outcome, Sent)


# Apprise runs a plugin in a thread of its own and copies the context into it.
PARCEL: ContextVar[Parcel] = ContextVar("parcel")
