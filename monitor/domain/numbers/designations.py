"""Digits that name something instead of counting it: 제2차, 5G, H100, GPT-4, 12·3, 15면, 010-1234-5678."""

import re

_CURRENCY_CODES = r"USD|KRW|JPY|EUR|GBP|CNY|US|HK|NT|RMB"
_NUMBERED = (
    "Section|Article|Chapter|Phase|Page|Route|Flight|Boeing|Airbus|Type|Group|Windows|Title|Rule|Proposition|Level|Version"
    r"|Formula|Channel|Interstate|Highway|Apollo|Room|Act|Part|No\.|Nos\."
)
_RANKS = (
    "학년도?|년차|년물|년생|년대|년제|일차|주차|번째|분기|호선|호기|단계|차례째"
    r"|[차위등호층급부](?![가-힣])|[차위등호층급](?=[가은는로에이를의])"
)
_VAGUE = r"(?<![가-힣])(?:수|몇)\s?[십백천만억조]+\s?[가-힣]{0,3}"
_LINK, _MAIL = r"https?://\S+", r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+"
_ADDRESS = re.compile(f"{_LINK}|{_MAIL}")
_NAMES = (
    _LINK,
    r"\d+(?:\.\d+)?\^\d+|\d+(?:\.\d+)?[eE][+-]?\d+|\d{25,}",
    r"(?<![가-힣])제\s?\d[\d,]*\s?[가-힣]{0,2}",
    rf"(?<![A-Za-z0-9_])(?!(?:{_CURRENCY_CODES})\d)[A-Za-z_]+-?\d+(?:\.\d+)*[A-Za-z_]*(?:[-_]\d+)*",
    r"(?<![\d.,$€£¥₩])\d+[GKD](?![A-Za-z])|\d+(?:st|nd|rd|th)\b|\b(?:1[5-9]|20)?\d0s\b",
    r"\d{2,4}[-)]\s?\d{3,4}-\d{4}(?!\d)|(?<![\d.])\d{1,3}(?:\.\d{1,3}){2,}(?!\d)",
    r"(?<![\d.])\d{1,2}·\d{1,2}(?:·\d{1,2})?(?![\d.])",
    rf"\b(?:{_NUMBERED})\s\d+",
    r"\d+\s?기(?!가)|\d+\s?면(?=$|[\s),.\]에])|\d+세기|令和\d+年|\d+인\s?(?:가구|조(?![가-힣])|용|실|방|승|자)",
    rf"(?<![\d,.만억조천백십])\d+(?:{_RANKS})",  # and no tail of a count: 4만2500호
    rf"{_VAGUE}|(?:hundreds|thousands|millions|billions|dozens|scores|tens) of(?: \w+)*",
)
# With what a name may begin: said first, it is looked for ten times as fast.
_FIRST = r"(?:(?=[\d제수몇令])|(?<![A-Za-z0-9_])(?=[A-Za-z_.+-]))"
_NAME, _NAME_OR_MAIL = (
    re.compile(_FIRST + "(?:" + "|".join(f"(?:{name})" for name in names) + ")") for names in (_NAMES, (_MAIL, *_NAMES))
)
# The mask is no digit, no letter and no blank, so that nothing is read across it.
_MASK = "\x1a"


# Big units that do not fall, as those of every number do: 33억18억00만.
_GARBLED = re.compile(
    r"(?<![\d조억만])(?=[\d,.천]{1,20}(?:조[\d,.]{1,9}조|억[\d,.천]{1,9}[억조]|만[\d,.천]{1,9}[만억조]))\d[\d,.조억만천]{2,40}|\d+\ufffd+\d*"
)


def is_garbled(text: str) -> bool:
    """Whether a text holds a number that cannot be one, so that its figures are no witnesses.

    >>> is_garbled("33억18억00만원"), is_garbled("33억1800만원")
    (True, False)
    """
    return _GARBLED.search(text) is not None


def masked(text: str) -> str:
    """Cover digits that are no figures, each sign by one, so that places stay what they were."""
    return _names_of(text).sub(lambda name: _MASK * len(name.group()), text)


def designations(text: str) -> tuple[str, ...]:
    """List the names that hold digits, in order.

    >>> designations("GPT-4와 H100, 제2차")
    ('GPT-4', 'H100', '제2차')
    """
    found = (name.group().strip() for name in _names_of(text).finditer(text) if not _ADDRESS.match(name.group()))
    return tuple(name for name in found if any(sign.isdigit() for sign in name))


def _names_of(text: str) -> re.Pattern[str]:
    return _NAME_OR_MAIL if "@" in text else _NAME
