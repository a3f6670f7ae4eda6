"""What changed is listed by what it is, and what was known of a topic or story is asked of any moment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.domain.changes import Kind, Severity
from monitor.domain.errors import WrongUseError
from monitor.services.asking.edits import edits
from monitor.services.asking.figures import figures_of_story
from monitor.services.asking.moments import story_at, topic_at, topic_between
from monitor.store.history import SoughtEdits
from monitor.store.store import Store
from tests.cli.filled import filled
from tests.store.building import MINUTE, NOON


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("filled")
    filled(folder)
    store = Store.open(f"sqlite:///{folder}/newsmon.db")
    yield store
    store.close()


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (SoughtEdits(), 1),
        (SoughtEdits(topic="Port", kinds=frozenset({Kind.FIGURE}), severity=Severity.HIGH, since=NOON), 1),
        (SoughtEdits(kinds=frozenset({Kind.HEADLINE})), 0),
        (SoughtEdits(source="harbour", until=NOON), 0),
        (SoughtEdits(topic="Fish"), 0),
    ],
)
def test_edits_are_listed_by_topic_kind_severity_and_time(store: Store, sought: SoughtEdits, found: int) -> None:
    with store.read() as books:
        assert len(edits(books, sought, 9)) == found


def test_edits_of_a_topic_that_never_was_are_refused(store: Store) -> None:
    with store.read() as books, pytest.raises(WrongUseError, match="Did you mean Port"):
        edits(books, SoughtEdits(topic="Prt"), 9)


def test_a_topic_is_known_as_it_stood_at_a_moment(store: Store) -> None:
    with store.read() as books:
        assert [(one.article, one.revision) for one in topic_at(books, "Port", NOON).wordings] == [
            (3, 1),
            (2, 1),
            (1, 1),
        ]
        assert [one.revision for one in topic_at(books, "Port", NOON + MINUTE).wordings] == [2, 1, 1]
        assert topic_at(books, "Port", NOON - MINUTE).wordings == ()


def test_two_moments_of_a_topic_differ_in_what_came_and_what_changed(store: Store) -> None:
    with store.read() as books:
        found = topic_between(books, "Port", NOON, NOON + MINUTE)
        (changed,) = found.changed
        assert (found.came, found.same) == ((), 2)
        assert changed.comparison.change is not None
        assert [figure.after for figure in changed.comparison.change.figures] == ["70 million dollars"]
        assert len(topic_between(books, "Port", NOON - MINUTE, NOON).came) == 3


def test_a_story_is_known_with_the_articles_that_were_in_it_then(store: Store) -> None:
    with store.read() as books:
        assert {one.article for one in story_at(books, 1, NOON + MINUTE).wordings} == {1, 2, 3}
        assert {one.article for one in story_at(books, 1, NOON + 10 * MINUTE).wordings} == {1, 2}


def test_the_figures_of_a_story_say_who_changed_and_who_still_says_the_old_one(store: Store) -> None:
    with store.read() as books:
        found = figures_of_story(books, 1)
    (cost,) = found.measures
    assert cost.disputed
    assert [[(one.article, one.until) for one in each.sayings] for each in cost.figures] == [
        [(1, NOON + MINUTE), (2, None)],
        [(1, None)],
    ]
