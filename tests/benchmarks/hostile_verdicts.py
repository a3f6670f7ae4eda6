"""The hostile site is read through its epochs: no false edit or removal may be told, and no true one missed."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from monitor.app import App
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Kind
from monitor.fetch.loop import run as run_in_loop
from monitor.services import metrics
from monitor.settings.load import load
from tests.benchmarks.patience import wait_until
from tests.benchmarks.report import Report
from tests.shared import SHARED

SERVER = SHARED / "bench" / "faults" / "hostile_server.py"
Scenario = dict[str, Any]  # as the hostile site describes it
TOLD = (AlertKind.EDITED, AlertKind.REMOVED)
CLASSES = ("no_edit", "blocked", "held", "gone", "edit")
# How many edits each scenario describes; an edit that comes with a wave counts, the wave does not.
EDITS = {
    "real-edit": 2,
    "304-for-ever": 1,
    "outage-then-edit": 1,
    "cdn-flap": 1,
    "edit-and-back": 2,
    "one-word-edit": 2,
    "mass-edit": 1,
}
LOOKS, STEP = 2, timedelta(minutes=10)  # in each epoch
LATER, HOURS = 5, timedelta(minutes=50)  # looks after the last one, for what needs time to be confirmed
SETTINGS = """\
database: sqlite:///{folder}/newsmon.db
sources:
{sources}
fetch: {{contact: tests@example.org, delay: 0, per_host: 8, allow_hosts: ['127.0.0.1']}}
"""
SOURCE = "  - {{name: {slug}, kind: feed, url: '{start_url}', every: 1s, track: all, recheck: always}}"


@dataclass(slots=True)
class Clock:
    """Tells the time that it was set to."""

    time: datetime

    def now(self) -> datetime:
        """Tell the time."""
        return self.time


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The hostile site while it runs."""

    base: str

    def ask(self, path: str) -> Any:  # noqa: ANN401  JSON
        """Return what it says at one of its own addresses."""
        with urlopen(self.base + path) as answer:  # noqa: S310  # our own address on loopback
            return json.load(answer)

    def scenarios(self, names: Sequence[str]) -> list[Scenario]:
        """Return the scenarios that a feed leads to and that say what an edit is."""
        found = [each for each in self.ask("/index.json")["endpoints"] if each["start_url"].endswith("feed.xml")]
        return [
            each
            for each in found
            if each["verdict"] in CLASSES and (not names or any(n in each["slug"] for n in names))
        ]


@contextmanager
def hostile_site(folder: Path) -> Iterator[Site]:
    """Serve the hostile site for as long as it is needed."""
    ready = folder / "ready.json"
    command = [sys.executable, str(SERVER), "--port", "0", "--ready-file", str(ready)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_until(lambda: ready.exists() and bool(ready.read_text()), 20)
            yield Site(base=json.loads(ready.read_text())["index"].removesuffix("/index.json"))
        finally:
            server.terminate()


async def told(report: Report, site: Site, scenarios: Sequence[Scenario], folder: Path) -> tuple[Alert, ...]:
    """Read the scenarios through their epochs, and for hours after; returns the edits and removals that are told.

    One process does what many runs by hand would do: the clock stands still during each, and is set between them.
    """
    config = folder / "newsmon.yaml"
    sources = "\n".join(SOURCE.format(**scenario) for scenario in scenarios)
    config.write_text(SETTINGS.format(folder=folder, sources=sources), encoding="utf-8")
    site.ask("/__reset")
    clock = Clock(datetime.now(UTC))
    async with App(load(config, os.environ), clock.now) as app:
        for epoch, wait in _waits(scenarios):
            site.ask(f"/__epoch?set={epoch}")
            clock.time += wait
            await _look(app)
            report.say(f"epoch {epoch} at {clock.time:%H:%M}: {app.parts.metrics[metrics.LOOKS]} looks")
        with app.store.read() as books:
            return tuple(alert for _, alert in books.alerts.all() if alert.kind in TOLD)


def _waits(scenarios: Sequence[Scenario]) -> Sequence[tuple[int, timedelta]]:
    last = max(scenario["epochs"] for scenario in scenarios)
    return [(epoch, STEP) for epoch in range(1, last + 1) for _ in range(LOOKS)] + [(last, HOURS)] * LATER


async def _look(app: App) -> None:
    """Do what ``newsmon run --once`` does, but for the sending."""
    await app.rounds.run_dry()
    await app.look_over()
    await app.tend(ended=True)


def judge(report: Report, scenario: Scenario, alerts: Sequence[Alert]) -> None:
    """Check what was told of one scenario."""
    mine = [alert for alert in alerts if f"/e/{scenario['id']}-" in alert.url]
    removed = sum(alert.kind is AlertKind.REMOVED for alert in mine)
    edits = [alert for alert in mine if alert.kind is AlertKind.EDITED and not alert.held_since]
    due = EDITS.get(scenario["slug"], 0)
    name = f"{scenario['verdict']:8} {scenario['slug']}"
    report.check(removed == (scenario["verdict"] == "gone"), f"{name}: removals", f"{removed} told")
    if due:
        report.check(len(edits) == due, f"{name}: {due} edits", f"{len(edits)} told")
    else:
        varies = Counter(alert.url for alert in edits if alert.change and Kind.FLAP in alert.change.kinds)
        one_notice = all(count == 1 for count in varies.values()) and varies.total() == len(edits)
        report.check(one_notice, f"{name}: no edits", f"{[alert.reason for alert in edits][:3]}")


async def read_and_judge(names: Sequence[str]) -> int:
    """Read the scenarios (all, or those whose name holds one of these words); what limits rates is read by itself."""
    report = Report()
    with TemporaryDirectory() as folder, hostile_site(Path(folder)) as site:
        scenarios = site.scenarios(names)
        alone = [[each] for each in scenarios if each["kind"] == "rate"]
        together = [each for each in scenarios if each["kind"] != "rate"]
        for number, group in enumerate([together, *alone] if together else alone):
            here = Path(folder) / str(number)
            here.mkdir()
            alerts = await told(report, site, group, here)
            for scenario in group:
                judge(report, scenario, alerts)
    return report.end()


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="hostile_verdicts", description=__doc__)
    parser.add_argument("names", nargs="*", help="only the scenarios whose name holds one of these words")
    return parser


if __name__ == "__main__":
    sys.exit(run_in_loop(partial(read_and_judge, options().parse_args().names)))
