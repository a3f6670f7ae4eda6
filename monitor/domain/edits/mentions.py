"""Who and what a text names, and to whom it ascribes what it says: cheap, and right more often than not."""

import re
from collections.abc import Sequence

from monitor.domain.edits.places import PLACES
from monitor.domain.numbers.designations import designations
from monitor.domain.texts.runs import runs_of

# The offices and trades that Korean news puts behind a name: those it knows a person by who has none of them are few.
_TITLES = (
    "대표|의원|장관|차관|기자|회장|부회장|대통령|총리|부총리|씨|교수|시장|위원장|사장|부사장|감독|선수|군수|구청장|후보|판사|검사|변호사"
    "|총장|청장|지사|전무|상무|이사장|본부장|실장|센터장|원장|소장|행장|앵커|작가|배우|가수|대변인|총재|최고경영자|창업자"
)
# A closed class: a census counts some three hundred family names, and these hold nearly all people.
_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공"
    "현함변염여추도소석선설"
)
_NOBODY = (
    "정부|정당|전직|현직|신임|임시|공동|최고|여성|남성|지역|지방|전국|주요|고위|원내|민간|선임|전임|차기|상임|주임|임원"
)
# A word that ends like a verb or with a particle is no name, whatever stands behind it: 이기는 시장.
_KOREAN = re.compile(
    rf"(?<![가-힣])(?P<name>(?!(?:{_NOBODY})\s)[{_SURNAMES}][가-힣]{{0,2}}[가-힣](?<![는은을를의에한된할던적도로]))"
    rf"(?=\s(?:[가-힣A-Za-z]{{2,12}}(?<![는은을를의])\s)?(?:{_TITLES})(?![가-힣]{{3}}))"
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞČŁŚŠŻŽ]"
_LATIN = re.compile(
    rf"\b{_CAPITAL}[\w’'-]*[A-Za-zÀ-ÖØ-öø-ɏ](?:\s(?:de|van|von|der|den|of|al)\b)*(?:\s{_CAPITAL}[\w’'-]*)*"
)
_COMPOUND = re.compile(r"-[a-zà-ÿ][\w’'-]*$")  # PSV-stunt speaks of PSV
_TITLE = re.compile(rf"(?:{_TITLES})")
_GERMAN = re.compile(
    r"\b(?:der|die|das|und|ist|im|auf|für|mit|von|zu|den|dem|eine?|nicht|nach|bei|sich|wie|aus|wird|vor|über|unter|gegen|ohne|durch"
    r"|zum|zur|beim|sie|ihre?|oder|aber|wenn|dass|sind|werden|wurden?|haben)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"\b(?:der|die|das|den|dem|ein|eine|von|und|über|im|zum|zur)\b|\w{13,}", re.IGNORECASE)
_TWO_WORDS = 2
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'-]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…|]\s*|\s[–—-]\s|[\"“‘'(\[•*-]\s?)$")
_LONG = 5  # letters of a word that every headline in title case begins with a capital
_TITLE_CASE = 0.85  # of those words
_NO_NAMES = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December The This That These Those"
)
# Abbreviations of things, which stand in capitals and name nobody.
_COMMON = "AI SNS GDP CEO CFO TV IT PC IPO ETF OTT VIP FAQ DNA GPS LNG"
_PRONOUNS = "I Sie Ihr Ihre Ihnen Ihrem Ihren Ihrer Ihres Du"  # those that are written with a capital
_CALENDAR = frozenset((_NO_NAMES + " " + _COMMON + " " + _PRONOUNS).split())
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def is_german(text: str) -> bool:
    """Whether a text is German, which writes every noun with a capital."""
    return len({word.lower() for word in _GERMAN.findall(text)}) >= _TWO_WORDS


def is_short_for(short: str, name: str) -> bool:
    """Whether letters are the first ones of the words of a name.

    >>> is_short_for("PSG", "Paris Saint-Germain"), is_short_for("SA", "South Africa"), is_short_for("UN", "Nato")
    (True, True, False)
    """
    first = "".join(word[0] for word in re.split(r"[\s-]", name) if word and word[0].isupper())
    return len(first) > 1 and short.isupper() and short == first


def read_names(text: str, *, german: bool = False) -> frozenset[str]:
    """Return the names in a text: people with a title, capitalised words, designations such as GPT-4 or 제2차.

    Of a German text only a first name with a last one names somebody.
    """
    named = (name for name in designations(text) if not _ORDINAL.fullmatch(name))
    return frozenset({*read_people(text), *_latins(text, german=german), *named})


