from datetime import timedelta

import pytest

from monitor.domain.errors import StoreError
from monitor.domain.kinship.identity import AddressPiece
from monitor.domain.kinship.members import Deed
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.topics import Excluded, Match, Matching, Name, Term, Topic
from monitor.store.fingerprints import CROWD
from monitor.store.store import Books, Store
from monitor.store.stories import JoinedBy
from tests.store.building import MINUTE, NOON, an_article, known, revise

HARBOUR = Topic(name="항만", names=(Name(text="항만"), Name(text="port", companions=("ship",))), query="항만 NOT 축제")
AIRPORT = Topic(name="공항", names=(Name(text="공항"),))
TERM = Term(name="항만", text="항만이", field="title", start=0, end=3)
MET = Matching(matches=(Match(topic="항만", terms=(TERM,)),), excluded=(Excluded(topic="공항", by="축제"),))
FIRST = Likeness(tie=Tie.ARTICLE, reason="the first to tell it")
COPY = Likeness(tie=Tie.COPY, reason="the same text")


def test_topics_are_those_of_the_settings(store: Store) -> None:
    with store.begin() as books:
        books.topics.sync([HARBOUR, AIRPORT])
        assert books.topics.all() == (HARBOUR, AIRPORT)
        books.topics.sync([AIRPORT])
        assert books.topics.all() == (AIRPORT,)
        books.topics.sync([])
        assert books.topics.all() == ()


def test_a_match_comes_back_with_its_proof_and_with_what_was_ruled_out(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        books.topics.matched(one.id, 1, MET)
        assert books.topics.matching(one.id, 1) == MET
        assert books.topics.of(one.id) == ("항만",)
        assert books.topics.counts() == {"항만": 1}


def test_matching_again_takes_the_place_of_the_old(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        books.topics.matched(one.id, 1, MET)
        books.topics.matched(one.id, 1, Matching())
        assert books.topics.of(one.id) == ()


def test_an_article_keeps_the_topics_that_any_of_its_revisions_met(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        books.topics.matched(one.id, 1, MET)
        books.topics.matched(one.id, 2, Matching(matches=(Match(topic="공항", terms=()),)))
        assert books.topics.of(one.id) == ("항만", "공항")


def a_story(books: Books, *names: str, minute: int = 0) -> int:
    story = books.stories.begin(f"story of {names[0]}", NOON + minute * MINUTE)
    for ahead, name in enumerate(names):
        one = known(books, name, first_seen_at=NOON + (minute + ahead) * MINUTE)
        revise(books, one.id, an_article(title=f"title {name}", published=NOON))
        books.stories.join(one.id, story, COPY if ahead else FIRST, NOON)
    return story


def test_the_articles_of_a_story_come_with_why_they_belong_to_it(store: Store) -> None:
    with store.begin() as books:
        story = a_story(books, "1", "2")
        first, second = books.stories.members(story)
    assert (first.tie, first.tie_reason, second.tie, second.tie_reason) == (*_said(FIRST), *_said(COPY))
    assert (second.title, second.outlet, second.published) == ("title 2", "harbour", NOON)
    assert second.opening.startswith("항만이 오늘 닫혔다.")


def _said(likeness: Likeness) -> tuple[str, str]:
    return likeness.tie, likeness.reason


def test_articles_are_found_by_the_fingerprints_they_share_the_most_first(store: Store) -> None:
    with store.begin() as books:
        story, old = a_story(books, "1", "2", minute=5), a_story(books, "old", minute=0)
        first, second = (member.article for member in books.stories.members(story))
        before = books.stories.members(old)[0].article
        apart = known(books, "told by nobody", first_seen_at=NOON + 9 * MINUTE).id
        for article, own in ((first, {7, 8}), (second, {7, 8, 9}), (before, {7, 8, 9}), (apart, {7, 8, 9})):
            books.fingerprints.add(article, own)
        near = books.stories.sharing({7, 8, 9, 10}, NOON + MINUTE, 9)
        assert [member.url[-1] for member in near] == ["2", "1"]
        assert books.stories.sharing({10}, NOON, 9) == ()


def test_a_fingerprint_that_a_crowd_holds_takes_no_more_holders(store: Store) -> None:
    with store.begin() as books:
        for number in range(CROWD + 3):
            books.fingerprints.add(known(books, str(number)).id, {7, 100 + number})
        held = books.fingerprints.holders({7, 100 + CROWD})
    assert (len(held[7]), len(held[100 + CROWD])) == (CROWD, 1)


def test_fingerprints_are_forgotten_with_age_the_oldest_first(store: Store) -> None:
    with store.begin() as books:
        came = [known(books, str(day), first_seen_at=NOON + timedelta(days=day)).id for day in range(3)]
        for article in came:
            books.fingerprints.add(article, {7})
        assert books.fingerprints.forget(NOON + timedelta(days=1, hours=1), 1) == 2
        assert books.fingerprints.forget(NOON + timedelta(days=1, hours=1), 1) == 0
        assert books.fingerprints.holders({7}) == {7: came[2:]}


def test_what_addresses_taught_is_kept_by_site_and_piece(store: Store) -> None:
    with store.begin() as books:
        for same in (True, True, False):
            books.outlets.saw_piece("daily.example", "?pos", same=same)
        assert books.outlets.address_pieces("daily.example") == {"?pos": AddressPiece(same=2, different=1)}
        assert books.outlets.address_pieces("weekly.example") == {}


def test_a_story_at_a_glance(store: Store) -> None:
    with store.begin() as books:
        old, young = a_story(books, "1", "2"), a_story(books, "3", minute=9)
        empty = books.stories.begin("empty", NOON - MINUTE)
        assert [story.id for story in books.stories.all(9)] == [young, old, empty]
        about = books.stories.about(old)
    assert (about.title, about.articles, about.began_at, about.last_at) == ("story of 1", 2, NOON, NOON + MINUTE)


def test_a_story_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="story 404"), store.read() as books:
        books.stories.about(404)


def test_who_was_in_a_story_at_an_instant_is_known_for_good(store: Store) -> None:
    with store.begin() as books:
        story, other = a_story(books, "1", "2"), a_story(books, "3")
        first, second = (member.article for member in books.stories.members(story))
        books.story_corrections.move(Deed.MERGE, [second], story, other, NOON + 5 * MINUTE)
        assert [each.article for each in books.memberships.at(story, NOON + 4 * MINUTE)] == [first, second]
        assert [each.article for each in books.memberships.at(story, NOON + 5 * MINUTE)] == [first]
        assert books.memberships.at(story, NOON - MINUTE) == ()
        assert [(each.story, each.cause, each.until) for each in books.memberships.of(second)] == [
            (story, JoinedBy.DECIDED, NOON + 5 * MINUTE),
            (other, JoinedBy.MERGED, None),
        ]


def test_an_article_that_joins_the_story_it_is_in_has_been_there_all_along(store: Store) -> None:
    with store.begin() as books:
        story = a_story(books, "1")
        (one,) = books.stories.members(story)
        books.stories.join(one.article, story, COPY, NOON + MINUTE)
        assert [each.since for each in books.memberships.of(one.article)] == [NOON]
        assert books.stories.members(story)[0].tie == COPY.tie
