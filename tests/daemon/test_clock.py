"""A clock that is set while newsmon runs."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from monitor.daemon import heed_the_clock
from monitor.domain.timekeeping import STEP

DAYS = timedelta(days=2)


class Clock:
    """The machine's clock, set by so much."""

    def __init__(self) -> None:
        self.by = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.by


class Work:
    def __init__(self) -> None:
        self.done = asyncio.Event()

    async def do(self) -> None:
        self.done.set()


@pytest.fixture
async def jobs() -> AsyncIterator[AsyncIOScheduler]:
    jobs = AsyncIOScheduler(timezone=UTC)
    jobs.start()
    yield jobs
    jobs.shutdown(wait=False)


@pytest.mark.parametrize("by", [-DAYS, DAYS])
async def test_work_that_was_planned_by_another_clock_is_done_at_once(jobs: AsyncIOScheduler, by: timedelta) -> None:
    clock, work = Clock(), Work()
    jobs.add_job(work.do, "interval", seconds=1, next_run_time=datetime.now(UTC) + DAYS)
    heeding = asyncio.create_task(heed_the_clock(clock, jobs))
    await asyncio.sleep(0)
    clock.by = by
    assert await asyncio.wait_for(work.done.wait(), 60)
    heeding.cancel()


async def test_a_clock_that_is_put_right_by_seconds_changes_no_plan(jobs: AsyncIOScheduler) -> None:
    clock, work = Clock(), Work()
    jobs.add_job(work.do, "interval", seconds=1, next_run_time=datetime.now(UTC) + DAYS)
    heeding = asyncio.create_task(heed_the_clock(clock, jobs))
    await asyncio.sleep(0)
    clock.by = STEP / 2
    await asyncio.sleep(1.5)
    assert not work.done.is_set()
    heeding.cancel()
