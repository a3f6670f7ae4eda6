"""Messages that take up earlier ones, sum several edits up, and offer a way to hear no more of it."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.channel import Earlier, Letter, Readership
from monitor.deliver.render import Form, render
from monitor.domain.alerts import AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Op, SentenceChange
from monitor.domain.telling.muting import sentence_id
from tests.deliver.made import EDIT, KOREAN, SEOUL, a_letter, an_alert, an_edit, at, one_of_each
from tests.deliver.receivers import a_web_service

ENGLISH = Readership(locale="en", zone=SEOUL)
FIRST = Earlier(at=at(16, 51), title="소프트뱅크, 스타게이트에 3,200억 달러 투자", article=7, key="0123abcd", base=1)
PAGES = "https://newsmon.example/desk/"


def lines(letter: Letter, reader: Readership = KOREAN, form: Form = Form.TEXT) -> list[str]:
    return render(letter, form, reader).text.split("\n")


@pytest.mark.parametrize(
    ("reader", "said"), [(KOREAN, "16:51 알림을 대신합니다"), (ENGLISH, "Replaces the alert of 16:51")]
)
def test_an_edit_of_what_was_told_replaces_that_alert(reader: Readership, said: str) -> None:
    letter = a_letter(an_edit(article=7, previous=1, revision=2), earlier=FIRST, thread="<first@example.org>")
    assert lines(letter, reader)[0] == said


@pytest.mark.parametrize(("previous", "replaces"), [(1, True), (2, False), (None, False)])
def test_a_second_edit_replaces_the_first_only_where_it_holds_all_of_it(
    previous: int | None, *, replaces: bool
) -> None:
    first_edit = replace(FIRST, base=1)  # from version 1 to 2
    letter = a_letter(an_edit(article=7, previous=previous, revision=3), earlier=first_edit, thread="1.2")
    assert lines(letter)[0] == ("16:51 알림을 대신합니다" if replaces else "16:51 알림에 이어집니다")


def test_an_edit_after_a_message_that_told_of_no_wording_continues_it() -> None:
    letter = a_letter(an_edit(article=7, previous=1), earlier=replace(FIRST, base=None), thread="1.2")
    assert lines(letter)[0] == "16:51 알림에 이어집니다"


def test_where_no_thread_shows_what_is_replaced_its_words_do() -> None:
    letter = a_letter(an_edit(article=7, previous=1, revision=2), earlier=FIRST)
    assert lines(letter)[0] == "16:51 알림을 대신합니다: 소프트뱅크, 스타게이트에 3,200억 달러 투자"


@pytest.mark.parametrize("kind", [AlertKind.FOLLOWUP, AlertKind.REMOVED])
def test_another_article_of_a_story_and_a_removal_continue_what_was_told(kind: AlertKind) -> None:
    letter = a_letter(an_alert(kind, article=8), earlier=FIRST, thread="1.2")
    assert lines(letter)[0] == "16:51 알림에 이어집니다"


def test_an_alert_of_another_day_is_named_with_its_day() -> None:
    letter = a_letter(
        an_edit(article=7, previous=1, revision=2), earlier=replace(FIRST, at=at(10, 0).replace(day=22)), thread="1.2"
    )
    assert lines(letter)[0] == "01.22 10:00 KST 알림을 대신합니다"


def test_where_newsmon_has_pages_a_message_without_a_thread_links_to_what_it_takes_up() -> None:
    page = "https://newsmon.example/desk/articles/7#0123abcd"
    reader = replace(KOREAN, pages=PAGES)
    letter = a_letter(an_alert(AlertKind.FOLLOWUP, article=8), earlier=FIRST)
    assert lines(letter, reader)[1] == page
    assert lines(letter, reader, Form.SLACK)[2] == f"<{page}>"
    assert f'href="{page}"' in render(letter, Form.MAIL, reader).html
    assert page not in lines(replace(letter, thread="1.2"), reader)
    assert page not in lines(letter)


def test_a_mail_says_above_the_news_what_it_replaces() -> None:
    html = render(a_letter(an_edit(article=7, previous=1, revision=2), earlier=FIRST), Form.MAIL, KOREAN).html
    assert html.index("16:51 알림을 대신합니다") < html.index("<h1")


def test_programs_are_told_what_was_told_before() -> None:
    with a_web_service() as service:
        channel = AppriseChannel("hook", [f"json://127.0.0.1:{service.port}/"])
        channel.send(a_letter(an_edit(article=7, previous=1, revision=2), earlier=FIRST), channel.targets[0])
    assert service.requests[0].json["earlier"] == {
        "key": "0123abcd",
        "t": "2026-01-23T07:51:00Z",
        "title": FIRST.title,
        "article": 7,
    }


def test_edits_that_are_summed_up_say_how_many_there_were() -> None:
    net = an_edit(revision=5, previous=1, steps=4)
    assert "1판 → 5판: 4번의 수정을 합친 변경" in lines(a_letter(net))
    assert "Version 1 → 5: the net change of 4 edits" in lines(a_letter(net), ENGLISH)
    assert "  1판 → 5판: 4번의 수정을 합친 변경" in lines(a_letter(net, an_alert(story=2), bundle=Bundle.QUIET))


# Bundles


@pytest.mark.parametrize(
    ("bundle", "heading"),
    [
        (Bundle.DIGEST, "모아 보기"),
        (Bundle.QUIET, "조용한 시간의 알림"),
        (Bundle.CATCH_UP, "밀린 알림"),
        (Bundle.FLOOD, "한꺼번에 나온 알림"),
    ],
)
def test_a_bundle_says_why_it_is_one(bundle: Bundle, heading: str) -> None:
    assert render(a_letter(an_alert(), an_edit(story=2), bundle=bundle), Form.TEXT, KOREAN).subject.startswith(heading)


def test_one_alert_that_was_held_keeps_its_subject_and_says_that_it_was_held() -> None:
    message = render(a_letter(an_alert(), bundle=Bundle.QUIET), Form.TEXT, KOREAN)
    assert message.subject.startswith("새벽일보 신규 · ")
    assert message.text.startswith("조용한 시간의 알림\n")


def test_one_story_in_one_message_is_headed_by_its_last_news() -> None:
    letter = a_letter(an_alert(), an_alert(AlertKind.FOLLOWUP), an_edit(), bundle=Bundle.GROUP)
    subject = render(letter, Form.TEXT, KOREAN).subject
    assert subject == "새벽일보 수정 · 소프트뱅크, 스타게이트에 3,700억 달러 투자 (+2)"


def test_a_digest_may_be_empty_and_says_so_under_a_key_of_its_own() -> None:
    empty = Letter(alerts=(), bundle=Bundle.DIGEST, name="digest:morning:2026-01-23")
    assert empty.key != Letter(alerts=(), bundle=Bundle.DIGEST, name="digest:morning:2026-01-24").key
    for form in Form:
        message = render(empty, form, KOREAN)
        assert "이번에는 알릴 것이 없습니다." in message.text
        assert "모아 보기 (0건)" in message.subject
    assert "이번에는 알릴 것이 없습니다." in render(empty, Form.MAIL, KOREAN).html


def test_a_digest_shows_of_an_edit_without_figures_what_it_did() -> None:
    sentence = SentenceChange(op=Op.REPLACE, before="회장은 동의했다.", after="회장은 거절했다.")
    quiet = an_edit(change=replace(EDIT, title=None, figures=(), sentences=(sentence,)))
    said = lines(a_letter(quiet, an_alert(story=2), bundle=Bundle.DIGEST))
    assert any(line.startswith("  변경 전: 회장은 «동의") for line in said)
    assert any(line.startswith("  변경 후: 회장은 «거절") for line in said)


def test_a_digest_keeps_what_concerns_newsmon_apart() -> None:
    said = lines(a_letter(an_alert(), one_of_each()[-1], bundle=Bundle.DIGEST))
    assert "newsmon · 1건" in said


# A test


def test_a_sample_is_marked_in_the_subject_and_above_the_news() -> None:
    message = render(a_letter(test=True), Form.TEXT, KOREAN)
    assert message.subject.startswith("[시험] ")
    assert message.text.startswith("newsmon의 시험 메시지이며, 뉴스가 아닙니다.\n")


# newsmon's own pages


def test_without_pages_of_our_own_no_message_points_to_any() -> None:
    for form in Form:
        assert "mute" not in str(render(a_letter(an_edit(article=7, previous=1, revision=2)), form, KOREAN))


def test_an_alert_points_to_its_history_and_to_where_it_can_be_muted() -> None:
    alert = an_edit(article=7, previous=1, revision=2)
    said = lines(a_letter(alert), replace(KOREAN, pages=PAGES))
    assert said[-3] == "기록: https://newsmon.example/desk/articles/7"
    assert said[-2] == f"알림 끄기: https://newsmon.example/desk/mute?alert={alert.key}"


def test_slack_and_mail_name_what_can_be_muted() -> None:
    reader = replace(KOREAN, pages=PAGES)
    letter = a_letter(an_edit(article=7, previous=1, revision=2))
    (row,) = [line for line in lines(letter, reader, Form.SLACK) if line.startswith("알림 끄기")]
    ways = [part.partition(">")[0].split("|") for part in row.split("<")[1:]]
    assert [label for _, label in ways] == ["이 기사", "이 소식", "새벽일보 ‘수정’ 알림", "이 문장"]
    asked = [parse_qs(urlsplit(address.replace("&amp;", "&")).query) for address, _ in ways]
    assert asked == [
        {"article": ["7"]},
        {"story": ["1"]},
        {"kind": ["edited"], "outlet": ["새벽일보"]},
        {"sentence": [sentence_id(EDIT.sentences[0].after)]},
    ]
    html = render(letter, Form.MAIL, reader).html
    assert html.count("/desk/mute?") == 4


def test_a_sentence_is_known_by_its_words_whatever_its_blanks() -> None:
    assert sentence_id("값은  3,200억 달러다.") == sentence_id("값은 3,200억\u00a0달러다.")


@pytest.mark.parametrize("quoted", [0, 60, 200])
def test_no_more_is_quoted_than_the_channel_allows(quoted: int) -> None:
    sentence = SentenceChange(op=Op.INSERT, after="새로 들어온 문장은 제법 길고 여러 이야기를 담는다. " * 20)
    letter = a_letter(an_edit(change=replace(EDIT, title=None, figures=(), sentences=(sentence,))))
    said = [line for line in lines(letter, replace(KOREAN, quoted=quoted)) if line.startswith("추가: ")]
    assert sum(len(line) - len("추가: ") for line in said) <= quoted
