"""On real pages, every word in an article's region is accounted for: it has a place, or is left out for a reason."""

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.extract.charset import decode
from monitor.extract.markup import parse, shown
from monitor.extract.prose.blocks import UNPRINTED
from monitor.extract.prose.body import lines_of, read_region
from monitor.extract.prose.regions import find_region, weigh
from monitor.extract.prose.sorted_blocks import Line, Place
from tests.shared import SHARED, needs_shared

SETS = ("extraction", "extraction2")


def pages() -> list[Path]:
    return sorted(path for name in SETS for path in (SHARED / "data" / name / "html").glob("*.gz"))


@needs_shared
@pytest.mark.parametrize("part", range(4))
def test_no_word_of_a_region_vanishes_unsaid(part: int) -> None:
    assert list(lost(pages()[part::40])) == []


@needs_shared
@pytest.mark.long
def test_no_word_of_any_region_vanishes_unsaid() -> None:
    assert list(lost(pages())) == []


def lost(paths: list[Path]) -> Iterator[str]:
    """Name the pages on which a sign of the region stands in no line, or a line left out gives no reason."""
    for path in paths:
        tree = parse(decode(gzip.decompress(path.read_bytes())).text)
        mass = weigh(tree)
        region, origin = find_region(tree, mass)
        lines = lines_of(region, origin, spared=mass.spared)
        if signs_in([shown(region)]) != signs_in([line.text for line in lines]):
            yield f"{path.name}: words are lost"
        if any(line.place is Place.LEFT_OUT and not line.reason for line in lines):
            yield f"{path.name}: no reason is given"
        if told(lines) != read_region(region, origin, spared=mass.spared).paragraphs:
            yield f"{path.name}: what is explained is not what is read"


def signs_in(texts: list[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in text.translate(UNPRINTED) if sign.isalnum())


def told(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.place in (Place.BODY, Place.SUBHEADING))
