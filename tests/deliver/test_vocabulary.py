"""What a Korean reader is told keeps to the words of ``docs/vocabulary.md``."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

VOCABULARY = Path(__file__).parents[2] / "docs" / "vocabulary.md"
ROW = re.compile(r"^\| \*\*(?P<word>[^*]+)\*\* \| (?P<korean>[^|(]+?)(?: \(never (?P<never>[^)]+)\))? \|", re.MULTILINE)
NO_WORDS = r"\{\w+\}|`[^`]*`|newsmon [a-z]+$"  # values and commands
PLAIN_ENGLISH = ("Change", "Held", "Look", "Match", "Page", "Silent")  # what English says of other things, too
COUNTS = "counted."  # Korean counts without naming what: 3건


@dataclass(frozen=True)
class Bound:
    """A word, what a Korean reader is told instead, and what never stands for it."""

    word: str
    korean: str
    never: tuple[str, ...]

    def is_said(self, english: str) -> bool:
        """Whether an English sentence says the word, in either number."""
        said = rf"\b{self.word}(?:s|es)?\b" if not self.word.endswith("y") else rf"\b{self.word[:-1]}(?:y|ies)\b"
        return re.search(said, re.sub(NO_WORDS, "", english), re.IGNORECASE) is not None


def vocabulary() -> tuple[Bound, ...]:
    rows = ROW.finditer(VOCABULARY.read_text(encoding="utf-8"))
    return tuple(
        Bound(row["word"], row["korean"], tuple((row["never"] or "").split(", ")) * bool(row["never"])) for row in rows
    )


def sentences(language: str) -> Mapping[str, str]:
    """Return all words of a language by the name under which they stand: ``mute``, ``kinds.new``, ``page.nav.now``."""
    messages = (f"{language}.toml", f"why-{language}.toml")
    said = {name: text for file in messages for name, text in _said("monitor.deliver", file).items()}
    return said | {f"page.{name}": text for name, text in page(language).items()}


def page(language: str) -> Mapping[str, str]:
    """Return all words of the page in a language."""
    return _said("monitor.web", f"{language}.toml")


def _said(package: str, file: str) -> Mapping[str, str]:
    text = files(package).joinpath(f"words/{file}").read_text(encoding="utf-8")
    return dict(_flat("", tomllib.loads(text)))


def _flat(above: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{above}{name}.", value)
        else:
            yield above + name, str(value)


def test_every_line_of_the_vocabulary_has_its_korean_word() -> None:
    lines = [line for line in VOCABULARY.read_text(encoding="utf-8").splitlines() if line.startswith("| **")]
    bound = vocabulary()
    assert len(bound) == len(lines)
    assert [each.word for each in bound if re.search("[가-힣]", each.korean) is None] == []


def test_no_word_of_the_vocabulary_stands_twice() -> None:
    words = [each.word for each in vocabulary()]
    assert sorted(words) == sorted(set(words))


def test_where_english_says_a_word_korean_says_its_own() -> None:
    korean = sentences("ko")
    missing = [
        f"{name}: {english!r} says {each.word}, {korean[name]!r} does not say {each.korean}"
        for name, english in sentences("en").items()
        for each in vocabulary()
        if each.word not in PLAIN_ENGLISH and each.is_said(english) and each.korean not in korean[name]
        if not name.startswith(COUNTS)
    ]
    assert missing == []


def test_no_word_stands_for_another_one() -> None:
    english = sentences("en")
    wrong = [
        f"{name}: {korean!r} says {word} for {each.word}"
        for name, korean in sentences("ko").items()
        for each in vocabulary()
        for word in each.never
        if word in korean and (each.is_said(english[name]) or not any(other.korean == word for other in vocabulary()))
    ]
    assert wrong == []


def test_the_page_says_the_same_in_both_languages() -> None:
    assert sorted(page("ko")) == sorted(page("en"))


def test_what_values_a_sentence_takes_is_the_same_in_both_languages() -> None:
    english = page("en")
    values = {name: set(re.findall(r"\{(\w+)\}", said)) for name, said in page("ko").items()}
    assert {name: said for name, said in values.items() if said - set(re.findall(r"\{(\w+)\}", english[name]))} == {}
