"""Where a name ends and another word begins, in Korean, English, Japanese and Chinese text.

All texts here are folded (see ``folding``).
"""

import re
from collections.abc import Iterator
from enum import Enum

# What may stand between a Korean name and its particles: parts of a firm, roles, headline compounds.
AFFIXES = """
    그룹 홀딩스 비전펀드 펀드 벤처스 캐피탈 캐피털 파트너스 인베스트먼트 주식회사 자회사 본사 지사 법인 합작사 합작법인
    엔터프라이즈
    코리아 재팬 차이나 아메리카 아시아 유럽 글로벌 인터내셔널 모바일 클라우드 인프라 인프라스트럭처 로보틱스 리서치
    프로젝트 컨소시엄 연합 동맹 진영 사업 계획 구상 데이터센터 데이터베이스 단지 부지 모델 챗봇
    경영진 이사회 임원 직원 노조 출신 관계자 재단 연구소 주가 관련주 테마주 대장주 채권 지분 주주 고객 고객사 이용자
    협력사
    쇼크 효과 사태 리스크 열풍 수혜 측근 호재 악재 논란 의혹 소송 인수 인수전 매각 상장 실적 투자 수주 협력 합작 체제
    시대 대항마
    회장 부회장 대표 사장 최고경영자 창업자 공동창업자 설립자 의장 대통령 의원 장관 대변인 변호인 총괄 씨 님
    급 계 발 측 쪽 사 주 식 판 표 형 호 용 향 내
"""
PARTICLES = """
    은 는 이 가 을 를 의 에 에서 에게 에게서 께 께서 한테 한테서 와 과 랑 이랑 하고 로 으로 로서 으로서 로써 으로써
    로부터 으로부터 부터 까지 도 만 만큼 뿐 처럼 같이 보다 마저 조차 밖에 마다 마냥 커녕 치고 대로 나 이나 든 이든 든지
    이든지
    라도 이라도 야말로 이야말로 들 끼리 라고 이라고 라는 이라는 라며 이라며 라면 이라면 란 이란 라 이라 라서 이라서
    라던 이라던 라더니 이라더니 라지만 이라지만 라기 이라기 라면서 이라면서 하면
    엔 에는 에선 에겐 에게선 로선 으로선 까진 부턴 보단 에다 에다가 다운 답게
    이다 다 이며 며 이고 고 이자 인 인지 인데 인가 인들 일 일까 일지 입니다 임 이지만 지만 므로 이므로 거나 이거나
    이면 이니 니까 이니까 이냐 냐 이어서 여서 이어야 여야 라던가 이요 요 여 아
"""
PAST = "였 이었"  # of "to be", on which hang:
ENDINGS = "다 지만 다면 던 고 으며 으나 으니 으면 는데 을 을까 음 기 습니다 거나 어요"

KATAKANA_AFFIXES = (
    "グループ ホールディングス コーポレーション ビジョンファンド ファンド ベンチャーズ ジャパン クラウド モバイル"
)

# What may stand before a Korean name of some length: its branch in a country. 한국오라클, 일본소프트뱅크
COUNTRIES = "한국 일본 미국 중국 대만 영국 독일 프랑스 인도 캐나다 호주 싱가포르 홍콩 베트남"
_LEAST_BRANCH = 3  # syllables: of shorter names 한국전력, 미국은행 would be made


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


_WAS = rf"(?:{_any_of(PAST)})(?:{_any_of(ENDINGS)})?(?:{_any_of(PARTICLES)}){{0,2}}"
_TAIL = re.compile(rf"(?:{_any_of(AFFIXES)}){{0,2}}(?:{_any_of(PARTICLES)}){{0,3}}(?:{_WAS})?(?![가-힣])")
_KATAKANA_TAIL = re.compile(rf"(?:{_any_of(KATAKANA_AFFIXES)})?(?![ァ-ヺー])")
_LAST_PARTICLE = re.compile(rf"(?:(?:{_any_of(PARTICLES)})|['’]s)$")
_LEAST_STEM = 2  # signs
_DIGITS_BEFORE = re.compile(r"\d[.,]?$")
_DIGITS_BEHIND = re.compile(r"[.,]?\d")
_SHORT = 3  # Latin letters or digits that are no beginning of a longer word
_SHORT_END = re.compile(r"[a-z0-9ß-ԯ]+$")
_POSSESSIVE = re.compile(r"['’]s(?![a-z0-9])")
_BRANCH = re.compile(rf"(?<![가-힣a-z0-9])(?:{_any_of(COUNTRIES)})$")
_LONGEST_COUNTRY = max(map(len, COUNTRIES.split()))
_OTHER_LETTERS = range(0xDF, 0x530)  # Latin with marks, Greek, Cyrillic