_PARTICLES = re.compile(
    r"(?:에게서|으로부터|로부터|에서는|에게|에서|에는|이라는|이라고|까지|부터|처럼|보다|으로|와의|과의|은|는|이|가|을|를|의|에|도|와|과|로|만|씨)?[,.·]?$"
)
_MARKS = ".,:;!?…·()[]\"'“”‘’„«»–—-"
_SHORT = 3  # letters of a word that stands between names: van, and, by
_GIVEN = 2  # syllables of a Korean given name
_IN_LIST = re.compile(r"[,·、/]$")
_ITEM = re.compile(r"[가-힣A-Za-z]{2,12}[,·、/]?")


# With which Korean names of bodies and places end: what kind of company, school, office or place it is.
_BODIES = (
    "은행|증권|카드|생명|화재|보험|그룹|지주|전자|화학|케미칼|제약|바이오|건설|중공업|조선|항공|자동차|물산|상사|제철|철강|통신|텔레콤|에너지"
    "|대학교?|고교|고등학교|중학교|초등학교|병원|의료원|경찰서|소방서|교도소|지법|고법|지검|고검|지청|시청|군청|구청|도청|공항|신도시"
    "|특별시|광역시|(?<=[가-힣]{2})(?:대|시|군|구|읍|면|동|역|항)"
)
_PLACED = re.compile(
    r"(?P<place>[가-힣]{2,8}?)(?P<particle>(?:시|군|도|산|발|행)?(?:에서는|에서|으로|로|에는|에|서|의|와|과|은|는|이|가|을|를|도)?)"
)
_CAPITALISED = re.compile(rf"{_CAPITAL}[^\W\d_]+\W*$")
_BODY = re.compile(rf"[가-힣A-Z]{{1,8}}(?:{_BODIES})")


def exchanged_in_place(before: str, after: str) -> tuple[list[str], list[str]]:
    """Give the names that gave way to others in their place, as their form or a list shows, whatever stands behind.

    >>> exchanged_in_place("어제 이동현은 떠났다", "어제 이동훈은 떠났다")
    (['이동현'], ['이동훈'])
    >>> exchanged_in_place("포스코, 세아제강, 동국씨엠이 왔다", "포스코, 세아베스틸, 동국씨엠이 왔다")
    (['세아제강'], ['세아베스틸'])
    """
    gone, come = [], []
    for was, became in runs_of(before.split(), after.split()):
        if len(was) == len(became) == 1 and _is_exchanged(was[0], became[0], before, after):
            gone.append(_bare(was[0]))
            come.append(_bare(became[0]))
    first = _first_names(before, after)
    return ([*gone, first[0]], [*come, first[1]]) if first else (gone, come)


def _first_names(before: str, after: str) -> tuple[str, str] | None:
    """Give the names in full of which only the first ones differ, where the family name stands behind both."""
    old, new = before.split(), after.split()
    runs = runs_of(old, new)
    if len(runs) != 1 or not len(runs[0][0]) == len(runs[0][1]) == 1 or is_german(before) or _is_title_case(old):
        return None
    at = next(at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)
    behind = old[at + 1] if at + 1 < len(old) else ""
    if not all(map(_CAPITALISED.match, (old[at], new[at], behind))):
        return None
    return f"{old[at]} {behind}".rstrip(_MARKS), f"{new[at]} {behind}".rstrip(_MARKS)


