"""What is sent, and to where: a letter, and the port of a channel that takes it."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from monitor.domain.alerts import Alert
from monitor.domain.deliveries import Outcome


class Bundle(StrEnum):
    """Why several alerts travel in one message."""

    NONE = "none"
    DIGEST = "digest"
    QUIET = "quiet"  # held back until quiet hours ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one message carries: one alert, or a bundle of them, in the order in which they came about.

    ``repeat`` says that an earlier attempt may have arrived. ``thread`` is the reference that a
    channel gave for the story's first message (``Sent.thread``). ``heading`` replaces the words
    that a bundle is headed with.
    """

    alerts: tuple[Alert, ...]
    repeat: bool = False
    thread: str = ""
    bundle: Bundle = Bundle.NONE
    heading: str = ""

    def __post_init__(self) -> None:
        if not self.alerts:
            raise ValueError("a letter carries at least one alert")

    @property
    def key(self) -> str:
        """The id under which receivers know the message: the same at every attempt."""
        if len(self.alerts) == 1:
            return self.alerts[0].key
        return sha256("\n".join(sorted(alert.key for alert in self.alerts)).encode()).hexdigest()[:32]


class Channel(Protocol):
    """A place to tell; ``targets`` are identifiers without secrets, stable from run to run."""

    @property
    def name(self) -> str:
        """The name it has in the settings."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Those that get each message, one by one."""

    def send(self, letter: Letter, target: str) -> Outcome:
        """Send a letter to one target and say what became of it; takes seconds, belongs in a thread."""
