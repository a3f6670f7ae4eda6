"""Bytes to text: what a page is written in, whatever its labels say.

What is written in another set practically never validates as UTF-8, so that is tried first; labels are only believed
after it, because they are wrong or missing too often. Without one, the words tell.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from monitor.extract.languages import language_of

LOST = "\ufffd"
KOREAN = frozenset({
    "euc-kr", "euckr", "ks_c_5601-1987", "ks_c_5601", "ksc5601", "ksc_5601", "ks_c_5601-1989", "korean", "cp949",
    "ms949", "windows-949", "windows949", "x-windows-949", "uhc", "iso-ir-149", "csksc56011987",
})  # fmt: skip
WIDER = {  # as browsers do: each label stands for the largest set that contains it
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "hz": "",
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
SAFE = re.compile(
    r"utf-8|utf-16(-[lb]e)?|gb18030|big5hkscs|cp932|euc_jp|iso2022_jp|iso8859-\d+|"
    r"cp125\d|cp874|cp866|koi8-[ru]|mac-roman|mac-cyrillic"
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
PROLOG = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE)
UNLABELLED = (  # in what pages without a label are written
    "gb18030", "big5hkscs", "euc_jp", "cp932", "cp949", "koi8_r", "koi8_u", "cp1251", "cp1252", "cp1253", "cp1255",
    "cp1256", "cp874",
)  # fmt: skip
CENTRAL = frozenset({"pl", "cs", "hu"})
CENTRAL_WINDOWS = re.compile(rb"[\x8a\x8c-\x8f\x9a\x9c-\x9f]")
HIGH, LETTER = 0x80, re.compile(rb"[A-Za-z]")
SCRIPT, SCRIPT_END = (
    re.compile(rb"<(?:script|style)\b", re.IGNORECASE),
    re.compile(rb"</(?:script|style)\b", re.IGNORECASE),
)
WORDLESS = re.compile(rb"<[^<>]{0,5000}>|[\x00-\x20]+")
ENOUGH = 100  # bytes of words whose half says something
SAMPLE = 20_000  # bytes of words that are looked at
HEAD = 65_536  # a label may stand behind a screenful of scripts
TOLERATED = 0.1  # share of lost characters up to which a broken text is still taken for what it nearly is


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A document as text; ``damaged`` when characters were lost, so that it must never be compared."""

    text: str
    encoding: str
    damaged: bool


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Read a page or a feed: byte order mark, UTF-8, CP949, then the labels; UTF-7 never."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], encoding)
    labels = tuple(_labels(body, content_type))
    for encoding in _candidates(body, labels):
        if text := _strictly(body, encoding):
            return Decoded(text=text, encoding=encoding, damaged=LOST in text)
    return _nearest(body, labels)


def _labels(body: bytes, content_type: str) -> Iterator[str]:
    """Name what the page says it is written in: the header first, then the markup."""
    if found := CHARSET.search(content_type):
        yield found[1].lower()
    for pattern in (PROLOG, META):
        if label := pattern.search(body, 0, HEAD):
            yield label[1].decode("ascii", "replace").lower()


def _candidates(body: bytes, labels: tuple[str, ...]) -> Iterator[str]:
    """Order the encodings that may read the bytes without a loss."""
    named = [encoding for encoding in map(codec, labels) if encoding]
    if b"\x1b$" in body:  # ISO-2022-JP is ASCII to the eye of UTF-8
        yield from (encoding for encoding in named if encoding == "iso2022_jp")
    if b"\x00" in body:
        yield from (encoding for encoding in named if encoding.startswith("utf-16"))
    yield "utf-8"
    yield from (encoding for encoding in named if not _western(encoding))
    guess = _likeliest(body)
    western = [encoding for encoding in named if _western(encoding)]
    if guess and not (named and _western(guess)):
        yield guess
    yield from western


def codec(label: str) -> str:
    """Return the codec for a label, or "" for one that is unknown or unsafe.

    >>> codec("KS_C_5601-1987"), codec("iso-8859-1"), codec("utf-7")
    ('cp949', 'cp1252', '')
    """
    label = label.strip().lower()
    if label in KOREAN:
        return "cp949"
    label = WIDER.get(label, label)
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return ""
    name = WIDER.get(name, name)
    return name if SAFE.fullmatch(name) else ""


def _western(encoding: str) -> bool:
    # These read any bytes, so they prove nothing.
    return encoding.startswith(("cp125", "iso8859", "cp8", "koi8", "mac"))


def _likeliest(body: bytes) -> str:
    """Return the encoding in which the words of a page read most like words of a language; "" where it seems broken.

    Which of the sets for Latin letters it is shows in so few letters that the language is asked, by its plain words.
    """
    words = _words(body)
    if words.isascii():
        return "cp1252"
    first = _first_guess(words)
    if not _western(first):
        return first
    if sum(byte >= HIGH for byte in words) < len(LETTER.findall(words)):
        return _latin(words)
    half = len(words) // 2  # what is broken in one of them may be whole in the other
    halves = (_first_guess(words[:half]), _first_guess(words[half:]))
    return first if len(words) < ENOUGH or all(map(_western, halves)) else ""


def _words(body: bytes) -> bytes:
    """Return the first words of a page, without markup and scripts; in one pass, whatever is left open."""
    first, *rest = SCRIPT.split(body)
    behind = (part[end.end() :] for part in rest if (end := SCRIPT_END.search(part)))
    return WORDLESS.sub(b" ", b" ".join([first, *behind]))[:SAMPLE]


def _first_guess(words: bytes) -> str:
    likely = (codec(found.encoding) for found in from_bytes(words, cp_isolation=[*UNLABELLED]))
    return next((encoding for encoding in likely if encoding != "cp949" or _reads_as_korean(words)), "cp1252")


def _reads_as_korean(words: bytes) -> bool:
    """Say whether most of it, beside ASCII, is syllables that Korean uses: one in five of those that can be written."""
    foreign = [char for char in words.decode("cp949", "ignore") if char > "\x7f"]
    common = sum("가" <= char <= "힣" and bool(char.encode("euc_kr", "ignore")) for char in foreign)
    return 2 * common >= len(foreign)


def _latin(words: bytes) -> str:
    """Return the set of Latin letters for the language that the words are of."""
    language = language_of(words.decode("cp1252", "replace"))
    if language in CENTRAL:
        # š, ž, ś, ź, ť stand in the one where the other has nothing; ą has its own place in each.
        windows = CENTRAL_WINDOWS.search(words) or (language == "pl" and b"\xb9" in words and b"\xb1" not in words)
        return "cp1250" if windows else "iso8859-2"
    return "cp1254" if language == "tr" else "cp1252"


def _strictly(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _nearest(body: bytes, labels: tuple[str, ...]) -> Decoded:
    """Read a broken text in the way that loses least."""
    named = [encoding for encoding in map(codec, labels) if encoding]
    words = _words(body)
    guesses = [_first_guess(part) for part in (words[: len(words) // 2], words[len(words) // 2 :])]
    tries = [_decoded(body, encoding) for encoding in dict.fromkeys(["utf-8", *named, *guesses, "cp949"])]
    best = min(tries[:1] + [each for each in tries[1:] if not _western(each.encoding)], key=_lost)
    if _lost(best) <= TOLERATED:
        return best
    return _decoded(body, next(filter(_western, named), "cp1252"))


def _lost(decoded: Decoded) -> float:
    foreign = sum(char > "\x7f" for char in decoded.text)
    return decoded.text.count(LOST) / foreign if foreign else 0.0


def _decoded(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, "replace")
    return Decoded(text=text, encoding=encoding, damaged=LOST in text)
