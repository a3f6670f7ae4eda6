"""What people read: Korean and English, figures, sentences, times, bundles."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.deliver.channel import Letter, Readership
from monitor.deliver.phrases import counted, wording
from monitor.deliver.quoted_sentences import QUOTED, marked, quotes
from monitor.deliver.render import Form, Rendered, fitted, render
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Change, FigureChange, Kind, Op, SentenceChange, Severity
from monitor.domain.ties import Tie
from tests.deliver.made import EDIT, KOREAN, SEOUL, a_letter, an_alert, an_edit, at, one_of_each


def told(alert: Alert, locale: str = "ko", zone: str = SEOUL) -> Rendered:
    return render(a_letter(alert), Form.TEXT, Readership(locale=locale, zone=zone))


def lines(alert: Alert, locale: str = "ko") -> list[str]:
    return told(alert, locale).text.split("\n")


def test_a_new_article_in_korean() -> None:
    message = told(an_alert())
    assert message.subject == "새벽일보 신규 · 소프트뱅크, 스타게이트에 3,200억 달러 투자"
    assert message.text.split("\n")[:-1] == [
        "소프트뱅크가 스타게이트 사업에 돈을 넣는다. 회장은 기자회견을 열었다.",
        "01.23 16:50 KST 입력 · 16:57 확인",
        "주제: Stargate, SoftBank",
        "이유: 주제에 맞는 새 기사",
        "https://news.example/a/1",
    ]


def test_an_edit_in_korean() -> None:
    assert lines(an_edit())[:-1] == [
        "제목 전: 소프트뱅크, 스타게이트에 3,200억 달러 투자",
        "제목 후: 소프트뱅크, 스타게이트에 3,700억 달러 투자",
        "수치: 3,200억 → 3,700억 달러 (+15.6 %)",
        "변경 전: 소프트뱅크는 이 사업에 «3,200억» 달러를 넣는다고 23일 밝혔다.",
        "변경 후: 소프트뱅크는 이 사업에 «3,700억» 달러를 넣는다고 23일 밝혔다.",
        "추가: 다른 회사도 참여를 살피고 있다.",
        "01.23 16:50–16:57 KST 사이 수정 · 수정 시각 16:57",
        "주제: Stargate, SoftBank",
        "바뀐 것: 제목, 수치 (중요도 높음)",
        "https://news.example/a/1",
    ]


def test_a_copy_is_called_one_and_no_follow_up() -> None:
    copy = an_alert(AlertKind.FOLLOWUP, tie=Tie.COPY, reason="a copy with other figures")
    assert told(copy).subject.startswith("새벽일보 사본 · ")
    assert "이유: 이미 알린 소식을 옮겨 실은 기사(다른 점 있음)" in lines(copy)


@pytest.mark.parametrize(
    ("locale", "gone", "come"),
    [
        ("ko", "수치: 150명 빠짐", "수치: 90명 새로 나옴"),
        ("en", "Figures: 150명 no longer stated", "Figures: 90명 newly stated"),
    ],
)
def test_a_figure_with_nothing_in_its_place_is_said_to_be_gone_or_new(locale: str, gone: str, come: str) -> None:
    figures = (FigureChange(before="150명", after="", unit="명"), FigureChange(before="", after="90명", unit="명"))
    said = lines(an_edit(change=replace(EDIT, figures=figures)), locale)
    assert {gone, come} <= set(said)
    assert not any("→" in line and line.startswith(("수치", "Figures")) for line in said)


def test_a_copy_names_the_article_and_the_paper_that_it_is_compared_with() -> None:
    copy = an_alert(AlertKind.FOLLOWUP, tie=Tie.COPY, against="“방파제 균열” (가나통신)", change=EDIT)
    for form in (Form.TEXT, Form.SLACK):
        assert "비교한 기사: “방파제 균열” (가나통신)" in render(a_letter(copy), form, KOREAN).text
    assert "비교한 기사: “방파제 균열” (가나통신)" in render(a_letter(copy), Form.MAIL, KOREAN).html


def test_a_topic_that_left_or_entered_the_story_is_said_first() -> None:
    edit = an_edit(left=("SoftBank", "xAI"), entered=("Stargate",))
    assert lines(edit)[:2] == ["기사에 새로 들어온 주제: Stargate", "기사에서 빠진 주제: SoftBank, xAI"]
    assert lines(edit, "en")[:2] == ["Now in the article: Stargate", "No longer in the article: SoftBank, xAI"]


@pytest.mark.parametrize("alerts", [1, 2])
def test_mails_and_bundles_say_that_a_topic_left(alerts: int) -> None:
    edits = [an_edit(left=("A&B",), revision=number, story=number) for number in range(alerts)]
    message = render(a_letter(*edits), Form.MAIL, Readership(locale="en"))
    assert message.text.count("No longer in the article: A&B") == alerts
    assert message.html.count("<b>No longer in the article: A&amp;B</b>") == alerts


def test_an_edit_in_english() -> None:
    said = lines(an_edit(), "en")
    assert told(an_edit(), "en").subject.startswith("새벽일보 Edited · ")
    assert "Before: 소프트뱅크는 이 사업에 «3,200억» 달러를 넣는다고 23일 밝혔다." in said
    assert "edited 01.23 16:50–16:57 KST · page says modified 16:57" in said
    assert "Changed: headline, figures (severity high)" in said


@pytest.mark.parametrize(
    ("locale", "words"), [("ko", "수정 시각 그대로 (16:50)"), ("en", "modified time unchanged (16:50)")]
)
def test_a_silent_edit_is_told_as_a_fact(locale: str, words: str) -> None:
    silent = an_edit(change=replace(EDIT, silent=True), modified=None)
    assert words in told(silent, locale).text
    assert "01.23 16:50–16:57 KST" in told(silent, locale).text


def test_each_kind_has_its_word_in_korean() -> None:
    words = [told(alert).subject.split(" · ")[0].split()[-1] for alert in one_of_each()]
    assert words == ["신규", "수정", "수정", "정정", "후속", "삭제", "안내"]


def test_outlet_kind_and_headline_stand_in_a_phones_preview() -> None:
    long = an_alert(outlet="The Very Long Name of a Regional Newspaper", title="Harbour closed after storm")
    assert "New · Harbour closed" in told(long, "en").subject[:40]


def test_an_interval_over_midnight_names_both_days() -> None:
    night = an_edit(unseen_since=at(16, 57) - timedelta(hours=17), modified=None, published=None)
    assert "01.22 23:57 KST–01.23 16:57 KST 사이 수정" in told(night).text


def test_times_are_in_the_readers_zone() -> None:
    assert "published 01.23 02:50 EST" in told(an_alert(), "en", "America/New_York").text
    assert "published 01.23 04:50 UTC-03" in told(an_alert(), "en", "America/Sao_Paulo").text


def test_what_newsmon_says_of_itself_is_a_plain_sentence_or_two() -> None:
    notice = told(one_of_each()[-1], "en")
    assert notice.subject == "newsmon Notice · saebyeok has listed nothing new for 9 hours"
    assert notice.text.startswith("It usually lists an article every 20 minutes.\n01.23 16:57 KST")


def test_every_message_ends_with_the_id_of_its_alert() -> None:
    for alert in one_of_each():
        assert lines(alert)[-1] == f"알림 {alert.key}"


def test_an_address_that_is_none_is_said_to_be_none() -> None:
    assert "(쓸 수 있는 주소가 없음)" in lines(an_alert(url="javascript:alert(1)"))


def test_a_change_is_quoted_to_its_limit_on_either_side() -> None:
    sentence = SentenceChange(op=Op.REPLACE, before="가 나 다 라 마 바 사 " * 12, after="가 나 다 라 마 바 아 " * 12)
    shown, left = quotes(replace(EDIT, sentences=(sentence,) * 9))
    assert left > 0
    assert sum(len(marked(quote.before).translate({ord("«"): None, ord("»"): None})) for quote in shown) <= QUOTED
    assert f"그 밖에 {left}곳이 바뀜" in told(an_edit(change=replace(EDIT, sentences=(sentence,) * 9))).text


def test_a_long_sentence_is_cut_around_what_changed_in_it() -> None:
    filler = "그리고 회의는 오후 늦게까지 이어졌으며 결론은 나지 않았다 " * 10
    sentence = SentenceChange(op=Op.REPLACE, before=f"{filler}3조 원 {filler}", after=f"{filler}5조 원 {filler}")
    (quote,), _ = quotes(replace(EDIT, sentences=(sentence,)))
    assert "«3조»" in marked(quote.before)
    assert "«5조»" in marked(quote.after)
    assert len(marked(quote.after)) <= QUOTED + 2


def test_a_letter_that_may_be_a_repeat_says_so_first() -> None:
    first = render(a_letter(repeat=True), Form.TEXT, Readership(locale="en", zone=SEOUL)).text.split("\n")[0]
    assert first.startswith("Sent again")


def test_a_bundle_is_ordered_by_topic_and_story_and_counted() -> None:
    other = an_alert(title="주제 없는 기사", topics=(), story=2)
    letter = Letter(alerts=(an_alert(), other, an_edit()), bundle=Bundle.QUIET)
    message = render(letter, Form.TEXT, KOREAN)
    assert message.subject == "조용한 시간의 알림 (3건) · Stargate 2 · 기타 1"
    said = message.text.split("\n")
    assert [line for line in said if line.startswith("- ")] == [
        "- 소프트뱅크, 스타게이트에 3,700억 달러 투자 · 2건",
        "- 새벽일보 신규 · 주제 없는 기사",
    ]
    assert [line for line in said if line.startswith("  · ")] == [
        "  · 새벽일보 신규 · 소프트뱅크, 스타게이트에 3,200억 달러 투자",
        "  · 새벽일보 수정",
    ]
    assert said[-1] == f"알림 {letter.key}"


def test_a_bundle_tells_nothing_twice_and_counts_what_it_has_no_room_for() -> None:
    many = tuple(an_alert(title=f"기사 {number}", revision=number, story=number) for number in range(500))
    said = render(Letter(alerts=many, bundle=Bundle.DIGEST), Form.TEXT, KOREAN).text
    shown = [line for line in said.split("\n") if line.startswith("- ")]
    assert len(shown) == len(set(shown))
    assert f"그 밖에 {500 - len(shown)}건: newsmon alerts" in said


def test_the_key_of_a_bundle_follows_from_its_alerts_alone() -> None:
    one, two = an_alert(), an_edit()
    assert Letter(alerts=(one, two)).key == Letter(alerts=(two, one), repeat=True).key != Letter(alerts=(one,)).key
    assert Letter(alerts=(one,)).key == one.key


def test_a_letter_without_alerts_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Letter(alerts=())


@pytest.mark.parametrize("limit", [120, 300, 2_000])
def test_a_message_fits_what_a_service_takes_and_keeps_its_id(limit: int) -> None:
    message = fitted(render(a_letter(an_edit()), Form.TEXT, KOREAN), 0, limit)
    assert len(message.subject) + len(message.text) + 2 <= limit
    assert message.text.endswith(an_edit().key)


def test_a_text_that_does_not_fit_is_cut_behind_a_sentence() -> None:
    long = Rendered(
        subject="s", text="\n".join([f"{'가' * 60}. {'나' * 60}. {'다' * 60}.", "https://n.example/1", "알림 1"])
    )
    short = fitted(long, 100, 180).text.split("\n")
    assert short == [f"{'가' * 60}. {'나' * 60}. …", "…", "https://n.example/1", "알림 1"]


def test_a_very_long_headline_is_cut_in_the_subject_and_longer_below() -> None:
    message = told(an_alert(title="긴 제목 " * 100))
    assert len(message.subject) <= 160
    assert len(message.text.split("\n")[0]) > 200


def test_a_removal_heads_the_last_edit_that_it_shows_and_says_when_that_was_seen() -> None:
    said = lines(an_alert(AlertKind.REMOVED, change=EDIT, edited_at=at(16, 20)))
    assert said[0] == "삭제 전 마지막 수정(01.23 16:20 KST 확인): 제목, 수치"
    assert said[1].startswith("제목 전: ")
    assert "01.23 16:50–16:57 KST 사이 삭제 · 16:50 입력 · 다시 보이면 알림" in said


def test_an_article_that_is_back_says_since_when() -> None:
    assert "there again since 01.23 16:57 KST · published 16:50" in told(an_alert(AlertKind.BACK), "en").text


def test_what_newsmon_says_at_length_has_its_first_sentence_for_a_headline() -> None:
    message = told(an_alert(AlertKind.SOURCE, said={"en": "feed failed. `newsmon retry 1` helps. Soon."}), "en")
    assert message.subject == "newsmon Notice · feed failed"
    assert message.text.startswith("`newsmon retry 1` helps. Soon.\n")


@pytest.mark.parametrize(
    ("locale", "count", "said"),
    [("en", 1, "1 more place changed"), ("en", 2, "2 more places changed"), ("ko", 1, "그 밖에 1곳이 바뀜")],
)
def test_one_is_counted_as_one(locale: str, count: int, said: str) -> None:
    assert counted(wording(locale).more, count) == said


def test_a_removal_says_between_which_looks_it_happened() -> None:
    assert "01.23 16:50–16:57 KST 사이 삭제" in told(an_alert(AlertKind.REMOVED)).text


@pytest.mark.parametrize(("locale", "words"), [("ko", "; 읽은 내용이 확실하지 않음"), ("en", "; reading unsure")])
def test_an_edit_in_a_reading_that_is_in_doubt_is_marked(locale: str, words: str) -> None:
    edit = an_edit()
    assert edit.change is not None
    doubted = replace(edit, change=replace(edit.change, doubt="it is much less than the prose of the page"))
    assert any(line.endswith(words) for line in lines(doubted, locale))
    assert not any(line.endswith(words) for line in lines(edit, locale))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("시는 “올해 안에 연다”고 했다.", "시는 “내년 말에 연다”고 했다.", "시는 “«내년 말에» 연다”고 했다."),
        ('He said "we sell all" today.', 'He said "nobody sells all" today.', 'He said "«nobody sells» all" today.'),
        ("It was a slip, he says.", "It was “a slip” he says.", "It was «“a slip”» he says."),
        ("The firm’s own error.", "The house’s own error.", "The «house’s» own error."),
    ],
)
def test_marks_never_cut_a_quotation_in_two(before: str, after: str, shown: str) -> None:
    sentence = SentenceChange(op=Op.REPLACE, before=before, after=after)
    change = Change(kinds=(Kind.QUOTE,), severity=Severity.HIGH, silent=None, reason="", sentences=(sentence,))
    (quote,), _ = quotes(change)
    assert marked(quote.after) == shown


def test_the_word_that_met_a_topic_is_shown_where_it_is_another_than_its_name() -> None:
    alert = an_alert(matched={"Stargate": "스타게이트", "SoftBank": "Softbank"})
    assert "주제: Stargate (스타게이트), SoftBank\n" in told(alert, "ko", SEOUL).text


def test_of_a_page_that_cannot_be_found_it_is_said_from_when_on_it_counts_as_removed() -> None:
    missing = an_alert(AlertKind.UNREACHABLE)
    assert "01.23 16:57 KST부터 찾을 수 없음 · 계속 그러면 19:57 이후에 삭제로 알림" in told(missing, "ko", SEOUL).text
    assert "told as removed not before 19:57, if it stays so" in told(missing, "en", SEOUL).text
