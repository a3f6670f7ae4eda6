"""Would the tests notice? A sample of small mutations of the decisions: ``python -m tests.mutants`` (`make mutants`).

mutmut writes the mutations and runs the tests that come by each, in a copy of the checkout; this chooses the sample and
reports. Which code is mutated and by which tests it is judged stands in ``pyproject.toml``. The sample follows from the
names of the mutations, so that two runs ask the same; ``--seed`` asks others. The exit is 1 where over a tenth lives.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_ALIVE = 0.10  # of the sample
ALIVE, UNTESTED = (0,), (5, 33)  # how mutmut marks what no test noticed, and what no test comes by
NONE = "monitor.nothing"  # no mutation has this name: they are written, the tests are run once, and none is tried


def mutmut(*asked: str, folder: Path) -> str:
    """Run mutmut in a folder; its own ending says nothing, for a mutation that lives is an answer."""
    command = [sys.executable, "-m", "mutmut", *asked]
    environment = {**os.environ, "PYTHONPATH": str(folder), "NEWSMON_SHARED": str(folder / "none")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).replace("\r", "\n")


def outcomes(folder: Path) -> Iterator[tuple[str, int | None]]:
    """Yield each mutation by its name, with what became of it; none where it was not tried."""
    for file in sorted((folder / "mutants").rglob("*.meta")):
        yield from json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"].items()


def sample(names: Sequence[str], size: int, seed: int) -> list[str]:
    """Choose so many names, by what they are and the seed."""
    return sorted(names, key=lambda name: sha256(f"{seed} {name}".encode()).digest())[:size]


def main() -> None:
    """Try a sample and say how much of it lives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="mutations whose name begins like that")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "newsmon"
        shutil.copytree(
            ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git", ".*_cache", "__pycache__", "mutants")
        )
        said = mutmut("run", "--max-children", "2", NONE, folder=folder)
        names = [name for name, _ in outcomes(folder) if name.startswith(asked.only)]
        if not names:
            raise SystemExit(f"no mutations were written:\n{said[-3000:]}")
        chosen = sample(names, asked.sample, asked.seed)
        said = mutmut("run", "--max-children", "2", *chosen, folder=folder)
        became = {name: code for name, code in outcomes(folder) if name in set(chosen)}
        if None in became.values():
            raise SystemExit(f"{Counter(became.values())[None]} mutations were not tried:\n{said[-3000:]}")
        living = [name for name, code in became.items() if code in (*ALIVE, *UNTESTED)]
        for name in living:
            print(f"lives: {name}\n{mutmut('show', name, folder=folder)}")
    print(f"{len(living)} of {len(chosen)} mutations live ({len(living) / len(chosen):.0%}); {len(names)} there are")
    if len(living) > MOST_ALIVE * len(chosen):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
