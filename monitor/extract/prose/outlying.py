"""What belongs to an article and stands outside of its own box: captions of pictures, and a standfirst."""

from collections.abc import Collection, Iterator
from itertools import islice

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.markup import names_of, words_of
from monitor.extract.prose.blocks import shows_picture, unwanted
from monitor.extract.prose.pictures import repeats, said_of

SHORTEST = 12  # characters
LONGEST = 1_000
MOST = 400  # elements looked at
MOST_LINES = 3_000
LINES = ("p", "small", "span", "div", "h1", "h2", "h3", "h4", "figcaption", "dd")
FEW = 4  # elements in a line: who took the picture, a break
PLACES = """
    .//figcaption | .//*/@itemprop[. = 'caption']/.. | .//img/ancestor::*[position() < 4]
    | .//*/@class[contains(., 'caption') or contains(., 'Caption') or contains(., 'desc') or contains(., 'Desc')]/..
"""


def captions_around(
    region: HtmlElement, heading: HtmlElement | None, spared: Collection[HtmlElement], told: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the captions between a headline and its article's box, and around both.

    ``told`` is what the page tells machines of its pictures: what a picture shown says of itself in the same words
    is its caption, wherever readers see it.
    """
    scope = _common(region, heading)
    if scope is None:
        return ()
    title = words_of(heading) if heading is not None else ""
    lines = [*map(words_of, _outside(scope, region, spared)), *_repeated(scope, region, spared, told, title)]
    return tuple(
        dict.fromkeys(line for line in lines if SHORTEST <= len(line) <= LONGEST and not furniture.is_noise(line))
    )


def _repeated(
    scope: HtmlElement, region: HtmlElement, spared: Collection[HtmlElement], told: Collection[str], title: str
) -> Iterator[str]:
    """Give the lines outside of the region that say what a picture says of itself, and what two places say of one."""
    said = {text for image in islice(scope.iter("img"), MOST) for text in said_of(image)}
    yield from (text for text in told if text in said)
    said = (said | set(told)) - {title}
    for element in islice(scope.iter(*LINES), MOST_LINES) if said else ():
        words = words_of(element) if len(element) <= FEW and (element.text or "").strip() else ""
        if words and repeats(words, said) and _is_apart(element, scope, region, spared):
            yield words


def _is_apart(element: HtmlElement, scope: HtmlElement, region: HtmlElement, spared: Collection[HtmlElement]) -> bool:
    """Say whether an element stands outside of the region, is no teaser and stands in no furniture."""
    chain = _up_to(element, scope)
    if region in chain or element.find(".//a") is not None or any(box.tag == "a" for box in chain):
        return False
    return not any(unwanted(box) and box not in spared for box in chain)


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
        teaser = any(box.tag == "a" and not _in_figure(box) for box in chain)
        named = element.tag == "figcaption" or furniture.told_by(names_of(element)).caption or shows_picture(element)
        if (
            named
            and not teaser
            and region not in chain
            and not any(unwanted(box) and box not in spared for box in chain)
        ):
            yield element


def _in_figure(link: HtmlElement) -> bool:
    """Say whether a link stands in a figure, as one that shows it larger does; a teaser's holds its figure."""
    return any(box.tag == "figure" for box in link.iterancestors())


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
    return furniture.told_by(names_of(element)).summary or "description" in (element.get("itemprop") or "")
