from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from monitor.domain.articles import Article, Clock, Reader, Revision, Stamp
from monitor.domain.errors import StoreError
from monitor.store.store import Store
from tests.store.building import MINUTE, NOON, a_page, an_article, known, revise
from tests.store.test_values import ARTICLES


def test_a_revision_comes_back_with_all_that_was_stated(store: Store) -> None:
    stamp = Stamp(clock=Clock.PUBLISHED, at=NOON, shown="입력 2026.03.02 21:00", origin="span.date")
    article = an_article(
        subtitle="이유는 모른다", labels=("속보",), captions=("닫힌 항만",), authors=("김항만",), published=NOON,
        modified=NOON + MINUTE, stamps=(stamp,), origins={"title": "h1"}, reader=Reader(extractor=3, profile="h-2"),
    )  # fmt: skip
    revision = Revision(no=1, article=article, seen_at=NOON + MINUTE, unseen_since=NOON, technical=True)
    with store.begin() as books:
        one = known(books)
        books.revisions.add(one.id, revision, a_page())
    with store.read() as books:
        assert books.revisions.latest(one.id) == revision
        assert books.revisions.page(one.id, 1) == a_page()
        assert books.articles.get(one.id).revision == 1


def test_what_an_article_said_at_an_instant_is_its_newest_revision_seen_by_then(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        revise(books, one.id, an_article(title="first"), an_article(title="second"))
        said = [books.revisions.at(one.id, NOON + minute * MINUTE) for minute in (-1, 0, 1, 9)]
        seen = books.revisions.seen(one.id)
    assert [revision and revision.article.title for revision in said] == [None, "first", "second", "second"]
    assert seen == {1: NOON, 2: NOON + MINUTE}


@given(ARTICLES, ARTICLES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_page_states_comes_back(sqlite_store: Store, first: Article, second: Article) -> None:
    with sqlite_store.begin() as books:
        one = known(books, str(books.articles.counts()[0]))
        revise(books, one.id, first, second)
        assert [revision.article for revision in books.revisions.of(one.id)] == [first, second]


def test_revisions_are_numbered_and_the_newest_is_the_latest(store: Store) -> None:
    articles = [an_article(title=f"항만 폐쇄 {no}일째") for no in (1, 2, 3)]
    with store.begin() as books:
        one = known(books)
        assert books.revisions.latest(one.id) is None
        revise(books, one.id, *articles)
        latest = books.revisions.latest(one.id)
        second = books.revisions.get(one.id, 2)
        assert books.revisions.get(one.id, 4) is None
    assert latest is not None
    assert second is not None
    assert (latest.no, latest.article, second.article) == (3, articles[2], articles[1])


def test_the_newest_revisions_can_be_asked_for_alone_in_their_order(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        revise(books, one.id, *(an_article(title=f"항만 폐쇄 {no}일째") for no in range(1, 6)))
        for newest, expected in ((2, [4, 5]), (5, [1, 2, 3, 4, 5]), (99, [1, 2, 3, 4, 5]), (None, [1, 2, 3, 4, 5])):
            assert [each.no for each in books.revisions.of(one.id, newest=newest)] == expected


@pytest.mark.parametrize("no", [1, 3])
def test_a_revision_that_does_not_follow_the_newest_is_refused(store: Store, no: int) -> None:
    with store.begin() as books:
        one = known(books)
        revise(books, one.id, an_article())
    with pytest.raises(StoreError, match=f"revision {no} cannot follow revision 1"), store.begin() as books:
        revise(books, one.id, an_article(title="other"), no=no)
    with store.read() as books:
        assert len(books.revisions.of(one.id)) == 1


def test_each_article_has_a_first_revision_of_its_own_to_stand_on(store: Store) -> None:
    with store.begin() as books:
        one, two = known(books, "1"), known(books, "2")
        for known_one, word in ((one, "항만"), (two, "공항")):
            body = tuple(f"{word} 소식 {line}: 아무도 이유를 모른다." for line in range(50))
            revise(books, known_one.id, an_article(body=body), an_article(body=(*body, "끝.")))
        latest = books.revisions.latest(two.id)
    assert latest is not None
    assert latest.article.body[0].startswith("공항")
    assert latest.article.body[-1] == "끝."


def test_raw_bytes_are_pruned_but_the_newest_of_an_article_and_no_revision(store: Store) -> None:
    with store.begin() as books:
        one, two = known(books, "1"), known(books, "2")
        revise(books, one.id, an_article(), an_article(title="b"), an_article(title="c"))
        revise(books, two.id, an_article())
    with store.begin() as books:
        assert books.revisions.prune_pages(NOON) == 0
        assert books.revisions.prune_pages(NOON + timedelta(days=1), 1) == 1
        assert books.revisions.prune_pages(NOON + timedelta(days=1)) == 1
        assert books.revisions.prune_pages(NOON + timedelta(days=1)) == 0
        assert [books.revisions.page(one.id, no) is None for no in (1, 2, 3)] == [True, True, False]
        assert books.revisions.page(two.id, 1) == a_page()
        assert len(books.revisions.of(one.id)) == 3


def test_an_outlets_clock_is_known_to_move_once_it_was_seen_to(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        assert books.outlets.clock_moves("harbour") is None
        revise(books, one.id, an_article(modified=NOON), an_article(title="b"))
        assert books.outlets.clock_moves("harbour") is None
        revise(books, one.id, an_article(modified=NOON), an_article(title="b", modified=NOON), no=3)
        assert books.outlets.clock_moves("harbour") is False
        revise(books, one.id, an_article(modified=NOON + MINUTE), an_article(modified=NOON + MINUTE), no=5)
        assert books.outlets.clock_moves("harbour") is True
        books.outlets.saw_clock("harbour", moved=False)
        assert books.outlets.clock_moves("harbour") is True


def test_a_clock_may_be_seen_to_move_where_no_wording_changed(store: Store) -> None:
    with store.begin() as books:
        books.outlets.saw_clock("harbour", moved=True)
        books.outlets.saw_clock("", moved=True)
        assert books.outlets.clock_moves("harbour") is True
        assert books.outlets.clock_moves("") is None


def test_the_newest_text_can_be_read_with_plain_sql(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        revise(books, one.id, an_article(), an_article(body=("새 글.", "둘째 단락.")))
        shown = books.installation._on.exec_driver_sql("SELECT text FROM texts").scalar_one()  # noqa: SLF001 - as a person would
    assert shown == "새 글.\n\n둘째 단락."


def test_two_articles_that_differ_in_one_field_alone_differ(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        revise(books, one.id, an_article(), replace(an_article(), damaged=True))
        first, second = books.revisions.of(one.id)
    assert (first.article.damaged, second.article.damaged) == (False, True)
