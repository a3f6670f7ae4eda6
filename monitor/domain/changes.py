"""What happened between two revisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

UNSURE = "reading unsure: "  # opens, in a reason, why a reading is in doubt


class Kind(StrEnum):
    """What an edit did; several may hold."""

    HEADLINE = "headline"
    FIGURE = "figure"
    QUOTE = "quote"
    NAME = "name"
    ATTRIBUTION = "attribution"
    NEGATION = "negation"
    CORRECTION = "correction"
    UPDATED = "updated"
    EXPANDED = "expanded"
    CUT = "cut"
    MOVED = "moved"
    CAPTION = "caption"
    BYLINE = "byline"
    LABEL = "label"
    REPHRASED = "rephrased"
    TYPO = "typo"
    SPACING = "spacing"
    TYPOGRAPHIC = "typographic"
    REVERT = "revert"
    FLAP = "flap"


class Severity(IntEnum):
    """How much an edit matters."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """The name people write: ``high``."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Severity":
        """Read the name people write.

        >>> Severity.of("high") is Severity.HIGH
        True
        """
        return cls[word.upper()]


class Op(StrEnum):
    """What happened to a sentence."""

    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """A sentence that was added, removed, replaced or moved; the missing side is empty."""

    op: Op
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure that gave way to another, both as written on the page; ``percent`` where it can be told."""

    before: str
    after: str
    unit: str = ""
    percent: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleChange:
    """Both headlines as shown."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edit did, with its evidence: for each kind the words that show it.

    ``silent`` is true when wording changed and neither the publisher's modified time nor a
    notice says so, false when one does, and none where this outlet's time was never seen to move.
    ``turns`` says how often in a row wordings that were there before have now given way to each
    other: 1 when that is first seen (a ``flap``), more when it goes on, 0 where none is.
    ``doubt`` is why one of the two readings may be wrong: such a change is medium at most.
    """

    kinds: tuple[Kind, ...]
    severity: Severity
    silent: bool | None
    reason: str
    title: TitleChange | None = None
    figures: tuple[FigureChange, ...] = ()
    sentences: tuple[SentenceChange, ...] = ()
    notice: str = ""
    reverts_to: int | None = None
    turns: int = 0
    doubt: str = ""
    evidence: Mapping[Kind, str] = field(default_factory=dict)

    @property
    def decided_by(self) -> Kind | None:
        """The kind that decided how much the edit matters: the weightiest, which stands first; none without kinds."""
        return self.kinds[0] if self.kinds else None


def in_short(change: Change) -> str:
    """Say in a line what an edit is: ``high: figure, quote; silent``."""
    silent = {True: "; silent", False: "; admitted", None: ""}[change.silent]
    return f"{change.severity.word}: {', '.join(change.kinds)}{silent}"


class Finding(StrEnum):
    """What comparing two states of a page came to; the page verdicts but ``article`` are findings too."""

    EDIT = "edit"
    NONE = "none"
    TECHNICAL = "technical"
    FOLLOWUP = "followup"
    OTHER_STORY = "other_story"
    BLOCKED = "blocked"
    WALL = "wall"
    CUT = "cut"
    GONE = "gone"
    MOVED = "moved"
    EMPTY = "empty"
    NOT_ARTICLE = "not-an-article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The outcome of comparing two states: a finding, its reason, and the change if there is one.

    ``tell`` is what would be told once confirmed.
    """

    finding: Finding
    reason: str
    tell: bool = False
    change: Change | None = None
