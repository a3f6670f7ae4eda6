"""The daemon reads the site of real pages again and again: memory, files and threads must stay flat.

``--rounds N`` (300): how often every article is read. Every tenth round all pages have other furniture.
Leave the checkout alone meanwhile: workers come and go, and a new one reads with the code as it is then.
"""

import sys
from argparse import ArgumentParser

from tests.benchmarks.measuring import Held
from tests.benchmarks.patience import wait_until
from tests.benchmarks.report import Report
from tests.benchmarks.scene import Scene, a_scene, wait_for_first_look

SETTLED = 50  # rounds after which nothing may grow any more
MEASURED = (50, 150, 300)
OTHER_FURNITURE = 10  # every so many rounds
A_ROUND = 300.0  # seconds, on a slow machine
FLAT = 1.10  # memory at the end against memory when settled
LOOSE_FILES = 5  # connections come and go


def main(rounds: int) -> int:
    """Run the rounds, print what the daemon held, and return the exit code."""
    report = Report()
    with a_scene(report, every="1s") as scene:
        scene.newsmon.start()
        wait_for_first_look(report, scene)
        held = measure(report, scene, rounds)
        judge(report, held)
        report.check(not scene.told(), "nothing was told: nothing but furniture changed")
    return report.end()


def measure(report: Report, scene: Scene, rounds: int) -> dict[int, Held]:
    """Go through the rounds and return what the daemon held after some of them."""
    held: dict[int, Held] = {}
    began = scene.site.rounds
    for count in range(1, rounds + 1):
        if not wait_until(lambda end=began + count: scene.site.rounds >= end, A_ROUND):  # type: ignore[misc]  # a default binds the loop's value
            report.check(False, f"round {count} ends")
            break
        if count % OTHER_FURNITURE == 0:
            scene.site.change_furniture()
        if count in MEASURED or count == rounds:
            held[count] = scene.newsmon.held()
            report.say(f"round {count}: {held[count]}")
    return held


def judge(report: Report, held: dict[int, Held]) -> None:
    """Compare the last measurement with the one after which nothing may grow."""
    if len(held) < 2:
        report.say(f"too few rounds to compare: at least {SETTLED} and one more")
        return
    settled, last = held[min(held)], held[max(held)]
    ratio = last.memory / settled.memory
    report.check(ratio <= FLAT, f"memory is flat (ratio {ratio:.3f})")
    report.check(last.files <= settled.files + LOOSE_FILES, f"open files are flat ({settled.files} → {last.files})")
    report.check(last.threads <= settled.threads + 1, f"threads are flat ({settled.threads} → {last.threads})")


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="many_rounds", description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    return parser


if __name__ == "__main__":
    sys.exit(main(options().parse_args().rounds))
