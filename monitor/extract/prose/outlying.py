"""What belongs to an article and stands outside of its own box: captions of pictures, and a standfirst."""

from collections.abc import Collection, Iterator
from itertools import islice

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.markup import names_of, words_of
from monitor.extract.prose.blocks import shows_picture, unwanted

SHORTEST = 12  # characters
LONGEST = 1_000
MOST = 400  # elements looked at
PLACES = """
    .//figcaption | .//*/@itemprop[. = 'caption']/.. | .//img/ancestor::*[position() < 4]
    | .//*/@class[contains(., 'caption') or contains(., 'Caption') or contains(., 'desc') or contains(., 'Desc')]/..
"""


def captions_around(
    region: HtmlElement, heading: HtmlElement | None, spared: Collection[HtmlElement]
) -> tuple[str, ...]:
    """Return the captions between a headline and its article's box, and around both."""
    scope = _common(region, heading)
    if scope is None:
        return ()
    lines = (words_of(element) for element in _outside(scope, region, spared))
    return tuple(
        dict.fromkeys(line for line in lines if SHORTEST <= len(line) <= LONGEST and not furniture.is_noise(line))
    )


def _common(region: HtmlElement, heading: HtmlElement | None) -> HtmlElement | None:
    """Return the element that says it is the whole article, else the smallest one that holds both."""
    chain = [region, *region.iterancestors()]
    around = {heading, *heading.iterancestors()} if heading is not None else {*chain}
    article = next((box for box in chain if box.tag == "article" and box in around), None)
    if article is not None or heading is None:
        return article
    return next((box for box in chain if box in around), None)


def _outside(scope: HtmlElement, region: HtmlElement, spared: Collection[HtmlElement]) -> Iterator[HtmlElement]:
    """Give the caption elements of a scope that are not the region's, nor furniture's, nor a teaser's."""
    for element in islice(scope.xpath(PLACES), MOST):
        chain = _up_to(element, scope)
        teaser = any(box.tag == "a" for box in chain)
        named = element.tag == "figcaption" or furniture.CAPTION.search(names_of(element)) or shows_picture(element)
        if (
            named
            and not teaser
            and region not in chain
            and not any(unwanted(box) and box not in spared for box in chain)
        ):
            yield element


def _up_to(element: HtmlElement, scope: HtmlElement) -> list[HtmlElement]:
    chain = [element]
    for box in element.iterancestors():
        if box is scope:
            break
        chain.append(box)
    return chain


NEAR = 60  # elements behind the headline that are looked at
LENGTHS = range(8, 600)  # characters


def read_standfirst(heading: HtmlElement | None) -> str:
    """Return what stands behind a headline and is named a standfirst, or ""."""
    if heading is None:
        return ""
    behind = islice(heading.xpath("following::*[self::p or self::div or self::h2 or self::h3 or self::h4]"), NEAR)
    lines = (words_of(element) for element in behind if _is_named(element) and not unwanted(element))
    return next((line for line in lines if len(line) in LENGTHS), "")


def _is_named(element: HtmlElement) -> bool:
    return bool(furniture.SUMMARY.search(names_of(element))) or "description" in (element.get("itemprop") or "")
