"""The names in a byline, one by one, without roles, places, addresses and dates."""

import re
from collections.abc import Iterable, Iterator

from monitor.extract.dates.labels import LABEL
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
    verfasst von|geschrieben von|écrit par|rédigé par|escrito por|scritto da
    geschreven door|skrevet a[vf]|skriven av|написал|автор|текст
    (?:written|reported|story|posted|words|published|edited|reviewed)?\s*by|(?:ein |eine )?(?:artikel|beitrag|text) von
    von|par|por|di|af|av|door|redazione di|texte?|autore?n?|autora?|author|auteur|a cura di|publié par|publicado por
""")
LEAD = re.compile(rf"^\s*(?:{_BY})(?=\s|[:：]|\b)\s*[:：]?\s*", re.IGNORECASE)
GLUED = re.compile(
    r"^\s*(?:[Ww]ritten by|[Bb]y)(?:[Bb]y)?(?=\s?[A-Z])"
)  # a line break lost between the word and the name
UNWRAPPED = re.compile(r"\s*[\[【〔［(（](?P<inside>[^\[\]【】〔〕［］()（）]{2,80})[\]】〕］)）]\s*")
# A byline in Chinese, Japanese or Korean as pairs of a label and what it tells: 来源：… 作者：…
_LABEL = r"[぀-ヿ一-鿿가-힣・]{1,6}\s?[:：＝=]"
PAIR = re.compile(rf"(?P<label>{_LABEL})\s?(?P<told>.{{0,60}}?)(?=[\s|｜/／]+{_LABEL}|$)")
AUTHOR_CJK = re.compile(
    r"(?:本[报報])?(?:作者|记者|記者|撰文|文字?|取材・文|執筆|筆者|著者|文責|글쓴이|작성자|기자명?|글|취재)"
)
_HOUSE_CJK = alternatives(r"""
    新聞社?|新闻社?|通信社?|通讯社|通訊社|放送局?|テレビ|電視台?|电视台?|日[报報]|晚[报報]|[时時][报報]|商[报報]|周刊|週刊|雑誌|網|网|社
    報導|报道|報道|編集部|编辑部|編輯部|編集局|일보|신문|뉴스|방송|통신|경제|편집[부국]|뉴스룸|취재팀|뉴스[팀부]|온라인[팀부]
""")
HOUSE_CJK = re.compile(rf"[一-鿿ぁ-ヿ가-힣A-Za-z]{{0,20}}{_HOUSE_CJK}")  # as papers and stations call themselves
COMPANY = re.compile(r".*\b(?:Inc|Ltd|LLC|GmbH|Corp|Co|AG|SE|SA|S\.A|S\.p\.A|B\.V|Pty|PLC)\.?", re.IGNORECASE)
# What a field for a name says of itself when nobody filled it in, or a system did.
_UNFILLED = alternatives(r"""
    (?:full|first|last|your|author|user|display|creator|post)?[\s_-]?name|authors?(?:name)?|byline|admin\w*|root|user|webmaster
    null|none|nil|undefined|unknown|n/?a|test|default|fail|anonymous|guest|nombre|nom|autor|auteur|autore|автор|имя|이름|작성자|관리자
    作者|名前|姓名|佚名|未知|管理[员員者]|.*[{}%<>$\[\]].*
""")
UNFILLED = re.compile(_UNFILLED, re.IGNORECASE)
STRONG = re.compile(r"\s+[|｜•·–—/]\s+|\s*[|｜]\s*")  # what follows is a place, a role or a date
LEAD_CJK = re.compile(
    r"^\s*(?:기자명|작성자|글·사진|글|취재|(?:本[报報]|[特专專][派约約])?(?:[记記]者|通[讯訊][员員])|文(?=[\s/／:：＝=])|作者|撰文)\s*[:：＝=/／]?\s*"
)
_RANK = "(?:[가-힣]{2,6}(?:전문|담당)\\s?)?(?:선임|전문|수습|인턴|객원|명예|시민|온라인)?"
_ROLE = alternatives(r"""
    기자|특파원|논설위원|논설실장|편집위원|에디터|앵커|PD|피디|칼럼니스트|리포터|통신원|주필|평론가|교수|변호사
