import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.domain.articles import Article, Revision
from monitor.domain.topics import Match, Matching
from monitor.store.store import Store
from monitor.store.wording import added
from tests.store.building import MINUTE, NOON, a_page, an_article, known, revise

ARTICLE = an_article(
    title="소프트뱅크가 항만에 130억 달러",
    subtitle="한은은 말이 없다",
    body=(
        "손정의 회장이 “더 투자하겠다”고 말했다.",
        "美머스크는 SoftBank-led 계획에 반대했다.",
        "Société Générale도 왔다.",
    ),
    captions=("붉은 크레인",),
)


def found(store: Store, query: str | None) -> list[int]:
    with store.read() as books:
        return [one.revision for one in books.history.search(query)]


@pytest.fixture
def kept(store: Store) -> Store:
    with store.begin() as books:
        revise(books, known(books).id, ARTICLE)
    return store


FOUND = """소프트뱅크|한은|손정의|회장|130|130억|societe|SOCIÉTÉ|softbank|led|크레인|소프트뱅크 한은|"소프트뱅크"
|SoftBank-led|  손정의   투자 |ｓｏｆｔｂａｎｋ"""
MISSED = '뱅크|북한은|오라클|소프트뱅크 오라클||…|"|*|(|소프트뱅크 NOT 오라클'


def test_a_word_is_found_with_its_particles_accents_and_signs(kept: Store) -> None:
    assert [query for query in FOUND.split("|") if found(kept, query) != [1]] == []


def test_what_is_not_there_is_not_found(kept: Store) -> None:
    assert [query for query in MISSED.split("|") if found(kept, query)] == []


def test_letters_composed_or_not_are_the_same_word(kept: Store) -> None:
    assert found(kept, unicodedata.normalize("NFD", "소프트뱅크")) == [1]


@given(st.text(st.characters(exclude_categories=()), max_size=30))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nothing_that_is_typed_breaks_the_search(kept: Store, query: str) -> None:
    assert found(kept, query) in ([], [1])


@given(st.text(st.sampled_from("\"'*():^-+&|!<>{}\\%_~ANDORTab가\0"), max_size=30))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_signs_of_no_query_language_break_the_search(kept: Store, query: str) -> None:
    assert found(kept, query) in ([], [1])


def test_a_revision_is_found_by_what_it_added(store: Store) -> None:
    first = an_article(title="a", body=("화물선 12척이 기다린다.", "이유는 모른다."))
    second = an_article(title="a", body=("화물선 14척이 기다린다.", "이유는 모른다."))
    with store.begin() as books:
        revise(books, known(books).id, first, second)
    assert found(store, "14척") == [2]
    assert found(store, "12척") == [1]
    assert found(store, "이유") == [1]
    assert found(store, "화물선") == [2, 1]


def test_words_that_came_at_different_times_are_found_together(store: Store) -> None:
    with store.begin() as books:
        revise(books, known(books, "1").id, an_article(body=("화물선.",)), an_article(body=("화물선.", "유조선.")))
        revise(books, known(books, "2").id, an_article(body=("유조선.",)))
    assert found(store, "화물선 유조선") == [2, 1]


def test_no_query_finds_everything_newest_first_up_to_a_limit(store: Store) -> None:
    with store.begin() as books:
        revise(books, known(books).id, *(an_article(title=str(no)) for no in range(3)))
    assert found(store, None) == [3, 2, 1]
    with store.read() as books:
        assert [one.revision for one in books.history.search(None, limit=2)] == [3, 2]
        assert [one.revision for one in books.history.search(None, since=NOON + MINUTE)] == [3, 2]
        assert [one.revision for one in books.history.search(None, until=NOON + MINUTE)] == [1]


def test_what_newsmon_alone_reads_otherwise_is_listed_when_asked_for_or_when_it_brought_the_word(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        revise(books, one.id, an_article(title="항만"))
        read_anew = Revision(no=2, article=an_article(title="항만 크레인"), seen_at=NOON + MINUTE, technical=True)
        books.revisions.add(one.id, read_anew, a_page())
        assert [found.revision for found in books.history.search()] == [1]
        assert [(found.revision, found.technical) for found in books.history.search(technical=True)] == [
            (2, True),
            (1, False),
        ]
        assert [found.revision for found in books.history.search("크레인")] == [2]


def test_a_search_may_be_narrowed_to_a_topic_and_a_source(store: Store) -> None:
    with store.begin() as books:
        for name in ("1", "2"):
            one = known(books, name, source=f"source-{name}")
            revise(books, one.id, an_article())
            books.topics.matched(one.id, 1, Matching(matches=(Match(topic=f"topic-{name}", terms=()),)))
        (by_topic,) = books.history.search("항만", topic="topic-2")
        (by_source,) = books.history.search("항만", source="source-1")
    assert (by_topic.identity[-1], by_source.identity[-1]) == ("2", "1")
    assert (by_topic.title, by_topic.revisions, by_topic.outlet) == ("항만 폐쇄", 1, "harbour")


def test_an_article_longer_than_the_index_takes_is_kept_and_found_by_its_beginning(store: Store) -> None:
    long = tuple(f"낱말{number} 문장이 이어진다." for number in range(40_000))
    with store.begin() as books:
        revise(books, known(books).id, an_article(body=long))
    assert found(store, "낱말1") == [1]
    assert found(store, "낱말39999") == []


def test_the_first_revision_adds_everything_a_later_one_its_new_sentences() -> None:
    before = an_article(title="A", body=("하나. 둘.",))
    after = Article(url="", title="B", body=("하나. 셋.",))
    assert (added(None, before).title, added(None, before).body) == ("a", "하나 둘")
    assert (added(before, after).title, added(before, after).body) == ("b", "셋")
