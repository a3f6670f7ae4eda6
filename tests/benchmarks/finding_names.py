"""Names of topics are looked for in Korean text of our own making: how fast, with few names and with thousands.

``--megabytes N`` (100): how much text, in UTF-8. Everything a text goes through is in the figures: folding it,
finding the names, looking at their edges, asking each topic. Run it on a machine with nothing else to do.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from random import Random
from time import process_time

from monitor.domain.matches.matching import Matcher
from monitor.domain.topics import Name, Topic
from tests.benchmarks.report import Report

FEW, MANY = 200, 5_000
FAST = 15.0  # MB/s on one processor
NO_SLOWER_THAN = 0.5  # of that with few names
SYLLABLES = [chr(sign) for sign in range(ord("가"), ord("힣"), 11)]
ENDINGS = ("은", "는", "이", "가", "을", "의", "에서", "으로", "까지", "하고", "했다", "한다", "")
ARTICLE = 1_500  # characters
NAMED = 0.05  # of the sentences hold a name: two in an article


class Korean:
    """Makes words, names and articles; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311  nothing here is secret
        self._words = [self._word(2, 4) for _ in range(5_000)]
        self.names = sorted({self._word(3, 5) for _ in range(MANY * 2)})[:MANY]
        self._chance.shuffle(self.names)

    def _word(self, least: int, most: int) -> str:
        return "".join(self._chance.choices(SYLLABLES, k=self._chance.randint(least, most)))

    def _sentence(self) -> str:
        words = [self._chance.choice(self._words) + self._chance.choice(ENDINGS) for _ in range(12)]
        if self._chance.random() < NAMED:
            words[self._chance.randrange(12)] = self._chance.choice(self.names[:FEW]) + self._chance.choice(
                "은는이가의"
            )
        return " ".join(words) + ". "

    def articles(self, megabytes: float) -> Iterator[str]:
        """Give articles until there are so many megabytes."""
        left = megabytes * 1e6
        while left > 0:
            article = ""
            while len(article) < ARTICLE:
                article += self._sentence()
            left -= len(article.encode())
            yield article


def topics_of(names: Sequence[str]) -> list[Topic]:
    """Share names out to topics, five spellings each."""
    shared = (names[start : start + 5] for start in range(0, len(names), 5))
    return [Topic(name=each[0], names=tuple(Name(text=name) for name in each)) for each in shared]


def speed(matcher: Matcher, articles: Sequence[str]) -> tuple[float, int]:
    """Return how many MB (UTF-8) of articles a processor matches in a second, and how many articles met a topic."""
    megabytes = sum(len(article.encode()) for article in articles) / 1e6
    began = process_time()
    met = sum(bool(matcher.match_fields({"body": article}).matches) for article in articles)
    return megabytes / (process_time() - began), met


def main(megabytes: float) -> int:
    """Match all text with few and with many names, print both speeds and their ratio, and return the exit code."""
    report = Report()
    korean = Korean(seed=1)
    articles = list(korean.articles(megabytes))
    report.say(f"{megabytes:g} MB of text in {len(articles)} articles")
    speeds = []
    for count in (FEW, MANY):
        reached, met = speed(Matcher(topics_of(korean.names[:count])), articles)
        report.say(f"{count} names: {reached:.1f} MB/s, {met} articles met a topic")
        speeds.append(reached)
    few, many = speeds
    report.check(few >= FAST, f"{FEW} names at {FAST:g} MB/s or more", f"{few:.1f}")
    report.check(many >= few * NO_SLOWER_THAN, f"{MANY} names no slower than half (ratio {many / few:.2f})")
    return report.end()


def options() -> ArgumentParser:
    """Return what may be said on the command line."""
    parser = ArgumentParser(prog="finding_names", description=__doc__)
    parser.add_argument("--megabytes", type=float, default=100)
    return parser


if __name__ == "__main__":
    sys.exit(main(options().parse_args().megabytes))
