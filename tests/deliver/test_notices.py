"""What newsmon says of itself is told in the channel's language and zone, from the facts."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from monitor.deliver.notice_words import in_words
from monitor.deliver.phrases import wording
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Severity
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.notices import Notice, NoticeKind
from monitor.domain.routes import Quiet, Route
from monitor.domain.telling.listening import terms
from monitor.services.alerting.notice_alerts import of_ourselves
from monitor.store.values import dumps, loads
from tests.deliver.made import an_alert
from tests.deliver.test_reading import lines, told

NOON = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)  # in Seoul
SEOUL = "Asia/Seoul"
NAMES = ("newsmon", "harbour", "harbour.example", "retry", "deliveries", "dead", "sources", "https", "new.xml", "KST")


def a_notice(kind: NoticeKind, *, over: bool = False) -> Notice:
    """Return a notice with everything that its kind may have."""
    return Notice(
        kind=kind,
        about="harbour",
        over=over,
        detail="https://harbour.example/new.xml" if kind is NoticeKind.SENT_ON else "harbour.example",
        trouble="it broke",
        names=("harbour",),
        sources=3,
        articles=2,
        of=5,
        followed=1,
        looks=3,
        hours=9,
        delivery=17,
        since=NOON,
        until=NOON,
    )


def english_in(text: str) -> list[str]:
    return [word for word in re.findall("[A-Za-z.]*[A-Za-z]", text) if word.strip(".") not in NAMES]


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_korean_notice_says_nothing_in_english(kind: NoticeKind) -> None:
    words = in_words(a_notice(kind), NOON, wording("ko"), SEOUL)
    assert english_in(words) == []


@pytest.mark.parametrize("verdict", [verdict for verdict in VerdictKind if verdict is not VerdictKind.ARTICLE])
@pytest.mark.parametrize("locale", ["ko", "en"])
def test_every_verdict_that_most_articles_may_come_to_can_be_told_and_its_end_too(
    verdict: VerdictKind, locale: str
) -> None:
    for over in (True, False):
        assert in_words(a_notice(NoticeKind(verdict), over=over), NOON, wording(locale), SEOUL).startswith("harbour: ")


def test_the_time_of_a_notice_is_the_one_of_its_channel() -> None:
    greeting = of_ourselves(a_notice(NoticeKind.GREETING), "key", NOON)
    assert "지금부터(2026-03-02 12:00 KST) 들어오는 소식을 알립니다." in told(greeting, "ko", SEOUL).text
    assert "From now on (2026-03-01 22:00 EST)" in told(greeting, "en", "America/New_York").text
    assert "newsmon is watching 3 sources" in greeting.title


def test_the_greeting_says_in_one_breath_what_will_and_will_not_be_told() -> None:
    night = Route(name="r", to="desk", severity=Severity.MEDIUM, quiet=Quiet(start=time(22), end=time(7), zone=SEOUL))
    greeting = replace(a_notice(NoticeKind.GREETING), terms=terms([night]))
    assert in_words(greeting, NOON, wording("en"), SEOUL).endswith(
        "you are told of new articles, edits (of severity medium or more), follow-ups, removals; not of smaller edits "
        "and copies that say the same. From 22:00–07:00 only what weighs high comes at once; the rest waits for the "
        "end of these hours."
    )
    assert in_words(greeting, NOON, wording("ko"), SEOUL).endswith(
        "알리는 것: 새 기사, 수정(중요도 보통 이상), 후속 기사, 삭제. "
        "알리지 않는 것: 그보다 작은 수정, 내용이 같은 사본. "
        "22:00–07:00에는 중요도 높음만 바로 알리고, 나머지는 그 시간이 끝나면 모아 알립니다."
    )


def test_a_source_that_never_worked_is_told_so() -> None:
    never = replace(a_notice(NoticeKind.UNREADABLE), since=None)
    assert "it never worked" in in_words(never, NOON, wording("en"), SEOUL)
    assert "한 번도 읽지 못함" in in_words(never, NOON, wording("ko"), SEOUL)


def test_a_few_of_many_sources_are_named() -> None:
    greeting = replace(a_notice(NoticeKind.GREETING), names=tuple("abcdef"))
    assert "Not readable yet: a, b, c, d (+2)." in in_words(greeting, NOON, wording("en"), SEOUL)


def test_a_notice_comes_out_of_the_store_as_it_went_in() -> None:
    alert = of_ourselves(a_notice(NoticeKind.HELD), "key", NOON)
    assert loads(Alert, dumps(alert)) == alert


def test_what_older_versions_kept_as_sentences_is_still_told() -> None:
    old = an_alert(AlertKind.SOURCE, said={"en": "harbour can be read again", "ko": "harbour 다시 읽힘"})
    assert told(old, "ko").subject == "newsmon 안내 · harbour 다시 읽힘"
    assert told(old, "en").subject == "newsmon Notice · harbour can be read again"
    assert lines(loads(Alert, dumps(old))) == lines(old)
