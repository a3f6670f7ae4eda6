"""The daemon: one event loop, a few recurring jobs, and a clean way out."""

import asyncio
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from monitor.app import App
from monitor.domain.errors import SettingsError
from monitor.domain.timekeeping import STEP
from monitor.fetch.loop import run as run_in_loop
from monitor.leaving import Wishes, end_if_it_stands_still
from monitor.services.metrics import FAILURES, LOOKS
from monitor.settings.load import load
from monitor.settings.settings import Settings
from monitor.store.lock import hold

log = structlog.get_logger()

Clock = Callable[[], datetime]
Show = Callable[[int], object]
Beside = Callable[[App], AbstractContextManager[None]]  # what is open as long as newsmon watches
LONGEST_SEND = 60.0  # seconds
EVERY_SO_OFTEN = 0.5  # seconds
JOBS = {"coalesce": True, "max_instances": 1, "misfire_grace_time": 300}


def clock(start: datetime | None = None, *, still: bool = False) -> Clock:
    """Return what tells the time, in UTC: the machine's clock, or one that began at ``start`` (and may stand still)."""
    if start is None:
        return lambda: datetime.now(UTC)
    if still:
        return lambda: start
    began = monotonic()
    return lambda: start + timedelta(seconds=monotonic() - began)


def _alone(_app: App) -> AbstractContextManager[None]:
    return nullcontext()


def run(settings: Settings, *, now: datetime | None = None, beside: Beside = _alone) -> int:
    """Run until a signal ends it; returns the exit code. ``beside`` opens what is shown meanwhile: the page.

    Raises ``AlreadyRunningError`` when another daemon works on the database.
    """
    with hold(settings.database()):
        return run_in_loop(partial(serve, settings, clock(now), beside))


def run_once(settings: Settings, *, now: datetime | None = None, show: Show = print) -> int:
    """Do what is due, deliver, and return the exit code; ``show`` is told how many looks are done, now and then.

    Raises ``AlreadyRunningError`` when a daemon works on the database.
    """
    with hold(settings.database()):
        return run_in_loop(partial(do_once, settings, clock(now, still=True), show))


async def do_once(settings: Settings, now: Clock, show: Show) -> int:
    """Do what is due, deliver, and say whether all of it could be done."""
    wishes = Wishes()
    wishes.listen()
    async with App(settings, now) as app:
        work = asyncio.create_task(_all_that_is_due(app))
        stop = asyncio.create_task(wishes.stop.wait())
        progress = asyncio.create_task(_progress(app, show))
        await asyncio.wait({work, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        progress.cancel()
        if not work.done():
            work.cancel()
            return 1
        work.result()
        return 1 if app.parts.metrics[FAILURES] else 0


async def _progress(app: App, show: Show) -> None:
    while True:
        await asyncio.sleep(EVERY_SO_OFTEN)
        show(app.parts.metrics[LOOKS])


async def _all_that_is_due(app: App) -> None:
    await app.match_past()
    await app.rounds.run_dry()
    await app.look_over()
    await app.tend(ended=True)
    await app.tell_all()
    await app.end_cycle()


async def serve(settings: Settings, now: Clock, beside: Beside) -> int:
    """Watch until SIGTERM or SIGINT; SIGHUP has the settings read again."""
    wishes = Wishes()
    wishes.listen()
    while not wishes.stop.is_set():
        async with App(settings, now) as app:
            with beside(app):
                settings = await _watch(app, wishes)
    return 0


async def _watch(app: App, wishes: Wishes) -> Settings:
    """Let the jobs run until something is asked of us; returns the settings to go on with."""
    await app.catch_up()
    jobs = _jobs(app)
    jobs.start()
    beside = [asyncio.create_task(each) for each in (heed_the_clock(app.now, jobs), end_if_it_stands_still())]
    log.info("watching", sources=len(app.parts.rules.sources), database=app.store.url)
    try:
        return await _until_asked(app, wishes)
    finally:
        for each in beside:
            each.cancel()
        jobs.shutdown(wait=False)
        log.info("leaving")


async def _until_asked(app: App, wishes: Wishes) -> Settings:
    while True:
        await wishes.any()
        if wishes.stop.is_set():
            return app.settings
        wishes.reload.clear()
        changed = _reread(app.settings)
        if changed is not None:
            app.grace = LONGEST_SEND  # nobody waits for us to leave: a send cut off would be sent twice
            return changed


def _reread(settings: Settings) -> Settings | None:
    """Read the settings again; what is wrong with them is said, and the old ones stay."""
    try:
        changed = load(Path(settings.path), os.environ)
    except SettingsError as error:
        log.warning(
            "the settings were not read again; the old ones stay", problems=[str(one) for one in error.problems]
        )
        return None
    if changed.database() != settings.database():
        log.warning("the database cannot change while newsmon runs; the old settings stay. Restart it instead")
        return None
    log.info("the settings were read again")
    return changed


def _jobs(app: App) -> AsyncIOScheduler:
    jobs = AsyncIOScheduler(timezone=UTC, job_defaults=JOBS)
    jobs.add_job(app.rounds.start, "interval", seconds=1, next_run_time=datetime.now(UTC), name="look at what is due")
    jobs.add_job(_kick, "interval", args=[app], seconds=0.5, name="deliver")
    jobs.add_job(app.tend, "interval", seconds=2, name="tell troubles")
    jobs.add_job(app.match_past, "interval", minutes=10, next_run_time=datetime.now(UTC), name="match the past")
    jobs.add_job(app.index_past, "interval", minutes=10, next_run_time=_soon(), name="index the past")
    jobs.add_job(app.look_over, "interval", seconds=60, name="look over the sources")
    jobs.add_job(_end_cycle, "interval", args=[app], seconds=60, next_run_time=_soon(), name="give a sign of life")
    jobs.add_job(app.keep_house, "interval", hours=6, jitter=600, name="keep house")
    return jobs


async def heed_the_clock(now: Clock, jobs: AsyncIOScheduler) -> None:
    """Where the clock is set, let every job run at once: each waits for an hour that was planned by the other clock."""
    wall, steady = now(), monotonic()
    while True:
        await asyncio.sleep(EVERY_SO_OFTEN)
        set_by = (now() - wall) - timedelta(seconds=monotonic() - steady)
        wall, steady = now(), monotonic()
        if abs(set_by) > STEP:
            log.warning("the clock was set, or the machine slept", by=f"{set_by.total_seconds():+.0f} s")
            for job in jobs.get_jobs():
                job.modify(next_run_time=datetime.now(UTC))


async def _end_cycle(app: App) -> None:
    await app.catch_up()  # the machine may have slept
    await app.end_cycle()


def _soon() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=5)


async def _kick(app: App) -> None:
    app.dispatcher.kick()
