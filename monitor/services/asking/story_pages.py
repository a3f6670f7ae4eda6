"""A story as people look at it: who told it, in which order, what each says otherwise, who carries an old figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.alerts import AlertKind
from monitor.domain.articles import Article
from monitor.domain.changes import Change
from monitor.domain.kinship.members import StoryAbout, StoryMember
from monitor.domain.kinship.spread import Correction, carried, corrections
from monitor.domain.kinship.stages import CORRECTION, chain_stage
from monitor.domain.kinship.stories import Tie
from monitor.domain.telling.retelling import retelling
from monitor.domain.texts.sentences import split
from monitor.services.stories.outlets import named
from monitor.store.store import Books
from monitor.store.story_corrections import StoryCorrection


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """An alert that told of an article."""

    alert: int
    kind: AlertKind
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """An article of a story: its step of a wire chain, why it belongs here, what of it was told, and what differs.

    ``differs`` is against the story's first article, by the newest wording of both.
    """

    member: StoryMember
    stage: str
    told: tuple[Message, ...]
    differs: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """An article that still carries a corrected figure, and the sentence that does."""

    article: int
    outlet: str
    url: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A figure that an article of the story put right, and who has not followed."""

    article: int
    outlet: str
    before: str
    after: str
    still: tuple[Behind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """All that is known of a story."""

    about: StoryAbout
    tellers: tuple[Teller, ...]
    spread: tuple[Spread, ...]
    regroupings: tuple[StoryCorrection, ...]


def story_page(books: Books, story_id: int) -> StoryPage:
    """Put together all that is known of a story."""
    members = sorted(named(books, books.stories.members(story_id)), key=_step)
    wordings = {member.article: _wording(books, member) for member in members}
    return StoryPage(
        about=_under_headline(books.stories.about(story_id), members),
        tellers=tuple(_tellers(books, story_id, members, wordings)),
        spread=tuple(_spread(books, members, wordings)),
        regroupings=books.story_corrections.of(story_id),
    )


def at_a_glance(books: Books, limit: int, topic: str | None = None) -> tuple[StoryAbout, ...]:
    """Return stories, of one topic if it is given, the one with the newest article first."""
    found = (story for story in books.stories.all(limit, topic) if story.articles)
    return tuple(_under_headline(story, sorted(books.stories.members(story.id), key=_step)) for story in found)


def _under_headline(about: StoryAbout, members: Sequence[StoryMember]) -> StoryAbout:
    """Name a story by the headline that its furthest step now has; copies have headlines of their own."""
    own = [member.title for member in members if member.tie != Tie.COPY] or [member.title for member in members]
    return replace(about, title=own[-1]) if own else about


def _step(member: StoryMember) -> tuple[int, datetime]:
    """Order the steps of a chain by their stage; others stand where they came."""
    stage = chain_stage(member.title)
    return stage.order if stage else 0, member.first_seen


def _wording(books: Books, member: StoryMember) -> Article:
    latest = books.revisions.latest(member.article)
    return latest.article if latest else Article(url=member.url, title=member.title)


def _tellers(
    books: Books, story_id: int, members: Sequence[StoryMember], wordings: dict[int, Article]
) -> Iterator[Teller]:
    told = books.stories.told(story_id)
    for member in members:
        stage = chain_stage(member.title)
        first = wordings[members[0].article]
        tie = Tie(member.tie) if member.tie else Tie.ARTICLE
        differs = retelling(first, wordings[member.article], tie).change if member is not members[0] else None
        mine = [(no, alert) for no, alert in told if alert.article == member.article]
        messages = tuple(Message(alert=no, kind=alert.kind, at=alert.at) for no, alert in mine)
        yield Teller(member=member, stage=stage.label if stage else "", told=messages, differs=differs)


def _spread(books: Books, members: Sequence[StoryMember], wordings: dict[int, Article]) -> Iterator[Spread]:
    for member in members:
        for change in _corrections_by(books, member, members, wordings):
            for correction in corrections(change):
                others = [other for other in members if other.article != member.article]
                still = tuple(_behind(correction, others, wordings))
                yield Spread(
                    article=member.article,
                    outlet=member.outlet,
                    before=correction.before,
                    after=correction.after,
                    still=still,
                )


def _corrections_by(
    books: Books, member: StoryMember, members: Sequence[StoryMember], wordings: dict[int, Article]
) -> Iterator[Change]:
    """Yield what an article changed of itself, and of the one before if it is a correction of that."""
    yield from (change for _, _, change in books.changes.of(member.article))
    stage = chain_stage(member.title)
    before = [other for other in members[: members.index(member)] if other.outlet == member.outlet]
    if stage is not None and stage.order >= CORRECTION and before:
        change = retelling(wordings[before[-1].article], wordings[member.article], Tie.FOLLOWUP).change
        yield from (change,) if change else ()


def _behind(correction: Correction, others: Sequence[StoryMember], wordings: dict[int, Article]) -> Iterator[Behind]:
    for other in others:
        article = wordings[other.article]
        if sentence := carried(correction, (article.title, *split(article.body))):
            yield Behind(article=other.article, outlet=other.outlet, url=other.url, sentence=sentence)
