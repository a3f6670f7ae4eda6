import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.articles import Article
from monitor.domain.errors import QueryError
from monitor.domain.matches.matching import Matcher
from monitor.domain.matches.queries import parse, pointed, render
from monitor.domain.matches.query import And, InPlace, Near, Not, Often, Or, Phrase, Query, Trait, Word, asserts
from monitor.domain.matches.query_tokens import PLACES, TRAITS
from monitor.domain.topics import Name, Topic
from tests.shared import SHARED, needs_shared

OWN = Path(__file__).resolve().parents[1] / "data/queries_own.txt"

words = st.sampled_from(["소프트뱅크", "xAI", "SG-1", "AND.", "a>b", "100%", "title", "NEARBY", "ORacle"])
phrases = st.sampled_from(
    ["data centre", "AND", "and", "(x)", "소프트 뱅크", "title:x", "a>=3", "NEAR/x", "b”", "-a", "'a'"]
)
leaves: st.SearchStrategy[Query] = st.one_of(
    st.builds(Word, words, st.booleans()),
    st.builds(Phrase, phrases),
    st.builds(Word, phrases, st.just(True)),
    st.builds(Trait, st.sampled_from(TRAITS), words | phrases),
)


def _around(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    there = inner.filter(asserts)
    return st.one_of(
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Not, inner),
        st.builds(Near, there, there, st.none() | st.integers(1, 9)),
        st.builds(Often, inner, st.integers(1, 9)),
        st.builds(InPlace, st.sampled_from(PLACES), inner),
    )


@given(st.recursive(leaves, _around, max_leaves=6).filter(asserts))
@settings(max_examples=100)
def test_a_query_that_is_written_down_reads_the_same(query: Query) -> None:
    assert parse(render(query)) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a b", And((Word("a"), Word("b")))),
        ("a AND b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a AND (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("a NOT b", And((Word("a"), Not(Word("b"))))),
        ("a NEAR/5 b", Near(Word("a"), Word("b"), 5)),
        ("a WITH b", Near(Word("a"), Word("b"), None)),
        ('title:"a  b"', InPlace("title", Phrase("a b"))),
        ("title:(a OR b)", InPlace("title", Or((Word("a"), Word("b"))))),
        ("a>=3", Often(Word("a"), 3)),
        ("case:xAI lang:ko", And((Word("xAI", exact=True), Trait("lang", "ko")))),
        ('Android "and" ORacle', And((Word("Android"), Phrase("and"), Word("ORacle")))),
        ("（a OR b） title：「c d」", And((Or((Word("a"), Word("b"))), InPlace("title", Phrase("c d"))))),
        ("“a b” label:«c d»", And((Phrase("a b"), Trait("label", "c d")))),
    ],
)
def test_queries_read_as_people_mean_them(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        ("", 0, "missing"),
        ("a AND", 5, "missing"),
        ("a AND OR b", 6, "'OR'"),
        ("a OR (b", 5, "not closed"),
        ("a) b", 1, "closes nothing"),
        ('a "b', 2, "not closed"),
        ('a ""', 2, "empty"),
        ("a NEAR b", 2, "number"),
        ("a NEAR/0 b", 2, "number"),
        ("a>=", 1, "number"),
        ("title: AND", 7, "'AND'"),
        ("lang:", 0, "needs a word"),
        ("NOT NOT a", 0, "says nothing"),
        ("a NEAR/3 (NOT b)", 2, "neighbours"),
        ("NOT a", 0, "everything"),
        ("a OR NOT b", 0, "everything"),
        ("title:(NOT a)", 0, "everything"),
        ("a and b", 2, "capitals"),
        ("a Not b", 2, "capitals"),
        ("a near/3 b", 2, "capitals"),
        ("a NEAR/x b", 2, "number"),
        ("'a b'", 0, "double quotation marks"),
        ("a -b", 2, "NOT"),
        ("a && b", 2, "letter"),
        ("a ()", 2, "nothing"),
        ("a （b", 2, "not closed"),
        ("a “b", 2, "not closed"),
        ("(" * 5000, 41, "groups"),
        ("title:" * 3000 + "a", 246, "groups"),
        ("a" + " NEAR/2 a" * 500, 369, "groups"),
    ],
)
def test_trouble_in_a_query_is_told_with_its_place(text: str, at: int, what: str) -> None:
    with pytest.raises(QueryError, match=what) as trouble:
        parse(text)
    assert trouble.value.at == at


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("SoftBank OR (Hawks", "SoftBank OR (Hawks\n            ^"),
        ("소뱅 OR (호크스", "소뱅 OR (호크스\n        ^"),
        ("a " * 40 + "(" + " b" * 40, "…" + "a " * 20 + "(" + " b" * 19 + " …\n" + " " * 41 + "^"),
        ("NOT a", "NOT a\n^"),
    ],
)
def test_a_caret_points_at_the_trouble(text: str, shown: str) -> None:
    with pytest.raises(QueryError) as trouble:
        parse(text)
    assert pointed(trouble.value) == shown


