"""Lists the benchmarks, and runs those that are named: ``python -m tests.benchmarks kills many_rounds``.

What stands from the first option on goes to each of them: ``finding_names --megabytes 5``, ``kills -- moving``.
"""

import subprocess
import sys
from ast import get_docstring, parse
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

FOLDER = Path(__file__).parent
RUNS = 'if __name__ == "__main__":'


def benchmarks() -> dict[str, str]:
    """Return the benchmarks that can be run, each with the first line of what it says of itself."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py"))}
    return {
        name: (get_docstring(parse(text)) or "").partition("\n")[0]
        for name, text in texts.items()
        if RUNS in text and not name.startswith(("_", "real_"))
    }


def main(words: Sequence[str]) -> int:
    """Run the named benchmarks one after the other (``all``: every one); 1: one failed, 2: a name is unknown."""
    known = benchmarks()
    names = list(takewhile(lambda word: not word.startswith("-"), words))
    options = words[len(names) :]
    if not names:
        print("\n".join(f"{name:24} {said}" for name, said in known.items()))
        return 0
    chosen = list(known) if names == ["all"] else names
    if unknown := [name for name in chosen if name not in known]:
        print(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    return max(_run(name, options) for name in chosen)


def _run(name: str, options: Sequence[str]) -> int:
    print(f"== {name}", flush=True)
    run = subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *options], check=False)
    return 1 if run.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
