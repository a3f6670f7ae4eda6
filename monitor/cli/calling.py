"""What people type for newsmon where they are."""

import os
import shutil
import sys
from pathlib import Path


def called() -> str:
    """Return what to type for newsmon in this shell: its name, or the way to it where the shell does not find it."""
    own = Path(sys.argv[0])
    if shutil.which("newsmon") or own.name != "newsmon":
        return "newsmon"
    return os.path.relpath(own)