""")
KOREAN = re.compile(rf"(?P<name>[가-힣]{{2,4}})\s*{_RANK}\s*{_ROLE}")
_AND = "and|und|et|y|e|och|og|en|with|mit|avec|con|com|med|и|та"
JOINED = re.compile(r"\s(?:and|und|et|y|e|och|og|en|и|та)\s(\S+)$")
APART = re.compile(
    rf"\s*(?:[,;、，；|/／]\s*(?:(?:{_AND})\s)?|\s[·•–—]\s|\s(?:{_AND})\s|&|・|\s-\s)\s*",
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
_PART = r"(?:[^\W\d_a-z][\w’'.-]*|de|del|della|van|von|der|den|di|da|dos|du|la|le|al|bin|ibn|ten|ter|af|y|e)"
FULL_NAME = re.compile(rf"[^\W\d_a-z][\w’'.-]*(?:\s{_PART}){{0,3}}\s[^\W\d_a-z][\w’'.-]*")
BEAT = re.compile(rf"(?P<name>{FULL_NAME.pattern})\s(?:in|for|at|from)\s.+")  # where, or for whom, somebody writes
SIGNED_WITH_ROLE = re.compile(rf"(?P<names>{FULL_NAME.pattern})\s*[,|•·–—-]\s*(?:the\s)?(?i:{_JOBS})\b.*")
LONGEST = 120
WORDS = 5  # of a name at most


def stated(names: Iterable[str]) -> Iterator[str]:
    """Give names that a page states as such: an address taken off, a Korean role taken off, else as they are."""
    for name in (name for name in names if not SITE.search(name)):
        text = squeeze(_without_times(ADDRESS.sub(" ", MAIL.sub(" ", name))))
        korean = [found["name"] for found in KOREAN.finditer(text)]
        plain = _named_part(DANGLING.sub("", LEAD.sub("", text)).strip(" ,;:|"))[:LONGEST]
        bare = BRACKETS.sub("", plain)
        plain = bare if FULL_NAME.fullmatch(bare) else plain
        yield from korean or [_family_first(part) for part in _listed(plain) if is_filled(part)]


def _listed(text: str) -> list[str]:
    """Part names that stand in one field; what stands behind a name there, such as its university, is none."""
    parts = [part.strip() for part in re.split(rf"[,;]|\s(?:{_AND})\s", text)]
    if len(parts) == 1 or not FULL_NAME.fullmatch(parts[0]):
        return [text]
    return [part for part in parts if FULL_NAME.fullmatch(part)]


def is_filled(name: str) -> bool:
    """Say whether a name was filled in, and is not what the field says of itself: a label, a template, an address.

    >>> is_filled("Ann Lee"), is_filled("{{author}}"), is_filled("입력"), is_filled("admin")
    (True, False, False, False)
    """
    return any(map(str.isalpha, name)) and not (UNFILLED.fullmatch(name) or LABEL.fullmatch(name) or "@" in name)


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
        pairs = list(PAIR.finditer(_without_times(text)))
        if korean:
            yield from korean
        elif pairs:
            yield from _parted("、".join(pair["told"] for pair in pairs if AUTHOR_CJK.match(pair["label"])))
        elif text.strip():
            inside = UNWRAPPED.fullmatch(text)
            yield from _parted(inside["inside"] if inside else BRACKETS.sub("", GLUED.sub("", text)))


def _parted(text: str) -> list[str]:
    """Part a byline into its names; houses and desks are left out where people stand beside them."""
    text = CUT.sub("", LEAD_CJK.sub("", LEAD.sub("", _without_times(text))))
    text = _named_part(text)
    names = list(filter(None, map(_name, APART.split(text))))
    # A single word behind a comma is a place, a degree or an agency; behind an "and" it may be a name.
    joined = {found[1] for found in JOINED.finditer(text)}
    names = [
        *names[:1],
        *(name for name in names[1:] if FULL_NAME.fullmatch(name) or name in joined or _caseless(name)),
    ]
    people = [name for name in names if not (DESK.search(name) or HOUSE_CJK.fullmatch(name))]
    return people or names


def _caseless(name: str) -> bool:
    """Say whether a name is of a script without capital letters."""
    return name[0].upper() == name[0].lower()


def _named_part(text: str) -> str:
    """Return the part of a byline that holds names: what a strong separator cuts off is place, role or section."""
    parts = [part for part in STRONG.split(text) if part.strip()]
    full = [part for part in parts if FULL_NAME.fullmatch(part.strip())]
    return " | ".join(full) if full and len(full) < len(parts) else text


def without_stamps(line: str) -> str:
    """Return what a line says beside its times and their labels.

    >>> without_stamps("구현모 기자 입력 2026.01.23. 16:50")
    '구현모 기자'
    """
    return squeeze(LABEL.sub(" ", _without_times(line))).strip(" |·:")


def _without_times(text: str) -> str:
    for moment in reversed(read_moments(text)) if any(map(str.isdigit, text)) else ():
        text = f"{text[: moment.start]} | {text[moment.end :]}"
    return text


def _name(part: str) -> str:
    beat = BEAT.fullmatch(part.strip())
    part = beat["name"] if beat else part
    name = AT.sub("", squeeze(LEAD.sub("", TAIL.sub("", part))).strip(" .,:|-–—•·*"))
    wordy = len(name.split()) > WORDS or len(name) > LONGEST or len(name) < 2  # noqa: PLR2004 - no name is one letter
    nobody = not is_filled(name) or NOBODY.search(name) or any(char.isdigit() for char in name)
    return "" if wordy or nobody else name
