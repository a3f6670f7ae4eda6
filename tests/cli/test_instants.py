"""One meaning of an instant for all commands."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from monitor.cli.instants import moment
from monitor.domain.errors import WrongUseError


@pytest.fixture
def in_seoul() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Seoul"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("in_seoul")
@pytest.mark.parametrize("text", ["2025-01-23T16:57", "2025-01-23T07:57Z", "2025-01-23T08:57+01:00", "20250123T1657"])
def test_an_instant_without_a_zone_is_in_that_of_the_machine(text: str) -> None:
    assert moment(text) == datetime(2025, 1, 23, 7, 57, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "soon", "2025-13-01", "9999-12-31T23:59-10:00"])
def test_an_instant_that_is_none_is_wrong_use(text: str) -> None:
    with pytest.raises(WrongUseError):
        moment(text)
