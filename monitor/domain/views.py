"""What is shown to whoever asks: answers with all that a terminal, a page or a program needs to lay them out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.addresses.address import Address
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.articles import Revision
from monitor.domain.changes import Change
from monitor.domain.deliveries import Attempt, Delivery
from monitor.domain.kinship.figure_board import Measure
from monitor.domain.kinship.members import StoryAbout, StoryCorrection, StoryMember
from monitor.domain.looks.cadence import Next
from monitor.domain.looks.comparing import Compared
from monitor.domain.looks.conditions import Condition, VerdictCount
from monitor.domain.looks.coverage import Coverage
from monitor.domain.looks.tracking import Known, Sighting, SourceState
from monitor.domain.looks.verdicts import Look
from monitor.domain.matches.snippets import Snippet
from monitor.domain.matches.spellings import Spelling
from monitor.domain.statements import Statement
from monitor.domain.telling.judgement import Judgement
from monitor.domain.topics import Matching, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class EditView:
    """What one edit of an article did: from which revision to which, and when the later one was first seen."""

    before: int
    after: int
    change: Change
    seen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article in one of its wordings, and what is known of it; ``outlet`` is its name for people.

    ``revision`` is the newest one, or the one that was known at the instant that was asked for. Edits and sightings
    are all there are, in the order they came.
    """

    known: Known
    revision: Revision
    outlet: str
    addresses: tuple[str, ...]
    topics: tuple[str, ...]
    edits: tuple[EditView, ...]
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffView:
    """Two revisions of an article and what comparing them comes to today.

    ``recorded`` is the change as it was recorded, where one revision follows the other. ``reread``: both pages were
    read again by today's readers.
    """

    known: Known
    before: Revision
    after: Revision
    compared: Compared
    recorded: Change | None = None
    reread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source, how much it lists, what the newest looks at its articles came to, and what holds of it now.

    ``upcoming`` is its next look, and why it is then.
    """

    state: SourceState
    upcoming: Next
    listed: int
    verdicts: tuple[VerdictCount, ...]
    holds: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """What was seen of edits of the articles that have a topic, a source or an outlet (``by``) of this name."""

    by: str
    name: str
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """An alert that told of an article."""

    alert: int
    kind: AlertKind
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TellerView:
    """An article of a story: its step of a wire chain, why it belongs here, what of it was told, and what differs.

    ``differs`` is against the story's first article, by the newest wording of both.
    """

    member: StoryMember
    stage: str
    told: tuple[ToldView, ...]
    differs: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindView:
    """An article that still carries a corrected figure, and the sentence that does."""

    article: int
    outlet: str
    url: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadView:
    """A figure that an article of the story put right, and who has not followed."""

    article: int
    outlet: str
    before: str
    after: str
    still: tuple[BehindView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """All that is known of a story."""

    about: StoryAbout
    tellers: tuple[TellerView, ...]
    spread: tuple[SpreadView, ...]
    corrections: tuple[StoryCorrection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGlance:
    """A story in a list; ``event`` is the first of the listed stories that tell of the same event in other words."""

    about: StoryAbout
    event: int
    members: tuple[StoryMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeView:
    """What newsmon would make of a page: the look at it, the topics that it meets, and what would become of it.

    ``known`` is the article as far as it is known, which the look was compared with.
    """

    look: Look
    matching: Matching
    known: Known | None
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic of the settings, and how many articles met it."""

    topic: Topic
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingsView:
    """Spellings that a topic may lack, looked for in so many articles (``read``); ``known`` are those that it has."""

    topic: Topic
    known: tuple[str, ...]
    read: int
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How newsmon stands: articles known and followed, deliveries open and given up, sources that cannot be read."""

    articles: int
    followed: int
    waiting: int
    given_up: int
    troubled: tuple[SourceState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertView:
    """An alert, and the number it is listed under."""

    id: int
    alert: Alert


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryView:
    """A delivery with its alert, if it carries one, and its attempts, the oldest first."""

    delivery: Delivery
    alert: Alert | None
    attempts: tuple[Attempt, ...]


class StepKind(StrEnum):
    """What a step of an explanation is about."""

    LISTED = "listed"
    TRIED = "tried"
    WAITS = "waits"
    READ = "read"
    TOPIC = "topic"
    STORY = "story"
    DECIDED = "decided"
    LOOKED = "looked"
    LOOKS = "looks"  # so many of those before it
    TOLD = "told"
    FOUND = "found"
    MUTE = "mute"
    ROUTE = "route"
    WAITING = "waiting"  # a delivery, as its state is called
    SENT = "sent"
    DEAD = "dead"
    CANCELLED = "cancelled"
    ATTEMPT = "attempt"
    HELD = "held"
    NEXT = "next"
    SOURCE = "source"
    HOST = "host"
    ROBOTS = "robots"
    GUARD = "guard"
    TRY = "try"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedStep:
    """One thing that happened, or did not: what it was about, when (UTC), what came of it, and why.

    What stands as text was recorded so, or is a name. ``number`` counts attempts and looks. ``until`` is the end of
    what lasted. A ``below`` step belongs to the one before it.
    """

    kind: StepKind
    said: Statement | str
    reason: Statement | str = ""
    number: int = 0
    at: datetime | None = None
    until: datetime | None = None
    below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What can be said of something: its headline and address, the answer in a line, and the steps that led to it."""

    title: Statement | str
    url: str
    answer: Statement
    steps: tuple[ExplainedStep, ...]
    article: int | None = None
    story: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedStep:
    """A step of an explanation in the words of a language; its fields are those that programs are shown."""

    what: str
    said: str
    reason: str
    at: datetime | None
    until: datetime | None
    below: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedExplanation:
    """An explanation in the words of a language; its fields are those that programs are shown."""

    title: str
    url: str
    answer: str
    steps: tuple[WordedStep, ...]
    article: int | None
    story: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Revisions in a row that say what was searched for; ``gone_at`` is when the next one was seen, that does not."""

    first: int
    last: int
    since: datetime
    gone_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article that answers a search, by the newest of its revisions that does.

    ``revisions`` is how many it has by now, ``stood`` in which of them the words stand, ``hits`` in how many places.
    ``revision_id`` is where a search goes on behind it. ``title_marks`` are from where to where in the
    headline, ``snippet`` is the sentence that holds most. ``technical``: newsmon alone read the page otherwise.
    """

    article: int
    identity: str
    revision: int
    revision_id: int
    revisions: int
    title: str
    url: str
    source: str
    outlet: str
    story: int | None
    seen_at: datetime
    published: datetime | None
    modified: datetime | None
    technical: bool
    removed: bool
    stood: tuple[Stand, ...]
    hits: int
    title_marks: tuple[tuple[int, int], ...]
    snippet: Snippet | None

    @property
    def gone_at(self) -> datetime | None:
        """When the words were first seen gone, if the newest wording lacks them."""
        return self.stood[-1].gone_at if self.stood else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCount:
    """How many revisions hold a word of a query that found nothing, as far as is counted."""

    word: str
    revisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What a search found: articles in order, and the query as it was understood.

    ``more`` is from where to go on, where there may be more. ``looked`` is how many revisions were read for it.
    ``unindexed``: that many of the oldest revisions cannot be found yet. ``words``: of a query that found nothing.
    """

    query: str
    found: tuple[FoundArticle, ...]
    more: int | None
    looked: int
    unindexed: int
    words: tuple[WordCount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeEdit:
    """An edit of an article: of which, from which revision to which, what it did and when it was first seen."""

    id: int
    article: int
    title: str
    url: str
    source: str
    outlet: str
    story: int | None
    before: int
    after: int
    change: Change
    unseen_since: datetime | None
    seen_at: datetime

    @property
    def address(self) -> Address:
        """The address of its article."""
        return Address.of(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTeller:
    """An article of a story: where it stands, and who prints it."""

    article: int
    outlet: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """The figures of a story by what they measure, and the articles that say them, by number."""

    story: int
    title: str
    measures: tuple[Measure, ...]
    tellers: dict[int, FigureTeller]
