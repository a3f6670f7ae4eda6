"""Names with more than one meaning, in sentences of our own: how many are told apart, topic by topic.

The topics are those of ``examples/topics.yaml``. What fails is printed.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from monitor.domain.matches.matching import Matcher
from monitor.settings import load_topics
from tests.benchmarks.report import Report

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "tests/data/topics_own.txt"  # of names with more than one meaning
MORE = ROOT / "tests/data/topics_more.txt"  # of endings, compounds, edges and odd signs too
TOPICS = ROOT / "examples/topics.yaml"
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A sentence, the topics that it speaks of, and those that were found."""

    text: str
    meant: frozenset[str]
    found: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many mentions were found rightly, wrongly, and not at all."""

    right: int
    wrong: int
    lost: int

    @property
    def precision(self) -> float:
        """The share of what was found that was meant."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what was meant that was found."""
        return self.right / (self.right + self.lost) if self.right + self.lost else 1.0

    @property
    def f(self) -> float:
        """Both in one number."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F {self.f:.3f}"


def judged(path: Path = SENTENCES) -> Iterator[Judged]:
    """Match each sentence of the set."""
    matcher = Matcher(load_topics(TOPICS))
    for line in path.read_text(encoding="utf-8").splitlines():
        topics, bar, text = _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), line).partition(" | ")
        if bar and not line.startswith("#"):
            found = matcher.match_fields({"text": text}).topics
            yield Judged(text=text, meant=frozenset(topics.replace("-", "").split()), found=frozenset(found))


def scores(sentences: list[Judged]) -> Mapping[str, Score]:
    """Score each topic, and all of them together."""
    topics = sorted({topic for each in sentences for topic in each.meant | each.found})
    return {topic: _score(sentences, frozenset({topic})) for topic in topics} | {
        "all": _score(sentences, frozenset(topics))
    }


def _score(sentences: list[Judged], topics: frozenset[str]) -> Score:
    return Score(
        right=sum(len(each.meant & each.found & topics) for each in sentences),
        wrong=sum(len((each.found - each.meant) & topics) for each in sentences),
        lost=sum(len((each.meant - each.found) & topics) for each in sentences),
    )


def main() -> int:
    """Print precision, recall and F of each topic, then every sentence that was taken wrongly."""
    report = Report()
    sentences = [*judged(), *judged(MORE)]
    for topic, score in scores(sentences).items():
        report.say(f"{topic:10} {score}")
    for each in sentences:
        if each.meant != each.found:
            report.say(f"meant {sorted(each.meant)}, found {sorted(each.found)}: {each.text}")
    exact = sum(each.meant == each.found for each in sentences)
    report.say(f"{exact} of {len(sentences)} sentences exactly right")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
