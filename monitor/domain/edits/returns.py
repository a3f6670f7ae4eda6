"""Whether an article went back to a wording that it had before, and whether wordings take turns."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Kind
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
