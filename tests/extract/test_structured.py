"""JSON-LD with the faults that it has in the wild."""

import pytest

from monitor.domain.addresses.address import Address
from monitor.extract.structured import article_of, things


def script(inner: str) -> str:
    return f'<script type="application/ld+json">{inner}</script>'


@pytest.mark.parametrize(
    "inner",
    [
        '{"@type": "NewsArticle", "headline": "Rain"}',
        '[{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Rain"}]',
        '{"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": "Rain"}]}',
        '{"@type": "NewsArticle", "headline": "Rain",}',
        '{"@type": "NewsArticle", "headline": "Rain", "description": "a\nb\x01"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Rain&quot;}",
        '<!-- {"@type": "NewsArticle", "headline": "Rain"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Rain"}\n//]]>',
        '{"@type": "NewsArticle"\n "headline": "Rain"}',
        '{"@type": "http://schema.org/ReportageNewsArticle", "headline": "Rain"} {"@type": "Organization"}',
        '{"@type": "NewsArticle", "headline": "Rain", "description": "he said "no" twice"}',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Rain"}}',
    ],
)
def test_the_article_is_found(inner: str) -> None:
    assert article_of(things(script(inner)))["headline"] == "Rain"


def test_of_several_articles_the_one_at_this_address_is_meant() -> None:
    other = script(
        '{"@type": "NewsArticle", "headline": "Snow", "author": "A", "datePublished": "2026-01-01", "url": "https://a.example/9"}'
    )
    here = script('{"@type": "NewsArticle", "headline": "Rain", "url": "https://a.example/7"}')
    assert article_of(things(other + here), Address("https://a.example/7"))["headline"] == "Rain"


@pytest.mark.parametrize("inner", ["", "null", "{", "[[[[[[", '{"a":' * 3000, "[" * 100_000])
def test_nonsense_gives_nothing(inner: str) -> None:
    assert article_of(things(script(inner))) == {}
