"""The daemon is killed at ten moments while two edits of real pages are found and told.

After its restart nothing may be lost, and nothing told twice but what had been sent and not yet
settled; and that must say that it may be a repeat.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from time import sleep

from monitor.deliver.phrases import wording
from monitor.domain.alerts import Alert, AlertKind
from tests.benchmarks.patience import wait_until
from tests.benchmarks.report import Report
from tests.benchmarks.scene import Scene, a_scene, wait_for_first_look
from tests.benchmarks.sinks import RECEIVERS, Arrival, check_deliveries

A_WHILE = 10.0  # seconds for orphaned workers to notice
A_MINUTE = 60.0
BOTH = 2  # edits
PATIENCE = 240.0  # seconds for a killed daemon's work to be taken up and finished


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When the daemon is killed: at a gate, or so many seconds after it began a part of its work."""

    name: str
    while_telling: bool  # after the edits were made; else while the pages are read for the first time
    gate: str = ""
    seconds: float = 0.0


MOMENTS = (
    Moment(name="as it starts", while_telling=False, seconds=0.8),
    Moment(name="early in the first look", while_telling=False, seconds=4),
    Moment(name="before an article is kept", while_telling=False, gate="ingest:before:1"),
    Moment(name="inside the transaction that keeps one", while_telling=False, gate="ingest:inside:9"),
    Moment(name="after an article was kept", while_telling=False, gate="ingest:after:20"),
    Moment(name="while the edits are looked for", while_telling=True, seconds=4),
    Moment(name="before the first alert is sent", while_telling=True, gate="send:before:1"),
    Moment(name="after it was sent, before it is settled", while_telling=True, gate="send:after:1"),
    Moment(name="after the third was sent, before it is settled", while_telling=True, gate="send:after:3"),
    Moment(name="after the second was settled", while_telling=True, gate="settle:after:2"),
)


def main(names: list[str]) -> int:
    """Go through the moments (those whose name holds one of ``names``, or all) and return the exit code."""
    report = Report()
    for moment in MOMENTS:
        if not names or any(name in moment.name for name in names):
            one_kill(report, moment)
    return report.end()


def one_kill(report: Report, moment: Moment) -> None:
    """Kill a fresh newsmon at one moment, let it finish after a restart, and look at what arrived."""
    report.say(f"kill -9 {moment.name}")
    with a_scene(report) as scene:
        if moment.while_telling:
            scene.newsmon.start()
            wait_for_first_look(report, scene)
            scene.newsmon.stop()
            _edit(scene)
            _start_and_kill(report, scene, moment)
            scene.newsmon.start()
        else:
            _start_and_kill(report, scene, moment)
            scene.newsmon.start()
            wait_for_first_look(report, scene)
            _edit(scene)
        finish(report, scene)


def finish(report: Report, scene: Scene) -> None:
    """Wait until all that was decided on reached both receivers, and check it there."""
    report.check(wait_until(lambda: len(_edits(scene)) == BOTH, PATIENCE), "two edits are found")
    scene.rounds(2, PATIENCE)  # whatever else should be told has its chance to come
    kinds = Counter(alert.kind for alert in scene.newsmon.alerts())
    greetings = kinds.pop(AlertKind.SOURCE, 0)
    good = kinds == {AlertKind.EDITED: BOTH} and greetings <= 1
    report.check(good, "two edits were decided on, and besides them at most the greeting", str(kinds))
    report.check(wait_until(lambda: _all_arrived(scene), A_MINUTE), "all of it reaches both receivers within a minute")
    keys = [alert.key for alert in scene.newsmon.alerts()]
    for via in RECEIVERS:
        found = check_deliveries(scene.sinks.record, via, keys, scene.newsmon.kills)
        report.check(found["ok"], f"{via}: nothing is lost or told twice without need", str(found))
    report.check(not scene.newsmon.settled_twice(), "what was settled was not sent again")
    again = _repeats(scene)
    report.say(f"      told again after the kill: {len(again)}")
    report.check(all(map(_is_marked, again)), "each repeat says that it may be one")


def _start_and_kill(report: Report, scene: Scene, moment: Moment) -> None:
    scene.newsmon.start(moment.gate)
    if moment.gate and wait_until(lambda: not scene.newsmon.alive, PATIENCE):
        scene.newsmon.killed_itself()
    else:
        if moment.gate:
            report.check(False, f"the gate {moment.gate} is met")
        sleep(moment.seconds)
        scene.newsmon.kill()
    gone = wait_until(lambda: not scene.newsmon.has_survivors, A_WHILE)
    report.check(gone, "no worker outlives the killed daemon")
    scene.newsmon.end_survivors()


def _edit(scene: Scene) -> None:
    scene.site.change_amount()
    scene.site.change_headline()
    scene.site.change_furniture()


def _edits(scene: Scene) -> list[Alert]:
    return [alert for alert in scene.newsmon.alerts() if alert.kind is AlertKind.EDITED]


def _all_arrived(scene: Scene) -> bool:
    due = {(via, alert.key) for via in RECEIVERS for alert in scene.newsmon.alerts()}
    return due <= {(arrival.via, key) for arrival in scene.sinks.arrivals() if arrival.accepted for key in arrival.keys}


def _repeats(scene: Scene) -> list[Arrival]:
    seen: Counter[tuple[str, tuple[str, ...]]] = Counter()
    again = []
    for arrival in filter(attrgetter("accepted"), scene.sinks.arrivals()):
        seen[arrival.via, arrival.keys] += 1
        if seen[arrival.via, arrival.keys] > 1:
            again.append(arrival)
    return again


def _is_marked(arrival: Arrival) -> bool:
    return wording("en").repeat in arrival.text


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="kills", description=__doc__)
    parser.add_argument("names", nargs="*", help="only the moments whose name holds one of these words")
    return parser


if __name__ == "__main__":
    sys.exit(main(options().parse_args().names))
