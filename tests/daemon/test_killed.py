"""The daemon is killed, again and again, and is judged by what its receivers got in the end."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.daemon.running import LiveSite, ask, live_site, settings_for
from tests.daemon.warm import Launcher, launched
from tests.services.world import a_piece
from tests.shared import needs_shared


@pytest.fixture
def site() -> Iterator[LiveSite]:
    with live_site() as site:
        site.print(a_piece("/news/old", "Ferry back after repairs"))
        yield site


def benchmark(name: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a benchmark in a smaller form; it forks, which a process full of tests must not."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@needs_shared
def test_killed_thirty_times_at_random_nothing_is_lost_and_no_repeat_is_needless() -> None:
    ran = benchmark("random_kills", "--kills", "30", "--longest", "1")  # soon after it decided to tell is when it tells
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.long
@needs_shared
def test_killed_two_hundred_times_at_random() -> None:
    ran = benchmark("random_kills", "--kills", "200")
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.long
@needs_shared
def test_killed_at_commits_sends_and_settles_nothing_is_lost_and_at_most_one_message_comes_again() -> None:
    ran = benchmark("every_kill", "--stories", "3", "--every", "5")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_second_daemon_waits_outside_until_the_first_is_dead(
    launcher: Launcher, site: LiveSite, tmp_path: Path
) -> None:
    config = settings_for(site, tmp_path)
    with launched(launcher, config) as leader:
        leader.wait_for("It found 1 article")
        leader.process.send_signal(signal.SIGSTOP)
        refused = ask(config, "run", "--once", "--no-web")
        assert refused.returncode == 1
        assert f"pid {leader.process.pid}" in refused.stderr, "a leader that pauses leads on"
        leader.process.kill()
        leader.process.wait()
        site.print(a_piece())
        taken_over = ask(config, "run", "--once", "--no-web")
    assert taken_over.returncode == 0, taken_over.stderr
    assert "New · Stargate site breaks ground" in taken_over.stdout
