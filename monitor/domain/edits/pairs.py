"""Two wordings of one sentence or headline."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from monitor.domain.changes import Kind, Op
from monitor.domain.edits.differences import Differences, focused
from monitor.domain.edits.directions import is_negated
from monitor.domain.edits.frames import Frame, are_forms, frame_of, is_cosmetic, plain
from monitor.domain.edits.quotation_marks import marked
from monitor.domain.edits.rewording import is_misspelt, reworded
from monitor.domain.texts.runs import runs_of
from monitor.domain.texts.text import key

_LONG_HEADLINE = 500  # letters of a headline that are read for what it says
_READ = 60_000  # letters of reworded sentences that are read for figures, names and sources, both sides together
_LINE = 60  # letters that take as long to read as a figure
_DIGITS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True)
class Pair:
    """Two wordings of one sentence (or headline), and what kind of rewording led from one to the other."""

    before: str
    after: str
    rewording: Kind
    headline: bool = False
    unread: bool = False  # more had changed than is read for what it says

    @cached_property
    def frame(self) -> Frame:
        """What stays beside figures and quotations."""
        return frame_of(self.before, self.after)

    @cached_property
    def is_slight(self) -> bool:
        """Whether beside figures no more than one word was exchanged, and no quotation."""
        return self.frame.is_slight and self._quotes_alike

    @cached_property
    def is_by_synonyms(self) -> bool:
        """Whether one or two words gave way each to another, and no quotation."""
        return self.frame.one_by_one and self._quotes_alike

    @property
    def _quotes_alike(self) -> bool:
        old, new = quoted(self.before), quoted(self.after)
        return len(old) == len(new) and all(map(are_said_alike, old, new))

    @cached_property
    def is_cosmetic(self) -> bool:
        """Whether only capitals, marks, blanks or Chinese letters for Korean ones differ."""
        return is_cosmetic(self.before, self.after)


def quoted(text: str) -> tuple[str, ...]:
    """List what stands between quotation marks."""
    return tuple(each.words for each in marked(text))


def are_said_alike(one: str, other: str) -> bool:
    """Whether two quotations tell the same, but for the order of words, an ending or a slip of the pen.

    >>> are_said_alike("They asked me to lie", "They asked to lie me"), are_said_alike("I agree", "I refuse")
    (True, False)
    """
    if is_cosmetic(one, other):
        return True
    old, new = key(one).split(), key(other).split()
    if sorted(map(plain, old)) == sorted(map(plain, new)):
        return True
    runs = runs_of(old, new)
    if len(runs) != 1 or not len(runs[0][0]) == len(runs[0][1]) == 1:
        return False
    was, became = runs[0][0][0], runs[0][1][0]
    if is_negated(was) != is_negated(became):
        return False
    return is_misspelt(was, became) or ((len(old) > 1 or "가" <= was[0] <= "힣") and are_forms(was, became))


def pairs_of(differences: Differences) -> tuple[Pair, ...]:
    """Pair the wordings that gave way to others, the headline first."""
    found = []
    if differences.headlines:
        old, new = (headline.says for headline in differences.headlines)
        if old and new:
            old, new = focused(old, new, _LONG_HEADLINE)
            found.append(Pair(old, new, reworded(old, new, headline=True), headline=True))
    replaced = [focused(each.before, each.after) for each in differences.sentences if each.op is Op.REPLACE]
    spent = accumulate(_effort(old) + _effort(new) for old, new in replaced)
    pairs = zip(replaced, spent, strict=True)
    return (*found, *(_pair(old, new, unread=after > _READ) for (old, new), after in pairs))


def _pair(old: str, new: str, *, unread: bool) -> Pair:
    return Pair(old, new, Kind.UPDATED if unread else reworded(old, new), unread=unread)


def _effort(text: str) -> int:
    """Weigh what reading a wording takes: by its letters, and each figure in it like a line of them."""
    return len(text) + _LINE * len(_DIGITS.findall(text))


def arrow(before: str, after: str) -> str:
    """Write what gave way to what.

    >>> arrow("3", "4"), arrow("", "4"), arrow("3", "")
    ('3 → 4', '+ 4', '- 3')
    """
    if not before:
        return f"+ {after}"
    return f"{before} → {after}" if after else f"- {before}"
