"""Lines that tell when a text was put up or edited: clockwork of the page, which alone is no edit of the text."""

import re
from collections.abc import Iterable

from monitor.domain.changes import SentenceChange

_LABEL = (
    r"(?:(?:기사|최종|최초)?\s?(?:입력|수정|등록|승인|업데이트|발행)(?:일시?|시간|시각)?"
    r"|(?:last |first )?(?:updated|published|modified|posted)(?: on| at)?|更新|公開|配信)"
)
_TIME = (
    r"[\d\s.,:/()|+년월일시분초年月日時分-]|[월화수목금토](?=\))|오[전후]|\b(?:at|[ap]\.?m|KST|GMT|UTC|JST|EST|EDT)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b"
)
_STAMP = re.compile(rf"\W{{0,3}}(?:{_LABEL}(?=\W{{0,3}}\S{{0,9}}\s?\d)(?:{_TIME}){{4,60}}){{1,3}}", re.IGNORECASE)
_DATED = re.compile(r"\d{4}\s?[-./년年]\s?\d|\d{1,2}:\d\d|[a-z]{3,9}\.? (?:\d{1,2}, )?\d{4}", re.IGNORECASE)
_LONGEST = 100  # letters of such a line


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but the time at which a text was put up or edited.

    >>> is_stamp("수정 2031.04.02. 16:57"), is_stamp("Updated: The mayor denied it on 2 April.")
    (True, False)
    """
    return len(text) <= _LONGEST and bool(_DATED.search(text) and _STAMP.fullmatch(text.strip()))


def without_stamps(changes: Iterable[SentenceChange]) -> tuple[SentenceChange, ...]:
    """Leave out the changes of sentences that are such lines on each side they have."""
    return tuple(change for change in changes if not all(map(is_stamp, filter(None, (change.before, change.after)))))
