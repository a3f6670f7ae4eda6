"""json:// on loopback: what is posted, and what each kind of answer comes to."""

import socket
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from monitor.deliver.by_apprise import AppriseChannel
from monitor.domain.bundles import Bundle
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear
from tests.deliver.made import SEOUL, a_letter, an_alert, an_edit
from tests.deliver.receivers import (
    Conduct,
    WebService,
    a_free_port,
    a_web_service,
    answers,
    hangs,
    keys,
    never_ends,
    resets,
    says,
)

NOON = datetime(2026, 1, 23, 3, tzinfo=UTC)


def a_channel(service: WebService, options: str = "") -> AppriseChannel:
    url = f"json://127.0.0.1:{service.port}/hook?rto=0.5&{options}"
    return AppriseChannel("hook", [url], "ko", SEOUL, clock=lambda: NOON)


def the_outcome(conduct: Conduct, options: str = "") -> Outcome:
    with a_web_service(conduct) as service:
        channel = a_channel(service, options)
        return channel.send(a_letter(), channel.targets[0])


def test_a_webhook_gets_the_text_and_the_alert_for_programs() -> None:
    edit = an_edit()
    with a_web_service() as service:
        channel = a_channel(service)
        assert channel.send(a_letter(edit), channel.targets[0]) == Sent(detail="HTTP 200")
    said = service.requests[0].json
    assert said["title"].startswith("새벽일보 수정 · 소프트뱅크")
    assert "3,200억 → 3,700억 달러 (+15.6 %)" in said["message"]
    (alert,) = said["alerts"]
    assert (alert["kind"], alert["url"], alert["severity"]) == ("edited", edit.url, "high")
    assert alert["topics"] == ["Stargate", "SoftBank"]
    assert (alert["entered"], alert["left"]) == ([], [])
    assert alert["change"]["figures"][0] == {
        "before": "3,200억",
        "after": "3,700억 달러",
        "unit": "USD",
        "percent": 15.625,
    }
    assert alert["change"]["sentences"][0]["after"].startswith("소프트뱅크는 이 사업에 3,700억")


def test_the_key_of_an_alert_travels_in_both_headers_and_stays_when_it_is_sent_again() -> None:
    alert = an_alert()
    with a_web_service(resets, answers(200)) as service:
        channel = a_channel(service)
        assert isinstance(channel.send(a_letter(alert), channel.targets[0]), Unclear)
        assert isinstance(channel.send(a_letter(alert, repeat=True), channel.targets[0]), Sent)
    assert keys(service.requests) == [alert.key, alert.key]
    assert service.requests[0].headers["x-alert-id"] == alert.key
    assert [request.json["repeat"] for request in service.requests] == [False, True]
    assert "다시 보냄" in service.requests[1].json["message"]


def test_a_bundle_carries_all_its_alerts_under_one_key() -> None:
    letter = a_letter(an_alert(), an_edit(), bundle=Bundle.QUIET)
    with a_web_service() as service:
        channel = a_channel(service)
        channel.send(letter, channel.targets[0])
    assert keys(service.requests) == [letter.key]
    assert [alert["kind"] for alert in service.requests[0].json["alerts"]] == ["new", "edited"]


def test_extra_fields_of_the_address_work_as_they_do_in_apprise() -> None:
    with a_web_service() as service:
        channel = a_channel(service, ":room=desk&:message=text&:version=&+X-Room=desk")
        channel.send(a_letter(), channel.targets[0])
    said = service.requests[0].json
    assert (said["room"], "message" in said, "version" in said) == ("desk", False, False)
    assert said["text"]
    assert service.requests[0].headers["x-room"] == "desk"


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_any_status_of_success_is_success(status: int) -> None:
    assert isinstance(the_outcome(answers(status, "")), Sent)


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_in_trouble_is_asked_again(status: int) -> None:
    assert the_outcome(answers(status, "oops")) == Failed(reason=f"HTTP {status} oops")


