"""Whose trouble it is when sources fail: one source's, its outlet's as a whole, or our own network's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitor.domain.looks.tracking import SourceState

HOSTS = 3  # that fail at once, and more than half of all, before it is our network rather than theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """That most hosts fail at once: how many of them, and what one of them met."""

    hosts: int
    of: int
    trouble: str


def outage(states: Iterable[SourceState]) -> Outage | None:
    """Say whether so many hosts fail now that it is our own network; a host fails when none of its sources can be read.

    Hosts know nothing of each other; what they have in common is the way to them.
    """
    hosts = by_host(state for state in states if state.checked_at is not None)
    failing = [sources for sources in hosts.values() if all(state.failures for state in sources)]
    if len(failing) < HOSTS or 2 * len(failing) <= len(hosts):
        return None
    return Outage(hosts=len(failing), of=len(hosts), trouble=failing[0][0].trouble)


def is_spoken_for(state: SourceState, others: Iterable[SourceState]) -> bool:
    """Whether another source of the same host was told to fail: its news are this one's too; the last closes."""
    host = state.source.address.host
    return any(other.told_trouble and other.id != state.id and other.source.address.host == host for other in others)


def by_host(states: Iterable[SourceState]) -> Mapping[str, Sequence[SourceState]]:
    """Return the sources of each host."""
    hosts: dict[str, list[SourceState]] = defaultdict(list)
    for state in states:
        hosts[state.source.address.host].append(state)
    return hosts