def test_an_endless_query_is_refused() -> None:
    with pytest.raises(QueryError, match="characters"):
        parse("a " * 20_000)


@given(st.text(alphabet="ab()\"> =:/01 ANDORTNEWIHtilenr（）：“”「」-'", max_size=60))
@settings(max_examples=300)
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    assert parse(render(query)) == query


def _own() -> Iterator[tuple[str, str]]:
    """Give the queries of our own, each with what it finds, or ``!`` and the place for which it is refused."""
    queries = OWN.read_text(encoding="utf-8").partition("\nqueries\n")[2]
    for line in queries.splitlines():
        found, bar, query = line.partition(" | ")
        if bar and not line.startswith("#"):
            yield query, found


def _articles() -> Iterator[tuple[str, Article, str]]:
    """Give the articles of our own: name, article and source."""
    articles = OWN.read_text(encoding="utf-8").partition("\narticles\n")[2].partition("\nqueries\n")[0]
    for line in articles.splitlines():
        name, traits, title, lead, body, caption = (part.strip() for part in line.split("|"))
        source, section, lang = (part.partition("=")[2] for part in traits.split(", "))
        article = Article(
            url=f"https://a.example/{name}",
            title=title,
            subtitle=lead,
            body=tuple(body.split("\\n")),
            captions=(caption,),
            section=section,
            language=lang,
        )
        yield name, article, source


@pytest.mark.parametrize(("query", "found"), list(_own()))
def test_queries_of_our_own_find_what_the_page_on_topics_says(query: str, found: str) -> None:
    assert _asked(query) == found


def _asked(query: str) -> str:
    try:
        matcher = Matcher([Topic(name="the query", names=(Name(text="unused"),), query=query)])
    except QueryError as trouble:
        return f"!{trouble.at}"
    return " ".join(name for name, article, source in _articles() if matcher.match(article, source).matches) or "-"


def _translated(tree: Any) -> str:  # noqa: ANN401, C901, PLR0911  # a tree of JSON, a line for each kind of node
    """Write a neutral query tree of the shared cases in our language."""
    match tree:
        case str():
            return f'"{tree}"' if " " in tree else tree
        case {"all": parts}:
            return "(" + " AND ".join(map(_translated, parts)) + ")"
        case {"any": parts}:
            return "(" + " OR ".join(map(_translated, parts)) + ")"
        case {"not": inner}:
            return f"NOT {_translated(inner)}"
        case {"near": [left, right], "within": within}:
            operator = "WITH" if within == "sentence" else f"NEAR/{within}"
            return f"({_translated(left)} {operator} {_translated(right)})"
        case {"in": place, "q": inner}:
            return f"{place}:{_translated(inner)}"
        case {"phrase": text}:
            return f'"{text}"'
        case {"case": text}:
            return f'case:"{text}"'
        case {"label": text}:
            return f'label:"{text}"'
        case {"min_count": least, "q": inner}:
            return f"{_translated(inner)}>={least}"
    raise AssertionError(tree)


def _hits(query: str, articles: dict[str, dict[str, str]]) -> list[str] | None:
    try:
        matcher = Matcher([Topic(name="the query", names=(Name(text="unused"),), query=query)])
    except QueryError:
        return None
    return [name for name, fields in articles.items() if matcher.match_fields(fields).matches]


@needs_shared
def test_the_shared_queries_find_what_they_should() -> None:
    lines = (SHARED / "data/topics/queries_dev.jsonl").read_text(encoding="utf-8").splitlines()
    articles, *cases = map(json.loads, lines)
    found = {case["id"]: _hits(_translated(case["query"]), articles["articles"]) for case in cases}
    assert found == {case["id"]: case["hits"] for case in cases}
