"""All that is known of an article when a look at it comes in: what the look is judged by."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Change, Comparison
from monitor.domain.looks.held import Held, KnownWave
from monitor.domain.looks.pacing import ToldEdit
from monitor.domain.looks.removal import Absence, Neighbours
from monitor.domain.looks.seen import Recognised, Seen
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.waves import Ripple
from monitor.domain.ties import Likeness
from monitor.domain.topics import Matching

REMEMBERED = 24  # revisions, among which an older wording may be found again

Step = tuple[int, int, Change]  # from one revision to another


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """The edits of the last hours, beside which a further one stands.

    ``own`` are those of its article that were told. Of its outlet's other articles ``held`` are edits that wait,
    ``told`` those that were told, and ``waves`` what was met there. ``due`` is how many articles of its source
    are looked at next.
    """

    own: tuple[ToldEdit, ...] = ()
    held: tuple[Ripple, ...] = ()
    told: tuple[Ripple, ...] = ()
    waves: tuple[KnownWave, ...] = ()
    due: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A look, and the article as far as we know it before the look is recorded.

    ``topics`` are those that its newest revision meets, ``matching`` those that it meets now.
    An unknown article may be tied to a ``story`` by a ``likeness``; ``retold`` are the wordings of that
    story that were told and that it is compared with, each with its outlet.
    Of a known one ``changes`` lead from one of its revisions to another, ``absences`` are the alerts that said it
    was missing or back, ``neighbours`` how the outlet's other pages did since it was first missed; ``held`` is its
    edit that waits to be told, and ``base`` the revision that was told before that.
    ``led_to`` is another known article to which its address leads by now: the page is that one's.
    ``recorded`` is what was found when the look was made, where the past is gone through again.
    """

    seen: Seen
    matching: Matching = Matching()
    recognised: Recognised = Recognised()
    story: int | None = None
    likeness: Likeness | None = None
    story_told: bool = False
    retold: tuple[tuple[Article, str], ...] = ()
    known: Known | None = None
    latest: Revision | None = None
    earlier: tuple[Revision, ...] = ()
    changes: tuple[Step, ...] = ()
    topics: tuple[str, ...] = ()
    clock_moves: bool | None = None
    absences: tuple[Alert, ...] = ()
    neighbours: Neighbours | None = None
    held: Held | None = None
    base: Revision | None = None
    lately: Lately = Lately()
    led_to: int | None = None
    recorded: Comparison | Absence | None = None

    @property
    def is_asked_for(self) -> bool:
        """Whether anybody asked for such an article: by a topic, or by a source of which all is watched."""
        return bool(self.topics or self.matching.topics) or self.seen.source.tracks_all

    @property
    def before(self) -> Article | None:
        """The article as it stood before, as today's reader reads it where the old bytes are there."""
        return self.seen.reread or (self.latest.article if self.latest else None)

    @property
    def last_absence(self) -> AlertKind:
        """What was told last of whether the article is there."""
        return self.absences[-1].kind if self.absences else AlertKind.BACK

    @property
    def last_edit(self) -> tuple[Change, datetime] | None:
        """The newest change of the article, and when it was seen."""
        revisions = (*self.earlier, self.latest) if self.latest else ()
        seen_at = {revision.no: revision.seen_at for revision in revisions}
        return next(((change, seen_at[no]) for _, no, change in reversed(self.changes) if no in seen_at), None)

    def age(self, now: datetime) -> timedelta | None:
        """Return how long ago the page was published, by the publisher's own time where it states one."""
        published = self.seen.look.article.published if self.seen.look.article else None
        return None if published is None else now - published
