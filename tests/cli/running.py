"""The command, called as a person or another program calls it."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from monitor.cli.main import app


def newsmon(*words: str, given: str | bytes = "") -> Result:
    """Call a command in this process, which is quick; errors stay in the result."""
    return CliRunner().invoke(app, words, input=given)


def answers(result: Result) -> list[dict[str, Any]]:
    """Read the lines of JSON that a command answered."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def settings_in(folder: Path, *sources: str) -> Path:
    """Write settings with these feeds, which keep their database in a folder."""
    feeds = [f"  - {{name: {name}, kind: feed, url: 'https://{name}.example/feed'}}" for name in sources]
    head = [f"database: sqlite:///{folder}/newsmon.db", "fetch: {contact: desk@paper.example}", "sources:"]
    file = folder / "newsmon.yaml"
    file.write_text("\n".join([*head, *feeds]) + "\n", encoding="utf-8")
    return file
