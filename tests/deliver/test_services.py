"""Each service against a double that speaks its protocol and holds to its limits."""

# mypy: disable-error-code="no-untyped-call, override, assignment"
# Apprise says that it is typed, and is so in part.

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from apprise.plugins.discord import NotifyDiscord
from apprise.plugins.telegram import NotifyTelegram

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.channel import Letter
from monitor.domain.bundles import Bundle
from monitor.domain.deliveries import Failed, Sent
from tests.deliver.doubles.certificates import Certificate, a_certificate
from tests.deliver.doubles.discord import Discord
from tests.deliver.doubles.post_office import a_post_office
from tests.deliver.doubles.slack import SlackApi, SlackWebhook
from tests.deliver.doubles.teams import TeamsWorkflow
from tests.deliver.doubles.telegram import Telegram
from tests.deliver.doubles.web import running
from tests.deliver.doubles.webhook import Remembering
from tests.deliver.made import SEOUL, a_letter, an_alert, an_edit, one_of_each

XOXB, TGRAM = SlackApi.token, Telegram.token
NOON = datetime(2026, 1, 23, 3, tzinfo=UTC)


def a_channel(*urls: str) -> AppriseChannel:
    return AppriseChannel("desk", urls, "ko", SEOUL, clock=lambda: NOON)


def sent_to(channel: AppriseChannel, *letters: Letter) -> list[Any]:
    return [channel.send(letter, channel.targets[0]) for letter in letters]


def a_letter_of_each() -> list[Letter]:
    many = tuple(an_alert(title=f"기사 {n}: <b>&amp;</b> {'긴 ' * 40}", revision=n, story=n) for n in range(200))
    return [*map(a_letter, one_of_each()), a_letter(*many, bundle=Bundle.DIGEST)]


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """A certificate that this test trusts."""
    made = a_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))  # for mail
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(made.file))  # for the web
    return made


# Slack, by webhook


def slack(service: SlackWebhook, tail: str = "abcdefghijklmnopqrstuvwx") -> AppriseChannel:
    gateway = f"http%3A%2F%2F127.0.0.1%3A{service.port}%2Fservices"
    return a_channel(f"slack://T00000000/B00000000/{tail}/?gateway={gateway}")


def test_slack_takes_each_kind_of_letter() -> None:
    with running(SlackWebhook()) as service:
        assert set(sent_to(slack(service), *a_letter_of_each())) == {Sent(detail="ok")}


def test_a_webhook_that_slack_does_not_know_is_refused_for_good() -> None:
    with running(SlackWebhook()) as service:
        outcome = sent_to(slack(service, "zyxwvutsrqponmlkjihgfedc"), a_letter())
    assert outcome == [Failed(reason="HTTP 404 no_service", permanent=True)]


def test_slack_in_a_hurry_names_its_time() -> None:
    with running(SlackWebhook(busy=1)) as service:
        first, again = sent_to(slack(service), a_letter(), a_letter())
    assert first == Failed(reason="HTTP 429 rate_limited", retry_at=NOON + timedelta(seconds=30))
    assert again == Sent(detail="ok")


# Slack, by bot


def bot(service: SlackApi, room: str = "#desk", token: str = XOXB) -> AppriseChannel:
    return a_channel(f"slack://{token}/{room}/?gateway=http%3A%2F%2F127.0.0.1%3A{service.port}%2Fapi")


def test_all_messages_of_a_story_hang_below_its_first() -> None:
    with running(SlackApi()) as service:
        channel = bot(service)
        (first,) = sent_to(channel, a_letter())
        (second,) = sent_to(channel, a_letter(an_edit(), thread=first.thread))
        (third,) = sent_to(channel, a_letter(an_edit(revision=3), thread=second.thread))
    assert first.thread == second.thread == third.thread
    assert {first.thread: 2} == {ts: len(replies) for ts, replies in service.threads.items()}


