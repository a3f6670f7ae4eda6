"""What a look comes to: verdict, comparison, topics, story, and whether to tell. Nothing here reaches out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from monitor.domain.alerting import Decision, Occasion, alerts_for
from monitor.domain.articles import Article
from monitor.domain.changes import Comparison, Finding
from monitor.domain.compare import compare
from monitor.domain.likeness import Fingerprint, fingerprint, tie
from monitor.domain.removal import removal
from monitor.domain.sources import SourceKind, Track
from monitor.domain.stories import Likeness, Tie
from monitor.domain.ties import Told
from monitor.domain.topics import Matching
from monitor.domain.verdicts import Verdict, VerdictKind, judge_against
from monitor.services.dossier import Dossier
from monitor.services.rules import Rules
from monitor.store.stories import StoryMember

CLOSENESS = (Tie.ARTICLE, Tie.COPY, Tie.FOLLOWUP)  # an event in other words begins a story of its own


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


def weigh(dossier: Dossier, rules: Rules, now: datetime) -> Weighed:
    """Judge a look against what we know, and decide whether to tell."""
    verdict = _verdict(dossier)
    article = dossier.seen.look.article
    if article is None or not verdict.is_article:
        return _no_article(dossier, verdict, now)
    matching = rules.matcher.match(article)
    if dossier.known is None:
        return _first(dossier, verdict, article, matching, now)
    comparison = _compared(dossier, article)
    decision = alerts_for(
        Occasion(
            known=True,
            before=dossier.topics,
            after=matching.topics,
            track_all=tracks_all(dossier),
            comparison=comparison,
        )
    )
    return Weighed(verdict=verdict, decision=decision, matching=matching, comparison=comparison)


def tracks_all(dossier: Dossier) -> bool:
    """Whether the source has every article watched, whatever it is about."""
    source = dossier.seen.source
    return source.track is Track.ALL or source.kind is SourceKind.PAGE


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
            track_all=tracks_all(dossier),
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


def _first(dossier: Dossier, verdict: Verdict, article: Article, matching: Matching, now: datetime) -> Weighed:
    nearest = closest(article, dossier.near) if matching.topics or tracks_all(dossier) else None
    member, likeness = nearest or (None, None)
    entry = dossier.seen.entry
    decision = alerts_for(
        Occasion(
            known=False,
            after=matching.topics,
            track_all=tracks_all(dossier),
            likeness=likeness,
            story=member.story if member else None,
            first_look=entry is not None and entry.at_first_look,
            backlog=dossier.seen.source.backlog,
            age=None if article.published is None else now - article.published,
        )
    )
    return Weighed(
        verdict=verdict,
        decision=decision,
        matching=matching,
        story=member.story if member else None,
        likeness=likeness,
    )


def closest(article: Article, near: Sequence[StoryMember]) -> tuple[StoryMember, Likeness] | None:
    """Return the article among those near in time that tells most nearly the same, if any does."""
    told = Told(
        url=article.canonical_url or article.url,
        title=article.title,
        text=article.text,
        outlet=article.outlet,
        published=article.published,
    )
    own = fingerprint(told)
    ties = [(member, tie(_fingerprint(member), own)) for member in near]
    close = [(member, likeness) for member, likeness in ties if likeness.tie in CLOSENESS]
    return min(close, key=lambda found: CLOSENESS.index(found[1].tie), default=None)


@lru_cache(maxsize=4096)
def _fingerprint(member: StoryMember) -> Fingerprint:
    return fingerprint(
        Told(url=member.url, title=member.title, text=member.opening, outlet=member.outlet, published=member.published)
    )
