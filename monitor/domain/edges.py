"""Where a name ends and another word begins, in Korean, English, Japanese and Chinese text.

All texts here are folded (see ``folding``).
"""

import re
from collections.abc import Iterator
from enum import Enum

# What may stand between a Korean name and its particles: parts of a firm, roles, headline compounds.
AFFIXES = """
    그룹 홀딩스 비전펀드 펀드 벤처스 캐피탈 캐피털 파트너스 인베스트먼트 주식회사 자회사 본사 지사 법인 합작사 합작법인
    코리아 재팬 차이나 아메리카 아시아 유럽 글로벌 인터내셔널 모바일 클라우드 로보틱스 리서치
    프로젝트 컨소시엄 연합 동맹 진영 사업 계획 구상
    경영진 이사회 임원 직원 노조 출신 관계자 재단 연구소 주가 관련주 테마주 채권 지분
    쇼크 효과 사태 리스크 열풍 수혜 측근
    회장 부회장 대표 사장 최고경영자 창업자 의장 대통령 의원 장관 씨 님
    급 계 발 측 사 주 식 판 용
"""
PARTICLES = """
    은 는 이 가 을 를 의 에 에서 에게 에게서 께 께서 한테 와 과 랑 이랑 하고 로 으로 로서 으로서 로써 으로써
    로부터 으로부터 부터 까지 도 만 만큼 뿐 처럼 같이 보다 마저 조차 밖에 마다 대로 나 이나 든 이든 든지 이든지
    라도 이라도 야말로 이야말로 들 끼리 라고 이라고 라는 이라는 라며 이라며 라면 이라면 란 이란 라 이라 라서 이라서
    엔 에는 에선 이다 다 이며 며 이고 고 이자 인 인지 일 였다 이었다 였던 이었던 이라던 입니다 임 이지만 지만
    이면 이니 이냐 냐 이어서 여서 라던가 이요 요 여 아
"""


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


_TAIL = re.compile(rf"(?:(?:{_any_of(AFFIXES)}){{0,2}}(?:{_any_of(PARTICLES)}){{0,3}})(?![가-힣])")
_LAST_PARTICLE = re.compile(rf"(?:(?:{_any_of(PARTICLES)})|['’]s)$")
_LEAST_STEM = 2  # signs
_POSSESSIVE = re.compile(r"['’]s(?![a-z0-9])")
_OTHER_LETTERS = range(0xDF, 0x530)  # Latin with marks, Greek, Cyrillic


class Script(Enum):
    """What a sign is, as far as edges go."""

    HANGUL = "hangul"
    LETTER = "letter"  # Latin, Greek, Cyrillic, and digits
    KATAKANA = "katakana"
    OTHER = "other"  # Hanja, hiragana, emoji, punctuation: no edge is asked for


def is_name(text: str, start: int, end: int) -> bool:
    """Say whether a name at this place stands there as a word, not as part of another.

    >>> is_name("소프트뱅크그룹은", 0, 5), is_name("스타게이트볼장", 0, 5), is_name("openai", 4, 6)
    (True, False, False)
    """
    return _starts(text, start, end) and _ends(text, start, end)


def stems(word: str) -> Iterator[str]:
    """Give a word as it stands, and what is left of it as one particle after the other is taken off.

    >>> list(stems("올트만에게는")), list(stems("Altman's"))
    (['올트만에게는', '올트만에게', '올트만', '올트'], ["Altman's", 'Altman'])
    """
    yield word
    while last := _LAST_PARTICLE.search(word, _LEAST_STEM):
        word = word[: last.start()]
        yield word


def _starts(text: str, start: int, end: int) -> bool:
    before, first = _script(text[start - 1 : start]), _script(text[start])
    if first is Script.HANGUL:
        return before not in (Script.HANGUL, Script.LETTER)
    if before is Script.HANGUL and end - start == 1:
        return False  # 스페이스X: one letter on a Korean word is the last of its syllables
    return first is Script.OTHER or first is not before


def _ends(text: str, start: int, end: int) -> bool:
    match _script(text[end - 1]):
        case Script.HANGUL:
            return _TAIL.match(text, end) is not None
        case Script.LETTER:
            return _latin_ends(text, start, end)
        case Script.KATAKANA:
            return _script(text[end : end + 1]) is not Script.KATAKANA
        case _:
            return True


def _latin_ends(text: str, start: int, end: int) -> bool:
    if _POSSESSIVE.match(text, end):
        return True
    if text[end : end + 1] == "-" and end - start == 1:
        return False  # X-ray, X-레이: one letter with a hyphen is the first half of a word
    return _script(text[end : end + 1]) is not Script.LETTER and _TAIL.match(text, end) is not None


def _script(sign: str) -> Script:
    if "가" <= sign <= "힣":
        return Script.HANGUL
    if "a" <= sign <= "z" or "0" <= sign <= "9" or sign == "_" or (sign and ord(sign) in _OTHER_LETTERS):
        return Script.LETTER
    if "ァ" <= sign <= "ヺ" or sign == "ー":
        return Script.KATAKANA
    return Script.OTHER
