import unicodedata
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.domain.articles import Revision
from monitor.domain.errors import QueryError, WrongUseError
from monitor.domain.topics import Match, Matching, Name, Topic
from monitor.domain.views import FoundArticle
from monitor.services.asking.searching import Asked, Order, search
from monitor.services.housekeeping import index_the_rest
from monitor.store.history import Narrowing
from monitor.store.store import Store
from monitor.store.wording import Index, WordIndex
from tests.store.building import MINUTE, NOON, a_page, an_article, known, revise

SIGNS = "\"'*():^-+&|!<>{}\\%_~ANDORTab가\0=."
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


def asked(store: Store, query: str, **more: Any) -> tuple[FoundArticle, ...]:  # noqa: ANN401 - what may be asked
    with store.read() as books:
        return search(books, Asked(query=query, **more), NOON).found


def found(store: Store, query: str) -> list[int]:
    return [one.revision for one in asked(store, query)]


def stood(store: Store, query: str) -> list[tuple[int, int]]:
    return [(stand.first, stand.last) for one in asked(store, query) for stand in one.stood]


@pytest.fixture
def kept(store: Store) -> Store:
    with store.begin() as books:
        revise(books, known(books).id, ARTICLE)
    return store


FOUND = """소프트뱅크|한은|손정의|회장|130|130억|0.013조|130억 달러|societe|SOCIÉTÉ|softbank|led|크레인|소프트뱅크 한은
|"소프트뱅크"|SoftBank-led|손정의   투자|ｓｏｆｔｂａｎｋ|머스크|美머스크|"소프트 뱅크"|title:소프트뱅크|figure:>=100억
|손정의 NEAR/2 더|소프트뱅크 NOT 오라클|figure:130억|figure:"130억 달러"|source:harbour|소프트뱅크 lang:ko OR 한은"""
MISSED = """뱅크|북한은|오라클|소프트뱅크 오라클|13|30억|title:크레인|figure:>=131억|figure:"130억 원"
|소프트뱅크 NOT 항만|손정의 NEAR/1 반대|so|soft NOT soft|removed:크레인|removed:yes|until:2026-03-02T11:00Z"""
BROKEN = ["(", '"', "|", "*", "a AND", "kind:figre", "since:soon", "figure:many", "sorce:harbour", "NOT a", "title:"]


def test_a_word_is_found_with_its_particles_accents_and_signs(kept: Store) -> None:
    assert [query for query in FOUND.replace("\n", "").split("|") if found(kept, query) != [1]] == []


def test_what_is_not_there_is_not_found(kept: Store) -> None:
    assert [query for query in MISSED.replace("\n", "").split("|") if found(kept, query)] == []


@pytest.mark.parametrize("query", BROKEN)
def test_a_query_that_cannot_be_understood_says_where(kept: Store, query: str) -> None:
    with pytest.raises(QueryError) as refused:
        found(kept, query)
    assert 0 <= refused.value.at <= len(query)


def test_letters_composed_or_not_are_the_same_word(kept: Store) -> None:
    assert found(kept, unicodedata.normalize("NFD", "소프트뱅크")) == [1]


@given(st.text(st.characters(exclude_categories=()), max_size=30) | st.text(st.sampled_from(SIGNS), max_size=30))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nothing_that_is_typed_breaks_the_search(kept: Store, query: str) -> None:
    with suppress(QueryError):
        assert found(kept, query) in ([], [1])


def test_an_edited_article_is_found_by_what_it_says_and_by_what_it_said(store: Store) -> None:
    first = an_article(title="a", body=("화물선 12척이 기다린다.", "이유는 모른다."))
    second = an_article(title="a", body=("화물선 14척이 기다린다.", "이유는 모른다."))
    with store.begin() as books:
        revise(books, known(books).id, first, second, second, first)
    assert stood(store, "14척") == [(2, 3)]
    assert stood(store, "12척") == [(1, 1), (4, 4)]
    assert stood(store, "이유") == [(1, 4)]
    assert [one.gone_at for one in asked(store, "14척")] == [NOON + 3 * MINUTE]
    assert stood(store, "removed:14척") == [(2, 3)]


