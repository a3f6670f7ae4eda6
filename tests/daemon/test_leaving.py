"""However newsmon ends, it ends: with a code that a supervisor understands, whatever hangs."""

import signal
import subprocess
import sys
from time import monotonic, sleep

import pytest

from tests.pace import allowed

HANGS = "import threading, time; threading.Thread(target=time.sleep, args=(600,)).start()"
FAILS = "from monitor.cli.watching import code_of, leave\ndef run(): raise {error}\nleave(code_of(run))"
WAITS = """
import asyncio, time
from monitor.leaving import Wishes
async def main():
    wishes = Wishes()
    wishes.listen()
    print("listening", flush=True)
    await wishes.stop.wait()
    await asyncio.sleep(600)
asyncio.run(main())
"""
STANDS = """
import asyncio, time
from monitor.leaving import end_if_it_stands_still
async def main():
    watching = asyncio.create_task(end_if_it_stands_still(1))
    await asyncio.sleep(3)
    print("still there", flush=True)
    time.sleep(600)
asyncio.run(main())
"""


@pytest.mark.parametrize(("error", "code"), [("ValueError(7)", 1), ("KeyError(7)", 1)])
def test_an_error_that_escapes_ends_newsmon_with_a_code_though_a_thread_hangs(error: str, code: int) -> None:
    program = f"{HANGS}\n{FAILS.format(error=error)}"
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=allowed(30)
    )
    assert ended.returncode == code
    assert error.partition("(")[0] in ended.stderr


def test_who_asks_twice_is_rid_of_newsmon_at_once() -> None:
    with subprocess.Popen([sys.executable, "-c", WAITS], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "listening\n"
        program.send_signal(signal.SIGTERM)
        sleep(1)
        assert program.poll() is None
        began = monotonic()
        program.send_signal(signal.SIGTERM)
        assert program.wait(allowed(10)) == 1
        assert monotonic() - began < allowed(10)


def test_an_event_loop_that_stands_still_ends_with_a_code_and_says_where() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", STANDS], check=False, capture_output=True, text=True, timeout=allowed(60)
    )
    assert ended.returncode == 1
    assert ended.stdout == "still there\n"
    assert "in main" in ended.stderr
