"""Secrets of addresses: in no outcome, no log line and no message, whatever goes wrong and at every level."""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from apprise.plugins.discord import NotifyDiscord
from apprise.plugins.telegram import NotifyTelegram

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.secrets import hiding
from monitor.domain.alerts import Alert
from tests.deliver.made import a_letter, one_of_each
from tests.deliver.receivers import Conduct, MailServer, WebService, a_mail_server, a_web_service, answers, resets, says

SECRET = "HunterTwoZqXyzzy"  # letters alone, as a word of a sentence might be
ECHO = f'{{"ok": false, "error": "bad", "description": "Token {SECRET} is wrong", "message": "No {SECRET} here"}}'
CONDUCTS: dict[str, Conduct] = {
    "taken": answers(200),
    "refused": answers(403, ECHO),
    "echoed": answers(404, f"no such path /{SECRET}"),
    "busy": answers(429, ECHO, Retry_After="5"),
    "broken": answers(500, SECRET),
    "moved": answers(307, "", Location=f"http://127.0.0.1:9/{SECRET}"),
    "garbage": says(SECRET.encode()),
    "reset": resets,
}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that any logger says, down to the lowest level."""
    said = io.StringIO()
    handler, root = logging.StreamHandler(said), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(1)
    yield said
    root.removeHandler(handler)
    root.setLevel(level)


def addresses(web: WebService, mail: MailServer) -> list[str]:
    gateway = f"gateway=http%3A%2F%2F127.0.0.1%3A{web.port}"
    return [
        f"json://user:{SECRET}@127.0.0.1:{web.port}/{SECRET}?-token={SECRET}&+X-Key={SECRET}",
        f"form://user:{SECRET}@127.0.0.1:{web.port}/{SECRET}",
        f"mmost://127.0.0.1:{web.port}/{SECRET}{'a' * 20}",
        f"slack://T00000000/B00000000/{SECRET}{'a' * 6}12/?{gateway}",
        f"slack://xoxb-1234-{SECRET}/#desk/?{gateway}",
        f"tgram://123456789:{SECRET}_abcdefgh/12345678",
        f"discord://{'1' * 18}/{SECRET}{'a' * 50}",
        f"mailto://u:{SECRET}@127.0.0.1:{mail.port}?from=a@example.org&to=b@example.org",
    ]


@pytest.mark.parametrize("conduct", CONDUCTS.values(), ids=CONDUCTS)
def test_no_secret_comes_out_of_a_send(
    conduct: Conduct, log: io.StringIO, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with a_web_service(conduct) as web, a_mail_server({"greeting": f"554 {SECRET} is no password"}) as mail:
        monkeypatch.setattr(NotifyTelegram, "notify_url", f"http://127.0.0.1:{web.port}/bot")
        monkeypatch.setattr(NotifyDiscord, "notify_url", f"http://127.0.0.1:{web.port}/hooks")
        channel = AppriseChannel("desk", addresses(web, mail))
        said = [repr(channel.send(a_letter(), target)) for target in channel.targets]
    out = capfd.readouterr()
    everything = "\n".join([*said, *channel.targets, log.getvalue(), out.out, out.err]).casefold()
    assert len(said) == 8
    assert SECRET.casefold() not in everything


def test_what_newsmon_says_of_a_source_names_the_key_in_its_address() -> None:
    trouble: Alert = one_of_each()[-1]
    english = f"a cannot be read: moved to https://a.example/?key={SECRET}"
    leaky = replace(trouble, url=f"https://a.example/feed?key={SECRET}", title=english, said={"en": english})
    with a_web_service() as web:
        channel = AppriseChannel(
            "desk", [f"json://127.0.0.1:{web.port}/"], hide=lambda text: text.replace(SECRET, "$KEY")
        )
        channel.send(a_letter(leaky), channel.targets[0])
    assert SECRET.encode() not in web.requests[0].body
    assert "$KEY" in web.requests[0].json["message"]


def test_words_too_short_to_be_secrets_are_left_alone() -> None:
    assert hiding(["no", ""])("no way") == "no way"
