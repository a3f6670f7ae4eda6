"""Naming an element of a page in CSS so that it is found again on the next page."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from monitor.extract.layouts.places import region

NAME = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}[0-9]?")  # names that hold numbers or hashes are another page's tomorrow
HIGHEST = 3  # boxes around an element that are named in its place


def selector_of(element: HtmlElement, tree: HtmlElement) -> str:
    """Return CSS that finds an element first on its page, by names that look lasting; "" when there is none."""
    return next((css for css in _ways(element) if region(css)(tree, "") is element), "")


def box_of(element: HtmlElement, tree: HtmlElement) -> str:
    """Return CSS for an element, else for the nearest box around it that has a lasting name; "" for none."""
    boxes = [element, *element.iterancestors()][: HIGHEST + 1]
    return next((css for box in boxes if (css := selector_of(box, tree))), "")


def names_in(element: HtmlElement) -> tuple[str, ...]:
    """Return the classes of an element that look lasting."""
    return tuple(name for name in (element.get("class") or "").split() if NAME.fullmatch(name))


def _ways(element: HtmlElement, depth: int = 0) -> Iterator[str]:
    """Give ways to name an element, the surest first; the last name the box around it."""
    tag, own = element.tag, element.get("id") or ""
    if NAME.fullmatch(own):
        yield f"#{own}"
    if NAME.fullmatch(itemprop := element.get("itemprop") or ""):
        yield f"{tag}[itemprop={itemprop}]"
    classes = names_in(element)
    yield from (f".{name}" for name in classes)
    yield from (f"{tag}.{name}" for name in classes)
    if len(classes) > 1:
        yield f"{tag}.{'.'.join(classes)}"
    if tag in ("h1", "main", "article"):
        yield tag
    outer = element.getparent()
    if outer is not None and depth < HIGHEST:
        yield from (f"{css} > {tag}" for css in _ways(outer, depth + 1))
