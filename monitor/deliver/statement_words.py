"""Statements put into words, and the steps of an explanation: which sentence stands for which is in ``words``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from monitor.deliver.phrases import Number
from monitor.deliver.when import dated
from monitor.domain.alerts import AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Kind, Severity
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.statements import ArticlePart, Countable, Counted, Fact, Saying, Statement
from monitor.domain.ties import Tie
from monitor.domain.views import ExplainedStep, Explanation, StepKind, WordedExplanation, WordedStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """How one language says what may be said; braces take facts.

    ``terms`` are its words for values that are no sentence; where it has none, they are called as programs call them.
    """

    steps: Mapping[StepKind, str]
    sayings: Mapping[Saying, str]
    counts: Mapping[Countable, Mapping[Number, str]]
    places: Mapping[ArticlePart, str]
    terms: Mapping[type[Enum], Mapping[str, str]]


TERMS: Mapping[str, type[Enum]] = {
    "verdict": VerdictKind,
    "alert": AlertKind,
    "tie": Tie,
    "kind": Kind,
    "severity": Severity,
    "bundle": Bundle,
}


def sayings(locale: str) -> Sayings:
    """Return what is said in a locale (``ko``, ``ko-KR``, ``en``); in English where we have no others."""
    return _read("ko" if locale.lower().startswith("ko") else "en")


@cache
def _read(language: str) -> Sayings:
    written = files("monitor.deliver").joinpath(f"words/why-{language}.toml").read_text(encoding="utf-8")
    said: dict[str, Any] = tomllib.loads(written)
    return Sayings(
        steps={StepKind(name): text for name, text in said["steps"].items()},
        sayings={Saying(name): text for name, text in said["sayings"].items()},
        counts={
            Countable(name): {Number(one): text for one, text in both.items()} for name, both in said["counts"].items()
        },
        places={ArticlePart(name): text for name, text in said["places"].items()},
        terms={TERMS[name]: words for name, words in said.get("terms", {}).items()},
    )


def _numbers(said: Mapping[str, str]) -> Mapping[Number, str]:
    return {Number(name): text for name, text in said.items()}


def told(explained: Explanation, words: Sayings, zone: str) -> WordedExplanation:
    """Put an explanation into words; times in its sentences are of this zone."""
    return WordedExplanation(
        title=in_words(explained.title, words, zone),
        url=explained.url,
        answer=in_words(explained.answer, words, zone),
        steps=tuple(_step(step, words, zone) for step in explained.steps),
        article=explained.article,
        story=explained.story,
    )


def _step(step: ExplainedStep, words: Sayings, zone: str) -> WordedStep:
    looks = _counted(Counted(step.number, Countable.LOOK), words)
    return WordedStep(
        what=words.steps[step.kind].format(number=step.number, looks=looks),
        said=in_words(step.said, words, zone),
        reason=in_words(step.reason, words, zone),
        at=step.at,
        until=step.until,
        below=step.below,
    )


def in_words(said: Statement | str, words: Sayings, zone: str) -> str:
    """Say a statement in a sentence; what was recorded in words is said as it stands."""
    if isinstance(said, str):
        return said
    facts = {name: _fact(fact, words, zone) for name, fact in said.facts.items()}
    return words.sayings[said.saying].format(**facts)


def _fact(fact: Fact, words: Sayings, zone: str) -> str:
    match fact:
        case Statement():
            return in_words(fact, words, zone)
        case tuple():
            return ", ".join(_fact(each, words, zone) for each in fact)
        case datetime():
            return f"{fact:%Y-%m-%d %H:%M}Z" if zone == "UTC" else dated(fact, zone)
        case Counted():
            return _counted(fact, words)
        case Enum():
            return _term(fact, words)
        case _:
            return str(fact)


def _term(fact: Enum, words: Sayings) -> str:
    if isinstance(fact, ArticlePart):
        return words.places[fact]
    name = fact.word if isinstance(fact, Severity) else str(fact)
    return words.terms.get(type(fact), {}).get(name, name)


def _counted(counted: Counted, words: Sayings) -> str:
    number = Number.ONE if counted.number == 1 else Number.MANY
    return words.counts[counted.of][number].format(count=counted.number)
