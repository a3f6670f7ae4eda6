"""What a look comes to: verdict, comparison, topics, story, and whether to tell. Nothing here reaches out."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.alerting import Decision, Occasion, alerts_for
from monitor.domain.articles import Article
from monitor.domain.changes import Comparison, Finding
from monitor.domain.compare import compare
from monitor.domain.removal import removal
from monitor.domain.stories import Likeness
from monitor.domain.topics import Matching
from monitor.domain.verdicts import Verdict, VerdictKind, judge_against
from monitor.services.dossier import Dossier, tracks_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a look comes to, each part with its reason."""

    verdict: Verdict
    decision: Decision
    matching: Matching = Matching()
    comparison: Comparison | None = None
    story: int | None = None
    likeness: Likeness | None = None
    removed: bool = False


def weigh(dossier: Dossier, now: datetime) -> Weighed:
    """Judge a look against what we know, and decide whether to tell."""
    verdict = _verdict(dossier)
    article = dossier.seen.look.article
    if article is None or not verdict.is_article:
        return _no_article(dossier, verdict, now)
    matching = dossier.matching
    if dossier.known is None:
        return _first(dossier, verdict, article, now)
    comparison = _compared(dossier, article)
    decision = alerts_for(
        Occasion(
            known=True,
            before=dossier.topics,
            after=matching.topics,
            track_all=tracks_all(dossier.seen.source),
            comparison=comparison,
        )
    )
    return Weighed(verdict=verdict, decision=decision, matching=matching, comparison=comparison)


def _verdict(dossier: Dossier) -> Verdict:
    look, latest = dossier.seen.look, dossier.latest
    if latest is None:
        return look.verdict
    if look.article is not None and look.article.damaged and not latest.article.damaged:
        return Verdict(kind=VerdictKind.CUT, reason="characters were lost on the way: not compared")
    return judge_against(look, latest.article)


def _no_article(dossier: Dossier, verdict: Verdict, now: datetime) -> Weighed:
    why = removal(dossier.known, verdict, now) if dossier.known else ""
    decision = alerts_for(
        Occasion(
            known=dossier.known is not None,
            before=dossier.topics,
            track_all=tracks_all(dossier.seen.source),
            removed=bool(why),
        )
    )
    return Weighed(
        verdict=Verdict(kind=verdict.kind, reason=why or verdict.reason), decision=decision, removed=bool(why)
    )


def _compared(dossier: Dossier, article: Article) -> Comparison:
    assert dossier.latest is not None  # noqa: S101  # a known article has a revision
    before = dossier.seen.reread or dossier.latest.article
    if dossier.seen.reread is None and before.reader != article.reader:
        return Comparison(finding=Finding.TECHNICAL, reason="another reader than before, and the old bytes are gone")
    return compare(before, article, earlier=dossier.earlier, clock_moves=dossier.clock_moves)


def _first(dossier: Dossier, verdict: Verdict, article: Article, now: datetime) -> Weighed:
    member, likeness = dossier.nearest or (None, None)
    entry = dossier.seen.entry
    decision = alerts_for(
        Occasion(
            known=False,
            after=dossier.matching.topics,
            track_all=tracks_all(dossier.seen.source),
            likeness=likeness,
            story=member.story if member and dossier.story_told else None,
            first_look=entry is not None and entry.at_first_look,
            backlog=dossier.seen.source.backlog,
            age=None if article.published is None else now - article.published,
        )
    )
    story = member.story if member else None
    return Weighed(verdict=verdict, decision=decision, matching=dossier.matching, story=story, likeness=likeness)
