"""How long a page takes: in full, with the same region as before, and by trafilatura, in one run and as ratios."""

import gzip
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from time import process_time

from trafilatura import extract

from monitor.domain.pages import Page
from monitor.extract.article import read_page
from tests.shared import SHARED

DATA = SHARED / "data" / "extraction"
SIZES = range(120_000, 300_000)  # bytes; the figure is meant for pages of about 200 KB
MOST = 24
ROUNDS = 2  # of which the quickest counts: other programs only ever slow one down


def pages() -> list[Page]:
    """Return real article pages of ordinary size."""
    rows = map(json.loads, (DATA / "truth.jsonl").read_text(encoding="utf-8").splitlines())
    read = (_page(row["url"], gzip.decompress((DATA / row["html"]).read_bytes())) for row in rows)
    return [page for page in read if len(page.body) in SIZES][:MOST]


def _page(url: str, body: bytes) -> Page:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return Page(url=url, final_url=url, status=200, headers={"content-type": "text/html"}, body=body, fetched_at=now)


def milliseconds(step: Callable[[int], object], numbers: Iterable[int]) -> float:
    """Return the processor time of one step, by the quickest of some rounds."""
    numbers = list(numbers)

    def one_round() -> float:
        begun = process_time()
        for number in numbers:
            step(number)
        return process_time() - begun

    return 1000 * min(one_round() for _ in range(ROUNDS)) / len(numbers)


def main() -> None:
    """Print the figures."""
    found = pages()
    prints = [read_page(page).region_print for page in found]
    marked = [number for number, said in enumerate(prints) if said]
    full = milliseconds(lambda number: read_page(found[number]), range(len(found)))
    same = milliseconds(lambda number: read_page(found[number], said=prints[number]), marked)
    peer = milliseconds(lambda number: extract(found[number].body, with_metadata=True), range(len(found)))
    size = sum(len(page.body) for page in found) / len(found) / 1000
    print(f"{len(found)} pages of {size:.0f} KB; {len(marked)} leave a mark")
    print(f"in full {full:.1f} ms, same region {same:.1f} ms, trafilatura with metadata {peer:.1f} ms")
    print(f"in full / trafilatura {full / peer:.2f}; same region / in full {same / full:.2f}")


if __name__ == "__main__":
    main()
