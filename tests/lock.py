"""The lock files: ``python tests/lock.py write`` makes them anew, the tests see that they are fresh."""

import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GROUPS = {
    "requirements.lock": ("--extra", "postgres", "--group", "build"),
    "requirements-dev.lock": ("--extra", "postgres", "--group", "build", "--group", "dev", "-c", "requirements.lock"),
}
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--only-binary=:all:",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
)
HEAD = "# Written by `make lock` from pyproject.toml; wheels only. Dependencies as of {digest}\n"


def digest() -> str:
    """Name what pyproject.toml asks for."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = written["project"]
    asked = [project["requires-python"], project["dependencies"], project["optional-dependencies"]]
    return sha256(repr([*asked, written["dependency-groups"]]).encode()).hexdigest()[:16]


def head() -> str:
    """Return the line that a fresh lock begins with."""
    return HEAD.format(digest=digest())


def write() -> None:
    """Make the locks anew, with the newest wheels that pyproject.toml allows."""
    for name, groups in GROUPS.items():
        command = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "pyproject.toml", *OPTIONS, *groups]
        subprocess.run([*command, "-o", name], cwd=ROOT, check=True)  # our own words
        lock = ROOT / name
        lock.write_text(head() + lock.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    write()
