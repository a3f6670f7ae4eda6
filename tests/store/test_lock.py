import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor.domain.errors import AlreadyRunningError
from monitor.store.lock import hold

HOLD = """
import sys, time
from monitor.store.lock import hold
with hold(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def held_by_another(url: str) -> Iterator["subprocess.Popen[str]"]:
    run = [sys.executable, "-c", HOLD, url]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def test_a_second_daemon_is_refused_by_the_name_of_the_first(url: str) -> None:
    with hold(url), pytest.raises(AlreadyRunningError, match=rf"pid {os.getpid()} on \S+ since 20\S+Z"), hold(url):
        pass


def test_the_lock_is_free_once_it_was_let_go(url: str) -> None:
    held = 0
    for _ in range(2):
        with hold(url):
            held += 1
    assert held == 2


def test_two_databases_have_two_daemons(sqlite_url: str) -> None:
    with hold(sqlite_url), hold(f"{sqlite_url}2"), pytest.raises(AlreadyRunningError), hold(sqlite_url):
        pytest.fail("the first one is held")


def test_a_database_has_one_daemon_by_whatever_name_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "newsmon.db").touch()
    (tmp_path / "linked.db").symlink_to(tmp_path / "real" / "newsmon.db")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    names = ("linked.db", "folder/newsmon.db", "real/../real/newsmon.db")
    with hold(f"sqlite:///{tmp_path}/real/newsmon.db"):
        for name in names:
            with pytest.raises(AlreadyRunningError), hold(f"sqlite:///{tmp_path}/{name}"):
                pass


def test_a_daemon_that_was_killed_holds_nothing(url: str) -> None:
    with held_by_another(url) as other:
        with pytest.raises(AlreadyRunningError, match=f"pid {other.pid}"), hold(url):
            pass
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        with hold(url):
            pass
