"""The command, called as a person or another program calls it."""

import json
from typing import Any

from typer.testing import CliRunner, Result

from monitor.cli.main import app


def newsmon(*words: str, given: str | bytes = "") -> Result:
    """Call a command in this process, which is quick; errors stay in the result."""
    return CliRunner().invoke(app, words, input=given)


def answers(result: Result) -> list[dict[str, Any]]:
    """Read the lines of JSON that a command answered."""
    return [json.loads(line) for line in result.stdout.splitlines()]
