"""What becomes of a look: what the page is, what changed, and whether that is told, held or told to nobody."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.alerts import AlertKind
from monitor.domain.articles import Article
from monitor.domain.changes import Change, Comparison, Finding
from monitor.domain.edits.compare import compare
from monitor.domain.edits.returns import Past, in_turn
from monitor.domain.looks.judging import judge_against
from monitor.domain.looks.removal import Absence, Certainty, Neighbours, absence
from monitor.domain.looks.stand_ins import breaks_off, is_not_announced, stands_in
from monitor.domain.looks.tracking import Decided, DecisionKind
from monitor.domain.looks.verdicts import Verdict, VerdictKind
from monitor.domain.telling.alerting import NotTold, Telling, alerts_for
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.holding import Fate, Holding, fate_of, net_of, now_or_later

ENOUGH_TRIES = 3  # by then a page that seems to break off is as its outlet makes it

Decision = Telling | Holding | NotTold


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What becomes of a look, each part with its reason.

    ``back`` is why those are to be told that the article is there again who were told that it was not.
    ``fate`` is what becomes of its edit that was held; where that joins, ``net`` is what both come to.
    """

    verdict: Verdict
    decision: Decision
    comparison: Comparison | None = None
    removed: bool = False
    back: str = ""
    fate: Fate = Fate.STAYS
    net: Change | None = None

    @property
    def tells(self) -> bool:
        """Whether there is something to tell at once."""
        return bool(self.back) or isinstance(self.decision, Telling)


def judge(dossier: Dossier, now: datetime) -> Judgement:
    """Judge a look by what is known, and decide whether to tell.

    The one place where this is decided, whether the look is made by the daemon, tried or gone through again.
    """
    verdict = _verdict(dossier)
    article = dossier.seen.look.article
    if article is None or not verdict.is_article:
        return _no_article(dossier, verdict, now)
    if dossier.known is None:
        return Judgement(verdict=verdict, decision=alerts_for(dossier, None, now))
    return _known(dossier, verdict, _compared(dossier, article, now), now)


def decided(decision: Decision) -> Decided:
    """Say what was decided and why, so that somebody can ask later why they were told, or were not."""
    match decision:
        case NotTold():
            return Decided(kind=DecisionKind.NOT_TOLD, reason=decision.reason)
        case Holding():
            return Decided(kind=DecisionKind.HELD, reason=f"{decision.reason}; {decision.telling.reason}")
        case Telling():
            return Decided(kind=DecisionKind.TOLD, told_as=decision.kind, reason=decision.reason)


def _verdict(dossier: Dossier) -> Verdict:
    look, latest = dossier.seen.look, dossier.latest
    if dossier.recorded is not None:
        return look.verdict
    if latest is None:
        return _at_first_look(dossier) or look.verdict
    if dossier.led_to is not None:
        reason = f"its address leads to article {dossier.led_to}, of which the page is looked at already"
        return Verdict(kind=VerdictKind.MOVED, reason=reason)
    if look.article is not None and look.article.damaged and not latest.article.damaged:
        return Verdict(kind=VerdictKind.CUT, reason="characters were lost on the way: not compared")
    verdict = judge_against(look, latest.article)
    if look.article is None or not verdict.is_article:
        return verdict
    loses = len(look.article.text) < len(latest.article.text)
    return stands_in(look.article, latest.article) or (loses and breaks_off(look.page, look.article)) or verdict


def _at_first_look(dossier: Dossier) -> Verdict | None:
    """Say why a first look begins no article: another look may bring a whole one."""
    look, entry = dossier.seen.look, dossier.seen.entry
    if entry is None or look.article is None or not look.verdict.is_article:
        return None
    cut = breaks_off(look.page, look.article) if entry.tries < ENOUGH_TRIES else None
    return cut or is_not_announced(look.article, entry.entry)


def _no_article(dossier: Dossier, verdict: Verdict, now: datetime) -> Judgement:
    """Judge a look that found no article; what is held of one that is told as removed is told before that."""
    if dossier.known is None:
        return Judgement(verdict=verdict, decision=NotTold(reason=verdict.reason))
    recorded = dossier.recorded if isinstance(dossier.recorded, Absence) else None
    missing = recorded or absence(dossier.known, verdict, now, dossier.neighbours or Neighbours())
    wanted = alerts_for(dossier, missing, now)
    return Judgement(
        verdict=verdict if missing.certainty is Certainty.UNSURE else Verdict(kind=verdict.kind, reason=missing.reason),
        decision=wanted,
        removed=missing.certainty is Certainty.REMOVED,
        fate=fate_of(dossier.held, wanted, None, None),
    )


def _known(dossier: Dossier, verdict: Verdict, comparison: Comparison, now: datetime) -> Judgement:
    """Judge a look that found the article: what is new, and what that makes of its edit that is held."""
    wanted, net = alerts_for(dossier, comparison, now), net_of(dossier)
    fate = fate_of(dossier.held, wanted, comparison, net)
    joined = net.change if net and fate is Fate.JOINS else None
    return Judgement(
        verdict=verdict,
        decision=now_or_later(dossier, wanted, fate, joined or comparison.change, now),
        comparison=comparison,
        back=_back(dossier, comparison),
        fate=fate,
        net=joined,
    )


def _back(dossier: Dossier, comparison: Comparison) -> str:
    if dossier.last_absence is AlertKind.BACK:
        return ""
    wording = "with the same wording" if comparison.change is None else "with another wording"
    return f"is back, {wording}"


def _compared(dossier: Dossier, article: Article, now: datetime) -> Comparison:
    if isinstance(dossier.recorded, Comparison):
        return dossier.recorded
    latest, before = dossier.latest, dossier.before
    assert latest is not None  # noqa: S101  # a known article has a revision
    assert before is not None  # noqa: S101
    if dossier.seen.reread is None and before.reader != article.reader:
        return Comparison(finding=Finding.TECHNICAL, reason="another reader than before, and the old bytes are gone")
    found = dossier.seen.compared_with(latest.no) or compare(
        before, article, earlier=dossier.earlier, clock_moves=dossier.clock_moves
    )
    changes = tuple(change for _, _, change in dossier.changes)
    past = Past(before=before, earlier=dossier.earlier, changes=changes, stood=now - latest.seen_at)
    return in_turn(found, article, dossier.seen.again, past)
