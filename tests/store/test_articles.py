from dataclasses import replace

import pytest

from monitor.domain.addresses.address import Address
from monitor.domain.changes import Change, Kind, Severity, TitleChange
from monitor.domain.errors import StoreError
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.looks.tracking import Sighting
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.pages import Validators
from monitor.domain.sources import Entry
from monitor.store.store import Store
from tests.store.building import MINUTE, NOON, a_source, an_article, known, revise


def test_an_article_is_found_under_each_of_its_keys(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        books.articles.add_addresses(
            one.id, ["id:harbour/1", "harbour.example/a"], Address("https://m.harbour.example/a"), NOON
        )
    with store.read() as books:
        for key in ("harbour.example/news/1", "id:harbour/1", "harbour.example/a"):
            assert books.articles.find([key]) == one
        assert books.articles.find(["harbour.example/other"]) is None
        assert books.articles.find([]) is None
        assert books.articles.addresses(one.id) == ("https://harbour.example/news/1", "https://m.harbour.example/a")


def test_the_surest_key_decides(store: Store) -> None:
    with store.begin() as books:
        one, two = known(books, "1"), known(books, "2")
        assert books.articles.find(["harbour.example/news/2", "harbour.example/news/1"]) == two
        assert books.articles.find(["id:harbour/9", "harbour.example/news/1", "harbour.example/news/2"]) == one


def test_a_key_stays_with_the_article_it_led_to_first(store: Store) -> None:
    with store.begin() as books:
        one, two = known(books, "1"), known(books, "2")
        books.articles.add_addresses(two.id, ["harbour.example/news/1"], Address("https://harbour.example/x"), NOON)
        assert books.articles.find(["harbour.example/news/1"]) == one


def test_identity_story_and_revision_are_not_overwritten_by_an_older_view(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        revise(books, one.id, an_article())
        story = books.stories.begin("항만", NOON)
        books.stories.join(one.id, story, Likeness(tie=Tie.ARTICLE, reason="the first to tell it"), NOON)
        older = replace(one, identity="other", story=None, revision=0, first_seen_at=NOON + MINUTE)
        books.articles.save(replace(older, tracked=True))
        assert books.articles.get(one.id) == replace(one, story=story, revision=1, tracked=True)


def test_how_far_we_are_with_an_article_comes_back(store: Store) -> None:
    with store.begin() as books:
        far = replace(
            known(books), url="https://harbour.example/moved", tracked=True, checked_at=NOON, read_at=NOON,
            seen_at=NOON, changed_at=NOON, next_check_at=NOON + MINUTE, validators=Validators(last_modified="Mon"),
            body_sha="ab", verdict=VerdictKind.WALL, failures=3, gone_since=NOON, removed=True,
        )  # fmt: skip
        books.articles.save(far)
    with store.read() as books:
        assert books.articles.get(far.id) == far
        assert books.articles.counts() == (1, 1)


def test_an_article_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="article 404"), store.read() as books:
        books.articles.get(404)


def test_articles_are_due_the_longest_waiting_first(store: Store) -> None:
    with store.begin() as books:
        for name, minutes in (("1", 2), ("2", 1), ("3", 9), ("4", None)):
            at = None if minutes is None else NOON + minutes * MINUTE
            books.articles.save(replace(known(books, name), next_check_at=at))
        due = books.articles.due(NOON + 2 * MINUTE, 9)
        assert [one.identity[-1] for one in due] == ["2", "1"]
        assert len(books.articles.due(NOON + 2 * MINUTE, 1)) == 1


def test_no_host_hides_articles_of_another_and_an_article_that_moved_counts_where_it_is_now(store: Store) -> None:
    with store.begin() as books:
        for name in ("1", "2", "3"):
            books.articles.save(replace(known(books, name), next_check_at=NOON))
        moved = known(books, "4")
        books.articles.save(replace(moved, url="https://airport.example/4", next_check_at=NOON + MINUTE))
        due = books.articles.due(NOON + MINUTE, 2)
        free = books.articles.due(NOON + MINUTE, 2, {"harbour.example"})
    assert [one.identity[-1] for one in due] == ["1", "2", "4"]
    assert [one.identity[-1] for one in free] == ["4"]


def test_tracked_articles_that_are_listed_now_are_looked_at_again(store: Store) -> None:
    with store.begin() as books:
        books.sources.watch(a_source(), NOON)
        entries = [Entry(url=f"https://harbour.example/news/{name}") for name in (1, 2, 3)]
        books.entries.listed("harbour", entries, NOON)
        for unread in books.entries.unread(NOON, 9):
            one = known(books, unread.entry.url[-1])
            books.articles.save(replace(one, tracked=not one.identity.endswith("2")))
            books.entries.done(unread.id, one.id, "read")
        books.entries.listed("harbour", entries[:2], NOON + MINUTE)  # the third left the listing
        books.articles.look_again_at_listed("harbour", NOON + MINUTE)
        assert [one.identity for one in books.articles.due(NOON + MINUTE, 9)] == ["harbour.example/news/1"]


def a_sighting(minute: int, **more: object) -> Sighting:
    at = NOON + minute * MINUTE
    seen = Sighting(verdict=VerdictKind.ARTICLE, reason="same bytes", revision=1, first_at=at, last_at=at, status=200)
    return replace(seen, **more)  # type: ignore[arg-type] # its fields


def test_equal_looks_in_a_row_are_kept_as_one(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        wall = {"verdict": VerdictKind.WALL, "reason": "asks to log in"}
        for sighting in (a_sighting(0), a_sighting(1), a_sighting(2, status=304), a_sighting(3, **wall), a_sighting(4)):
            books.sightings.add(one.id, sighting)
        assert books.sightings.of(one.id) == (
            a_sighting(0, last_at=NOON + 2 * MINUTE, count=3, status=304),
            a_sighting(3, **wall),
            a_sighting(4),
        )


def test_looks_at_different_revisions_stand_apart(store: Store) -> None:
    with store.begin() as books:
        one = known(books)
        books.sightings.add(one.id, a_sighting(0))
        books.sightings.add(one.id, a_sighting(1, revision=2))
        assert [each.revision for each in books.sightings.of(one.id)] == [1, 2]


def test_changes_come_back_with_the_numbers_of_their_revisions(store: Store) -> None:
    change = Change(
        kinds=(Kind.HEADLINE, Kind.FIGURE), severity=Severity.HIGH, silent=None, reason="a figure gave way",
        title=TitleChange(before="12척", after="14척"), evidence={Kind.FIGURE: "12 → 14"},
    )  # fmt: skip
    with store.begin() as books:
        one = known(books)
        books.changes.add(one.id, 2, 3, replace(change, silent=True))
        books.changes.add(one.id, 1, 2, change)
        assert books.changes.of(one.id) == ((1, 2, change), (2, 3, replace(change, silent=True)))
