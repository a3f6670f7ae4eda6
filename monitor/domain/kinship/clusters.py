"""Grouping many articles into stories, without knowing beforehand what they are about."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from monitor.domain.kinship.accounts import account, accounts, is_korean
from monitor.domain.kinship.fingerprints import Fingerprint, fingerprint
from monitor.domain.kinship.likeness import tie
from monitor.domain.kinship.stages import bare_title
from monitor.domain.kinship.vectors import Pairs, cosines, enriched, vectors
from monitor.domain.ties import Tie, Told

ALIKE = 0.35  # mean cosine of enriched texts above which two groups are taken for one event
CLOSE = 0.3  # cosine above which it is worth asking whether two articles are copies or steps of a chain
SURE = (Tie.ARTICLE, Tie.COPY, Tie.FOLLOWUP)


def cluster(items: Sequence[Told]) -> list[int]:
    """Give each article the number of its story, counted from 0 in order of appearance."""
    known = vectors([f"{bare_title(item.title)}\n{item.text}" for item in items])
    near = cosines(known)
    pairs = cosines(enriched(known, near))
    pairs |= _sure([fingerprint(item) for item in items], near) | _across(items)
    groups = _Groups(len(items), pairs)
    groups.grow()
    return groups.numbers()


def _sure(prints: Sequence[Fingerprint], pairs: Pairs) -> Pairs:
    """Return the pairs that are certainly one story, by address or by text."""
    by_mark: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(prints):
        for mark in {*each.keys, each.id} - {""}:
            by_mark[mark].append(number)
    linked = {(first, other) for first, *others in by_mark.values() for other in others}
    near = {pair for pair, cosine in pairs.items() if cosine >= CLOSE}
    return {(one, other): 1.0 for one, other in linked | near if tie(prints[one], prints[other]).tie in SURE}


def _across(items: Sequence[Told]) -> Pairs:
    """Return the pairs of accounts in two languages that are of one event."""
    found: Pairs = {}
    korean = [number for number, item in enumerate(items) if is_korean(item)]
    others = sorted(set(range(len(items))) - set(korean)) if korean else []
    for one in korean:
        for other in others:
            both = items[one].topics & items[other].topics
            if accounts(account(items[one]), account(items[other]), both).tie is Tie.EVENT:
                found[min(one, other), max(one, other)] = 1.0
    return found


class _Groups:
    """Articles growing into stories: always the two nearest groups become one, nearness being the mean over members."""

    def __init__(self, count: int, pairs: Pairs) -> None:
        self._members = {number: [number] for number in range(count)}
        self._near: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), near in pairs.items():
            self._near[one][other] = self._near[other][one] = near
        self._queue = [(-near, one, other) for (one, other), near in pairs.items()]
        heapify(self._queue)
        self._next = count

    def grow(self) -> None:
        """Make one group of two until the nearest are too far apart."""
        while self._queue and -self._queue[0][0] >= ALIKE:
            _, one, other = heappop(self._queue)
            if one in self._members and other in self._members:
                self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        ours, theirs = self._members.pop(one), self._members.pop(other)
        group, self._next = self._next, self._next + 1
        for third in (self._near[one].keys() | self._near[other].keys()) & self._members.keys():
            total = self._near[one].get(third, 0.0) * len(ours) + self._near[other].get(third, 0.0) * len(theirs)
            near = total / (len(ours) + len(theirs))
            self._near[group][third] = self._near[third][group] = near
            heappush(self._queue, (-near, third, group))
        self._members[group] = [*ours, *theirs]

    def numbers(self) -> list[int]:
        """Return the number of each article's group."""
        groups = {member: min(members) for members in self._members.values() for member in members}
        order = {first: number for number, first in enumerate(sorted(set(groups.values())))}
        return [order[groups[member]] for member in sorted(groups)]
