"""Hangul put together from sounds, by the rules for writing foreign words (외래어 표기법)."""

import re
from dataclasses import dataclass

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST = ord("가")

_GLIDES = {
    "w": dict(zip("ㅏㅐㅓㅔㅗㅜㅣ", "ㅘㅙㅝㅞㅝㅜㅟ", strict=True)),
    "y": dict(zip("ㅏㅐㅓㅔㅗㅜㅣ", "ㅑㅒㅕㅖㅛㅠㅣ", strict=True)),
}
_STOPS = {"p": "ㅍㅂ", "t": "ㅌㅅ", "k": "ㅋㄱ"}  # as an onset, and where a short vowel ends on it
_FLOWING = "lrㄴㅁ"  # before these a stop keeps a vowel of its own: 애플, not 앱ㄹ
_SOFT = "ㅈㅊ"  # get ㅣ where no vowel follows; the others get ㅡ
_CONSONANTS = ONSETS + "".join(_STOPS) + "lr"
_SOUND = re.compile(
    f"(?P<onset>[{_CONSONANTS}])?(?P<glide>[wy])?(?P<vowel>[{VOWELS}])(?P<long>:)?|(?P<end>[{_CONSONANTS}])"
)


@dataclass(slots=True)
class _Block:
    """One syllable while it is put together."""

    onset: str
    vowel: str
    coda: str = ""
    short: bool = False  # a stop may close it

    def __str__(self) -> str:
        place = (ONSETS.index(self.onset) * len(VOWELS) + VOWELS.index(self.vowel)) * len(CODAS)
        return chr(_FIRST + place + CODAS.index(self.coda))


def is_block(sign: str) -> bool:
    """Say whether a sign is a syllable of Hangul."""
    return "가" <= sign <= "힣"


def parts_of(block: str) -> tuple[str, str, str]:
    """Take a syllable apart.

    >>> parts_of("뱅")
    ('ㅂ', 'ㅐ', 'ㅇ')
    """
    place, coda = divmod(ord(block) - _FIRST, len(CODAS))
    onset, vowel = divmod(place, len(VOWELS))
    return ONSETS[onset], VOWELS[vowel], CODAS[coda]


def block_of(onset: str, vowel: str, coda: str = "") -> str:
    """Put a syllable together.

    >>> block_of("ㅂ", "ㅐ", "ㅇ")
    '뱅'
    """
    return str(_Block(onset, vowel, coda))


def written(sounds: str) -> str:
    """Write sounds: letters, with ``p t k`` for stops, ``l`` and ``r``, glides ``w y``, and ``:`` after a long vowel.

    >>> written("ㅂㅐㅇk"), written("ㄱㅔㅣ:t"), written("tㅔㅅlㅏ"), written("ㅇㅗpㅣk")
    ('뱅크', '게이트', '테슬라', '오픽')
    """
    blocks: list[_Block] = []
    for sound in _SOUND.finditer(sounds):
        if sound["vowel"]:
            _begin(blocks, sound)
        else:
            _end(blocks, sound["end"], sounds[sound.end() : sound.end() + 1])
    return "".join(map(str, blocks))


def _begin(blocks: list[_Block], sound: re.Match[str]) -> None:
    onset, vowel = sound["onset"] or "ㅇ", sound["vowel"]
    if onset == "l" and blocks and not blocks[-1].coda:
        blocks[-1].coda = "ㄹ"
    if sound["glide"]:
        vowel = _GLIDES[sound["glide"]].get(vowel, vowel)
    blocks.append(_Block(_onset(onset), vowel, short=not sound["long"]))


def _end(blocks: list[_Block], sound: str, after: str) -> None:
    """Write a consonant that no vowel follows: it closes the syllable before it, or gets a vowel of its own."""
    coda = _coda(sound, after, blocks[-1]) if blocks and not blocks[-1].coda else ""
    if coda:
        blocks[-1].coda = coda
    elif sound not in "rㅇ":
        blocks.append(_Block(_onset(sound), "ㅣ" if sound in _SOFT else "ㅡ"))


def _coda(sound: str, after: str, last: _Block) -> str:
    if sound == "l":
        return "ㄹ"
    if sound in "ㄴㅁㅇ":
        return sound
    closes = sound in _STOPS and last.short and not (after and after in _FLOWING)
    return _STOPS[sound][1] if closes else ""


def _onset(sound: str) -> str:
    return "ㄹ" if sound in "lr" else _STOPS.get(sound, sound)[0]


_NATIVE_E = "ㅅㅈㅊㅇ"  # before ㅔ in words of Chinese origin: 세계, 제도, 체제, 에
_FOREIGN_N = "ㅁㄹㄷㅌㅍ"  # before ㅓㄴ in no word of Chinese origin: 먼, 런, 던, 턴, 펀


def is_foreign(name: str) -> bool:
    """Say whether a name in Hangul has a syllable that only foreign names have, so that outlets may differ about it.

    >>> is_foreign("올트먼"), is_foreign("소프트뱅크"), is_foreign("한국은행"), is_foreign("삼성전자")
    (True, True, False, False)
    """
    return any(_is_foreign(*parts_of(sign)) for sign in name if is_block(sign))


def _is_foreign(onset: str, vowel: str, coda: str) -> bool:
    match onset, vowel, coda:
        case ("ㅋ" | "ㄲ" | "ㄸ" | "ㅃ" | "ㅉ", _, _) | (_, "ㅡ", "") | (_, _, "ㅅ") | ("ㄷ" | "ㅌ", "ㅣ", _):
            return True
        case _, "ㅔ", _:
            return onset not in _NATIVE_E or bool(coda)
        case _, "ㅐ", _:
            return coda in "ㄴㄹㅁㅂㅍ" and bool(coda)
        case _, "ㅓ", "ㄴ":
            return onset in _FOREIGN_N
    return False
