"""Commands that answer each line of standard input with one line, in order, flushed at once."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import typer

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def objects(lines: Iterable[str]) -> Iterator[dict[str, Any] | ValueError]:
    """Read one JSON object a line; what is none is handed on as the error that says so."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _object(number, line)


def _object(number: int, line: str) -> dict[str, Any] | ValueError:
    try:
        value = json.loads(line)
    except ValueError as error:
        return ValueError(f"line {number} is no JSON: {error}")
    if not isinstance(value, dict):
        return ValueError(f"line {number} is no JSON object but {type(value).__name__}")
    return value


def answer_lines(answer: Answer) -> None:
    """Answer every line; a bad one gets ``{"error": …}`` and makes the exit 1, the others are answered all the same."""
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a text stream it is
    good = [put(_safely(answer, value)) for value in objects(sys.stdin)]
    if not all(good):
        raise typer.Exit(1)


def _safely(answer: Answer, value: dict[str, Any] | ValueError) -> dict[str, Any]:
    if isinstance(value, ValueError):
        return {"error": str(value)}
    try:
        return answer(value)
    except (KeyError, TypeError, ValueError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def put(value: dict[str, Any]) -> bool:
    """Print one line of JSON at once; false when it says an error."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()
    return "error" not in value
