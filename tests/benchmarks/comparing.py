"""Two states of an article are compared: how long that takes, and how near the shown words are to the fewest possible.

An article of 5 kB of our own making, edited in one place after another, and the posts with every later edit in the
neighbouring folder, where it is there. Times are medians, of the processor; run it on a machine with nothing else to
do.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from time import process_time

from rapidfuzz.distance import Indel

from monitor.domain.articles import Article
from monitor.domain.changes import Op
from monitor.domain.edits.compare import compare
from monitor.domain.edits.diff import Part, align, words
from monitor.domain.texts.sentences import split
from monitor.domain.texts.text import key
from tests.benchmarks.report import Report
from tests.shared import SHARED

POSTS = SHARED / "data" / "revisions" / "posts_rust.jsonl"
COMPARED, UNCHANGED, ALIGNED = 2.1, 0.2, 1.0  # milliseconds
NEAR = 1.05  # times the fewest words that could be shown
PARAGRAPH = (
    "항만공사는 2일 새 부두에 3,200억 원을 투입한다고 밝혔다. 선주협회는 결정을 환영했지만 어민들은 보상이 먼저라며"
    " 다음 주에 집회를 열기로 했다. 시장은 “주민과 끝까지 대화하겠다”고 말했다. 부두에는 배 열두 척이 기다린다."
)
ARTICLE = Article(
    url="https://www.daily.example/news/a1",
    title="새 부두에 3,200억 원 투입",
    body=tuple(f"{number}번째 문단이다. {PARAGRAPH}" for number in range(1, 17)),
)


def milliseconds(after: Article) -> float:
    """Return how long a processor is busy with comparing the article with another state of it."""
    began = process_time()
    compare(ARTICLE, after)
    return (process_time() - began) * 1_000


def edited() -> Iterator[Article]:
    """Give the article with a figure and a clause altered in one paragraph, each time another."""
    for number in range(64):
        at = number % len(ARTICLE.body)
        other = ARTICLE.body[at].replace("3,200억", f"4,{number}00억").replace("환영했지만", "반대했고")
        yield replace(ARTICLE, body=(*ARTICLE.body[:at], other, *ARTICLE.body[at + 1 :]))


def again() -> Iterator[Article]:
    """Give the article as it is read from its page again: the same text, not the same objects."""
    for _ in range(64):
        yield replace(ARTICLE, body=tuple("".join(list(paragraph)) for paragraph in ARTICLE.body))


@dataclass(frozen=True, slots=True)
class Shown:
    """One edit of a post: how many words are shown as gone and come, the fewest possible, and the time it took."""

    words: int
    fewest: int
    took: float


def shown(before: Sequence[str], after: Sequence[str]) -> Shown:
    """Align two lists of sentences, and count what a reader would see marked."""
    began = process_time()
    changes = align(before, after)
    pieces = [piece for change in changes if change.op is Op.REPLACE for piece in words(change.before, change.after)]
    took = (process_time() - began) * 1_000
    marked = [piece.text for piece in pieces if piece.op is not Part.EQUAL]
    alone = [change.before or change.after for change in changes if change.op in (Op.INSERT, Op.DELETE)]
    return Shown(_count([*marked, *alone]), Indel.distance(_words(before), _words(after)), took)


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _words(sentences: Iterable[str]) -> list[str]:
    return [key(word) for sentence in sentences for word in sentence.split()]


def posts() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give each post before and after each of its edits, as sentences."""
    versions = defaultdict(list)
    for line in POSTS.read_text(encoding="utf-8").splitlines():
        version = json.loads(line)
        versions[version["id"]].append((version["v"], split((version.get("body") or "").split("\n\n"))))
    for each in versions.values():
        texts = [sentences for _, sentences in sorted(each)]
        yield from pairwise(texts)


def main() -> int:
    """Measure, print each figure beside what it should be, and return the exit code."""
    report = Report()
    size = len(ARTICLE.text.encode())
    changed = median(map(milliseconds, edited()))
    same = median(map(milliseconds, again()))
    report.check(changed <= COMPARED, f"an edit of {size} bytes is named in {changed:.2f} ms ({COMPARED:g})")
    report.check(same <= UNCHANGED, f"an unchanged article is known in {same:.3f} ms ({UNCHANGED:g})")
    if POSTS.exists():
        _check_posts(report, [shown(before, after) for before, after in posts() if before != after])
    else:
        report.say(f"no posts at {POSTS}: their diffs are not measured")
    return report.end()


def _check_posts(report: Report, edits: Sequence[Shown]) -> None:
    ratio = sum(edit.words for edit in edits) / sum(edit.fewest for edit in edits)
    took = median(edit.took for edit in edits)
    report.say(f"{len(edits)} edits of posts, {sum(edit.fewest for edit in edits)} words at the fewest")
    report.check(ratio <= NEAR, f"as many words are marked as must be, times {ratio:.3f} ({NEAR:g})")
    report.check(took <= ALIGNED, f"an edit of a post is aligned and marked in {took:.2f} ms ({ALIGNED:g})")


if __name__ == "__main__":
    sys.exit(main())
