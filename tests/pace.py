"""How slow the machine is just now: a deadline of a test is for a quiet machine, and a busy one is given longer."""

import subprocess
import sys
from time import monotonic

QUIET = 0.05  # seconds in which a bare interpreter starts and ends on a machine with nothing else to do
MOST = 20.0  # times longer; something that takes more than that hangs


def allowed(seconds: float) -> float:
    """Return how long that many seconds of a quiet machine may take on this one now."""
    began = monotonic()
    subprocess.run([sys.executable, "-I", "-S", "-c", "pass"], check=True)
    return seconds * min(MOST, max(1.0, (monotonic() - began) / QUIET))
