from datetime import UTC, datetime, timedelta

import pytest

from monitor.fetch.frontier import Frontier, LocalFrontier

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def frontier() -> Frontier:
    return LocalFrontier()


def test_a_host_has_one_visitor_at_a_time(frontier: Frontier) -> None:
    assert frontier.claim("a.example", NOON)
    assert not frontier.claim("a.example", NOON)
    assert frontier.due(["a.example", "b.example"]) == ("b.example",)
    frontier.release("a.example")
    assert frontier.claim("a.example", NOON)


def test_who_waited_longest_comes_first(frontier: Frontier) -> None:
    for host, now in (("a.example", NOON), ("b.example", LATER)):
        assert frontier.claim(host, now)
        frontier.release(host)
    assert frontier.due(["b.example", "a.example", "c.example"]) == ("c.example", "a.example", "b.example")
