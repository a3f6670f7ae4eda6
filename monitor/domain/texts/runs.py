"""Runs of words that gave way to others."""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

Run = tuple[list[str], list[str]]  # words that went, and those that came in their place


def runs_of(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Give the runs of words that differ, with the fewest words changed.

    >>> runs_of("the plan was denied".split(), "the plan is confirmed".split())
    [(['was', 'denied'], ['is', 'confirmed'])]
    """
    runs: list[Run] = []
    last = -1
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            continue
        if step.src_start != last or not runs:
            runs.append(([], []))
        runs[-1][0].extend(old[step.src_start : step.src_end])
        runs[-1][1].extend(new[step.dest_start : step.dest_end])
        last = step.src_end
    return runs
