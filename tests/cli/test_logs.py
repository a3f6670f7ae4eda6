"""What the daemon says of itself."""

import asyncio
import logging
import os
import pty
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from monitor.cli.logs import set_up
from monitor.cli.printing import learn


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    root, error = logging.getLogger(), sys.stderr
    handlers, level = root.handlers[:], root.level
    yield
    sys.stderr, root.handlers = error, handlers
    root.setLevel(level)
    structlog.reset_defaults()


def stumble() -> None:
    address = "json://harbour:" + "hush" * 3  # not as it stands in the source, which a trace may show
    try:
        int(address[:4])
    except ValueError:
        structlog.get_logger().exception("it went wrong")


def test_a_trace_on_a_terminal_shows_no_values_of_variables() -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as sys.stderr:
        set_up()
        stumble()
        sys.stderr.flush()
        said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "ValueError" in said
    assert "Traceback" in said
    assert "hushhushhush" not in said


def test_a_trace_in_a_pipe_is_one_line_without_values_of_variables(tmp_path: Path) -> None:
    with (tmp_path / "said").open("w", encoding="utf-8") as sys.stderr:
        set_up()
        stumble()
    (line,) = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert "ValueError" in line
    assert "hushhushhush" not in line


def test_a_key_of_an_address_is_in_no_line_whoever_logs_it(tmp_path: Path) -> None:
    learn(lambda text: text.replace("hunter2", "${KEY}"))
    with (tmp_path / "said").open("w", encoding="utf-8") as sys.stderr:
        set_up(logging.DEBUG)
        structlog.get_logger().warning("cannot be read", url="https://a.example/?key=hunter2")
        logging.getLogger("library").error("GET %s", "https://a.example/?key=hunter2")
        try:
            int("hunter2")
        except ValueError:
            structlog.get_logger().exception("it went wrong")
    learn(str)
    text = (tmp_path / "said").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 3
    assert "hunter2" not in text
    assert text.count("${KEY}") >= 3


def test_what_the_scheduler_says_of_a_busy_machine_or_of_leaving_is_not_shown(tmp_path: Path) -> None:
    executor = logging.getLogger("apscheduler.executors.default")
    with (tmp_path / "said").open("w", encoding="utf-8") as sys.stderr:
        set_up()
        logging.getLogger("apscheduler.scheduler").warning("Execution of job skipped: maximum number of instances")
        executor.warning("Run time of job was missed")
        executor.error("Job raised an exception", exc_info=asyncio.CancelledError())
        executor.error("Job raised an exception", exc_info=KeyError("gone"))
    (line,) = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert "gone" in line
