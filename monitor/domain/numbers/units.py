"""What figures are counted in, and what bounds them: the words as data."""

import re

_CURRENCIES = {
    "USD": "달러 美달러 미국달러 미달러 불 dollars dollar Dollar dólares USD ドル 美元 美金",
    "KRW": "원 won KRW ウォン",
    "JPY": "엔 엔화 円 yen JPY 日元",
    "EUR": "유로 euros euro Euros Euro EUR ユーロ 欧元",
    "GBP": "파운드 pounds pound Pfund pond GBP ポンド 英镑",
    "CNY": "위안 위안화 元 yuan renminbi CNY RMB 人民元 人民币",
    "CAD": "캐나다달러 CAD",
    "AUD": "호주달러 AUD",
    "HKD": "홍콩달러 HKD",
    "TWD": "대만달러 TWD",
    "INR": "루피 rupees rupee INR",
    "CHF": "스위스프랑 francs franc Franken CHF",
}
_MEASURES = {
    "%p": "%p %P %포인트 퍼센트포인트 %ポイント pp ppt",
    "%": "% 퍼센트 percent pct Prozent procent パーセント",
    "bp": "bp bps 베이시스포인트 베이시스",
    "people": "명 인 人 名 people persons person",
    "x": "배 倍 times fold",
    "GW": "GW 기가와트 ギガワット gigawatts gigawatt",
    "MW": "MW 메가와트 メガワット megawatts megawatt",
    "kW": "kW KW 킬로와트",
    "GWh": "GWh 기가와트시",
    "MWh": "MWh 메가와트시",
    "TWh": "TWh 테라와트시",
    "m2": "㎡ m² m2 제곱미터 평방미터 平方メートル",
    "km": "㎞ km 킬로미터",
    "kg": "㎏ kg 킬로그램",
    "t": "톤 t tons tonnes",
    "year": "년간 년 年間 years year",
    "month": "개월 달 か月 カ月 ヶ月 months month",
    "day": "일간 日間 days day",
}
_SPACED = {
    "%p": "percentage points?",
    "%": "per cent|pour cent|por ciento",
    "bp": "basis[ -]points?",
    "m2": "square (?:met(?:er|re)s?)",
    "year": "year(?=-old)",
    "USD": "U\\.?S\\.? dollars?|미국 달러|미 달러",
    "CAD": "Canadian dollars?|캐나다 달러",
    "AUD": "Australian dollars?|호주 달러",
    "HKD": "Hong Kong dollars?|홍콩 달러",
}
_SYMBOLS = {
    "US$": "USD", "C$": "CAD", "A$": "AUD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "$": "USD",
    "₩": "KRW", "¥": "JPY", "€": "EUR", "£": "GBP", "₹": "INR",
}  # fmt: skip
_COUNTERS = (
    "개국 개사 개 곳 대 권 채 마리 척 편 차례 가구 가지 점 골 표 석 팀 종 살 평 포인트"
    " 벌 병 잔 발 군데 쪽 리터 배럴 미터 건 장 회 번 세 주 件 個 台 枚 本 社 か所 カ所 票 頭 匹 世帯 棟 歳 隻 家 回"
)
# A word is refused where the letters behind it make another word of it: 3원칙, 2주택자, 3회의.
_GUARDED = {
    "원": "칙전장내심", "인": "조방용실권당", "배": "터달당상럴", "명": "단령의", "엔": "진", "년": "차물생대제도",
    "불": "가나법", "달": "러", "유로": "파존", "人": "目", "건": "설물", "장": "관", "회": "의담사", "번": "째호",
    "세": "기대", "주": "택년간일차", "回": "目",
}  # fmt: skip

_FEW = 2  # digits: 30대, 18대, 19장
_COUNTED_AFTER = {
    "대": re.compile(
        r"(?:차|차량|트럭|버스|택시|헬기|항공기|여객기|전투기|드론|로봇|서버|전차|열차|카메라|컴퓨터|오토바이)\S{0,2}\s*$"
    ),
    "장": re.compile(r"(?:사진|카드|지폐|칩|티켓|마스크|앨범|영장|문서|그림|GPU)\S{0,2}\s*$"),
}
_WORDS = {
    word: unit for table in (_CURRENCIES, _MEASURES) for unit, words in table.items() for word in words.split()
} | {counter: counter for counter in _COUNTERS.split()}

_NAMED = frozenset({*_CURRENCIES, *_MEASURES, "ratio", "date", "time", "score"})
_COUNTED = frozenset(_COUNTERS.split())


def _guarded(word: str) -> str:
    refused = _GUARDED.get(word, "")
    if word[-1].isascii() and word[-1].isalnum():
        return re.escape(word) + r"(?![A-Za-z0-9])"
    return re.escape(word) + (f"(?![{refused}])" if refused else "")


_UNIT = re.compile(
    r"(?P<gap>\s?|-)(?:"
    + "|".join(f"(?P<s{i}>{pattern})" for i, pattern in enumerate(_SPACED.values()))
    + "|(?P<word>"
    + "|".join(_guarded(word) for word in sorted(_WORDS, key=len, reverse=True))
    + "))"
)
_NOUN = re.compile(r"\s(?P<kind>[a-z]+\s)?(?P<noun>[a-z]{2,}s|staff|troops|police|children|women|men)\b")
_NO_NOUN = frozenset(
    {
        "was",
        "is",
        "has",
        "this",
        "its",
        "his",
        "us",
        "as",
        "hours",
        "minutes",
        "seconds",
        "weeks",
        "times",
        "plus",
        "across",
        "versus",
        "does",
        "goes",
    }
)
SYMBOL = re.compile("|".join(re.escape(sign) for sign in _SYMBOLS) + r"|(?:USD|KRW|JPY|EUR|GBP|CNY)\s?(?=\d)")


def currency_of(symbol: str) -> str:
    """Name the currency that a sign before a number stands for."""
    return _SYMBOLS.get(symbol, symbol.strip())


def read_unit(text: str, at: int) -> tuple[str, int] | None:
    """Read the unit that stands at a place, behind a number; give its name and where it ends."""
    found = _UNIT.match(text, at)
    if not found:
        return None
    if found["word"]:
        return _WORDS[found["word"]], found.end()
    spaced = zip(_SPACED, (found[f"s{i}"] for i in range(len(_SPACED))), strict=True)
    return next(unit for unit, words in spaced if words), found.end()


def read_noun(text: str, at: int, *, many: bool = True) -> tuple[str, int] | None:
    """Read an English noun that is counted: ``100,000 (new) jobs``; after one only the next word (one man says)."""
    found = _NOUN.match(text, at)
    if not found or found["noun"] in _NO_NOUN or (found["kind"] and not many):
        return None
    return found["noun"], found.end()


def is_wording(unit: str) -> bool:
    """Whether a unit is no more than the noun that the text counts, or nothing at all."""
    return not unit or (unit.isascii() and unit.islower() and unit not in _NAMED)


def is_currency(unit: str) -> bool:
    """Whether a unit is money."""
    return unit in _CURRENCIES


def is_counter(unit: str) -> bool:
    """Whether a unit is a Korean counter: 개, 건, 장."""
    return unit in _COUNTED


def is_name_of_a_number(unit: str, number: str, before: str) -> bool:
    """Whether a number and a counter name something instead of counting it: ages, terms, chapters."""
    if unit not in _COUNTED_AFTER or not number.isdecimal() or len(number) > _FEW:
        return False
    return not _COUNTED_AFTER[unit].search(before)
