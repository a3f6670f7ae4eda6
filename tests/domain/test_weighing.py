"""How much edits weigh, in seven languages: what was taken back weighs more than what was said otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.articles import Article
from monitor.domain.changes import Kind, Severity
from monitor.domain.edits.compare import compare
from tests.domain.test_compare import ARTICLE, change_of, with_body

CASES = Path(__file__).with_name("edits_weighed.tsv")


def cases() -> Iterator[tuple[str, str, Article, Article]]:
    headlines = True
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            headlines = line == "[headlines]"
        elif line and not line.startswith("#"):
            severity, kind, before, after = line.split("\t")
            make = headed if headlines else said
            yield severity, kind, make(before), make(after)


def headed(title: str) -> Article:
    return replace(ARTICLE, title=title, body=())


def said(sentence: str) -> Article:
    return with_body(sentence)


@pytest.mark.parametrize(("severity", "kind", "before", "after"), list(cases()))
def test_an_edit_weighs_as_an_editor_weighs_it(severity: str, kind: str, before: Article, after: Article) -> None:
    change = compare(before, after).change
    assert (change.severity if change else Severity.NONE).word == severity
    assert kind == "-" or (change and Kind(kind) in change.kinds)


def test_the_kind_that_decided_is_named() -> None:
    before = with_body("The council said the bridge would cost £4.2m.", title="Council backs the new bridge")
    after = with_body("The council said the bridge would cost £4.8m.", title="Council votes for the new bridge")
    change = change_of(before, after)
    assert change.decided_by is Kind.FIGURE
    assert Kind.HEADLINE in change.kinds
