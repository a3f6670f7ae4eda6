"""Real Korean pages, where they are at hand: read to the minute, and never empty."""

import gzip
import json
from datetime import datetime
from typing import Any

import pytest

from monitor.extract.article import as_dict
from tests.shared import SHARED, needs_shared

HOME = SHARED / "data" / "extraction"


def korean() -> list[dict[str, Any]]:
    truth = HOME / "truth.jsonl"
    lines = truth.read_text(encoding="utf-8").splitlines() if truth.is_file() else []
    return [row for row in map(json.loads, lines) if row["language"] == "ko" and row.get("body")]


@needs_shared
@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in korean()])
def test_a_real_korean_page_gives_its_text_and_its_minute(row: dict[str, Any]) -> None:
    told = as_dict(gzip.decompress((HOME / row["html"]).read_bytes()), row["url"])
    published, expected = datetime.fromisoformat(told["published"]), datetime.fromisoformat(row["published"])
    assert published.replace(second=0) == expected.replace(second=0)
    size, truth = len("".join(told["body"])), len("".join(row["body"]))
    assert 0.7 * truth <= size <= 1.3 * truth
