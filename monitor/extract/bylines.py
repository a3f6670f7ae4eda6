"""Who wrote it: names out of structured data, metas and byline boxes, without roles, places and addresses."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml.html import HtmlElement

from monitor.extract.head import Head
from monitor.extract.markup import squeeze, words_of
from monitor.extract.patterns import alternatives
from monitor.extract.structured import Thing, texts

MAIL = re.compile(r"[(\[<]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[)\]>]?")
ADDRESS = re.compile(r"https?://\S+|^@\w+|www\.\S+", re.IGNORECASE)
BRACKETS = re.compile(r"\s*[(\[【<][^)\]】>]{0,60}(?:[)\]】>]|$)")
LEAD = re.compile(
    r"^\s*(?:(?:written|reported|story|posted|words|published)?\s*by|von|par|por|di|af|av|door|redazione di|texte?)\b"
    r"\s*[:：]?\s*",
    re.IGNORECASE,
)
LEAD_CJK = re.compile(r"^\s*(?:기자명|작성자|글·사진|글|취재|記者|文)\s*[:：=/]?\s*")
_RANK = "(?:[가-힣]{2,6}(?:전문|담당)\\s?)?(?:선임|전문|수습|인턴|객원|명예|시민|온라인)?"
_ROLE = alternatives(r"""
    기자|특파원|논설위원|논설실장|편집위원|에디터|앵커|PD|피디|칼럼니스트|리포터|통신원|주필|평론가|교수|변호사
""")
KOREAN = re.compile(rf"(?P<name>[가-힣]{{2,4}})\s*{_RANK}\s*{_ROLE}")
APART = re.compile(r"\s*(?:[,;、|/]|\s[·•–—]\s|\s(?:and|und|et|y|e|och|og|en|with)\s|&|・)\s*", re.IGNORECASE)
_JOBS = alternatives("staff|senior|chief|political|business|reporter|correspondent|editor|writer|news")
TAIL = re.compile(rf"\s*(?:,|\||–|—|-|/|\bis\b|\bfor\b|\bin\b|\bat\b)\s*(?:the\s)?{_JOBS}.*$", re.IGNORECASE)
_NOBODY = alternatives(r"""
    staff|reporter|correspondent|editor|writer|journalist|newsroom|redaktion|desk|team|online|updated|published
    min(?:ute)?s? read
""")
ROLES = re.compile(rf"\b{_NOBODY}\b", re.IGNORECASE)
_NAMED = " or ".join(
    f"contains(@class, '{name}')" for name in ("byline", "Byline", "author", "Author", "reporter", "writer")
)
BOXES = (
    "//*[@rel='author']",
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author' and not(*)]",
    f"//*[{_NAMED}]",
)
LONGEST = 120
BYLINE = 120  # characters of a box that may be a byline
MOST = 12


def read_authors(tree: HtmlElement, head: Head, thing: Thing, lines: str = "") -> tuple[tuple[str, ...], str]:
    """Return the names and where they stood; ``lines`` are lines that hold a Korean byline.

    People go before the name of the house, wherever on the page they stand.
    """
    house = {_key(name) for name in (*head.all("og:site_name"), *texts(thing.get("publisher")))}
    said = [(tuple(dict.fromkeys(_stated(found))), origin) for found, origin in _structured(head, thing)]
    shown = ((tuple(dict.fromkeys(names_in(found))), origin) for found, origin in _visible(tree, lines))
    for names, origin in chain(said, shown):
        if people := tuple(name for name in names if _key(name) not in house):
            return people[:MOST], origin
    return next(((names[:MOST], origin) for names, origin in said if names), ((), ""))


def _key(name: str) -> str:
    return squeeze(name).casefold()


def _structured(head: Head, thing: Thing) -> Iterator[tuple[Iterable[str], str]]:
    yield texts(thing.get("author")), "json-ld"
    yield texts(thing.get("creator")), "json-ld"
    yield (
        head.all("article:author", "dable:author", "byl", "author", "parsely-author", "sailthru.author", "dc.creator"),
        "meta",
    )


def _visible(tree: HtmlElement, lines: str) -> Iterator[tuple[Iterable[str], str]]:
    for path in BOXES:
        yield next(([words] for box in tree.xpath(path)[:6] if _is_byline(words := words_of(box))), []), "byline"
    yield [found[0] for found in KOREAN.finditer(lines)][:3], "text"


def _is_byline(words: str) -> bool:
    """Say whether the words of a box are names at most: short, and no sentence."""
    return 0 < len(words) <= BYLINE and not words.endswith((".", "?", "!")) and any(names_in([words]))


def _stated(names: Iterable[str]) -> Iterator[str]:
    """Give names that a page states as such: an address taken off, a Korean role taken off, else as they are."""
    for name in names:
        text = squeeze(ADDRESS.sub(" ", MAIL.sub(" ", name)))
        korean = [found["name"] for found in KOREAN.finditer(text)]
        yield from korean or filter(None, [LEAD.sub("", text)[:LONGEST]])


def names_in(lines: Iterable[str]) -> Iterator[str]:
    """Give the names in byline texts, one by one.

    >>> list(names_in(["By Ann Lee and Bo Ek", "순천, 광양 구현모 기자 ninek@example.org"]))
    ['Ann Lee', 'Bo Ek', '구현모']
    """
    for line in lines:
        text = ADDRESS.sub(" ", MAIL.sub(" ", line))
        korean = [found["name"] for found in KOREAN.finditer(text)]
        if korean:
            yield from korean
        elif text.strip():
            yield from filter(None, map(_name, APART.split(LEAD_CJK.sub("", LEAD.sub("", BRACKETS.sub("", text))))))


def _name(part: str) -> str:
    name = squeeze(LEAD.sub("", TAIL.sub("", part))).strip(" .,:|-–—•·*")
    wordy = len(name.split()) > 5 or len(name) > LONGEST or len(name) < 2  # noqa: PLR2004 - no name is as long, or as short
    return "" if wordy or ROLES.search(name) or any(char.isdigit() for char in name) else name
