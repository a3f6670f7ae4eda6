"""An outage is told once when it begins and once when it ends, whosever trouble it is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.sources import Source, SourceKind
from monitor.services.alerting.alarms import see_to_alarms
from tests.services.world import World

HOSTS = ("harbour.example", "valley.example", "summit.example", "meadow.example", "island.example")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


def with_sources(world: World, *urls: str) -> None:
    with world.store.begin() as books:
        books.sources.sync(
            tuple(Source(name=url, kind=SourceKind.FEED, url=f"https://{url}") for url in urls), world.time
        )


def looked(world: World, *failing: str, times: int = 1) -> list[str]:
    """Let every source be looked at, some of them in vain; returns what is told of that."""
    with world.store.read() as books:
        before = len(books.alerts.all())
    for _ in range(times):
        world.later(minutes=5)
        with world.store.begin() as books:
            for state in books.sources.all():
                fails = state.source.name in failing
                failures = state.failures + 1 if fails else 0
                trouble = "no answer" if fails else ""
                ok_at = state.ok_at if fails else world.time
                now = replace(state, checked_at=world.time, ok_at=ok_at, failures=failures, trouble=trouble)
                books.sources.save(now)
        see_to_alarms(world.parts, world.time)
    with world.store.read() as books:
        told = [alert.notice for _, alert in books.alerts.all()[before:]]
    return [notice.kind for notice in told if notice and notice.kind != "greeting"]


def test_an_outage_of_a_host_is_told_once_and_its_end_once(world: World) -> None:
    feeds = tuple(f"harbour.example/{number}" for number in range(4))
    with_sources(world, *feeds, *HOSTS[1:])
    looked(world)
    assert looked(world, *feeds, times=5) == ["unreadable"]
    assert looked(world, *feeds[2:], times=2) == []
    assert looked(world, times=3) == ["readable"]


def test_a_source_that_fails_alone_is_told_alone(world: World) -> None:
    with_sources(world, *HOSTS)
    looked(world)
    assert looked(world, *HOSTS[:2], times=5) == ["unreadable", "unreadable"]
    assert looked(world, times=2) == ["readable", "readable"]


def test_failure_at_most_hosts_is_one_message_about_our_own_network_and_keeps_the_rest_back(world: World) -> None:
    with_sources(world, *HOSTS)
    looked(world)
    assert looked(world, *HOSTS[:4], times=2) == []
    assert looked(world, *HOSTS[:4], times=9) == ["offline"]
    assert looked(world, times=3) == ["online"]


def test_what_still_fails_when_the_network_is_back_is_told_then(world: World) -> None:
    with_sources(world, *HOSTS)
    looked(world)
    looked(world, *HOSTS, times=5)
    assert looked(world, HOSTS[0], times=3) == ["online", "unreadable"]
