"""What changed rules would have told over the stored history, beside what the present ones would."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from monitor.services.asking.replay import Replay, RoutedAlert, Step, steps
from monitor.services.rules import Rules
from monitor.store.store import Store

EXAMPLES = 10
BATCH = 100  # articles read in one transaction


@dataclass(slots=True)
class Some:
    """How many there are, and the newest of them."""

    count: int = 0
    newest: deque[RoutedAlert] = field(default_factory=lambda: deque(maxlen=EXAMPLES))

    def add(self, told: RoutedAlert) -> None:
        """Count one more."""
        self.count += 1
        self.newest.append(told)


@dataclass(slots=True, kw_only=True)
class Backtest:
    """What came of it: alerts by day and route, and what only one of the two rules tells.

    ``told``: by the changed rules; ``missed``: by the changed rules, not by the present ones;
    ``dropped``: by the present rules, not by the changed ones.
    """

    articles: int = 0
    revisions: int = 0
    by_day: Counter[tuple[date, str]] = field(default_factory=Counter)
    told: Some = field(default_factory=Some)
    missed: Some = field(default_factory=Some)
    dropped: Some = field(default_factory=Some)

    def take(self, then: RoutedAlert | None, now: RoutedAlert | None, zone: tzinfo | None) -> None:
        """Take in what the changed (``then``) and the present rules tell of one step."""
        if then is not None:
            self.told.add(then)
            self.by_day.update((then.alert.at.astimezone(zone).date(), route) for route in then.routes)
            if now is None:
                self.missed.add(then)
        elif now is not None:
            self.dropped.add(now)


def backtest(
    store: Store,
    present: Rules,
    changed: Rules,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    zone: tzinfo | None = None,
    show: Callable[[int], object] = int,
) -> Backtest:
    """Run both rules over all revisions, article by article in the order they came; nothing is written.

    Only what was seen between ``since`` and ``until`` counts. Days are those of the ``zone``, none for
    the machine's own. ``show`` is told now and then how many articles are done.
    """
    now, then = Replay(present), Replay(changed)
    found, last = Backtest(), 0
    while True:
        with store.read() as books:
            ids = books.articles.after(last, BATCH)
            for step in (each for article in ids for each in steps(books, article)):
                decided = then.decide(books, step), now.decide(books, step)
                if _within(step, since, until):
                    found.revisions += step.absence is None
                    found.take(*decided, zone)
        if not ids:
            return found
        last = ids[-1]
        found.articles += len(ids)
        show(found.articles)


def _within(step: Step, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or step.at >= since) and (until is None or step.at < until)
