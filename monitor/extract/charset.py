"""Bytes to text: what a page is written in, whatever its labels say.

Valid Korean CP949 practically never validates as UTF-8, so UTF-8 is tried first; labels are only
believed after that, because on Korean sites they are wrong or missing too often.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

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
    if _reads_as_korean(body):
        yield "cp949"
    yield from (encoding for encoding in named if _western(encoding))


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


def _reads_as_korean(body: bytes) -> bool:
    text = _strictly(body, "cp949")
    if not text:
        return False
    foreign = [char for char in text if char > "\x7f"]
    # Typographic quotes of windows-1252 before a letter read as rare syllables that KS X 1001 does not have.
    common = sum(len(char.encode("euc_kr", "ignore")) == len("가".encode("euc_kr")) for char in foreign)
    return 2 * common >= len(foreign)


def _strictly(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _nearest(body: bytes, labels: tuple[str, ...]) -> Decoded:
    """Read a broken text in the way that loses least."""
    named = [encoding for encoding in map(codec, labels) if encoding]
    tries = [_decoded(body, encoding) for encoding in dict.fromkeys(["utf-8", *named, "cp949"])]
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
