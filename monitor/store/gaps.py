"""The gaps between the looks that were made at articles, summed up by their length."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, FromClause, and_, func, select

from monitor.domain.looks.coverage import Gaps, chance, step_of
from monitor.domain.looks.tracking import Known
from monitor.store.book import Book
from monitor.store.schema import articles, look_gaps, matches


class GatheredBy(StrEnum):
    """By what articles are taken together."""

    TOPIC = "topic"
    SOURCE = "source"
    OUTLET = "outlet"


@dataclass(slots=True)
class Gathered:
    """The gaps between the looks at some articles, and how many these are."""

    articles: int = 0
    gaps: list[Gaps] = field(default_factory=list)


class LookGaps(Book):
    """Gaps by article."""

    def ended(self, known: Known, now: datetime) -> None:
        """Keep that a tracked article, ``known`` as it was before, is seen again."""
        before, born = known.seen_at, max(known.first_seen_at, known.changed_at or known.first_seen_at)
        likely = chance(before, now, born) if before is not None and before < now else 0.0
        if before is None or not known.tracked or likely <= 0:
            return
        row = {
            "article_id": known.id,
            "step": step_of(before, now),
            "chance": likely,
            "weighed": likely * ((now - before) / timedelta(minutes=1)),
            "looks": 1,
        }
        put = self._insert(look_gaps)
        more = {name: look_gaps.c[name] + put.excluded[name] for name in ("chance", "weighed", "looks")}
        self._on.execute(put.on_conflict_do_update(index_elements=["article_id", "step"], set_=more), row)

    def gathered(self, since: datetime, by: GatheredBy) -> Mapping[str, Gathered]:
        """Return the gaps of the tracked articles that were first seen since then, by what they have in common."""
        name, joined = _names(by)
        lately = and_(articles.c.tracked.is_(True), articles.c.first_seen_at >= since)
        found: dict[str, Gathered] = defaultdict(Gathered)
        counted = select(name.label("name"), func.count(articles.c.id.distinct()).label("articles"))
        for row in self._on.execute(counted.select_from(joined).where(lately).group_by(name)):
            found[row.name].articles = row.articles
        sums = [func.sum(look_gaps.c[each]).label(each) for each in ("chance", "weighed", "looks")]
        summed = select(name.label("name"), look_gaps.c.step, *sums).select_from(
            joined.join(look_gaps, look_gaps.c.article_id == articles.c.id)
        )
        for row in self._on.execute(summed.where(lately).group_by(name, look_gaps.c.step)):
            found[row.name].gaps.append(Gaps(chance=row.chance, weighed=row.weighed, looks=row.looks))
        return found


def _names(by: GatheredBy) -> tuple[ColumnElement[str], FromClause]:
    if by is not GatheredBy.TOPIC:
        return articles.c[by.value], articles
    met = select(matches.c.article_id, matches.c.topic).where(matches.c.excluded_by == "").distinct().subquery("met")
    return met.c.topic, articles.join(met, met.c.article_id == articles.c.id)
