"""Texts of every awkward shape are compared, read for figures, matched, told apart and extracted: in linear time.

Two dozen shapes (repeated figures, digits, quotation marks, brackets, capitals, one sentence for ever, no blanks at
all …), each as a text of several sizes, edited in the middle, in all of its figures, and turned over. What one reading
takes is processor time by megabyte; a reading that is not done in time is stopped and counts as failed.

    python -m tests.benchmarks any_shape [--largest KB] [--only SHAPE]
"""

import signal
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from random import Random
from time import process_time
from types import FrameType

from monitor.domain.articles import Article
from monitor.domain.edits.compare import compare
from monitor.domain.kinship.likeness import likeness
from monitor.domain.matches.matching import Matcher
from monitor.domain.numbers.figures import read_figures
from monitor.domain.ties import Told
from monitor.domain.topics import Name, Topic
from monitor.extract.article import as_dict
from tests.benchmarks.report import Report

ALLOWED = 0.5  # seconds of the processor by megabyte …
AT_LEAST = 0.2  # … and for what is smaller than that
PATIENCE = 20  # seconds after which a reading is stopped
SIZES = (10, 100, 400, 2_000)  # kB
REPEATED = {
    "figures": "rose 3% to $1 ",
    "digits": "1",
    "digits and commas": "1,",
    "numbers apart": "12 ",
    "quotation marks": '"',
    "quotations": "“a b c d e f g” said Kim ",
    "single quotation marks": "'a ",
    "capitals": "A",
    "names": "Anna Berg ",
    "numerals in Hangul": "일이삼천만억 ",
    "counters": "3명 ",
    "commas": ",",
    "brackets": "([",
    "closed brackets": "(a) ",
    "one sentence": "The board met on Monday and did not agree on the plan. ",
    "one Korean sentence": "항만공사는 2일 새 부두에 3,200억 원을 투입한다고 밝혔다. ",
    "hyphens": "-",
    "dates": "2026-01-02 ",
    "abbreviations": "U.S. ",
    "sources": "according to A ",
    "letters": "a",
    "syllables": "가",
    "characters": "東",
    "lines": "a\n\n",
    "addresses": "https://a.example/b?c=d ",
    "accents": "e\u0301\u0316",
    "entities": "&amp;",
}
# A page of which too little can be read, so that every reader is asked.
FIRST = f"<html><body><article><h1>Any shape</h1><p>{'$' * 10_000}</p></article></body></html>".encode()
TOPICS = (
    Topic(name="Harbour", names=(Name(text="Harbour Board"), Name(text="항만공사"))),
    Topic(name="Kim", names=(Name(text="Anna Berg"), Name(text="X"))),
)


def shapes() -> dict[str, Callable[[int], str]]:
    """Give each shape as a maker of texts of a number of letters."""
    repeated = {name: _repeats(unit) for name, unit in REPEATED.items()}
    return repeated | {"random words": _random_words, "random letters": _random_letters}


def _repeats(unit: str) -> Callable[[int], str]:
    return lambda letters: (unit * (letters // len(unit) + 1))[:letters]


def _random_words(letters: int) -> str:
    random = Random(1)  # noqa: S311 - no secret
    return "".join(
        "".join(random.choices("abcdefghij", k=random.randint(1, 9))) + random.choice("    ., ")
        for _ in range(letters // 6)
    )


def _random_letters(letters: int) -> str:
    random = Random(2)  # noqa: S311 - no secret
    return "".join(random.choices("abcdefghijABC0123456789가나다,.", k=letters))


def edits(text: str) -> Iterator[str]:
    """Give a text edited in the middle, in all its figures, and turned over."""
    middle = len(text) // 2
    yield text[:middle] + " not 17 " + text[middle:]
    yield text.translate(str.maketrans("123", "345"))
    yield text[::-1]


def article(text: str) -> Article:
    """Make an article of a text."""
    paragraphs = tuple(each for each in text.split("\n\n") if each.strip())
    return Article(url="https://daily.example/a", title="A harbour of any shape", body=paragraphs)


def readings(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what is done with a text, each with its name."""
    whole = article(text)
    for name, other in zip(("edited", "other figures", "turned over"), edits(text), strict=True):
        yield f"compare, {name}", partial(compare, whole, article(other))
    headed = Article(url="u", title=text[:20_000])
    yield "compare headlines", lambda: compare(headed, Article(url="u", title=text[:20_000][::-1] + "7"))
    yield "figures", lambda: read_figures(text)
    yield "match", lambda: Matcher(TOPICS).match(whole)
    yield "same", lambda: likeness(told(text), told(text[::-1]))
    html = f"<html><body><article><h1>Any shape</h1><p>{text}</p></article></body></html>".encode()
    yield "extract", lambda: as_dict(html, "https://daily.example/a")


def told(text: str) -> Told:
    """Make what two articles are told apart by."""
    return Told(url="", title=text[:200], text=text)


class TooLong(Exception):  # noqa: N818 - an alarm, not an error
    """A reading was not done in time."""


@contextmanager
def stopped_after(seconds: int) -> Iterator[None]:
    """Stop what is done inside after some seconds of the processor."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def took(read: Callable[[], object]) -> float:
    """Return the seconds of the processor that a reading took; endless where it was stopped."""
    began = process_time()
    try:
        with stopped_after(PATIENCE):
            read()
    except TooLong:
        return float("inf")
    return process_time() - began


def main(words: Sequence[str] = ()) -> int:
    """Read every shape in every size; a larger size of a shape that failed is not tried."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="kB of the largest texts")
    parser.add_argument("--only", default="", help="one shape alone")
    asked = parser.parse_args(words)
    report = Report()
    as_dict(FIRST, "https://daily.example/a")  # what is loaded at first use takes long, and is not the text's
    for name, make in shapes().items():
        if asked.only in ("", name):
            _try(report, name, make, [size for size in SIZES if size <= asked.largest])
    return report.end()


def _try(report: Report, name: str, make: Callable[[int], str], sizes: Sequence[int]) -> None:
    failed: set[str] = set()
    for size in sizes:
        text = make(size * 1_000)
        times = {what: took(read) for what, read in readings(text) if what not in failed}
        slow = {what: time for what, time in times.items() if time > max(AT_LEAST, ALLOWED * size / 1_000)}
        shown = ", ".join(f"{what} {time:.2f} s" for what, time in slow.items())
        report.check(not slow, f"{name}, {size} kB: at most {max(times.values(), default=0):.2f} s", shown)
        failed |= slow.keys()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
