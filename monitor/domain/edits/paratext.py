"""What stands in a text beside its prose: bylines, stamps of time, captions and credits, notices of a correction."""

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
# A line that says who wrote it and nothing else.
_BYLINE_ALONE = re.compile(r"\s*(?:Von|By|Door|Par|Por)(?:\s(?:and|und|en|et|y|&|[A-ZÀ-ÖØ-Þ][\w’',.-]+)){2,8}\s*")


def read_byline(text: str) -> tuple[str, str]:
    """Take the byline off a sentence; empty where there is none.

    >>> read_byline("[항만일보=김민수 기자] 부두가 열렸다.")
    ('[항만일보=김민수 기자]', '부두가 열렸다.')
    """
    found = _BYLINE.match(text)
    return (found.group().strip(), text[found.end() :]) if found else ("", text)


def without_bylines(changes: Iterable[SentenceChange]) -> tuple[tuple[SentenceChange, ...], tuple[str, ...]]:
    """Give the changes of sentences apart from the bylines in front of them, and the bylines that differ."""
    told, bylines, lines = [], [], []
    for change in changes:
        if change.op in (Op.INSERT, Op.DELETE) and _BYLINE_ALONE.fullmatch(change.before or change.after):
            lines.append(change.before or change.after)
            continue
        (was, old), (became, new) = read_byline(change.before), read_byline(change.after)
        if change.op is not Op.REPLACE or key(was) == key(became):
            told.append(change)
            continue
        bylines.append(became or was)
        if key(old) != key(new):
            told.append(replace(change, before=old, after=new))
    # One that came or went with the text it stands under tells nothing.
    alone = all(change.op is Op.REPLACE for change in told)
    return tuple(told), tuple(bylines or (lines if alone else ()))


_STAMP_LABEL = (
    r"(?:(?:기사|최종|최초)?\s?(?:입력|수정|등록|승인|업데이트|발행)(?:일시?|시간|시각)?"
    r"|(?:last |first )?(?:updated|published|modified|posted)(?: on| at)?|更新|公開|配信)"
)
_STAMP_TIME = (
    r"[\d\s.,:/()|+년월일시분초年月日時分-]|[월화수목금토](?=\))|오[전후]|\b(?:at|[ap]\.?m|KST|GMT|UTC|JST|EST|EDT)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b"
)
_STAMP = re.compile(
    rf"\W{{0,3}}(?:{_STAMP_LABEL}(?=\W{{0,3}}\S{{0,9}}\s?\d)(?:{_STAMP_TIME}){{4,60}}){{1,3}}", re.IGNORECASE
)
_DATED = re.compile(r"\d{4}\s?[-./년年]\s?\d|\d{1,2}:\d\d|[a-z]{3,9}\.? (?:\d{1,2}, )?\d{4}", re.IGNORECASE)
_LONGEST_STAMP = 100  # letters of such a line


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but the time at which a text was put up or edited.

    >>> is_stamp("수정 2031.04.02. 16:57"), is_stamp("Updated: The mayor denied it on 2 April.")
    (True, False)
    """
    return len(text) <= _LONGEST_STAMP and bool(_DATED.search(text) and _STAMP.fullmatch(text.strip()))


def without_stamps(changes: Iterable[SentenceChange]) -> tuple[SentenceChange, ...]:
    """Leave out the changes of sentences that are such lines on each side they have."""
    return tuple(change for change in changes if not all(map(is_stamp, filter(None, (change.before, change.after)))))


# A caption is known by its credit: a picture is named (사진=, Photo:, Foto:), or who took it stands behind a stroke.
_CREDIT = re.compile(
    r"(?:사진|그래픽|자료|영상|photo(?:graph)?|picture|image|foto|bild|写真)\s?(?:[=:©ⓒ]|제공|by\s)"
    r"|[/ⓒ©]\s?\S{2,12}(?:뉴스|뉴시스|기자단?|통신|로이터|AP|AFP)\W{0,2}$"
    r"|\((?:Photo|Foto|Bild|Image)(?: by)?[^)]{2,60}\)\W{0,2}$",
    re.IGNORECASE,
)
_CREDIT_FIRST = re.compile(r"[\[(【<]\s?(?:사진|자료|photo|foto|bild|写真)\s?[=:©ⓒ제]", re.IGNORECASE)
_LONGEST_CAPTION = 400  # letters of a caption


def is_credit(text: str) -> bool:
    """Whether a text begins with the credit of a picture in brackets: ``[사진=``."""
    return _CREDIT_FIRST.match(text) is not None


def is_caption(line: str) -> bool:
    """Whether a line tells of a picture, by the credit in it.

    >>> is_caption("새 부두 조감도. [사진=항만공사]"), is_caption("사진을 찍었다.")
    (True, False)
    """
    return len(line) <= _LONGEST_CAPTION and _CREDIT.search(line) is not None


_NOTICE = re.compile(
    r"바로\s?잡습니다|바로\s?잡았습니다|바로잡음|(?:정정|반론|추후)\s?보도(?!\s?(?:청구|소송|요청|요구|신청|심판))|정정합니다|알려왔습니다|^\W{0,3}(?:정정|고침|알립니다)\W"
    r"|(?:기사|본문|제목|내용|표현|수치|오류)[을를이가]?\s?(?:일부\s)?(?:수정|정정)(?:했|하였|됐|되었|합)"
    r"|사실과\s달라"
    r"|(?:^|[.!?]\s)\W{0,3}(?:corrections?|clarification|correction appended|editor['’]s note)\s*[:—–-]"
    r"|\ban? (?:earlier|previous) version of (?:this|the|our)\b"
    r"|\b(?:this|the) (?:article|story|post|report|headline|piece|caption)\s(?:was|has been)\s"
    r"(?:amended|corrected|updated to correct)"
    r"|\b(?:has|have) (?:changed|been (?:corrected|amended)) since (?:this|it|the) [^.]{0,30}(?:first )?published"
    r"|\bwe (?:regret|apologi[sz]e for) the (?:error|mistake)"
    r"|訂正|お詫び(?:して|いた)|誤りがありました|誤りでした|失礼(?:いた)?しました|更正[:：]|此前报道有误"
    r"|\b(?:Korrektur|Berichtigung|Rectificatif|Correctie)\s?:|in einer früheren (?:Version|Fassung)"
    r"|in een eerdere versie",
    re.IGNORECASE,
)
_NOTICE_WITHIN = 2_000  # letters of a sentence in which a notice begins
_SHORTEST_NOTICE = 12  # letters; less is a link to a page of corrections


def new_notices(before: Iterable[str], after: Iterable[str]) -> tuple[str, ...]:
    """List the notices that were not there before; a heading alone admits nothing.

    >>> new_notices([], ["Correction: the bridge is 40 metres long.", "정정보도"])
    ('Correction: the bridge is 40 metres long.',)
    """
    notices = [text for text in after if _NOTICE.search(text[:_NOTICE_WITHIN]) and len(key(text)) >= _SHORTEST_NOTICE]
    known = {key(text) for text in before} if notices else set()
    return tuple(dict.fromkeys(text for text in notices if key(text) not in known))