def test_words_that_never_stood_in_one_revision_are_not_found_together(store: Store) -> None:
    with store.begin() as books:
        revise(books, known(books, "1").id, an_article(body=("소프트뱅크가 70조.",)), an_article(body=("700조.",)))
        revise(books, known(books, "2").id, an_article(body=("소프트뱅크가 700조.",)))
    assert [one.identity[-1] for one in asked(store, "소프트뱅크 700조")] == ["2"]
    assert [one.identity[-1] for one in asked(store, "소프트뱅크 70조")] == ["1"]


@pytest.mark.parametrize("written", ["3,200억", "3200억", "0.32조", "3천2백억", "₩320 billion"])
@pytest.mark.parametrize("query", ["3200억", "3,200억", "figure:>=3000억", "figure:3200억", "figure:3190억..1조"])
def test_a_number_is_found_by_its_value_however_it_is_written(store: Store, written: str, query: str) -> None:
    with store.begin() as books:
        revise(books, known(books).id, an_article(body=(f"항만에 {written} 들였다.",)))
    assert found(store, query) == [1]
    assert found(store, "figure:>3200억") == found(store, "figure:>=0.4조") == found(store, "figure:320억") == []


def test_an_article_is_listed_once_by_its_newest_revision_that_answers(store: Store) -> None:
    with store.begin() as books:
        revise(books, known(books, "1").id, *(an_article(title=f"항만 {no}") for no in range(3)))
        revise(books, known(books, "2").id, an_article(title="항만"))
    assert [(one.identity[-1], one.revision, one.revisions) for one in asked(store, "항만")] == [
        ("2", 1, 1),
        ("1", 3, 3),
    ]
    assert [(one.identity[-1], one.revision) for one in asked(store, "")] == [("2", 1), ("1", 3)]
    assert found(store, f"since:{NOON + MINUTE:%Y-%m-%dT%H:%MZ}") == [3]
    assert found(store, f"until:{NOON + MINUTE:%Y-%m-%dT%H:%MZ}") == [1, 1]


def test_a_search_goes_on_where_another_stopped(store: Store) -> None:
    with store.begin() as books:
        for name in "1234567":
            revise(books, known(books, name).id, an_article(), an_article(body=("항만이 열렸다.",)))
    got: list[str] = []
    beyond = None
    while len(got) < 7:
        with store.read() as books:
            view = search(books, Asked(query="항만", limit=2, beyond=beyond), NOON)
        got += [one.identity[-1] for one in view.found]
        beyond = view.more
    assert got == list("7654321")


def test_the_most_relevant_is_what_says_it_in_its_headline_and_often(store: Store) -> None:
    with store.begin() as books:
        revise(books, known(books, "1").id, an_article(title="크레인이 온다", body=("항만에.",)))
        revise(books, known(books, "2").id, an_article(body=("크레인, 크레인, 크레인.",)))
        revise(books, known(books, "3").id, an_article(body=("크레인.",)))
    assert [one.identity[-1] for one in asked(store, "크레인", order=Order.RELEVANCE)] == ["1", "2", "3"]


def test_what_was_found_is_marked_where_it_stands(kept: Store) -> None:
    (one,) = asked(kept, "소프트뱅크 반대")
    assert [one.title[start:end] for start, end in one.title_marks] == ["소프트뱅크"]
    assert one.snippet is not None
    assert [one.snippet.text[start:end] for start, end in one.snippet.marks] == ["반대"]
    assert one.snippet.text == "美머스크는 SoftBank-led 계획에 반대했다."


