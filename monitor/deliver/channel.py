"""What is sent, and to where: a letter, those who read it, and the port of a channel that takes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Change
from monitor.domain.deliveries import Outcome
from monitor.domain.kinship.members import Elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The message that a letter takes up: what the same target was told before of the article, else of its story.

    ``at`` is when it was sent, ``key`` the key of the alert that it told, ``base`` the version that this alert sets out
    from: of an edit the one before it, of a new article its own; none where it told of no wording.
    """

    at: datetime
    title: str = ""
    article: int | None = None
    key: str = ""
    base: int | None = None

    def is_contained_in(self, alert: Alert) -> bool:
        """Whether an alert tells all that was told: an edit of the same article, from no later version on."""
        if alert.kind is not AlertKind.EDITED or alert.article != self.article:
            return False
        return self.base is not None and alert.previous is not None and alert.previous <= self.base


@dataclass(frozen=True, slots=True, kw_only=True)
class InAll:
    """What a further edit within the hour and those told before it come to: against a version, seen first at ``at``.

    ``change`` is none where nothing is left of them.
    """

    version: int
    at: datetime
    change: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one message carries: one alert, or a bundle of them, in the order in which they came about.

    ``repeat`` says that an earlier attempt may have arrived. ``thread`` is the reference that a
    channel gave for the story's first message (``Sent.thread``), ``earlier`` the message that this
    one continues or replaces, and ``in_all`` what its edit and those told before it come to. ``elsewhere`` says of a
    story who else prints its text. ``heading`` replaces the words that a bundle is headed with.
    ``test`` marks a sample, which is no news. Only a digest may be empty; ``name`` is then what it
    is known by.
    """

    alerts: tuple[Alert, ...]
    repeat: bool = False
    thread: str = ""
    earlier: Earlier | None = None
    in_all: InAll | None = None
    elsewhere: Mapping[int, Elsewhere] = field(default_factory=dict)
    bundle: Bundle = Bundle.NONE
    heading: str = ""
    name: str = ""
    test: bool = False

    def __post_init__(self) -> None:
        if not (self.alerts or (self.bundle is Bundle.DIGEST and self.name)):
            raise ValueError("a letter carries at least one alert, unless it is a digest with a name")

    def told_elsewhere(self, alert: Alert) -> Elsewhere | None:
        """Who else prints what an alert tells: said once of a story, with the last of its alerts."""
        if alert.story is None or alert is not next(one for one in reversed(self.alerts) if one.story == alert.story):
            return None
        return self.elsewhere.get(alert.story)

    @property
    def key(self) -> str:
        """The id under which receivers know the message: the same at every attempt."""
        if len(self.alerts) == 1:
            return self.alerts[0].key
        keys = (key for alert in self.alerts for key in alert.sums or (alert.key,))
        said = "\n".join(sorted(keys)) or self.name
        return sha256(said.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readership:
    """Those who read a channel.

    ``quoted`` is how many characters of an article one change may quote, ``pages`` the address of
    newsmon's own pages (``https://newsmon.paper.example``), where there are any.
    """

    locale: str = "en"
    zone: str = "UTC"
    quoted: int = 200
    pages: str = ""


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
