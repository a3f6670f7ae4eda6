"""The names in a byline, one by one, without roles, places, addresses and dates."""

import re
from collections.abc import Iterable, Iterator

from monitor.extract.dates.times import read_moments
from monitor.extract.markup import squeeze
from monitor.extract.patterns import alternatives

MAIL = re.compile(r"[(\[<]?\s*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[email\s?protected\])\s*[)\]>]?")
ADDRESS = re.compile(r"https?://\S+|^@\w+|www\.\S+", re.IGNORECASE)
SITE = re.compile(r"[(\[]\s*(?:www\.|https?:)")  # Example News (www.example.org)
BRACKETS = re.compile(r"\s*[(\[【<][^)\]】>]{0,60}(?:[)\]】>]|$)")
TURNED = re.compile("([가-힣]{1,3}) ([가-힣])")
DANGLING = re.compile(r"\s*[(\[（]\s*[)\]）]?\s*$")
_BY = alternatives(r"""
    (?:written|reported|story|posted|words|published|edited|reviewed)?\s*by|(?:ein |eine )?(?:artikel|beitrag|text) von
    von|par|por|di|af|av|door|redazione di|texte?|autore?n?|autora?|author|auteur|a cura di|publié par|publicado por
""")
LEAD = re.compile(rf"^\s*(?:{_BY})(?=\s|[:：]|\b)\s*[:：]?\s*", re.IGNORECASE)
GLUED = re.compile(r"^\s*(?:[Ww]ritten by|[Bb]y)(?=[A-Z])")  # a line break lost between the word and the name
LEAD_CJK = re.compile(r"^\s*(?:기자명|작성자|글·사진|글|취재|記者|文|作者|撰文)\s*[:：=/／]?\s*")
_RANK = "(?:[가-힣]{2,6}(?:전문|담당)\\s?)?(?:선임|전문|수습|인턴|객원|명예|시민|온라인)?"
_ROLE = alternatives(r"""
    기자|특파원|논설위원|논설실장|편집위원|에디터|앵커|PD|피디|칼럼니스트|리포터|통신원|주필|평론가|교수|변호사
""")
KOREAN = re.compile(rf"(?P<name>[가-힣]{{2,4}})\s*{_RANK}\s*{_ROLE}")
_AND = "and|und|et|y|e|och|og|en|with|mit"
APART = re.compile(
    rf"\s*(?:[,;、|/]\s*(?:(?:{_AND})\s)?|\s[·•–—]\s|\s(?:{_AND})\s|&|・|\s-\s)\s*",
    re.IGNORECASE,
)
_JOBS = alternatives("staff|senior|chief|political|business|reporter|correspondent|editor|writer|news")
TAIL = re.compile(rf"\s*(?:,|\||–|—|-|/|\bis\b|\bfor\b|\bin\b|\bat\b)\s*(?:the\s)?{_JOBS}.*$", re.IGNORECASE)
CUT = re.compile(
    r"\s*[|•·]?\s*(?:published|posted|updated|last updated|veröffentlicht|publié|aktualisiert)\b.*$", re.IGNORECASE
)
_NOBODY = alternatives(r"""
    reporter|correspondent|editor|writer|journalist|online|updated|published|min(?:ute)?s? read|agenturen|agencies
    follow|view all|alle beiträge|posts|says|sagt|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?
""")
NOBODY = re.compile(rf"\b{_NOBODY}\b", re.IGNORECASE)
DESK = re.compile(
    r"\b(?:staff|newsroom|redaktion|redazione|rédaction|redacción|desk|team|columnist|contributor)\b", re.IGNORECASE
)
AT = re.compile(r"\s+(?:am|on|at|le|el|il|den)$", re.IGNORECASE)  # what led to a date
LONGEST = 120
WORDS = 5  # of a name at most


def stated(names: Iterable[str]) -> Iterator[str]:
    """Give names that a page states as such: an address taken off, a Korean role taken off, else as they are."""
    for name in (name for name in names if not SITE.search(name)):
        text = squeeze(ADDRESS.sub(" ", MAIL.sub(" ", name)))
        korean = [found["name"] for found in KOREAN.finditer(text)]
        plain = DANGLING.sub("", LEAD.sub("", text))[:LONGEST]
        yield from korean or ([_family_first(plain)] if any(map(str.isalpha, plain)) else [])


def _family_first(name: str) -> str:
    """Write a Korean name as Koreans do, where a foreign system has turned it round: ``선민 박``."""
    turned = TURNED.fullmatch(name)
    return turned[2] + turned[1] if turned else name


def names_in(lines: Iterable[str]) -> Iterator[str]:
    """Give the names in byline texts, one by one.

    >>> list(names_in(["By Ann Lee and Bo Ek", "순천, 광양 구현모 기자 ninek@example.org", "Ann Lee, March 3, 2026"]))
    ['Ann Lee', 'Bo Ek', '구현모', 'Ann Lee']
    """
    for line in lines:
        text = ADDRESS.sub(" ", MAIL.sub(" ", line))
        korean = [found["name"] for found in KOREAN.finditer(text)]
        if korean:
            yield from korean
        elif text.strip():
            text = CUT.sub("", _without_times(BRACKETS.sub("", GLUED.sub("", text))))
            names = list(filter(None, map(_name, APART.split(LEAD_CJK.sub("", LEAD.sub("", text))))))
            yield from [name for name in names if not DESK.search(name)] or names


def _without_times(text: str) -> str:
    for moment in reversed(read_moments(text)) if any(map(str.isdigit, text)) else ():
        text = f"{text[: moment.start]} | {text[moment.end :]}"
    return text


def _name(part: str) -> str:
    name = AT.sub("", squeeze(LEAD.sub("", TAIL.sub("", part))).strip(" .,:|-–—•·*"))
    wordy = len(name.split()) > WORDS or len(name) > LONGEST or len(name) < 2  # noqa: PLR2004 - no name is one letter
    return "" if wordy or NOBODY.search(name) or any(char.isdigit() for char in name) else name
