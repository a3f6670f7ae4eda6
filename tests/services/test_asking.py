"""The room where is asked: nothing is written there, and the command asks there alone."""

import ast
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.domain.matches.builtin_topics import builtin_topics
from monitor.domain.statements import Saying
from monitor.domain.telling.muting import Mute
from monitor.services.asking import archive, health, story_views, tellings, topics_met
from monitor.services.asking.searching import Asked, search
from monitor.services.asking.why import Present, explain
from monitor.store.store import Store
from tests.cli.filled import KEY, filled

ROOT = Path(__file__).parents[2] / "monitor"
DEEDS = {"deliveries.retry", "sources.watch", "tokens.revoke"}  # what a command does, not what it asks
NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)


def called(folder: Path) -> Iterator[str]:
    """Yield what is called on something that is called on something: ``books.mutes.keep`` gives ``mutes.keep``."""
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Attribute(value=ast.Name(id="books"), attr=book), attr=what)
                ):
                    yield f"{book}.{what}"
                case ast.Call(func=ast.Attribute(attr="begin")):
                    yield "begin"


def test_a_command_asks_the_books_nothing_itself() -> None:
    assert set(called(ROOT / "cli")) - {"begin"} == DEEDS


def test_who_asks_opens_no_transaction_and_does_no_deed() -> None:
    assert not set(called(ROOT / "services" / "asking")) & {"begin", *DEEDS}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("filled")
    filled(folder)
    store = Store.open(f"sqlite:///{folder}/newsmon.db")
    yield store
    store.close()


def test_every_question_is_answered_from_books_that_cannot_be_written(store: Store) -> None:
    with store.read() as books:
        with pytest.raises(Exception, match=r"readonly|read-only") as refused:
            books.mutes.keep(Mute(subject="topic:Port", since=NOW))
        assert isinstance(refused.value.__cause__, sqlite3.Error)
    with store.read() as books:
        asked = Asked(query="breakwater", topic="Port")
        assert {found.article for found in search(books, asked, NOW).found} == {1, 2, 3}
        assert archive.article_at(books, 1).revision.no == 2
        assert archive.difference(books, 1).recorded is not None
        assert [view.about.id for view in story_views.stories(books, 9)] == [2, 1]
        assert len(story_views.story(books, 1).tellers) == 2
        assert [view.id for view in tellings.alerts(books)] == [1, 2]
        assert [view.delivery.id for view in tellings.deliveries(books, dead=True)] == [2]
        assert [mute.subject for mute in tellings.mutes(books, NOW)] == ["topic:Port"]
        assert [view.state.source.name for view in health.sources(books, NOW)] == ["harbour"]
        assert [(view.topic.name, view.articles) for view in topics_met.topics(books)] == [("Port", 3), ("Fish", 0)]
        assert topics_met.spellings_of(builtin_topics()[0], books).read == 3
        assert health.overview(books).given_up == 1
        assert explain(books, KEY, Present(), NOW).answer.saying is Saying.ENDED
