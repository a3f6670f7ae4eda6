"""Receivers that fail three times in ten, by plan and by chance: nothing is lost, and a repeat has its cause."""

from pathlib import Path

import pytest

from tests.benchmarks.failing_receivers import one_seed
from tests.shared import needs_shared


@needs_shared
@pytest.mark.long
def test_to_receivers_that_fail_all_arrives_in_order_and_no_repeat_is_without_need(tmp_path: Path) -> None:
    course = one_seed(tmp_path, seed=1, count=120, rate=40)
    assert course.clean, str(course)
