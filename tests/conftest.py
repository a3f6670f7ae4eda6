"""What holds for all tests."""

import os
import sys
import tempfile
from pathlib import Path
from shutil import disk_usage

import pytest
from hypothesis import settings

from tests.shared import SHARED, WAY_OUT, is_there

# mutmut brings libcst, by which Hypothesis would write a patch for what failed: it fails itself, and hides the failure.
sys.modules["hypothesis.extra._patching"] = None  # type: ignore[assignment]  # what Python takes for "not there"

ROOM = 2 * 2**30  # bytes
BYTECODE = Path(__file__).parent.parent / ".pytest_cache" / "bytecode"

# A busy machine is slow, not wrong; and what is to land is judged by the same examples each time.
settings.register_profile("newsmon", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("newsmon")

# Many tests start newsmon as a process: where no bytecode is kept, compiling its modules is half of each start.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(BYTECODE)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(BYTECODE)


# Each commit waits for the disk: where there is room in memory, databases of tests stand there, and nobody waits.
IN_MEMORY = Path("/dev/shm")  # noqa: S108  # pytest makes folders of our own in it
if "TMPDIR" not in os.environ and IN_MEMORY.is_dir() and disk_usage(IN_MEMORY).free > ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)


# In order of cost: what fails at once fails first.
SUITES = (("domain", "extract", "settings"), ("store", "deliver", "delivery", "services", "fetch", "outlets"))


@pytest.hookimpl(trylast=True)  # after they were shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pure tests go first, those with a database or a socket after them, whole programs last."""
    items.sort(key=lambda item: _cost(item.path.parts))


def _cost(parts: tuple[str, ...]) -> int:
    """Say how costly the tests of a file are; examples in docstrings cost nothing."""
    if "tests" not in parts:
        return 0
    suite = parts[parts.index("tests") + 1]
    return next((cost for cost, suites in enumerate(SUITES) if suite in suites), len(SUITES))


def pytest_report_header() -> str:
    """Say once whether the tests that need the neighbouring folder run."""
    return f"real cases: {SHARED}" if is_there else f"skipped: tests marked `needs_shared`; {WAY_OUT}"
