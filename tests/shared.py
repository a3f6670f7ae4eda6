"""The neighbouring folder of real cases, where it is there."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("NEWSMON_SHARED") or Path(__file__).resolve().parents[2] / "shared")

needs_shared = pytest.mark.skipif(
    not (SHARED / "data").is_dir(),
    reason=f"the real cases are not here: put them at {SHARED.name}/ beside the checkout, or set NEWSMON_SHARED",
)
