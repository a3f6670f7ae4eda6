"""What a look comes to: verdict, comparison, topics, story, and whether to tell. Nothing here reaches out."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.alerts import AlertKind
from monitor.domain.articles import Article
from monitor.domain.changes import Comparison, Finding
from monitor.domain.edits.compare import compare
from monitor.domain.edits.flaps import Past, in_turn
from monitor.domain.kinship.stories import Likeness
from monitor.domain.looks.judging import judge_against
from monitor.domain.looks.removal import Neighbours, Stage, absence
from monitor.domain.looks.tracking import UNDECIDED, Decided
from monitor.domain.looks.verdicts import Verdict, VerdictKind
from monitor.domain.telling.alerting import Decision, Occasion, Silence, alerts_for
from monitor.domain.telling.retelling import Retelling, least_retelling
from monitor.domain.topics import Matching
from monitor.services.intake.dossier import Dossier, tracks_all


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
    back: str = ""  # why those are to be told that it is there again who were told that it was not
    decided: Decided = UNDECIDED  # what is kept of the decision


def weigh(dossier: Dossier, now: datetime) -> Weighed:
    """Judge a look against what we know, and decide whether to tell."""
    verdict = _verdict(dossier)
    article = dossier.seen.look.article
    if article is None or not verdict.is_article:
        return _no_article(dossier, verdict, now)
    matching = dossier.matching
    if dossier.known is None:
        return _first(dossier, verdict, article, now)
    comparison = _compared(dossier, article, now)
    decision = alerts_for(
        Occasion(
            known=True,
            before=dossier.topics,
            after=matching.topics,
            track_all=tracks_all(dossier.seen.source),
            comparison=comparison,
        )
    )
    return Weighed(
        verdict=verdict,
        decision=decision,
        matching=matching,
        comparison=comparison,
        back=_back(dossier, comparison),
    )


def _verdict(dossier: Dossier) -> Verdict:
    look, latest = dossier.seen.look, dossier.latest
    if latest is None:
        return look.verdict
    if look.article is not None and look.article.damaged and not latest.article.damaged:
        return Verdict(kind=VerdictKind.CUT, reason="characters were lost on the way: not compared")
    return judge_against(look, latest.article)


def _no_article(dossier: Dossier, verdict: Verdict, now: datetime) -> Weighed:
    neighbours = dossier.neighbours or Neighbours()
    missing = absence(dossier.known, verdict, now, neighbours) if dossier.known else None
    decision = alerts_for(
        Occasion(
            known=dossier.known is not None,
            before=dossier.topics,
            track_all=tracks_all(dossier.seen.source),
            absence=missing,
        )
    )
    if missing is None or missing.stage is Stage.UNSURE:
        return Weighed(verdict=verdict, decision=decision)
    removed = missing.stage is Stage.REMOVED
    if not removed and _last_told(dossier) is AlertKind.UNREACHABLE:
        decision = Silence(reason="told as unreachable already")
    verdict = Verdict(kind=verdict.kind, reason=missing.reason)
    return Weighed(verdict=verdict, decision=decision, removed=removed)


def _last_told(dossier: Dossier) -> AlertKind:
    """Return what was told last of whether the article is there."""
    return dossier.absences[-1].kind if dossier.absences else AlertKind.BACK


def _back(dossier: Dossier, comparison: Comparison) -> str:
    if _last_told(dossier) is AlertKind.BACK:
        return ""
    wording = "with the same wording" if comparison.change is None else "with another wording"
    return f"is back, {wording}"


def _compared(dossier: Dossier, article: Article, now: datetime) -> Comparison:
    assert dossier.latest is not None  # noqa: S101  # a known article has a revision
    before = dossier.seen.reread or dossier.latest.article
    if dossier.seen.reread is None and before.reader != article.reader:
        return Comparison(finding=Finding.TECHNICAL, reason="another reader than before, and the old bytes are gone")
    found = compare(before, article, earlier=dossier.earlier, clock_moves=dossier.clock_moves)
    past = Past(before=before, earlier=dossier.earlier, changes=dossier.changes, stood=now - dossier.latest.seen_at)
    return in_turn(found, article, dossier.seen.again, past)


def _retelling(dossier: Dossier, article: Article) -> Retelling | None:
    return least_retelling(dossier.retold, article, dossier.nearest[1].tie) if dossier.nearest else None


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
            retelling=_retelling(dossier, article),
            first_look=entry is not None and entry.at_first_look,
            backlog=dossier.seen.source.backlog,
            age=None if article.published is None else now - article.published,
        )
    )
    story = member.story if member else None
    return Weighed(verdict=verdict, decision=decision, matching=dossier.matching, story=story, likeness=likeness)
