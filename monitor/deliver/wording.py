"""The words of messages, in each language that people read them in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Kind, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one language says what messages have to say; braces take values."""

    kinds: Mapping[AlertKind, str]
    corrected: str
    changes: Mapping[Kind, str]
    severities: Mapping[Severity, str]
    title_before: str
    title_after: str
    before: str
    after: str
    added: str
    deleted: str
    moved: str
    notice: str
    figures: str
    more: str
    edited_between: str
    edited_by: str
    modified: str
    unmoved: str
    unmoved_unknown: str
    published: str
    found: str
    removed_between: str
    removed_by: str
    topics: str
    other: str
    why: str
    changed: str
    reasons: Mapping[AlertKind, str]
    repeat: str
    no_link: str
    digest: str
    quiet: str
    counted: str
    left_out: str
    alert: str


KOREAN = Wording(
    kinds=MappingProxyType(
        {
            AlertKind.NEW: "신규",
            AlertKind.EDITED: "수정",
            AlertKind.FOLLOWUP: "후속",
            AlertKind.REMOVED: "삭제",
            AlertKind.SOURCE: "알림",
        }
    ),
    corrected="정정",
    changes=MappingProxyType(
        {
            Kind.HEADLINE: "제목",
            Kind.FIGURE: "수치",
            Kind.QUOTE: "인용",
            Kind.NAME: "이름",
            Kind.ATTRIBUTION: "출처 표현",
            Kind.NEGATION: "긍정·부정",
            Kind.CORRECTION: "정정 안내",
            Kind.UPDATED: "내용",
            Kind.EXPANDED: "내용 추가",
            Kind.CUT: "내용 삭제",
            Kind.MOVED: "문장 위치",
            Kind.CAPTION: "사진 설명",
            Kind.BYLINE: "기자 이름",
            Kind.LABEL: "말머리",
            Kind.REPHRASED: "표현",
            Kind.TYPO: "오탈자",
            Kind.SPACING: "띄어쓰기",
            Kind.TYPOGRAPHIC: "부호",
            Kind.REVERT: "이전 내용으로 되돌림",
            Kind.FLAP: "두 판이 번갈아 나옴",
        }
    ),
    severities=MappingProxyType(
        {Severity.NONE: "없음", Severity.LOW: "낮음", Severity.MEDIUM: "보통", Severity.HIGH: "높음"}
    ),
    title_before="제목 전",
    title_after="제목 후",
    before="변경 전",
    after="변경 후",
    added="추가",
    deleted="삭제",
    moved="이동",
    notice="정정 안내",
    figures="수치",
    more="그 밖에 {count}곳이 바뀜",
    edited_between="{span} 사이 수정",
    edited_by="{time} 이전 수정",
    modified="수정 시각 {time}",
    unmoved="수정 시각 그대로 ({time})",
    unmoved_unknown="수정 시각 표시 없음",
    published="{time} 입력",
    found="{time} 확인",
    removed_between="{span} 사이 삭제",
    removed_by="{time} 이전 삭제",
    topics="주제",
    other="기타",
    why="이유: {reason}",
    changed="바뀐 것: {changes} (중요도 {severity})",
    reasons=MappingProxyType(
        {
            AlertKind.NEW: "주제에 맞는 새 기사",
            AlertKind.EDITED: "내용",
            AlertKind.FOLLOWUP: "이미 알린 소식의 후속 기사",
            AlertKind.REMOVED: "페이지에서 기사가 사라짐",
            AlertKind.SOURCE: "newsmon의 알림",
        }
    ),
    repeat="다시 보냄: 앞선 전송의 결과를 알 수 없어, 같은 알림을 이미 받으셨을 수 있습니다.",
    no_link="(쓸 수 있는 주소가 없음)",
    digest="모아 보기",
    quiet="조용한 시간의 알림",
    counted="{count}건",
    left_out="그 밖에 {count}건: newsmon alerts",
    alert="알림",
)

