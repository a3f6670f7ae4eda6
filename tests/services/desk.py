"""A newsroom's desk without the looking: articles are recorded and told straight away, a clock is set by hand."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from monitor.deliver.channel import Letter
from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.articles import Article, Revision
from monitor.domain.deliveries import Delivery, Outcome
from monitor.domain.edits.compare import compare
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.notices import Notice, NoticeKind
from monitor.domain.routes import Route
from monitor.services.alerting.notice_alerts import of_ourselves
from monitor.services.alerting.queueing import send_out
from monitor.services.gates import Gates
from monitor.services.rules import Rules
from monitor.services.sending.dispatch import Dispatcher
from monitor.services.writer import Writer
from tests.ready import ready_store
from tests.services.world import NOON, RecordingChannel
from tests.store.building import a_page, an_article, known

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def a_text(number: int, amount: int = 500) -> Article:
    """Return the article of that number, in the wording that states an amount."""
    return an_article(
        url=f"https://harbour.example/news/{number}",
        title=f"Hall {number} to cost {amount} million",
        body=(f"Hall {number} is to cost {amount} million dollars, its builder said.", "Work begins in the spring."),
    )


class Desk:
    """A real database, real decisions about when and where, and channels that keep what they are given."""

    def __init__(self, folder: Path, *routes: Route, at_most_once: Iterable[str] = ()) -> None:
        self.now = NOON
        self.store = ready_store(f"sqlite:///{folder}/newsmon.db")
        names = dict.fromkeys(route.to for route in routes)
        self.channels = {name: RecordingChannel(name=name, targets=(f"{name}-1",)) for name in names}
        targets = {name: channel.targets for name, channel in self.channels.items()}
        self.rules = Rules(routes=routes, targets=targets, at_most_once=frozenset(at_most_once))
        self._writer = Writer()
        self._ids: dict[int, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._writer.close()
        self.store.close()

    def breaks(self, number: int, amount: int = 500, *, story: int | None = None, **more: Any) -> Alert:  # noqa: ANN401
        """Record a new article, and tell it; it begins a story unless one is named."""
        article = a_text(number, amount)
        with self.store.begin() as books:
            story = story or books.stories.begin(article.title, self.now)
            first = known(books, str(number))
            books.stories.join(first.id, story, Likeness(tie=Tie.ARTICLE, reason="for a test"), self.now)
            self._ids[number] = first.id
            books.revisions.add(first.id, Revision(no=1, article=article, seen_at=self.now), a_page())
        return self._tell(number, article, AlertKind.NEW, story=story, revision=1, **more)

    def edit(self, number: int, amount: int, **more: Any) -> Alert:  # noqa: ANN401 - fields of an alert
        """Record another wording of an article, and tell it."""
        article = a_text(number, amount)
        with self.store.begin() as books:
            before = books.revisions.latest(self._ids[number])
            assert before is not None
            revision = Revision(no=before.no + 1, article=article, seen_at=self.now)
            books.revisions.add(self._ids[number], revision, a_page())
            earlier = books.revisions.of(self._ids[number])
            story = books.articles.get(self._ids[number]).story
        change = compare(before.article, article, earlier=earlier[:-1]).change
        assert change is not None
        edited: dict[str, Any] = {"change": change, "severity": change.severity, "previous": before.no, **more}
        return self._tell(number, article, AlertKind.EDITED, story=story, revision=revision.no, **edited)

    def _tell(self, number: int, article: Article, kind: AlertKind, **more: Any) -> Alert:  # noqa: ANN401
        alert = Alert(
            key=alert_key(article.url, more["revision"], kind),
            kind=kind,
            at=self.now,
            url=article.url,
            title=article.title,
            reason="for a test",
            outlet="Harbour Post",
            source="harbour",
            language="en",
            topics=("Stargate",),
            article=self._ids[number],
            seen_at=self.now,
        )
        return self.tell(replace(alert, **more))

    def notice(self, what: str) -> Alert:
        """Tell something of newsmon itself."""
        return self.tell(
            of_ourselves(
                Notice(kind=NoticeKind.READABLE, about=what),
                alert_key("newsmon", None, what),
                self.now,
                source="harbour",
            )
        )

    def tell(self, alert: Alert) -> Alert:
        """Queue an alert by the routes."""
        with self.store.begin() as books:
            send_out(books, self.rules, alert, self.now)
        return alert

    async def deliver(self, at: datetime | None = None, **later: float) -> None:
        """Set the clock, or move it, and send what is due."""
        self.now = at or self.now + timedelta(**later)
        dispatcher = self.dispatcher()
        await dispatcher.settled()
        await dispatcher.close(1.0)

    def dispatcher(self) -> Dispatcher:
        """Return a dispatcher of its own for all channels."""
        return Dispatcher(self.store, self._writer, self.channels, lambda: self.now, Gates(), rules=lambda: self.rules)

    def letters(self, channel: str = "desk") -> list[Letter]:
        """Return what a channel was given since this was last asked."""
        letters = self.channels[channel].letters[:]
        self.channels[channel].letters.clear()
        return letters

    def answers(self, answer: Callable[[Letter], Outcome], channel: str = "desk") -> None:
        """Let a channel answer like that from now on."""
        self.channels[channel].answer = answer

    def deliveries(self) -> tuple[Delivery, ...]:
        """Return all deliveries, the oldest first."""
        with self.store.read() as books:
            return books.deliveries.all()
