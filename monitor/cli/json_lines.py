"""Commands that answer each line of standard input with one line, in order, flushed at once."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import typer

from monitor.cli.printing import as_json

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def objects() -> Iterator[dict[str, Any] | ValueError]:
    """Read one JSON object a line from standard input; what is none is handed on as the error that says so."""
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a text stream it is
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield _object(number, line)


def _object(number: int, line: str) -> dict[str, Any] | ValueError:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ValueError(f"line {number} is no JSON that can be read: {error}")
    if not isinstance(value, dict):
        return ValueError(f"line {number} is no JSON object but {type(value).__name__}")
    return value


def answer_lines(answer: Answer) -> None:
    """Answer every line; a bad one gets ``{"error": …}`` and makes the exit 1, the others are answered all the same."""
    put_all(_safely(answer, value) for value in objects())


def _safely(answer: Answer, value: dict[str, Any] | ValueError) -> dict[str, Any]:
    if isinstance(value, ValueError):
        return {"error": str(value)}
    try:
        return answer(value)
    except Exception as error:  # noqa: BLE001  whatever a line provokes is the answer to it; the next one still waits
        return _error(error)


def _error(error: Exception) -> dict[str, Any]:
    return {"error": f"{type(error).__name__}: {error}"}


def put_all(answers: Iterable[dict[str, Any]]) -> None:
    """Print answers, each as soon as it is there; when one of them says an error, the exit is 1."""
    failed = sum(not put(answer) for answer in answers)
    if failed:
        raise typer.Exit(1)


def put(value: dict[str, Any]) -> bool:
    """Print one line of JSON at once; false when it says an error."""
    try:
        text = as_json(value)
    except (ValueError, RecursionError) as error:  # an id may be nested too deeply to be written again
        return put(_error(error))
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
    return "error" not in value
