"""When a copy that a desk takes again has to say that it may be a repeat: the judge of the benchmarks is right too."""

from typing import Any

import pytest

from monitor.deliver.phrases import wording
from tests.benchmarks.desks import lacks_a_mark

REFUSED, TAKEN, SILENT = 500, 200, None


def a_copy(status: int | None, *, marked: bool = False) -> dict[str, Any]:
    return {"status": status, "body": {"message": wording("en").repeat if marked else "Hall 1 to be opened"}}


@pytest.mark.parametrize(
    "copies",
    [
        [a_copy(TAKEN)],
        [a_copy(SILENT), a_copy(TAKEN, marked=True)],
        [a_copy(REFUSED), a_copy(TAKEN)],
        [a_copy(REFUSED), a_copy(SILENT), a_copy(TAKEN, marked=True)],
        [a_copy(TAKEN, marked=True)],
    ],
)
def test_a_copy_needs_no_mark_while_each_before_it_was_refused(copies: list[dict[str, Any]]) -> None:
    assert not lacks_a_mark(copies)


@pytest.mark.parametrize(
    "copies",
    [
        [a_copy(SILENT), a_copy(TAKEN)],
        [a_copy(REFUSED), a_copy(SILENT), a_copy(TAKEN)],
        [a_copy(SILENT), a_copy(REFUSED), a_copy(TAKEN, marked=True)],
        [a_copy(SILENT, marked=True), a_copy(TAKEN)],
    ],
)
def test_a_copy_needs_a_mark_once_one_may_have_been_taken(copies: list[dict[str, Any]]) -> None:
    assert lacks_a_mark(copies)
