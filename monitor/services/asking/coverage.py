"""What was seen of short-lived edits, by topic, source and outlet."""

from datetime import datetime

from monitor.domain.looks.coverage import covered
from monitor.domain.views import CoverageView
from monitor.store.gaps import GatheredBy
from monitor.store.store import Books


def coverage(books: Books, since: datetime) -> tuple[CoverageView, ...]:
    """Say what was seen of edits of the tracked articles first seen since then: for each topic, source and outlet."""
    return tuple(
        CoverageView(by=by.value, name=name, coverage=covered(found.articles, found.gaps))
        for by in GatheredBy
        for name, found in sorted(books.gaps.gathered(since, by).items())
    )