def test_a_query_that_finds_nothing_says_which_of_its_words_are_there(kept: Store) -> None:
    with kept.read() as books:
        view = search(books, Asked(query="소프트뱅크 오라클"), NOON)
    assert (view.found, [(count.word, count.revisions) for count in view.words]) == (
        (),
        [("소프트뱅크", 1), ("오라클", 0)],
    )


def test_what_newsmon_alone_reads_otherwise_is_listed_when_asked_for_or_when_it_brought_the_word(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        revise(books, one.id, an_article(title="항만"))
        read_anew = Revision(no=2, article=an_article(title="항만 크레인"), seen_at=NOON + MINUTE, technical=True)
        books.revisions.add(one.id, read_anew, a_page())
    assert found(store, "") == found(store, "항만") == [1]
    assert [(found.revision, found.technical) for found in asked(store, "", technical=True)] == [(2, True)]
    assert found(store, "크레인") == [2]


def test_words_are_found_inside_of_others_where_an_index_is_kept_for_it(store: Store) -> None:
    with store.begin() as books:
        revise(books, known(books, "1").id, an_article(body=("전기차머스크와 북한은행.",)))
    with store.read() as books, pytest.raises(WrongUseError, match="inside_words"):
        search(books, Asked(query="머스크", inside=True), NOON)
    with store.begin() as books:
        books.history.keep_pieces(wanted=True)
        revise(books, known(books, "2").id, an_article(body=("신머스크.",)))
    assert len(list(index_the_rest(store))) == 2
    assert [one.identity[-1] for one in asked(store, "머스크", inside=True)] == ["2", "1"]
    assert [one.identity[-1] for one in asked(store, "한은 NOT 무한", inside=True)] == ["1"]
    assert asked(store, "머스크") == asked(store, "스머", inside=True) == ()
    with store.begin() as books:
        books.history.keep_pieces(wanted=False)
        assert books.history.keeps_pieces() is False


def test_what_was_recorded_before_the_index_is_found_once_it_is_indexed_batch_by_batch(store: Store) -> None:
    with store.begin() as books:
        for name in "123":
            revise(books, known(books, name).id, an_article(), an_article(title="항만 개방"))
        (newest,) = books.history.candidates(Narrowing(), 1)
        WordIndex(books.history._on).clear(Index.STARTS)  # noqa: SLF001 - as a migration leaves it
        books.installation.put("unindexed", str(newest.id))
    assert asked(store, "항만") == ()
    with store.begin() as books:
        assert books.history.catch_up(4) == 4
    with store.read() as books:
        view = search(books, Asked(query="항만"), NOON)
    assert ([one.identity[-1] for one in view.found], view.unindexed) == (["3", "2"], newest.id - 4)
    assert sum(index_the_rest(store)) == 2
    assert [one.identity[-1] for one in asked(store, "개방")] == ["3", "2", "1"]


def test_a_search_may_be_narrowed_to_a_topic_and_a_source(store: Store) -> None:
    with store.begin() as books:
        books.topics.sync([Topic(name=f"topic-{name}", names=(Name(text=name),)) for name in ("1", "2")])
        for name in ("1", "2"):
            one = known(books, name, source=f"source-{name}")
            revise(books, one.id, an_article())
            books.topics.matched(one.id, 1, Matching(matches=(Match(topic=f"topic-{name}", terms=()),)))
    (by_topic,) = asked(store, "항만", topic="topic-2")
    (by_source,) = asked(store, "항만 source:source-1")
    assert (by_topic.identity[-1], by_source.identity[-1]) == ("2", "1")
    assert (by_topic.title, by_topic.revisions, by_topic.outlet) == ("항만 폐쇄", 1, "harbour")


def test_an_article_longer_than_the_index_takes_is_kept_and_found_by_its_beginning(store: Store) -> None:
    long = tuple(f"낱말{number} 문장이 이어진다." for number in range(70_000))
    with store.begin() as books:
        revise(books, known(books).id, an_article(body=long))
    assert found(store, "낱말1") == [1]
    assert found(store, "낱말69999") == []
