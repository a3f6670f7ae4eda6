"""What of a text its writer tells: without dateline, captions, headings, credits and the heads of programmes.

These return under articles that have nothing else in common. They are known by their shape: a caption ends in a credit,
some letters behind its last full stop; a heading has no full stop; the head of a programme is names and colons.
"""

import re

_REPORTER = r"(?:기자|특파원|통신원|인턴기자)"
_DATELINE = re.compile(
    rf"^\s*[(\[【][^)\]】]{{2,40}}[)\]】]\s*(?:(?:[가-힣]{{2,4}}[\s·,]*){{1,4}}{_REPORTER}\s*)?[=:–—-]?\s*"
    r"|^[A-Z][A-Z .,'/-]{2,40}(?:\([^)]{2,20}\))?\s*[-–—]{1,2}\s+"
)
_BYLINE = re.compile(rf"[\[【][^\[\]【】]{{2,40}}{_REPORTER}[\]】]\s*")
_AHEAD = 300  # characters of a caption that runs into the byline behind it
# A feed's text ends where the feed cuts it, and some put a word to click behind.
_CUT = re.compile(r"\s*(?:\.{2,}|…|·{3,})[^.…·]{0,10}\s*$")
_STOP = re.compile(r"[.!?。！？…]+[\"'”’」』)\]]*$")
_TAIL = re.compile(r"[.!?。！？]([^.!?。！？]{1,40})$")
_CREDIT = re.compile(r"[\[(【][^\])】=]{1,20}=[^\])】]{1,40}[\])】]$")
_FIELD = re.compile(r"[^\w\s\"'“‘]?\s*\w[\w ·]{0,12}\s?[:：]\s?\S")
_HANGUL = re.compile(r"[가-힣]")
_WORDLESS = re.compile(r"[\W_]+")
_FEW = 20  # letters of a credit or heading; of an alphabet twice as many, for a syllable block holds two or three
_FIELD_SIGNS, _MAIL_SIGNS = 80, 70


def prose(text: str) -> str:
    r"""Return the lines of a text that its writer tells; all of them where nothing else would stay.

    >>> prose("부두가 보인다. 항만공사 제공\n(서울=가나통신) 김가람 기자 = 부두가 닫혔다···")
    '부두가 닫혔다'
    """
    lines = [line for each in text.splitlines() if (line := _behind_byline(without_dateline(each.strip())))]
    told = [line for line in lines[:-1] if not _is_beside(line)] + [line for line in lines[-1:] if not _is_note(line)]
    return _CUT.sub("", "\n".join(told or lines))


def without_dateline(text: str) -> str:
    """Take off where and by whom a text was written: ``(서울=가나통신) 김가람 기자 =``, ``LONDON (Reuters) -``."""
    return _DATELINE.sub("", text)


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return _WORDLESS.sub("", text.casefold())


def _behind_byline(line: str) -> str:
    """Take off a caption that the byline behind it was glued to: ``… 사진=연합뉴스[항만일보 김민수 기자]``."""
    byline = _BYLINE.search(line[:_AHEAD])
    return line[byline.end() :] if byline else line


def _is_beside(line: str) -> bool:
    """Whether a line stands beside the text: a heading, a caption with its credit, a note."""
    if _is_note(line) or _CREDIT.search(line):
        return True
    if _STOP.search(line):
        return False
    tail = _TAIL.search(line)
    return 0 < len(letters(tail[1] if tail else line)) <= _FEW * (1 if _is_hangul(line) else 2)


def _is_note(line: str) -> bool:
    """Whether a line only says who wrote, who is heard and when."""
    if "@" in line:
        return len(line) <= _MAIL_SIGNS
    return len(line) <= _FIELD_SIGNS and not _STOP.search(line) and bool(_FIELD.match(line))


def _is_hangul(line: str) -> bool:
    return _HANGUL.search(line) is not None
