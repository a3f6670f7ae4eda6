"""The neighbouring folder of real cases, where it is there."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("NEWSMON_SHARED") or Path(__file__).resolve().parents[2] / "shared")

is_there = (SHARED / "data").is_dir()
WAY_OUT = f"the real cases are not here: put them at {SHARED.name}/ beside the checkout, or set NEWSMON_SHARED"

needs_shared = pytest.mark.skipif(not is_there, reason=WAY_OUT)
