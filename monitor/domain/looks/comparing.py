"""Two looks at a page, and what changed from one to the other."""

from dataclasses import dataclass, replace

from monitor.domain.articles import Article
from monitor.domain.changes import Comparison, Finding
from monitor.domain.edits.compare import compare
from monitor.domain.looks.judging import judge_against
from monitor.domain.looks.verdicts import Look, Verdict, VerdictKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What comparing came to, beside the two states; none where a page was no article."""

    comparison: Comparison
    before: Article | None = None
    after: Article | None = None


def compare_looks(was: Look, became: Look, *, clock_moves: bool | None = None) -> Compared:
    """Say what changed from one look at a page to another, or why that cannot be said."""
    if was.article is None or not was.verdict.is_article:
        return Compared(comparison=_no_article(was.verdict, "before: "))
    verdict = judge_against(became, was.article)
    if became.article is None or not verdict.is_article:
        return Compared(comparison=_gone_or_none(verdict), before=was.article)
    comparison = compare(was.article, became.article, clock_moves=clock_moves)
    return Compared(comparison=comparison, before=was.article, after=became.article)


def _gone_or_none(verdict: Verdict) -> Comparison:
    """Say of a page that is gone, by status or in words, that it would be told when further looks confirm it."""
    comparison = _no_article(verdict)
    if verdict.kind is not VerdictKind.GONE:
        return comparison
    return replace(comparison, tell=True, reason=f"{comparison.reason}; told as removed once further looks confirm it")


def _no_article(verdict: Verdict, which: str = "") -> Comparison:
    return Comparison(finding=Finding(verdict.kind.value), reason=which + verdict.reason)