class Script(Enum):
    """What a sign is, as far as edges go."""

    HANGUL = "hangul"
    LETTER = "letter"  # Latin, Greek, Cyrillic, and digits
    KATAKANA = "katakana"
    OTHER = "other"  # Hanja, hiragana, emoji, punctuation: no edge is asked for


def is_name(text: str, start: int, end: int, *, counted: bool = False) -> bool:
    """Say whether a name at this place stands there as a word, not as part of another.

    What is ``counted`` may follow a number at once: 3연승.

    >>> is_name("소프트뱅크그룹은", 0, 5), is_name("스타게이트볼장", 0, 5), is_name("openai", 4, 6)
    (True, False, False)
    """
    return _starts(text, start, end, counted) and _ends(text, start, end)


def begins_word(text: str, start: int, end: int, *, counted: bool = False) -> bool:
    """Say whether a word begins at this place, however it goes on.

    A number must stand there whole, and so must what ends in a few Latin letters, or is one letter: AI is no beginning
    of airport. What stands before a Korean word must not be Korean, but for a country.

    >>> begins_word("한은이", 0, 2), begins_word("북한은", 1, 3), begins_word("3,200억", 2, 6)
    (True, False, False)
    """
    if text[start].isdecimal() and _DIGITS_BEFORE.search(text, max(start - 2, 0), start):
        return False
    if text[end - 1].isdecimal() and _DIGITS_BEHIND.match(text, end):
        return False
    short = _SHORT_END.search(text, max(start, end - _SHORT - 1), end)
    if short and len(short[0]) <= _SHORT and not _latin_ends_here(text, end):
        return False
    if end - start == 1 and not _ends(text, start, end):
        return False
    after_letter = _script(text[start]) is Script.HANGUL and _script(text[start - 1 : start]) is Script.LETTER
    return after_letter or _starts(text, start, end, counted)


def _latin_ends_here(text: str, end: int) -> bool:
    return _script(text[end : end + 1]) is not Script.LETTER


def anywhere(text: str, start: int, end: int, *, counted: bool = False) -> bool:  # noqa: ARG001  as the others
    """Take a word wherever it stands, inside of others too."""
    return True


def stems(word: str) -> Iterator[str]:
    """Give a word as it stands, and what is left of it as one particle after the other is taken off.

    >>> list(stems("올트만에게는")), list(stems("Altman's"))
    (['올트만에게는', '올트만에게', '올트만', '올트'], ["Altman's", 'Altman'])
    """
    yield word
    while last := _LAST_PARTICLE.search(word, _LEAST_STEM):
        word = word[: last.start()]
        yield word


def _starts(text: str, start: int, end: int, counted: bool) -> bool:
    before, first = _script(text[start - 1 : start]), _script(text[start])
    if first is Script.HANGUL and before is Script.HANGUL:
        return end - start >= _LEAST_BRANCH and _is_branch(text, start)
    if first is Script.HANGUL and before is Script.LETTER:
        return counted and text[start - 1].isdigit()
    if before is Script.HANGUL and end - start == 1:
        return False  # 스페이스X: one letter on a Korean word is the last of its syllables
    return first is Script.OTHER or first is not before


def _is_branch(text: str, start: int) -> bool:
    return _BRANCH.search(text, max(start - _LONGEST_COUNTRY - 1, 0), start) is not None


def _ends(text: str, start: int, end: int) -> bool:
    match _script(text[end - 1]):
        case Script.HANGUL:
            return _TAIL.match(text, end) is not None
        case Script.LETTER:
            return _latin_ends(text, start, end)
        case Script.KATAKANA:
            return _KATAKANA_TAIL.match(text, end) is not None
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
