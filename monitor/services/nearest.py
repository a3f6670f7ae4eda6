"""Which of the articles near in time tells most nearly the same as a new one."""

from collections.abc import Sequence
from functools import lru_cache

from monitor.domain.articles import Article
from monitor.domain.stories import Fingerprint, Likeness, Tie, Told, fingerprint, tie
from monitor.store.stories import StoryMember

CLOSENESS = (Tie.ARTICLE, Tie.COPY, Tie.FOLLOWUP)  # an event in other words begins a story of its own


def closest(article: Article, near: Sequence[StoryMember]) -> tuple[StoryMember, Likeness] | None:
    """Return the closest of the articles near in time, and how it is tied; none when no tie is close enough."""
    own = fingerprint(
        Told(
            url=article.canonical_url or article.url,
            title=article.title,
            text=article.text,
            outlet=article.outlet,
            outlet_id=article.outlet_id,
            published=article.published,
        )
    )
    ties = [(member, tie(_fingerprint(member), own)) for member in near]
    close = [(member, likeness) for member, likeness in ties if likeness.tie in CLOSENESS]
    return min(close, key=lambda found: CLOSENESS.index(found[1].tie), default=None)


@lru_cache(maxsize=4096)
def _fingerprint(member: StoryMember) -> Fingerprint:
    return fingerprint(
        Told(url=member.url, title=member.title, text=member.opening, outlet=member.outlet, published=member.published)
    )
