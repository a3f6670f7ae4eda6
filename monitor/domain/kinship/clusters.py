"""Grouping many articles into stories, without knowing beforehand what they are about."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from heapq import heapify, heappop, heappush

from monitor.domain.kinship.accounts import account, accounts, is_korean
from monitor.domain.kinship.fingerprints import Fingerprint, fingerprint
from monitor.domain.kinship.gist import agreement, are_editions, contradiction
from monitor.domain.kinship.likeness import ONE_NIGHT, SAME_NEWS, are_near, tie
from monitor.domain.kinship.stages import bare_title
from monitor.domain.kinship.vectors import Pairs, cosines, enriched, vectors
from monitor.domain.ties import Tie, Told

ALIKE = 0.35  # mean cosine of enriched texts above which two groups are taken for one event
CLOSE = 0.2  # cosine above which it is worth asking how two articles belong together
SURE = (Tie.ARTICLE, Tie.COPY, Tie.FOLLOWUP)
EVENT, APART = 0.8, -1.0  # how near two accounts of one event lie, and two articles that cannot be of one
DAYS = timedelta(days=3)  # no event is told for longer
SPOKEN_OF = 0.15  # of the headlines' words in the other article: then words of neighbours count in full
# What is left of a cosine where something speaks against one event: their days or figures, or that they came late; and
# within one outlet, which tells a thing once and has its series every day.
AGAINST, OWN = 0.6, 0.3


def cluster(items: Sequence[Told]) -> list[int]:
    """Give each article the number of its story, counted from 0 in order of appearance."""
    known = vectors([f"{bare_title(item.title)}\n{item.text}" for item in items])
    near = cosines(known)
    pairs = cosines(enriched(known, near))
    pairs |= _tied([fingerprint(item) for item in items], near, pairs) | _across(items)
    groups = _Groups(len(items), pairs)
    groups.grow()
    return groups.numbers()


def _tied(prints: Sequence[Fingerprint], near: Pairs, wide: Pairs) -> Pairs:
    """Return how near those pairs lie of which more than their words is known: by address, text or headline."""
    by_mark: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(prints):
        for mark in {*each.keys, each.id} - {""}:
            by_mark[mark].append(number)
    linked = {(first, other) for first, *others in by_mark.values() for other in others}
    close = {pair for found in (near, wide) for pair, cosine in found.items() if cosine >= CLOSE}
    tied: Pairs = {}
    for one, other in linked | close:
        pair = one, other
        nearness = _nearness(prints[one], prints[other], near.get(pair, 0.0), wide.get(pair, 0.0))
        if nearness is not None:
            tied[pair] = nearness
    return tied


def _nearness(a: Fingerprint, b: Fingerprint, near: float, wide: float) -> float | None:
    """Say how near two articles lie by what is known of them; none where only their words can tell.

    ``near`` is the cosine of their own words, ``wide`` that of words and neighbours' words.
    """
    found = tie(a, b).tie
    if found in SURE:
        return 1.0
    if found is Tie.EVENT:
        return max(EVENT, wide)
    return _untied(a, b, near, wide) if a.gist.words and b.gist.words else None


def _untied(a: Fingerprint, b: Fingerprint, near: float, wide: float) -> float:
    """Say how near two articles lie that nothing ties but their words."""
    one_site = bool(a.site) and a.site == b.site
    against = contradiction(a.gist, b.gist, are_dated_alike=one_site or not are_near(a, b, ONE_NIGHT))
    if (against and one_site) or are_editions(a.gist, b.gist) or not are_near(a, b, DAYS):
        return APART
    if one_site:
        return near * OWN
    if (against and not against.is_subject) or not are_near(a, b, SAME_NEWS):
        return near * AGAINST
    if against:  # two headlines may open with two subjects of one event
        return near
    return near + (wide - near) * min(1.0, agreement(a.gist, b.gist) / SPOKEN_OF)


def _across(items: Sequence[Told]) -> Pairs:
    """Return the pairs of accounts in two languages that are of one event."""
    found: Pairs = {}
    korean = [number for number, item in enumerate(items) if is_korean(item)]
    others = sorted(set(range(len(items))) - set(korean)) if korean else []
    told = {number: account(items[number]) for number in (*korean, *others)} if others else {}
    for one in korean if others else ():
        for other in others:
            both = items[one].topics & items[other].topics
            if accounts(told[one], told[other], both).tie is Tie.EVENT:
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