def test_a_thread_whose_first_message_was_deleted_begins_anew() -> None:
    with running(SlackApi()) as service:
        (outcome,) = sent_to(bot(service), a_letter(an_edit(), thread="1000000000.000001"))
    assert isinstance(outcome, Sent)
    assert list(service.threads) == [outcome.thread]


@pytest.mark.parametrize(
    ("room", "token", "word"),
    [("#nowhere", "xoxb-1234-1234-abc124", "channel_not_found"), ("#desk", "xoxb-9-9-wrong", "invalid_auth")],
)
def test_what_slack_refuses_under_the_status_200_is_refused(room: str, token: str, word: str) -> None:
    with running(SlackApi()) as service:
        outcome = sent_to(bot(service, room, token), a_letter())
    assert outcome == [Failed(reason=f"HTTP 200, but not ok {word}", permanent=True)]


def test_a_bot_that_wrote_too_often_waits() -> None:
    with running(SlackApi(busy=1)) as service:
        outcome = sent_to(bot(service), a_letter())
    assert outcome == [Failed(reason="HTTP 429 ratelimited", retry_at=NOON + timedelta(seconds=30))]


# Telegram


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> Iterator[Telegram]:
    """Telegram on loopback, in the place of its own address."""
    with running(Telegram()) as service:
        monkeypatch.setattr(NotifyTelegram, "notify_url", f"http://127.0.0.1:{service.port}/bot")
        yield service


def chat(chats: str = "12315544", token: str = TGRAM) -> AppriseChannel:
    return a_channel(f"tgram://{token}/{chats}")


def test_telegram_takes_each_kind_of_letter_as_one_message(telegram: Telegram) -> None:
    letters = a_letter_of_each()
    assert {type(outcome) for outcome in sent_to(chat(), *letters)} == {Sent}
    assert len(telegram.shown) == len(letters)
    assert telegram.shown[1].startswith("새벽일보 수정 · 소프트뱅크")


def test_telegram_shows_a_hostile_headline_as_words(telegram: Telegram) -> None:
    hostile = "<script>alert(1)</script> <a href='https://phish.example'>here</a> *b* _i_ [x](https://phish.example)"
    assert isinstance(sent_to(chat(), a_letter(an_alert(title=hostile)))[0], Sent)
    assert "<a href=" not in telegram.requests[0].json["text"]
    assert "https://phish" not in telegram.shown[0]


def test_telegram_says_how_long_to_wait_in_its_json(telegram: Telegram) -> None:
    telegram.busy = 1
    (outcome,) = sent_to(chat(), a_letter())
    assert isinstance(outcome, Failed)
    assert outcome.retry_at == NOON + timedelta(seconds=7)
    assert not outcome.permanent


def test_one_who_blocked_the_bot_hinders_no_other(telegram: Telegram) -> None:
    telegram.chats, telegram.blocked = ("11111111", "22222222"), ("11111111",)
    channel = chat("11111111/22222222")
    outcomes = [channel.send(a_letter(), target) for target in channel.targets]
    assert outcomes[0] == Failed(reason="HTTP 403 Forbidden: bot was blocked by the user", permanent=True)
    assert isinstance(outcomes[1], Sent)


@pytest.mark.usefixtures("telegram")
def test_a_wrong_token_is_refused_for_good() -> None:
    outcome = sent_to(chat(token="987654321:wrong_token_wrong"), a_letter())
    assert outcome == [Failed(reason="HTTP 401 Unauthorized", permanent=True)]


# Teams


def teams(service: TeamsWorkflow, signature: str = "KgeJ8XaQpmUJEYmJ") -> AppriseChannel:
    return a_channel(f"workflow://127.0.0.1:{service.port}/643e69f83c8944/{signature}")


def test_teams_takes_each_kind_of_letter(certificate: Certificate) -> None:
    with running(TeamsWorkflow(context=certificate.context())) as service:
        for letter in (a_letter(an_edit()), a_letter_of_each()[-1]):
            assert isinstance(sent_to(teams(service), letter)[0], Sent)
    body = service.requests[0].json["attachments"][0]["content"]["body"]
    assert "새벽일보 수정" in str(body)


