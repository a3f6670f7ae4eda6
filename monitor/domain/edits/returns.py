"""Whether an article went back to a wording that it had before, and whether wordings are served in turn.

That is a headline test, or two nodes of a network: told once, and then no news.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Change, Comparison, Finding, Kind, Op
from monitor.domain.edits.differences import differ
from monitor.domain.edits.severity import Evidence
from monitor.domain.texts.text import key

_Wording = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """The newest revision that said the same (none: it is new), and how often wordings have taken turns by now."""

    to: int | None = None
    turns: int = 0

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Name it: a revert at first, a flap when what it gave way to had been there before as well."""
        if self.to is None:
            return ()
        kind = Kind.FLAP if self.turns else Kind.REVERT
        return (Evidence(kind=kind, words=f"as in revision {self.to}"),)


def returned(before: Article, after: Article, earlier: Sequence[Revision]) -> Return:
    """Look for the wording of ``after`` among the revisions so far, oldest first; the newest may be ``before``."""
    if not earlier:
        return Return()
    to = max((revision.no for revision in earlier if _say_the_same(revision.article, after)), default=None)
    if to is None:
        return Return()
    wordings = [_wording(revision.article) for revision in earlier]
    here, there = _wording(before), _wording(after)
    if wordings[-1] != here:
        wordings.append(here)
    return Return(to=to, turns=_turns([*wordings, there]))


def _turns(wordings: Sequence[_Wording]) -> int:
    """Count the steps at the end of which both wordings had been there before."""
    turns, seen = 0, {wordings[0]}
    known = [False]  # whether each wording had been there before it came
    for wording in wordings[1:]:
        known.append(wording in seen)
        seen.add(wording)
        turns = turns + 1 if known[-1] and known[-2] else 0
    return turns


def _say_the_same(one: Article, other: Article) -> bool:
    """Compare two wordings as far as they are the same: a key is dear."""
    lines = ((each.title, each.subtitle, *each.body) for each in (one, other))
    return len(one.body) == len(other.body) and all(a == b or key(a) == key(b) for a, b in zip(*lines, strict=True))


def _wording(article: Article) -> _Wording:
    return tuple(map(key, (article.title, article.subtitle, *article.body)))


SLOW = timedelta(hours=6)  # a wording that stood for so long gave way to an edit, not to its turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What an article said before: revisions and changes, oldest first, and how long the newest wording stood."""

    before: Article
    earlier: Sequence[Revision] = ()
    changes: Sequence[Change] = ()
    stood: timedelta = timedelta(0)


def in_turn(comparison: Comparison, article: Article, again: Article | None, past: Past) -> Comparison:
    """Return a comparison as it is to be told when wordings may be served in turn.

    ``again`` is the article as a second look found it moments later. When that shows an earlier
    wording, or when wordings that were all there before follow each other within hours, the two are
    served in turn: told once, and not again until the article says something it never said before.
    A first return to an earlier wording is a revert, and told. Words that are others at each look
    are no wording at all.
    """
    change = comparison.change
    if comparison.finding is not Finding.EDIT or change is None:
        return comparison
    if again is not None and _is_volatile(change, again):
        return Comparison(finding=Finding.NONE, reason="words that are others at each look are no edit")
    at_once = again is not None and bool(differ(article, again)) and _was_there(again, past)
    flaps = at_once or change.turns > 0
    if flaps and not at_once and past.stood >= SLOW:
        return _told(comparison, _as(Kind.REVERT, change), "back to an earlier wording")
    if (flaps or change.reverts_to is not None) and _flap_was_told(past.changes):
        reason = "one of the wordings that are served in turn, which was told"
        return replace(comparison, tell=False, reason=reason, change=_as(Kind.FLAP, change))
    return _told(comparison, _as(Kind.FLAP, change), "two wordings are served in turn") if flaps else comparison


def _told(comparison: Comparison, change: Change, what: str) -> Comparison:
    return replace(comparison, tell=True, change=change, reason=f"{what}; {change.reason}")


def _as(kind: Kind, change: Change) -> Change:
    """Call a change a flap or a revert."""
    kinds = tuple(each for each in change.kinds if each not in (Kind.FLAP, Kind.REVERT))
    where = f"as in revision {change.reverts_to}" if change.reverts_to is not None else "two wordings in turn"
    evidence = {each: words for each, words in change.evidence.items() if each in kinds}
    return replace(change, kinds=(*kinds, kind), evidence=evidence | {kind: where})


def _was_there(again: Article, past: Past) -> bool:
    return not differ(past.before, again) or any(not differ(revision.article, again) for revision in past.earlier)


def _flap_was_told(changes: Sequence[Change]) -> bool:
    """Whether a flap was told since the article last said something that it had never said before."""
    return any(Kind.FLAP in change.kinds for change in _lately(changes))


def _lately(changes: Sequence[Change]) -> Iterator[Change]:
    for change in reversed(changes):
        yield change
        if change.reverts_to is None:
            return


def _is_volatile(change: Change, again: Article) -> bool:
    """Whether nothing of what a change brought stands there moments later, nor what it took away."""
    if change.title is not None or not change.sentences:
        return False
    said = key(again.text)
    return all(
        sentence.op is Op.REPLACE and key(sentence.after) not in said and key(sentence.before) not in said
        for sentence in change.sentences
    )
