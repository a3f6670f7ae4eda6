"""A newsroom that reads several papers, as its settings say, and is told by a webhook, a Slack and mail on loopback."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from monitor.app import channels_of, rules_of
from monitor.deliver.by_apprise import AppriseChannel
from monitor.services.alerting.alarms import see_to_alarms, see_to_conditions
from monitor.services.alerting.releasing import release
from monitor.services.sending.dispatch import Dispatcher
from monitor.settings import load
from tests.deliver.doubles.slack import SlackApi
from tests.deliver.doubles.web import running
from tests.deliver.receivers import MailServer, WebService, a_mail_server, a_web_service
from tests.services.world import Piece, World

SETTINGS = """\
topics: [{{name: Stargate, names: [Stargate, 스타게이트]}}]
sources:
{sources}
channels:
  hook: {{urls: ['json://127.0.0.1:{web}/hook'], {readers}}}
  slack: {{urls: ['{slack}'], {readers}}}
  mail: {{urls: ['mailto://127.0.0.1:{mail}?from=newsmon@paper.example&to=desk@paper.example'], {readers}}}
routes:
{routes}
"""
TO_ALL = ("{to: hook}", "{to: slack}", "{to: mail}")  # as routes are where nothing is said


class Newsroom(World):
    """Papers by name, each a site with a feed, and what the three receivers got."""

    def __init__(
        self, folder: Path, papers: Sequence[str], receivers: "Receivers", locale: str, routes: Sequence[str] = TO_ALL
    ) -> None:
        super().__init__(folder)
        self.papers: dict[str, list[str]] = {paper: [] for paper in papers}
        self.got = receivers
        self.times: list[datetime] = []  # when the webhook got each of its messages
        text = receivers.settings(papers, locale, routes)
        path = folder / "newsmon.yaml"
        path.write_text(text, encoding="utf-8")
        settings = load(path, {})
        self._channels: Mapping[str, AppriseChannel] = channels_of(settings, self.now)
        rules = rules_of(settings, self._channels, ())
        self.parts = replace(self.parts, rules_now=lambda: rules)
        with self.store.begin() as books:
            books.sources.sync(rules.sources, self.time)
            books.topics.sync(rules.topics)

    def publish(self, paper: str, piece: Piece, **more: str) -> None:
        """Publish an article at a paper, or its newest wording, and list it there."""
        url = _site(paper) + piece.path
        published = {"published": f"{self.time - timedelta(minutes=1):%Y-%m-%dT%H:%M:00+00:00}", **more}
        self.site.pages[url] = piece.html(**published)
        self.papers[paper] = [url, *(each for each in self.papers[paper] if each != url)]
        self.list(paper)

    def list(self, paper: str) -> None:
        """Print the feed of a paper."""
        items = "".join(f"<item><title>x</title><link>{url}</link></item>" for url in self.papers[paper])
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        self.site.pages[f"{_site(paper)}/feed.xml"] = feed

    async def begin(self) -> None:
        """Look at every paper once, with an old article each, and forget the greeting."""
        for number, paper in enumerate(self.papers):
            body = (f"The ferry of {paper} is back on its route after repairs to bow number {number}.",)
            self.publish(paper, Piece(path="/old", title=f"Ferry number {number} is back", body=body))
        await self.round()
        self.got.forget()
        self.times.clear()

    async def minutes(self, count: int) -> None:
        """Let some minutes pass, and do each minute what the daemon does."""
        for _ in range(count):
            await self.until(self.time + timedelta(minutes=1))

    async def until(self, at: datetime) -> None:
        """Set the clock, and do once what the daemon does."""
        await self.look(seconds=(at - self.time).total_seconds())
        release(self.parts, self.time)
        see_to_alarms(self.parts, self.time)
        see_to_conditions(self.parts, self.time)
        await self.deliver()
        self.times += [self.time] * (len(self.got.posts) - len(self.times))

    async def deliver(self) -> None:
        """Send what is due, by each channel."""
        dispatcher = Dispatcher(
            self.store, self.writer, self._channels, self.now, self.parts.gates, self.parts.rules_now
        )
        await dispatcher.settled()
        await dispatcher.close(1.0)


def _site(paper: str) -> str:
    return f"https://{paper}.example"


class Receivers:
    """A webhook, a Slack with threads, and a mail server."""

    def __init__(self, web: WebService, slack: SlackApi, mail: MailServer) -> None:
        self._web, self._slack, self._mail = web, slack, mail

    def settings(self, papers: Sequence[str], locale: str, routes: Sequence[str]) -> str:
        """Write settings that read these papers and tell these receivers."""
        sources = [f"  - {{name: {each}, kind: feed, url: '{_site(each)}/feed.xml', every: 1m}}" for each in papers]
        gateway = f"http%3A%2F%2F127.0.0.1%3A{self._slack.port}%2Fapi"
        return SETTINGS.format(
            sources="\n".join(sources),
            routes="\n".join(f"  - {route}" for route in routes),
            web=self._web.port,
            slack=f"slack://{self._slack.token}/#desk/?gateway={gateway}",
            mail=self._mail.port,
            readers=f"locale: {locale}, zone: Asia/Seoul",
        )

    @property
    def posts(self) -> list[dict[str, Any]]:
        """What the webhook got."""
        return [request.json for request in self._web.requests]

    @property
    def said(self) -> list[dict[str, Any]]:
        """What Slack got."""
        return [request.json for request in self._slack.requests]

    @property
    def mails(self) -> list[tuple[str, str]]:
        """The subjects and plain texts of the mails."""
        return [(str(mail["Subject"]), _plain(mail)) for mail in self._mail.messages]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many messages each got."""
        return len(self._web.requests), len(self._slack.requests), len(self._mail.messages)

    def forget(self) -> None:
        """Forget what came so far."""
        self._web.requests.clear()
        self._slack.requests.clear()
        self._mail.messages.clear()


def _plain(mail: Any) -> str:  # noqa: ANN401  # a mail of the standard library
    return str(mail.get_body(("plain",)).get_content())


@contextmanager
def a_newsroom(
    folder: Path, papers: Sequence[str], locale: str = "en", routes: Sequence[str] = TO_ALL, at: datetime | None = None
) -> Iterator[Newsroom]:
    """Open a newsroom with its receivers."""
    with ExitStack() as stack:
        web = stack.enter_context(a_web_service())
        slack = stack.enter_context(running(SlackApi()))
        mail = stack.enter_context(a_mail_server())
        newsroom = stack.enter_context(Newsroom(folder, papers, Receivers(web, slack, mail), locale, routes))
        newsroom.time = at or newsroom.time
        yield newsroom
