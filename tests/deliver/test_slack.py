"""slack:// on loopback, through its gateway option."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.deliver.by_apprise import AppriseChannel
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear
from tests.deliver.made import SEOUL, a_letter, an_alert, an_edit
from tests.deliver.receivers import Conduct, WebService, a_web_service, answers, keys

NOON = datetime(2026, 1, 23, 3, tzinfo=UTC)
WEBHOOK = "slack://T00000000/B00000000/abcdefghijklmnopqrstuvwx"
BOT = "slack://xoxb-1234-1234-abc124"


def a_channel(service: WebService, address: str = WEBHOOK) -> AppriseChannel:
    url = f"{address}/?rto=1&gateway=http%3A%2F%2F127.0.0.1%3A{service.port}%2Fservices"
    return AppriseChannel("desk", [url], "ko", SEOUL, clock=lambda: NOON)


def the_outcome(conduct: Conduct, address: str = WEBHOOK) -> Outcome:
    with a_web_service(conduct) as service:
        channel = a_channel(service, address)
        return channel.send(a_letter(), channel.targets[0])


def test_a_webhook_gets_plain_text_in_which_our_link_alone_is_alive() -> None:
    edit = an_edit(title="<!channel> 사장: <@U123> <https://evil.example|정부>", url="https://news.example/a?b=1&c=2")
    with a_web_service() as service:
        channel = a_channel(service)
        assert channel.send(a_letter(edit), channel.targets[0]) == Sent(detail="ok")
    request = service.requests[0]
    assert request.path == "/services/T00000000/B00000000/abcdefghijklmnopqrstuvwx"
    text = request.json["text"]
    assert text.startswith("새벽일보 수정")
    assert "<!channel>" not in text
    assert "<@" not in text
    assert [part.partition(">")[0] for part in text.split("<")[1:]] == ["https://news.example/a?b=1&amp;c=2"]
    assert (request.json["mrkdwn"], request.json["parse"]) == (False, "none")
    assert keys(service.requests) == [edit.key]


def test_each_room_of_an_address_is_a_target_of_its_own() -> None:
    with a_web_service() as service:
        channel = a_channel(service, f"{WEBHOOK}/#desk/#night")
        assert len(set(channel.targets)) == 2
        for target in channel.targets:
            channel.send(a_letter(), target)
    assert [request.json["channel"] for request in service.requests] == ["#desk", "#night"]


def test_a_bot_is_heard_when_slack_says_ok_and_its_stamp_threads_what_follows() -> None:
    with a_web_service(answers(200, '{"ok": true, "ts": "1769155020.000100"}')) as service:
        channel = a_channel(service, f"{BOT}/#desk")
        first = channel.send(a_letter(), channel.targets[0])
        assert first == Sent(detail="ok", thread="1769155020.000100")
        channel.send(a_letter(an_edit(), thread="1769155020.000100"), channel.targets[0])
    assert service.requests[0].path == "/services/chat.postMessage"
    assert service.requests[0].headers["authorization"] == "Bearer xoxb-1234-1234-abc124"
    assert [request.json.get("thread_ts") for request in service.requests] == [None, "1769155020.000100"]


@pytest.mark.parametrize(
    ("status", "word"), [(404, "no_service"), (410, "channel_is_archived"), (403, "action_prohibited")]
)
def test_what_slack_refuses_is_refused_for_good_in_its_own_word(status: int, word: str) -> None:
    assert the_outcome(answers(status, word)) == Failed(reason=f"HTTP {status} {word}", permanent=True)


def test_slack_may_say_no_under_the_status_200() -> None:
    assert the_outcome(answers(200, '{"ok": false, "error": "channel_not_found"}'), f"{BOT}/#desk") == Failed(
        reason="HTTP 200, but not ok channel_not_found", permanent=True
    )
    assert the_outcome(answers(200, '{"ok": false, "error": "ratelimited"}'), f"{BOT}/#desk") == Failed(
        reason="HTTP 200, but not ok ratelimited"
    )


def test_a_limit_of_slack_names_the_time_of_the_next_attempt() -> None:
    outcome = the_outcome(answers(429, "rate_limited", Retry_After="30"))
    assert outcome == Failed(reason="HTTP 429 rate_limited", retry_at=NOON + timedelta(seconds=30))


def test_an_answer_that_is_not_slacks_leaves_it_open() -> None:
    assert isinstance(the_outcome(answers(200, "<html>Welcome to the hotel")), Unclear)


def test_the_address_that_slack_hands_out_works_as_it_is() -> None:
    channel = AppriseChannel("desk", ["https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnopqrstuvwx"])
    assert channel.targets[0].startswith("slack-")


def test_a_letter_of_many_alerts_is_one_message() -> None:
    many = tuple(
        an_alert(title=f"기사 {number}: " + "긴 제목 " * 30, revision=number, story=number) for number in range(400)
    )
    with a_web_service() as service:
        channel = a_channel(service)
        assert isinstance(channel.send(a_letter(*many), channel.targets[0]), Sent)
    assert len(service.requests) == 1
    assert len(service.requests[0].json["text"]) < 35_000
    assert "newsmon alerts" in service.requests[0].json["text"]
