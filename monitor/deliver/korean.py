"""The words of messages in Korean."""

from types import MappingProxyType

from monitor.deliver.phrases import Wording
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity

KOREAN = Wording(
    locale="ko",
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
