"""Dossiers as tests need them: what a look found, and what was known of its article."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from monitor.domain.articles import Article
from monitor.domain.changes import Comparison
from monitor.domain.looks.removal import Absence
from monitor.domain.looks.seen import Seen
from monitor.domain.looks.tracking import Known, Unread
from monitor.domain.looks.verdicts import Look, Verdict, VerdictKind
from monitor.domain.pages import Page
from monitor.domain.sources import Entry, Source, SourceKind, Track
from monitor.domain.telling.alerting import NotTold, Telling, alerts_for
from monitor.domain.telling.dossier import Dossier
from monitor.domain.ties import Likeness
from monitor.domain.topics import Match, Matching

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "https://harbour.example/news/1"


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """A look at an article that meets topics ``after``, and met those ``before`` if it was ``known``."""

    known: bool
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    track_all: bool = False
    found: Comparison | Absence | None = None
    likeness: Likeness | None = None
    story: int | None = None
    first_look: bool = False
    backlog: timedelta = timedelta(0)
    age: timedelta | None = None

    def dossier(self) -> Dossier:
        track = Track.ALL if self.track_all else Track.TOPICS
        published = None if self.age is None else NOON - self.age
        page = Page(url=URL, final_url=URL, status=200, fetched_at=NOON)
        look = Look(
            page=page,
            verdict=Verdict(kind=VerdictKind.ARTICLE, reason="an article"),
            article=Article(url=URL, title="The harbour", published=published),
        )
        entry = Unread(id=1, source="harbour", entry=Entry(url=URL), listed_at=NOON, at_first_look=self.first_look)
        source = Source(name="harbour", kind=SourceKind.FEED, url=URL, track=track, backlog=self.backlog)
        return Dossier(
            seen=Seen(source=source, look=look, entry=entry),
            matching=Matching(matches=tuple(Match(topic=topic, terms=()) for topic in self.after)),
            topics=self.before,
            known=Known(id=1, identity=URL, url=URL, first_seen_at=NOON) if self.known else None,
            story=self.story,
            story_told=self.story is not None,
            likeness=self.likeness,
        )


def decided(occasion: Occasion) -> Telling | NotTold:
    return alerts_for(occasion.dossier(), occasion.found, NOON)
