"""Real pages are read, kept and watched by the real daemon, and two edits of them are told.

All pages must be kept with title, text and both times where these are known. Then one amount in one
body, one headline and the furniture of all are changed: exactly two alerts must reach each receiver.
"""

import sys
from collections import Counter
from collections.abc import Iterable

from monitor.domain.alerts import AlertKind
from tests.benchmarks.fidelity import QUESTIONS
from tests.benchmarks.patience import wait_until
from tests.benchmarks.real_edits import Edit
from tests.benchmarks.report import Report
from tests.benchmarks.scene import Scene, a_scene, names, wait_for_first_look
from tests.benchmarks.sinks import RECEIVERS, Arrival

A_WHILE = 120.0  # seconds for reading everything again and telling what is found, on a slow machine


def main() -> int:
    """Run the whole and return the exit code."""
    report = Report()
    with a_scene(report) as scene:
        scene.newsmon.start()
        wait_for_first_look(report, scene)
        look_at_what_is_kept(report, scene)
        change_furniture_alone(report, scene)
        make_two_edits(report, scene)
    return report.end()


def look_at_what_is_kept(report: Report, scene: Scene) -> None:
    """Compare what is stored with what is known of each page."""
    pages = [(page, scene.newsmon.stored(scene.site.base + page.path)) for page in scene.site.pages]
    kept = [(page, revision.article) for page, revision in pages if revision]
    for question in QUESTIONS:
        known = [(page, article) for page, article in kept if getattr(page, question.truth)]
        wrong = [page for page, article in known if not question.holds(page, article)]
        said = f"{len(known) - len(wrong)} of {len(known)} are kept with {question.about}"
        if question.must:
            report.check(not wrong, said, names(wrong))
        else:
            report.say(f"      {said}")


def change_furniture_alone(report: Report, scene: Scene) -> None:
    """Change the furniture of all pages, and nothing else."""
    scene.site.change_furniture()
    report.check(scene.rounds(2, A_WHILE), "every page is read again with other furniture")
    report.check(not scene.told(), "other furniture is told to nobody", _openings(scene.told()))


def make_two_edits(report: Report, scene: Scene) -> None:
    """Change one amount, one headline and the furniture of all, and see what arrives."""
    amount, headline = scene.site.change_amount(), scene.site.change_headline()
    scene.site.change_furniture()
    report.say(f"changed: {amount.before} → {amount.after}; {headline.before} → {headline.after}")
    wait_until(lambda: all(len(scene.told(via)) >= len((amount, headline)) for via in RECEIVERS), A_WHILE)
    scene.rounds(2, A_WHILE)  # whatever else should be told has its chance to come
    for via in RECEIVERS:
        _check_receiver(report, via, scene.told(via), (amount, headline))
    kinds = Counter(alert.kind for alert in scene.newsmon.alerts())
    report.check(kinds.pop(AlertKind.SOURCE, 0) <= 1, "of itself newsmon says no more than its greeting")
    report.check(kinds == {AlertKind.EDITED: 2}, "both alerts are edits, and there is no third", str(kinds))


def _check_receiver(report: Report, via: str, told: list[Arrival], edits: tuple[Edit, ...]) -> None:
    report.check(len(told) == len(edits), f"{via}: {len(edits)} alerts and no more", f"{len(told)}: {_openings(told)}")
    for edit in edits:
        report.check(any(_shows(arrival, edit) for arrival in told), f"{via}: {edit.before} → {edit.after} is told")


def _shows(arrival: Arrival, edit: Edit) -> bool:
    return edit.before in arrival.text and edit.after in arrival.text


def _openings(arrivals: Iterable[Arrival]) -> str:
    return " | ".join(arrival.text[:200] for arrival in arrivals)


if __name__ == "__main__":
    sys.exit(main())
