"""The reporter and the place that open a text: ``[항만일보=김민수 기자]``, ``(서울=연합뉴스) 김민수 기자 =``."""

import re
from collections.abc import Iterable
from dataclasses import replace

from monitor.domain.changes import Op, SentenceChange
from monitor.domain.texts.text import key

_REPORTER = r"(?:기자|특파원|통신원|인턴기자)"
_BYLINE = re.compile(
    rf"^\s*(?:[\[(【][^\])】]{{2,40}}{_REPORTER}[^\])】]{{0,20}}[\])】]"
    rf"|[\[(【][^\])】]{{2,40}}[\])】]\s*(?:[가-힣]{{2,4}}[\s·,]{{0,3}}){{1,4}}{_REPORTER}\s*=)\s*"
)


def read_byline(text: str) -> tuple[str, str]:
    """Take the byline off a sentence; empty where there is none.

    >>> read_byline("[항만일보=김민수 기자] 부두가 열렸다.")
    ('[항만일보=김민수 기자]', '부두가 열렸다.')
    """
    found = _BYLINE.match(text)
    return (found.group().strip(), text[found.end() :]) if found else ("", text)


def without_bylines(changes: Iterable[SentenceChange]) -> tuple[tuple[SentenceChange, ...], tuple[str, ...]]:
    """Give the changes of sentences apart from the bylines in front of them, and the bylines that differ."""
    told, bylines = [], []
    for change in changes:
        (was, old), (became, new) = read_byline(change.before), read_byline(change.after)
        if change.op is not Op.REPLACE or key(was) == key(became):
            told.append(change)
            continue
        bylines.append(became or was)
        if key(old) != key(new):
            told.append(replace(change, before=old, after=new))
    return tuple(told), tuple(bylines)
