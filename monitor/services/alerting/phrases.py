"""The words for what is wrong with a source, and for its end, by language."""

from collections.abc import Mapping

_COUNT = "{name}: of {of} articles looked at in the last day, {articles}"
MET: Mapping[str, Mapping[str, str]] = {
    "en": {
        "blocked": f"{_COUNT} blocked since {{since}}: {{reason}}",
        "wall": f"{_COUNT} behind a wall since {{since}}: {{reason}}",
        "cut": f"{_COUNT} cut to their opening since {{since}}: {{reason}}",
        "gone": f"{_COUNT} not found since {{since}}: {{reason}}. None of them is told as removed.",
        "moved": f"{_COUNT} lead elsewhere since {{since}}: {{reason}}",
        "sent-on": "{name}: {reason}. Change the address in the settings.",
        "empty": f"{_COUNT} empty since {{since}}: {{reason}}",
        "not-an-article": f"{_COUNT} without an article since {{since}}: {{reason}}",
        "layout": "{name}: layout changed. The profile of {detail} does not fit {articles} of {of} articles: {reason}",
        "quiet": "{name}: nothing new since {since}; {reason}",
    },
    "ko": {
        "blocked": "{name}: 하루 동안 살펴본 기사 {of}건 중 {articles}건이 차단됨({since}부터)",
        "wall": "{name}: 하루 동안 살펴본 기사 {of}건 중 {articles}건이 로그인·동의 화면에 막힘({since}부터)",
        "cut": "{name}: 하루 동안 살펴본 기사 {of}건 중 {articles}건이 앞부분만 보임({since}부터)",
        "gone": "{name}: 하루 동안 살펴본 기사 {of}건 중 {articles}건이 사라짐({since}부터). 삭제로 알리지 않습니다.",
        "moved": "{name}: 하루 동안 살펴본 기사 {of}건 중 {articles}건이 다른 곳으로 이어짐({since}부터)",
        "sent-on": "{name}: 주소가 바뀜: {detail}. 설정의 주소를 바꾸십시오.",
        "empty": "{name}: 하루 동안 살펴본 기사 {of}건 중 {articles}건이 비어 있음({since}부터)",
        "not-an-article": "{name}: 하루 동안 살펴본 기사 {of}건 중 {articles}건에서 기사를 찾지 못함({since}부터)",
        "layout": "{name}: 지면 배치가 바뀜. {detail} 프로필이 기사 {of}건 중 {articles}건에 맞지 않음",
        "quiet": "{name}: {since} 이후 새 글이 없음",
    },
}
_READ_AGAIN = ("blocked", "wall", "cut", "gone", "moved", "empty", "not-an-article")
OVER: Mapping[str, Mapping[str, str]] = {
    "en": {
        **dict.fromkeys(_READ_AGAIN, "{name}: articles can be read again"),
        "sent-on": "{name}: no longer sent on to another address",
        "layout": "{name}: the profile of {detail} fits again",
        "quiet": "{name}: lists something new again",
    },
    "ko": {
        **dict.fromkeys(_READ_AGAIN, "{name}: 기사가 다시 읽힘"),
        "sent-on": "{name}: 더는 다른 주소로 옮겨지지 않음",
        "layout": "{name}: {detail} 프로필이 다시 맞음",
        "quiet": "{name}: 새 글이 다시 올라옴",
    },
}