def test_teams_with_another_signature_is_refused_for_good(certificate: Certificate) -> None:
    with running(TeamsWorkflow(context=certificate.context())) as service:
        (outcome,) = sent_to(teams(service, "WrongSignature01"), a_letter())
    assert outcome == Failed(reason="HTTP 401", permanent=True)


def test_teams_in_a_hurry_names_its_time(certificate: Certificate) -> None:
    with running(TeamsWorkflow(context=certificate.context(), busy=1)) as service:
        (outcome,) = sent_to(teams(service), a_letter())
    assert outcome == Failed(reason="HTTP 429", retry_at=NOON + timedelta(seconds=20))


# Discord


@pytest.fixture
def discord(monkeypatch: pytest.MonkeyPatch) -> Iterator[Discord]:
    """Discord on loopback, in the place of its own address."""
    with running(Discord()) as service:
        monkeypatch.setattr(NotifyDiscord, "notify_url", f"http://127.0.0.1:{service.port}/api/webhooks")
        yield service


def room() -> AppriseChannel:
    return a_channel(f"discord://{'1' * 18}/{'a' * 60}")


def test_discord_takes_each_kind_of_letter_as_one_message(discord: Discord) -> None:
    letters = a_letter_of_each()
    assert {type(outcome) for outcome in sent_to(room(), *letters)} == {Sent}
    assert len(discord.requests) == len(letters)


def test_discord_says_how_long_to_wait_in_its_json(discord: Discord) -> None:
    discord.busy = 2  # Apprise tries a second time by itself
    (outcome,) = sent_to(room(), a_letter())
    assert isinstance(outcome, Failed)
    assert outcome.retry_at == NOON + timedelta(seconds=2)


# Our own JSON


def test_a_receiver_that_honours_the_key_sees_no_alert_twice() -> None:
    alert = an_alert()
    with running(Remembering()) as service:
        channel = a_channel(f"json://127.0.0.1:{service.port}/hook")
        outcomes = sent_to(channel, a_letter(alert), a_letter(alert, repeat=True), a_letter(an_edit()))
    assert {type(outcome) for outcome in outcomes} == {Sent}
    assert list(service.taken) == [alert.key, an_edit().key]


# E-mail


@pytest.mark.parametrize(("scheme", "mode"), [("mailtos", "starttls"), ("mailtos", "ssl")])
def test_mail_goes_over_a_secured_line_after_a_login(certificate: Certificate, scheme: str, mode: str) -> None:
    with a_post_office(certificate, implicit=mode == "ssl") as office:
        url = f"{scheme}://newsmon:right-horse@127.0.0.1:{office.port}?from=n@a.example&to=d@a.example&mode={mode}"
        (outcome,) = sent_to(a_channel(url), a_letter(an_edit()))
    assert isinstance(outcome, Sent)
    assert office.logged_in == [True]
    assert office.messages[0]["Subject"].startswith("새벽일보 수정")


def test_a_wrong_password_of_a_mail_server_is_refused_for_good_and_not_repeated(certificate: Certificate) -> None:
    with a_post_office(certificate) as office:
        url = f"mailtos://newsmon:wrong-horse@127.0.0.1:{office.port}?from=n@a.example&to=d@a.example&mode=starttls"
        (outcome,) = sent_to(a_channel(url), a_letter())
    assert isinstance(outcome, Failed)
    assert outcome.permanent
    assert "535" in outcome.reason
    assert "wrong-horse" not in outcome.reason


def test_a_mail_server_whose_certificate_nobody_vouches_for_gets_no_password(tmp_path: Path) -> None:
    with a_post_office(a_certificate(tmp_path)) as office:
        url = f"mailtos://newsmon:right-horse@127.0.0.1:{office.port}?from=n@a.example&to=d@a.example&mode=starttls"
        (outcome,) = sent_to(a_channel(url), a_letter())
    assert outcome == Failed(reason="no connection to the mail server: SSLCertVerificationError")
    assert office.messages == []
