import subprocess
import sys

from tests.pace import allowed

START = """
import asyncio
from monitor.fetch.loop import run

async def main():
    {main}

raise SystemExit(run(main))
"""


def running(main: str) -> subprocess.CompletedProcess[str]:
    """Run a loop in a process of its own: it can be run once."""
    script = START.format(main=main)
    command = [sys.executable, "-W", "error", "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=allowed(20), check=False)


def test_the_exit_code_of_main_comes_out() -> None:
    ended = running("await asyncio.sleep(0); return 3")
    assert (ended.returncode, ended.stderr) == (3, "")


def test_what_main_raises_comes_out() -> None:
    ended = running("raise ValueError('no harbour')")
    assert ended.returncode == 1
    assert ended.stderr.rstrip().endswith("ValueError: no harbour")


def test_a_forgotten_task_does_not_outlive_main() -> None:
    ended = running("task = asyncio.create_task(asyncio.sleep(60)); return 0")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_signal_handler_of_main_is_heard() -> None:
    ended = running(
        "import os, signal; heard = asyncio.Event(); "
        "asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, heard.set); "
        "os.kill(os.getpid(), signal.SIGTERM); await asyncio.wait_for(heard.wait(), 5); return 0"
    )
    assert (ended.returncode, ended.stderr) == (0, "")