def in_each_others_place(
    before: str, after: str, old: Sequence[str], new: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Keep the names that gave way to nothing but names, or were taken out of a statement and nothing put there."""
    gone: list[str] = []
    come: list[str] = []
    runs = runs_of(before.split(), after.split())
    one = len(runs) == 1 and len(runs[0][0]) == len(runs[0][1]) == 1 and bool(old) and "A" <= old[0][0] <= "z"
    for was, became in runs:
        names, others = _names_among(was, old), _names_among(became, new)
        only, others_only = _is_all_name(was, names), _is_all_name(became, others)
        instead = (bool(others) and others_only) or (not became and _is_full(names)) or (one and _is_word(became))
        if names and only and instead:
            gone += [name for name in names if name not in gone]
            come += [name for name in others if name not in come]
    return gone, come


def _is_word(words: Sequence[str]) -> bool:
    return all(len(word.strip(_MARKS)) > _SHORT for word in words)


def _names_among(words: Sequence[str], names: Sequence[str]) -> list[str]:
    """List the names that words hold some of: of Anna Berg the last name may be exchanged alone."""
    text = " ".join(words)
    return [
        name
        for name in names
        if any(_bare(word) in name or name in word for word in words) and any(part in text for part in name.split())
    ]


def _is_all_name(words: Sequence[str], names: Sequence[str]) -> bool:
    """Whether words are names and what stands beside names: titles, and words that are written small and are short."""
    left = [word for word in words if not any(_bare(word).strip(_MARKS) in name or name in word for name in names)]
    return all(len(word.strip(_MARKS)) <= _SHORT or _TITLE.search(word) for word in left)


_FULL = re.compile(rf"{_CAPITAL}[\w’'.-]*(?:\s(?:[a-z]{{1,3}}\s)?{_CAPITAL}[\w’'.-]*)+")


def is_full(name: str) -> bool:
    """Whether a name has several words, a first name and a last one; of Korean names each is whole."""
    return _FULL.fullmatch(name) is not None or "가" <= name[0] <= "힣"


def _is_full(names: Sequence[str]) -> bool:
    return any(" " in name or "가" <= name[0] <= "힣" or any(map(str.isdigit, name)) for name in names)


def _is_exchanged(was: str, became: str, before: str, after: str) -> bool:
    old, new = _bare(was), _bare(became)
    if old == new:
        return False
    if was[len(old) :].strip(_MARKS) == became[len(new) :].strip(_MARKS) and (
        _are_people(old, new) or _are_places(was, became) or (_BODY.fullmatch(old) and _BODY.fullmatch(new))
    ):
        return True
    listed = _IN_LIST.search(was) and _IN_LIST.search(became) and _ITEM.fullmatch(was) and _ITEM.fullmatch(became)
    return bool(listed) and _is_of_list(was, before) and _is_of_list(became, after)


def _bare(word: str) -> str:
    return _PARTICLES.sub("", word) or word


def _are_places(was: str, became: str) -> bool:
    """Whether two words of Korean name places, with the one particle perhaps: 강릉서, 동해서."""
    return was != became and _place(was) is not None and _place(was) == _place(became)


def _place(word: str) -> str | None:
    """Give the particle behind the name of a place, none where a word is no such name."""
    found = _PLACED.fullmatch(word.strip(_MARKS))
    return found["particle"] if found and found["place"] in PLACES else None


def _are_people(one: str, other: str) -> bool:
    """Whether two words are Korean names of one family that a syllable tells apart."""
    if not len(one) == len(other) == 1 + _GIVEN or one[0] != other[0] or one[0] not in _SURNAMES:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _is_of_list(word: str, text: str) -> bool:
    """Whether a word stands among others that are listed alike, before it or behind it."""
    words = text.split()
    at = words.index(word)
    return any(_IN_LIST.search(near) for near in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2]))


def read_people(text: str) -> frozenset[str]:
    """Return the people of Korean names in a text, who are known by the title behind.

    >>> sorted(read_people("김민수 대표와 이영희 항만공사 사장"))
    ['김민수', '이영희']
    """
    return frozenset(found["name"] for found in _KOREAN.finditer(text))


def is_title(word: str) -> bool:
    """Whether a word is the title of people, which many bear: 시장, 대표."""
    return _TITLE.fullmatch(word) is not None


def is_called_short(name: str, text: str) -> bool:
    """Whether a text speaks of somebody of a Korean name by the family name and a title: 김 대표."""
    return "가" <= name[0] <= "힣" and re.search(rf"(?<![가-힣]){name[0]}\s(?:{_TITLES})", text) is not None


def _latins(text: str, *, german: bool) -> set[str]:
    words = _WORD.findall(text)
    if _is_title_case(words):
        return set()
    names = {name for found in _LATIN.finditer(text) if (name := _name(text, found))}
    if not (german or is_german(text)):
        return names
    return {name for name in names if " " in name and not _NO_NAME.search(name)}


def _is_title_case(words: Sequence[str]) -> bool:
    """Whether capitals name nothing here, for words that are no names have them as well."""
    long = [word for word in words if len(word) >= _LONG] or words
    return len(words) > 3 and sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)  # noqa: PLR2004 - a name or two


def _name(text: str, found: re.Match[str]) -> str:
    """Return the name in capitals that were found, without the word that merely begins a sentence."""
    name = _COMPOUND.sub("", found.group()).removesuffix("’s").removesuffix("'s")
    first, _, rest = name.partition(" ")
    if _SENTENCE_START.search(text[max(0, found.start() - 3) : found.start()]) and not first.isupper():
        name = rest
    while name and name.partition(" ")[0] in _CALENDAR:
        name = name.partition(" ")[2]
    while name.rpartition(" ")[2] in _CALENDAR:
        name = name.rpartition(" ")[0]
        if not name:
            break
    return name
