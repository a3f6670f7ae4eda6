"""A site of real pages, a newsmon that reads it and the receivers that it tells, opened and closed together."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from monitor.domain.alerts import AlertKind
from tests.benchmarks.installation import Installation
from tests.benchmarks.patience import wait_until
from tests.benchmarks.real_pages import RealPage
from tests.benchmarks.real_site import RealSite
from tests.benchmarks.report import Report
from tests.benchmarks.sinks import Arrival, Sinks

FIRST_LOOK = 300.0  # seconds for reading all pages for the first time, on a slow machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The site, the newsmon that reads it, and the receivers that it tells."""

    site: RealSite
    newsmon: Installation
    sinks: Sinks

    def rounds(self, count: int, seconds: float) -> bool:
        """Wait until every article was read so many times more, and say whether that came to pass."""
        end = self.site.rounds + count
        return wait_until(lambda: self.site.rounds >= end, seconds)

    def told(self, via: str = "") -> list[Arrival]:
        """Return what a receiver, or each of them, took, but for what newsmon says of itself."""
        own = {alert.key for alert in self.newsmon.alerts() if alert.kind is AlertKind.SOURCE}
        return [
            arrival
            for arrival in self.sinks.arrivals()
            if arrival.accepted and via in {"", arrival.via} and own.isdisjoint(arrival.keys)
        ]


@contextmanager
def a_scene(report: Report, every: str = "5s") -> Iterator[Scene]:
    """Open everything but the daemon, which the caller starts; the folder is said and kept."""
    folder = Path(mkdtemp(prefix="newsmon-"))
    report.say(f"everything is kept in {folder}")
    with RealSite() as site, Sinks(folder) as sinks:
        newsmon = Installation(folder, site, sinks.channels, every)
        try:
            yield Scene(site=site, newsmon=newsmon, sinks=sinks)
        finally:
            if newsmon.alive:
                report.check(newsmon.stop() == 0, "the daemon leaves when it is asked to")
            complaints = newsmon.complaints()
            report.check(not complaints, "its log has no surprise and no task left behind", " | ".join(complaints[:3]))


def wait_for_first_look(report: Report, scene: Scene) -> None:
    """Wait until every page that is known to have a text is stored."""
    texts = [page for page in scene.site.pages if page.body]
    waiting = list(texts)

    def all_stored() -> bool:
        waiting[:] = [page for page in waiting if not scene.newsmon.stored(scene.site.base + page.path)]
        return not waiting or not scene.newsmon.alive

    wait_until(all_stored, FIRST_LOOK, every=1)
    report.check(
        not waiting, f"{len(texts) - len(waiting)} of {len(texts)} pages with a text are stored", names(waiting)
    )


def names(pages: Iterable[RealPage]) -> str:
    """Name pages so that a person finds them."""
    return ", ".join(f"{page.publisher} ({page.id})" for page in pages)
