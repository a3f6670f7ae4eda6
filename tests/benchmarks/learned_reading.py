"""What an outlet's pages teach: how well each page is read alone, and after up to five others of its outlet.

``--half`` reads every second outlet only. Scored on the neighbouring folder of real pages, with its own metrics.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from statistics import mean
from typing import Any
from urllib.parse import urlsplit

from monitor.domain.looks.learning import NOTHING, Experience, Learned, learn
from monitor.domain.pages import Page
from monitor.extract.article import read_page
from tests.shared import SHARED

DATA = SHARED / "data" / "extraction"
SCORER = SHARED / "bench" / "extraction"
FEWEST = 3  # pages of an outlet, the one that is read among them
MOST = 5  # other pages that are seen before
LOW = 0.9  # body F1 of an outlet that reads badly

Row = dict[str, Any]


def main() -> int:
    """Print the figures, outlet by outlet where they differ; 1: some outlet reads worse for what it taught."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", action="store_true")
    half = options.parse_args().half
    outlets = sorted(by_outlet(rows()).items())[:: 2 if half else 1]
    alone, after, worse = [], [], 0
    for name, pages in outlets:
        before, taught = zip(*(both(row, pages) for row in pages), strict=True)
        alone.append(mean(before))
        after.append(mean(taught))
        worse += after[-1] < alone[-1] - 0.0005
        if abs(after[-1] - alone[-1]) > 0.0005:
            print(f"{name}: alone {alone[-1]:.4f}, taught {after[-1]:.4f} ({len(pages)} pages)")
    low = [place for place, f1 in enumerate(alone) if f1 < LOW]
    print(f"{len(alone)} outlets: alone {mean(alone):.4f}, taught {mean(after):.4f}; worse on {worse}")
    if low:
        print(f"{len(low)} below {LOW}: {mean(alone[i] for i in low):.4f} → {mean(after[i] for i in low):.4f}")
    return bool(worse)


def rows() -> list[Row]:
    """Return the pages whose text is known."""
    lines = (DATA / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row.get("body") and not row.get("body_in_state")]


def by_outlet(found: Iterable[Row]) -> dict[str, list[Row]]:
    """Group pages by host; outlets of too few pages teach nothing."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        grouped[urlsplit(row["url"]).netloc.removeprefix("www.")].append(row)
    return {name: pages for name, pages in grouped.items() if len(pages) >= FEWEST}


def both(row: Row, pages: list[Row]) -> tuple[float, float]:
    """Return the body F1 of a page read alone, and read after others of its outlet."""
    experience = Experience()
    for other in [each for each in pages if each["id"] != row["id"]][:MOST]:
        observed = read_page(page_of(other), learned=experience.learned).observed
        experience = learn(experience, observed) if observed else experience
    return f1_of(row, NOTHING), f1_of(row, experience.learned)


def f1_of(row: Row, learned: Learned) -> float:
    """Read a page and score its body."""
    metrics = import_module("metrics")  # it stands beside the data
    article = read_page(page_of(row), learned=learned).article
    (_, _, f1), _ = metrics.body_score(row, list(article.body) if article else [], row["language"])
    return float(f1)


def page_of(row: Row) -> Page:
    """Return a page as it was saved, fetched when it was published."""
    body = gzip.decompress((DATA / row["html"]).read_bytes())
    at = datetime.fromisoformat(row["published"]) if row.get("published") else datetime(2026, 1, 1, tzinfo=UTC)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Page(
        url=row["url"],
        final_url=row["url"],
        status=200,
        headers={"content-type": "text/html"},
        body=body,
        fetched_at=at,
    )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(SCORER)))
    sys.exit(main())
