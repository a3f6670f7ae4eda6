"""mailto:// against a mail server on loopback."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

import pytest

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.mail import POLICY, encoded_words
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear
from tests.deliver.made import SEOUL, a_letter, an_alert, an_edit
from tests.deliver.receivers import MailServer, a_free_port, a_mail_server


def a_channel(server: MailServer, to: str = "desk@example.org", options: str = "") -> AppriseChannel:
    url = f"mailto://127.0.0.1:{server.port}?from=newsmon@example.org&to={to}&cto=0.5{options}"
    return AppriseChannel("morning", [url], "ko", SEOUL)


def the_outcome(replies: dict[str, str] | None = None, drops: str = "", hangs_at: str = "") -> Outcome:
    with a_mail_server(replies, drops, hangs_at) as server:
        channel = a_channel(server)
        return channel.send(a_letter(), channel.targets[0])


def test_a_mail_has_a_text_and_an_html_part_that_say_the_same() -> None:
    with a_mail_server() as server:
        channel = a_channel(server)
        outcome = channel.send(a_letter(an_edit()), channel.targets[0])
    (mail,) = server.messages
    assert outcome == Sent(detail="SMTP 250", thread=mail["Message-ID"])
    assert mail["Subject"] == "새벽일보 수정 · 소프트뱅크, 스타게이트에 3,700억 달러 투자"
    assert mail["To"] == "desk@example.org"
    plain, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert "변경 후: 소프트뱅크는 이 사업에 «3,700억» 달러를" in plain.get_content()
    assert "<ins><b>3,700억</b></ins>" in html.get_content()
    assert "<del>3,200억</del>" in html.get_content()


SUBJECTS = [
    "새벽일보 수정 · 소프트뱅크, 스타게이트에 3,700억 달러 투자하기로 하고 오픈AI와 합작 법인을 세운다",
    "Harbour Post edited · Café owners’ plan for the façade of the old customs house is turned down again",
    "Harbour Post new · =?utf-8?b?c2VjcmV0?= said the mayor",
    "두 칸  사이가 있는  제목과 아주 긴 제목이 이어지고 또 이어져서 여러 줄이 된다",
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_travels_in_encoded_words_of_whole_words_with_their_blanks(subject: str) -> None:
    message = EmailMessage(policy=POLICY)
    message["Subject"] = subject
    head = message.as_bytes().partition(b"\r\n\r\n")[0]
    assert message_from_bytes(head, policy=default)["Subject"] == subject
    lines = head.split(b"\r\n")
    assert all(len(line) <= 76 for line in lines)
    alone = [str(make_header(decode_header(each))) for each in encoded_words(subject)]
    assert "".join(alone) == subject
    assert [word for each in alone for word in each.split()] == subject.split()


def test_a_word_too_long_for_one_encoded_word_is_parted_between_letters() -> None:
    alone = [str(make_header(decode_header(each))) for each in encoded_words("가" * 40)]
    assert "".join(alone) == "가" * 40


def test_a_mail_says_that_a_machine_sent_it_and_names_its_alert() -> None:
    alert = an_alert()
    with a_mail_server() as server:
        channel = a_channel(server)
        channel.send(a_letter(alert), channel.targets[0])
    (mail,) = server.messages
    assert (mail["Auto-Submitted"], mail["X-Alert-Id"]) == ("auto-generated", alert.key)


def test_every_attempt_at_one_mail_has_one_message_id_and_other_targets_have_another() -> None:
    with a_mail_server() as server:
        channel = a_channel(server, "desk@example.org,night@example.org")
        for target in (channel.targets[0], channel.targets[0], channel.targets[1]):
            channel.send(a_letter(), target)
    first, again, other = (mail["Message-ID"] for mail in server.messages)
    assert first == again != other
    assert first.endswith("@example.org>")


def test_a_later_mail_of_a_story_refers_to_the_first() -> None:
    with a_mail_server() as server:
        channel = a_channel(server)
        first = channel.send(a_letter(), channel.targets[0])
        assert isinstance(first, Sent)
        second = channel.send(a_letter(an_edit(), thread=first.thread), channel.targets[0])
        assert isinstance(second, Sent)
        channel.send(a_letter(an_edit(revision=3), thread=second.thread), channel.targets[0])
    begun, *later = server.messages
    assert [mail["References"] for mail in later] == [begun["Message-ID"]] * 2
    assert [mail["In-Reply-To"] for mail in later] == [begun["Message-ID"]] * 2
    assert len({mail["Message-ID"] for mail in server.messages}) == 3


def test_a_mail_that_may_be_a_repeat_says_so_at_its_head() -> None:
    with a_mail_server() as server:
        channel = a_channel(server)
        channel.send(a_letter(repeat=True), channel.targets[0])
    body = server.messages[0].get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith("다시 보냄")


def test_each_recipient_is_a_target_and_one_who_is_refused_hinders_no_other() -> None:
    with a_mail_server() as server:
        channel = a_channel(server, "desk@example.org,night@example.org")
        assert isinstance(channel.send(a_letter(), channel.targets[1]), Sent)
    assert server.recipients == [["night@example.org"]]


def test_those_in_copy_get_the_mail_along_with_its_recipient() -> None:
    with a_mail_server() as server:
        channel = a_channel(server, options="&cc=chief@example.org&bcc=file@example.org")
        channel.send(a_letter(), channel.targets[0])
    assert server.recipients == [["desk@example.org", "chief@example.org", "file@example.org"]]
    assert server.messages[0]["Cc"] == "chief@example.org"
    assert server.messages[0]["Bcc"] is None


@pytest.mark.parametrize("step", ["greeting", "MAIL", "RCPT", "DATA", "message"])
def test_a_mail_server_that_is_busy_is_asked_again(step: str) -> None:
    outcome = the_outcome({step: "451 try again later"})
    assert isinstance(outcome, Failed)
    assert not outcome.permanent
    assert "451" in outcome.reason


@pytest.mark.parametrize("step", ["greeting", "MAIL", "RCPT", "DATA", "message"])
def test_what_a_mail_server_refuses_is_refused_for_good(step: str) -> None:
    outcome = the_outcome({step: "550 5.1.1 no such user"})
    assert isinstance(outcome, Failed)
    assert outcome.permanent
    assert "550" in outcome.reason


def test_a_mail_server_that_closes_is_asked_again() -> None:
    outcome = the_outcome({"greeting": "421 closing"})
    assert isinstance(outcome, Failed)
    assert not outcome.permanent


@pytest.mark.parametrize("step", ["greeting", "MAIL", "RCPT", "DATA"])
def test_a_connection_that_breaks_before_the_message_is_a_plain_failure(step: str) -> None:
    outcome = the_outcome(drops=step)
    assert isinstance(outcome, Failed)
    assert not outcome.permanent


def test_a_connection_that_breaks_after_the_message_leaves_it_open() -> None:
    assert isinstance(the_outcome(drops="message"), Unclear)


def test_a_receipt_that_does_not_come_in_time_leaves_it_open() -> None:
    assert isinstance(the_outcome(hangs_at="message"), Unclear)


def test_a_greeting_that_does_not_come_in_time_is_a_plain_failure() -> None:
    assert isinstance(the_outcome(hangs_at="greeting"), Failed)


def test_no_mail_server_at_the_address_is_a_failure_that_may_pass() -> None:
    channel = a_channel(MailServer(port=a_free_port()))
    outcome = channel.send(a_letter(), channel.targets[0])
    assert outcome == Failed(reason="no connection to the mail server: ConnectionRefusedError")


def test_a_headline_adds_no_header_to_a_mail() -> None:
    hostile = an_alert(title="폭설\r\nX-Injected: yes\r\n\r\nbody")
    with a_mail_server() as server:
        channel = a_channel(server)
        channel.send(a_letter(hostile), channel.targets[0])
    assert server.messages[0]["X-Injected"] is None
    assert server.messages[0]["Subject"] == "새벽일보 신규 · 폭설 X-Injected: yes body"


def test_a_line_that_begins_with_a_dot_arrives_whole() -> None:
    with a_mail_server() as server:
        channel = a_channel(server)
        channel.send(a_letter(an_alert(lead=".\r\n. 점으로 시작")), channel.targets[0])
    body = server.messages[0].get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith(". . 점으로 시작")
