"""One alert on its way to one channel."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.bundles import BundleId


class State(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"  # due now or later; held ones have a due time in the future
    SENT = "sent"
    DEAD = "dead"  # given up; `newsmon retry` takes it up again
    CANCELLED = "cancelled"  # its channel is gone from the settings
    SILENCED = "silenced"  # somebody asked not to be told; never sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One alert on its way to one target of one channel; ``target`` is an identifier without secrets.

    One without an alert carries a digest that goes out although nothing may have happened. Deliveries
    of one ``bundle`` travel in one message. ``unclear`` says that an earlier attempt may have arrived.
    ``fence`` grows with each claim: a late answer of an old claim settles nothing. ``reason`` says
    which route chose it, and why then.
    """

    id: int
    alert_id: int | None
    alert_key: str
    channel: str
    target: str
    state: State
    attempts: int
    due_at: datetime
    bundle: BundleId | None = None
    unclear: bool = False
    fence: int = 0
    last_error: str = ""
    route: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A delivery that is to be made; plans of one ``bundle``, channel and target travel in one message."""

    channel: str
    target: str
    route: str
    due_at: datetime
    reason: str
    bundle: BundleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The channel took it; ``thread`` is what a later message of the same story refers to, if it has such a thing.

    ``trouble`` is what went wrong on the way all the same.
    """

    detail: str = ""
    thread: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The channel did not take it; ``permanent`` when trying again cannot help."""

    reason: str
    permanent: bool = False
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """Nobody can know whether the channel took it: the answer was lost."""

    reason: str


Outcome = Sent | Failed | Unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try of one delivery; ``letter`` is the id under which the receiver knows the message."""

    delivery_id: int
    started_at: datetime
    finished_at: datetime
    outcome: Outcome
    letter: str = ""