ENGLISH = Wording(
    kinds=MappingProxyType(
        {
            AlertKind.NEW: "New",
            AlertKind.EDITED: "Edited",
            AlertKind.FOLLOWUP: "Follow-up",
            AlertKind.REMOVED: "Removed",
            AlertKind.SOURCE: "Notice",
        }
    ),
    corrected="Corrected",
    changes=MappingProxyType(
        {
            Kind.HEADLINE: "headline",
            Kind.FIGURE: "figures",
            Kind.QUOTE: "quotation",
            Kind.NAME: "name",
            Kind.ATTRIBUTION: "attribution",
            Kind.NEGATION: "yes or no",
            Kind.CORRECTION: "correction notice",
            Kind.UPDATED: "facts",
            Kind.EXPANDED: "text added",
            Kind.CUT: "text removed",
            Kind.MOVED: "order of sentences",
            Kind.CAPTION: "caption",
            Kind.BYLINE: "byline",
            Kind.LABEL: "label",
            Kind.REPHRASED: "wording",
            Kind.TYPO: "spelling",
            Kind.SPACING: "spacing",
            Kind.TYPOGRAPHIC: "typography",
            Kind.REVERT: "back to an earlier version",
            Kind.FLAP: "two versions in turn",
        }
    ),
    severities=MappingProxyType({severity: severity.word for severity in Severity}),
    title_before="Headline before",
    title_after="Headline after",
    before="Before",
    after="After",
    added="Added",
    deleted="Removed",
    moved="Moved",
    notice="Correction notice",
    figures="Figures",
    more="{count} more places changed",
    edited_between="edited {span}",
    edited_by="edited before {time}",
    modified="page says modified {time}",
    unmoved="no modified time moved (still {time})",
    unmoved_unknown="no modified time moved",
    published="published {time}",
    found="seen {time}",
    removed_between="removed {span}",
    removed_by="removed before {time}",
    topics="Topics",
    other="Other",
    why="Why: {reason}",
    changed="Changed: {changes} (severity {severity})",
    reasons=MappingProxyType(
        {
            AlertKind.NEW: "a new article",
            AlertKind.EDITED: "wording",
            AlertKind.FOLLOWUP: "follows news that was told",
            AlertKind.REMOVED: "the article is gone from its page",
            AlertKind.SOURCE: "a notice of newsmon",
        }
    ),
    repeat="Sent again: the outcome of an earlier attempt is unknown, so you may have this alert already.",
    no_link="(no usable address)",
    digest="Digest",
    quiet="Held during quiet hours",
    counted="{count}",
    left_out="{count} more: newsmon alerts",
    alert="Alert",
)


def wording(locale: str) -> Wording:
    """Return the words of a locale (``ko``, ``ko-KR``, ``en``); English where we have no others."""
    return KOREAN if locale.lower().startswith("ko") else ENGLISH


def kind_word(words: Wording, alert: Alert) -> str:
    """Name what an alert tells in one word; an edit by which the publisher corrects is a correction."""
    corrects = alert.change is not None and Kind.CORRECTION in alert.change.kinds
    return words.corrected if corrects else words.kinds[alert.kind]


def moment(at: datetime, zone: str) -> str:
    """Write a time as people in that zone read it.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 1, 23, 7, 57, tzinfo=UTC), "Asia/Seoul")
    '01.23 16:57 KST'
    """
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%m.%d %H:%M} {_zone_name(local)}"


def hour(at: datetime, zone: str, *, beside: datetime | None) -> str:
    """Write a time beside one that names the day: the hour alone where it is the same day."""
    there = ZoneInfo(zone)
    near = beside is not None and at.astimezone(there).date() == beside.astimezone(there).date()
    return f"{at.astimezone(there):%H:%M}" if near else moment(at, zone)


def span(start: datetime, end: datetime, zone: str, *, beside: datetime | None) -> str:
    """Write an interval: hours alone beside a time of the same day, else with its day or days.

    >>> from datetime import UTC
    >>> start, end = (datetime(2026, 1, 23, 7, minute, tzinfo=UTC) for minute in (50, 57))
    >>> span(start, end, "Asia/Seoul", beside=end), span(start, end, "Asia/Seoul", beside=None)
    ('16:50–16:57', '01.23 16:50–16:57 KST')
    """
    first, last = (at.astimezone(ZoneInfo(zone)) for at in (start, end))
    if first.date() != last.date():
        return f"{moment(start, zone)}–{moment(end, zone)}"
    if beside is not None and last.date() == beside.astimezone(ZoneInfo(zone)).date():
        return f"{first:%H:%M}–{last:%H:%M}"
    return f"{first:%m.%d %H:%M}–{last:%H:%M} {_zone_name(last)}"


def _zone_name(local: datetime) -> str:
    name = local.tzname() or ""
    return name if name.isalpha() else f"UTC{name}"
