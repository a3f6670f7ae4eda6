"""The way to an element by tags and lasting names: the same on all pages of one layout, whatever their words."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

TAG = re.compile(r"[a-z][a-z0-9-]{0,30}")
LASTING = re.compile(r"(?!.*\d{3})[A-Za-z][\w-]{0,60}")  # a name with a long number in it names one article
MOST_NAMES = 4
DEEPEST = 60


def path_of(element: HtmlElement | None, root: HtmlElement) -> str:
    """Return the path that leads to this element of a page alone, or "" where there is none."""
    if element is None:
        return ""
    chain = [element, *element.iterancestors()]
    if element is root or len(chain) > DEEPEST or next(reversed(chain)) is not root:
        return ""
    path = "/" + "/".join(reversed([_step(box) for box in chain]))
    return path if found_at(root, path) is element else ""


def found_at(root: HtmlElement, path: str) -> HtmlElement | None:
    """Return the one element at a path that :func:`path_of` gave; none when there are none, or several."""
    found = root.getroottree().xpath(path) if path else []
    return found[0] if len(found) == 1 else None


def _step(element: HtmlElement) -> str:
    tag = element.tag if TAG.fullmatch(element.tag) else "*"
    return tag + "".join(_conditions(element))


def _conditions(element: HtmlElement) -> Iterator[str]:
    """Give the conditions on an element; names that could end a condition, or say nothing, are left out."""
    if element.tag in ("html", "body"):
        return
    name = element.get("id") or ""
    if LASTING.fullmatch(name):
        yield f"[@id='{name}']"
    lasting = [name for name in (element.get("class") or "").split() if LASTING.fullmatch(name)]
    for name in lasting[:MOST_NAMES]:
        yield f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
