"""Statements in words: each has its sentence in each language, with the same facts, and Korean ones are all Korean."""

import re
from datetime import UTC, datetime
from string import Formatter

import pytest

from monitor.deliver.statement_words import TERMS, in_words, sayings, told
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.statements import ArticlePart, Countable, Counted, Saying, both, say
from monitor.domain.views import ExplainedStep, Explanation, StepKind

LANGUAGES = ("en", "ko")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def facts_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_saying_step_place_and_count_has_its_words(language: str) -> None:
    words = sayings(language)
    assert words.sayings.keys() == set(Saying)
    assert words.steps.keys() == set(StepKind)
    assert words.places.keys() == set(ArticlePart)
    assert words.counts.keys() == set(Countable)


def test_both_languages_name_the_same_facts() -> None:
    english, korean = map(sayings, LANGUAGES)
    assert [each for each in Saying if facts_in(english.sayings[each]) != facts_in(korean.sayings[each])] == []
    assert [each for each in StepKind if facts_in(english.steps[each]) != facts_in(korean.steps[each])] == []


def test_korean_has_a_word_for_each_value_that_stands_in_a_sentence() -> None:
    terms = sayings("ko").terms
    for kind in TERMS.values():
        names = {each.word if isinstance(each, Severity) else str(each) for each in kind}
        assert terms[kind].keys() == names, kind.__name__


def test_one_statement_is_said_in_each_language_with_its_counts_and_times() -> None:
    looks = say(Saying.TIMES, looks=Counted(2, Countable.LOOK))
    blocked = say(Saying.VERDICT, verdict=VerdictKind.BLOCKED, times=looks)
    later = say(Saying.TRIED_AGAIN, trouble="HTTP 503", at=NOON)
    assert in_words(both(blocked, later), sayings("en"), "UTC") == (
        "blocked, 2 looks; HTTP 503; tried again after 2026-03-02 12:00Z"
    )
    assert in_words(both(blocked, later), sayings("ko"), "Asia/Seoul") == (
        "차단, 확인 2번 · HTTP 503 · 2026-03-02 21:00 KST 이후 다시 시도"
    )


def test_an_explanation_in_korean_holds_no_english_word_but_names_and_commands() -> None:
    change = say(Saying.SHORT_CHANGE, severity=Severity.HIGH, kinds=(Kind.FIGURE,), silent=say(Saying.SILENT))
    proof = say(
        Saying.STANDS_IN,
        text="방파제",
        places=(ArticlePart.TITLE, say(Saying.SEVERAL, times=3, place=ArticlePart.BODY)),
    )
    ended = say(Saying.ENDED, kind=AlertKind.NEW, alert=1, ends=(say(Saying.SENT_TO, channel="편집국"),))
    explained = Explanation(
        title="방파제 금 가",
        url="",
        answer=say(Saying.TOLD, alerts=ended),
        steps=(
            ExplainedStep(kind=StepKind.READ, said=say(Saying.CHANGED, no=2, change=change), at=NOON),
            ExplainedStep(kind=StepKind.TOPIC, said="항만", reason=proof, below=True),
            ExplainedStep(kind=StepKind.ATTEMPT, number=1, said=say(Saying.FAILED), below=True),
        ),
    )
    worded = told(explained, sayings("ko"), "Asia/Seoul")
    said = [worded.answer, *(f"{step.what} {step.said} {step.reason}" for step in worded.steps)]
    assert said == [
        "알림 보냄: 새 기사 (알림 1), 편집국 전송",
        "읽음 2판, 중요도 높음: 수치; 수정 시각 그대로 ",
        "주제 항만 방파제 (제목, 본문 3번)",
        "시도 1 실패 ",
    ]
    assert re.search("[A-Za-z]", "".join(said)) is None
