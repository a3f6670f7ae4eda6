"""A story as people look at it: who told it, in which order, what each says otherwise, who carries an old figure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.domain.articles import Article
from monitor.domain.changes import Change
from monitor.domain.kinship.members import StoryAbout, StoryMember
from monitor.domain.kinship.spread import Correction, carried, corrections
from monitor.domain.kinship.stages import CORRECTION, chain_stage
from monitor.domain.kinship.stories import Tie
from monitor.domain.telling.retelling import retelling
from monitor.domain.texts.sentences import split
from monitor.domain.views import BehindView, SpreadView, StoryGlance, StoryView, TellerView, ToldView
from monitor.services.asking.names import check_topic
from monitor.services.stories.events import same_events
from monitor.services.stories.outlet_names import named
from monitor.store.store import Books


def story(books: Books, story_id: int) -> StoryView:
    """Put together all that is known of a story."""
    members = sorted(named(books, books.stories.members(story_id)), key=_step)
    wordings = {member.article: _wording(books, member) for member in members}
    return StoryView(
        about=_under_headline(books.stories.about(story_id), members),
        tellers=tuple(_tellers(books, story_id, members, wordings)),
        spread=tuple(_spread(books, members, wordings)),
        corrections=books.story_corrections.of(story_id),
    )


def stories(books: Books, limit: int, topic: str | None = None) -> tuple[StoryGlance, ...]:
    """Return stories, of one topic if it is given, the one with the newest article first.

    Raises ``WrongUseError`` for a topic that never was.
    """
    check_topic(books, topic)
    found = [about for about in books.stories.all(limit, topic) if about.articles]
    events = same_events(books, [about.id for about in found])
    return tuple(_glance(books, about, events[about.id]) for about in found)


def _glance(books: Books, about: StoryAbout, event: int) -> StoryGlance:
    members = named(books, books.stories.members(about.id))
    return StoryGlance(about=_under_headline(about, sorted(members, key=_step)), event=event, members=members)


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
) -> Iterator[TellerView]:
    told = books.stories.told(story_id)
    for member in members:
        stage = chain_stage(member.title)
        first = wordings[members[0].article]
        tie = Tie(member.tie) if member.tie else Tie.ARTICLE
        differs = retelling(first, wordings[member.article], tie).change if member is not members[0] else None
        mine = [(no, alert) for no, alert in told if alert.article == member.article]
        messages = tuple(ToldView(alert=no, kind=alert.kind, at=alert.at) for no, alert in mine)
        yield TellerView(member=member, stage=stage.label if stage else "", told=messages, differs=differs)


def _spread(books: Books, members: Sequence[StoryMember], wordings: dict[int, Article]) -> Iterator[SpreadView]:
    for member in members:
        for change in _corrections_by(books, member, members, wordings):
            for correction in corrections(change):
                others = [other for other in members if other.article != member.article]
                still = tuple(_behind(correction, others, wordings))
                yield SpreadView(
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


def _behind(
    correction: Correction, others: Sequence[StoryMember], wordings: dict[int, Article]
) -> Iterator[BehindView]:
    for other in others:
        article = wordings[other.article]
        if sentence := carried(correction, (article.title, *split(article.body))):
            yield BehindView(article=other.article, outlet=other.outlet, url=other.url, sentence=sentence)
