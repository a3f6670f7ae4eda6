"""What programs are answered stays as it was, byte for byte: every question, asked of one database.

A shape that is meant to change is written anew by ``NEWSMON_WRITE_SHAPES=1 pytest tests/cli/test_shapes.py``.
"""

import base64
import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.filled import KEY, filled
from tests.cli.running import newsmon

SHAPES = Path(__file__).parent / "shapes"
QUESTIONS = {
    "history": ("history", "--json"),
    "history-words": ("history", "breakwater 70", "--topic", "Port", "--source", "harbour", "--json"),
    "show": ("show", "1", "--json"),
    "show-as-of": ("show", "1", "--as-of", "2026-03-02T12:00:30+00:00", "--json"),
    "diff": ("diff", "1", "1..2", "--json"),
    "stories": ("stories", "--json"),
    "stories-topic": ("stories", "list", "--topic", "Port", "--json"),
    "stories-show": ("stories", "show", "1", "--json"),
    "alerts": ("alerts", "--json"),
    "alerts-lines": ("alerts", "--jsonl", "--topic", "Port"),
    "deliveries": ("deliveries", "--json"),
    "deliveries-dead": ("deliveries", "--dead", "--json"),
    "sources": ("sources", "--json"),
    "coverage": ("coverage", "--json", "--days", "36500"),
    "topics": ("topics", "--json"),
    "topics-suggest": ("topics", "suggest", "Breakwater", "--json"),
    "silence": ("silence", "list", "--json"),
    "silence-all": ("silence", "list", "--all", "--json"),
    "why-article": ("why", "1", "--json"),
    "why-held-back": ("why", "2", "--json"),
    "why-address": ("why", "https://harbour.example/news/3", "--json"),
    "why-unseen": ("why", "https://harbour.example/private/7", "--json"),
    "why-alert": ("why", "2", "--alert", "--json"),
    "why-id": ("why", KEY[:8], "--json"),
    "why-message": ("why", "c" * 8, "--json"),
    "backtest": ("backtest", "SETTINGS", "--json"),
    "channels": ("channels", "--json"),
    "config-check": ("config", "check", "--json"),
}
REASON = re.compile(r'"reason": "(?:[^"\\]|\\.)*"')  # how a judgement is put in words is no part of the shape
TEXT = {"title": "Breakwater cracked", "body": "SoftBank pays 40 million dollars.\n\nWork begins in May."}
LATER_TEXT = {**TEXT, "body": "SoftBank pays 70 million dollars.\n\nWork begins in May."}
PAGE = """<!doctype html><html lang="en"><head><title>Port closes</title>
<meta property="article:published_time" content="2026-03-02T11:50:00+00:00"></head><body><article><h1>Port closes</h1>
<p>The harbour master closed the port on Monday, and {amount} are to follow over four years.</p>
<p>Cranes had arrived in the night, and the road to the old quarter stays closed until Friday.</p>
</article></body></html>
"""


def encoded(amount: str) -> str:
    return base64.b64encode(PAGE.format(amount=amount).encode()).decode()


LINES: dict[str, tuple[str, list[object]]] = {
    "figures": ("figures", [{"text": "It costs 40 million dollars, up 5%."}, {"before": "5%", "after": "7%"}, {}, 1]),
    "compare": (
        "compare",
        [
            {"before": TEXT, "after": LATER_TEXT},
            {"url": "https://a.example/1", "before": encoded("$5 million"), "after": encoded("$7 million")},
            {"before": 1},
        ],
    ),
    "match": ("match", [TEXT, {"text": "스타게이트"}, {"none": 1}]),
    "same": ("same", [{"a": TEXT, "b": LATER_TEXT}, {"a": TEXT, "b": {"title": "Apples", "body": "Ripe."}}, {"a": 1}]),
    "cluster": ("cluster", [{"id": 1, **TEXT}, {"id": 2, **TEXT}, {"id": 3, "title": "Apples"}, {}]),
    "extract": ("extract", [{"url": "https://a.example/1", "html": encoded("$5 million")}, {"html": "?"}]),
}


@pytest.fixture(scope="module", autouse=True)
def in_utc() -> Iterator[None]:
    """Let the machine's own zone be UTC."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("filled"))


def kept(name: str, answer: str) -> str:
    """Return the answer that is kept; when they are written anew, this one is."""
    file = SHAPES / f"{name}.json"
    if os.environ.get("NEWSMON_WRITE_SHAPES"):
        file.write_text(answer, encoding="utf-8")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_in_its_shape(name: str, settings: Path) -> None:
    words = (str(settings) if word == "SETTINGS" else word for word in QUESTIONS[name])
    result = newsmon(*words, "--config", str(settings))
    assert result.exit_code == 0, result.output
    assert result.stdout == kept(name, result.stdout)


@pytest.mark.parametrize("name", LINES)
def test_lines_are_answered_in_their_shape(name: str) -> None:
    command, lines = LINES[name]
    result = newsmon(command, "--jsonl", given="".join(json.dumps(line) + "\n" for line in lines))
    answer = REASON.sub('"reason": "…"', result.stdout)
    assert answer == kept(name, answer)
