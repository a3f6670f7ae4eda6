"""What travels beside the text: Apprise hands its plugins a title and a body, and takes back yes or no."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from monitor.deliver.channel import Letter
from monitor.deliver.render import Rendered
from monitor.domain.deliveries import Outcome, Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A letter on its way through Apprise to one target; the plugin notes what became of it in ``outcomes``."""

    letter: Letter
    rendered: Rendered
    target: str
    locale: str
    zone: str
    now: datetime
    outcomes: list[Outcome] = field(default_factory=list)

    def note(self, outcome: Outcome) -> bool:
        """Keep what became of the letter, and return what Apprise wants to hear: whether it was taken."""
        self.outcomes.append(outcome)
        return isinstance(outcome, Sent)


# Apprise runs a plugin in a thread of its own and copies the context into it.
PARCEL: ContextVar[Parcel] = ContextVar("parcel")