@pytest.mark.parametrize("status", [502, 504])
def test_a_gateway_that_lost_the_answer_leaves_it_open(status: int) -> None:
    assert isinstance(the_outcome(answers(status)), Unclear)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_refusal_is_for_good(status: int) -> None:
    outcome = the_outcome(answers(status, "channel_is_archived"))
    assert outcome == Failed(reason=f"HTTP {status} channel_is_archived", permanent=True)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", 120),
        ("0", 0),
        ("100000000000", 3600),
        ("Fri, 23 Jan 2026 03:05:00 GMT", 300),
        ("Fri, 23 Jan 2099 03:05:00 GMT", 3600),
    ],
)
def test_retry_after_is_honoured_for_an_hour_at_most(value: str, wait: int) -> None:
    outcome = the_outcome(answers(429, "slow down", Retry_After=value))
    assert outcome == Failed(reason="HTTP 429", retry_at=NOON + timedelta(seconds=wait))


@pytest.mark.parametrize("value", ["-5", "soon", "", "1e3", "Fri, 23 Jan 2026 02:00:00 GMT"])
def test_a_retry_after_that_makes_no_sense_is_left_out(value: str) -> None:
    assert the_outcome(answers(429, Retry_After=value)) == Failed(reason="HTTP 429")


def test_nobody_at_the_address_is_a_failure_that_may_pass() -> None:
    channel = AppriseChannel("hook", [f"json://127.0.0.1:{a_free_port()}/hook"])
    assert channel.send(a_letter(), channel.targets[0]) == Failed(reason="no connection: refused or unreachable")


@pytest.mark.parametrize(
    "conduct",
    [hangs, resets, says(b""), says(b"HTTP/1.1 2"), says(b"\x00\x01 no HTTP \xff\r\n")],
    ids=["hang", "reset", "silence", "half an answer", "garbage"],
)
def test_a_lost_answer_leaves_it_open_whether_the_message_arrived(conduct: Conduct) -> None:
    assert isinstance(the_outcome(conduct), Unclear)


@pytest.mark.parametrize("said", [b"HTTP/1.1 400 Speak plainly\r\n\r\n", b""])
def test_where_no_encryption_is_agreed_on_nothing_was_sent(said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=answer_once, args=(server, said), daemon=True).start()
        channel = AppriseChannel("desk", [f"jsons://127.0.0.1:{server.getsockname()[1]}/hook"])
        outcome = channel.send(a_letter(), channel.targets[0])
    assert isinstance(outcome, Failed), outcome
    assert (outcome.permanent, outcome.reason.partition(":")[0]) == (False, "no connection")


def answer_once(server: socket.socket, said: bytes) -> None:
    """Take a connection, and close it after an answer that is not encrypted."""
    line, _ = server.accept()
    with line:
        line.recv(65_536)
        line.sendall(said)


def test_an_answer_without_end_holds_nobody_up() -> None:
    assert the_outcome(never_ends) == Sent(detail="HTTP 200")


def test_an_answer_that_says_it_is_not_ok_is_a_failure() -> None:
    assert the_outcome(answers(200, '{"ok": false, "error": "ratelimited"}')) == Failed(
        reason="HTTP 200, but not ok ratelimited"
    )


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with a_web_service() as elsewhere:
        outcome = the_outcome(answers(status, "", Location=f"http://127.0.0.1:{elsewhere.port}/"), "redirect=yes")
    assert elsewhere.requests == []
    assert isinstance(outcome, Failed)
    assert "redirects are not followed" in outcome.reason


def test_an_optional_target_that_fails_is_a_failure() -> None:
    assert the_outcome(answers(500), "optional=yes") == Failed(reason="HTTP 500")


def test_apprise_does_not_try_again_by_itself() -> None:
    with a_web_service(answers(500)) as service:
        channel = a_channel(service, "retry=3&wait=0")
        channel.send(a_letter(), channel.targets[0])
    assert len(service.requests) == 1
