"""Make the page that shows how messages look: ``python -m docs.pictures``, by hand, where Chromium is installed.

Each message is sent by the channels themselves to receivers on loopback, and shown as it arrived there.
"""  # noqa: INP001  a script

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from email.message import EmailMessage
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.channel import Letter, Readership
from monitor.deliver.phrases import wording
from monitor.deliver.render import Form, render
from monitor.deliver.samples import Sample, samples
from monitor.deliver.terminal import show
from monitor.domain.alerts import alert_key
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Severity
from monitor.domain.deliveries import Delivery, State
from monitor.domain.notices import Notice, NoticeKind
from monitor.domain.routes import Quiet, Route
from monitor.domain.telling.listening import terms
from monitor.services.alerting.notice_alerts import given_up, of_ourselves
from tests.deliver.receivers import a_mail_server, a_web_service
from tests.web.browser import FLAGS

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
NOW = datetime(2026, 1, 23, 7, 57, tzinfo=UTC)
PAGES = "https://newsmon.paper.example"
ZONES = {"ko": "Asia/Seoul", "en": "Europe/London"}
SHOWN = {
    "ko": (
        "greeting",
        "new",
        "edited",
        "edited-again",
        "followup",
        "copy",
        "removed",
        "unreachable",
        "back",
        "source",
        "given-up",
        "digest",
        "catch-up",
    ),
    "en": ("greeting", "edited", "edited-again", "copy", "removed", "given-up", "digest"),
}
GIVEN_UP = Delivery(
    id=17,
    alert_id=1,
    alert_key="",
    channel="newsroom",
    target="slack-0a1b2c3d4e5f",
    state=State.DEAD,
    attempts=1,
    due_at=NOW,
    last_error="HTTP 404 no_service",
)
NIGHT = Quiet(start=time(22), end=time(7), zone="Asia/Seoul")
GREETED = alert_key("newsmon", None, "greeting")
GREETING = Notice(
    kind=NoticeKind.GREETING,
    names=("jtbc",),
    sources=21,
    articles=914,
    followed=12,
    terms=terms([Route(name="newsroom", to="newsroom", severity=Severity.MEDIUM, quiet=NIGHT)]),
)
PLAIN = (*FLAGS, "--disable-lcd-text")
MEASURE = "<script>document.title = `${document.documentElement.scrollHeight} high`</script>"
HEIGHT = re.compile(r"<title>(\d+) high</title>")


def told(locale: str) -> list[Sample]:
    """Return the samples as if they were news, and what newsmon tells besides."""
    shown = [replace(each, letter=replace(each.letter, test=False)) for each in samples(NOW, locale)]
    late = replace(shown[-1].letter, bundle=Bundle.CATCH_UP)
    dead = Letter(alerts=(given_up(GIVEN_UP, NOW),))
    first = Letter(alerts=(of_ourselves(GREETING, GREETED, NOW),))
    further = [Sample(kind="catch-up", letter=late), Sample(kind="given-up", letter=dead)]
    return [Sample(kind="greeting", letter=first), *shown, *further]


def in_slack(locale: str) -> list[str]:
    """Return the texts that Slack is sent, one of each kind."""
    with a_web_service() as service:
        url = f"slack://T00000000/B00000000/abcdefghijklmnopqrstuvwx/?gateway=http%3A%2F%2F127.0.0.1%3A{service.port}"
        _send(url, locale)
    return [request.json["text"] for request in service.requests]


def by_mail(locale: str) -> list[EmailMessage]:
    """Return the mails that a mail server is sent, one of each kind."""
    with a_mail_server() as server:
        _send(f"mailto://127.0.0.1:{server.port}?from=newsmon@paper.example&to=desk@paper.example", locale)
    return server.messages


def _send(url: str, locale: str) -> None:
    channel = AppriseChannel("desk", [url], locale, ZONES[locale], pages=PAGES, clock=lambda: NOW)
    for sample in told(locale):
        outcome = channel.send(sample.letter, channel.targets[0])
        print(f"{sample.kind}: {outcome}")  # noqa: T201  a script says what it does


def on_a_terminal(locale: str) -> str:
    """Return what a terminal of 76 columns shows, one of each kind, as a page."""
    console = Console(file=StringIO(), record=True, width=76, force_terminal=True, highlight=False, emoji=False)
    for sample in (each for each in told(locale) if each.kind in SHOWN[locale]):
        message = render(sample.letter, Form.TEXT, Readership(locale=locale, zone=ZONES[locale], pages=PAGES))
        weight = max((alert.severity for alert in sample.letter.alerts), default=Severity.NONE)
        show(console, message.subject, message.text, weight, wording(locale))
    return console.export_html(inline_styles=True)


def photograph(html: str, name: str, width: int) -> None:
    """Render a page in Chromium and keep its picture, as high as the page is."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html.replace("</body>", f"{MEASURE}</body>"), encoding="utf-8")
        measured = HEIGHT.search(_chromium("--dump-dom", f"--window-size={width},100", page.as_uri()))
        height = int(measured[1]) if measured else 900
        picture = f"--screenshot={PICTURES / name}.png"
        _chromium(picture, f"--window-size={width},{height}", page.as_uri())


def _chromium(*options: str) -> str:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is needed to make the pictures")
    with TemporaryDirectory() as profile:
        command = [browser, *PLAIN, f"--user-data-dir={profile}", *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  our own pages


def page(locale: str) -> Iterator[str]:
    """Write the part of the page for one language."""
    for sample, text, mail in zip(told(locale), in_slack(locale), by_mail(locale), strict=True):
        if sample.kind not in SHOWN[locale]:
            continue
        name, body = f"mail-{sample.kind}-{locale}", mail.get_body(("html",))
        photograph(body.get_content() if body else "", name, 620)
        yield f"### {sample.kind}\n\nSlack:\n\n```text\n{text}\n```\n\nE-mail, “{mail['Subject']}”:\n"
        yield f"![A mail of the kind {sample.kind}](../pictures/{name}.png)\n"
    photograph(on_a_terminal(locale), f"terminal-{locale}", 780)
    yield f"### On a terminal\n\n![A terminal with messages](../pictures/terminal-{locale}.png)\n"


def main() -> None:
    """Make pictures and page."""
    PICTURES.mkdir(exist_ok=True)
    titles = {"ko": "## In Korean\n", "en": "## In English\n"}
    said = [line for locale, title in titles.items() for line in (title, *page(locale))]
    (HERE / "reference" / "messages.md").write_text("\n".join([HEAD, *said]), encoding="utf-8")


HEAD = """<!-- Made by docs/pictures.py from messages that were sent; change it there. -->

# What messages look like

One of each kind, as it arrived: the first message of an installation, a new article, an edit and a further one within
the hour, a follow-up, a copy with another figure, a removal, an article that cannot be found and one that is back, a
notice of newsmon itself, a digest, and what was late. The story is made up.
`newsmon channels test NAME` sends such samples to a channel of yours.
"""

if __name__ == "__main__":
    main()
