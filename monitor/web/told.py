"""Told: alerts, their deliveries, and what is muted."""

from pydantic import Field

from monitor.domain.deliveries import Sent
from monitor.domain.telling.muting import Mute
from monitor.domain.views import AlertView, DeliveryView
from monitor.services.asking.tellings import alerts, deliveries, mutes
from monitor.shapes import of_delivery, of_listed_alert, plain
from monitor.store.store import Books
from monitor.web.now import alert_rows
from monitor.web.speech import Speech
from monitor.web.views import Asked, Question, Table, View

MOST = 100  # of each that a page shows


class AskedTold(Asked):
    """Which alerts are shown."""

    topic: str = Field(default="", max_length=200, description="Only on this topic.")
    nobody: bool = Field(default=False, description="Only what nobody got or will get.")


class AskedDeliveries(Asked):
    """Which deliveries are shown."""

    dead: bool = Field(default=False, description="Only those that were given up.")


def _alerts(books: Books, question: Question) -> tuple[AlertView, ...]:
    asked: AskedTold = question.asked
    return alerts(books, topic=asked.topic or None, told_nobody=asked.nobody, limit=MOST)[::-1]


def _deliveries(books: Books, question: Question) -> tuple[DeliveryView, ...]:
    asked: AskedDeliveries = question.asked
    return deliveries(books, dead=asked.dead, limit=MOST)[::-1]


def _muted(books: Books, question: Question) -> tuple[Mute, ...]:
    return mutes(books, question.visit.speech.now)


def outcome(view: DeliveryView) -> str:
    """Say what was answered last, or why a delivery waits or never goes."""
    last = view.attempts[-1].outcome if view.attempts else None
    return last.detail if isinstance(last, Sent) else view.delivery.last_error or view.delivery.reason


def _delivery_table(answer: tuple[DeliveryView, ...], _speech: Speech) -> Table:
    heads = ("id", "channel", "state", "attempts", "due_at", "alert", "headline", "answer")
    rows = (
        (
            view.delivery.id,
            view.delivery.channel,
            view.delivery.state.value,
            view.delivery.attempts,
            view.delivery.due_at.isoformat(),
            view.alert.key if view.alert else "",
            view.alert.title if view.alert else "",
            outcome(view),
        )
        for view in answer
    )
    return heads, rows


def _mute_table(answer: tuple[Mute, ...], _speech: Speech) -> Table:
    rows = (
        (mute.subject, mute.since.isoformat(), mute.until.isoformat() if mute.until else "", mute.author, mute.reason)
        for mute in answer
    )
    return ("subject", "since", "until", "author", "reason"), rows


TOLD = View(
    name="told",
    entry="told",
    path="/told",
    says="What was told, the newest first.",
    asked=AskedTold,
    ask=_alerts,
    shape=lambda answer: list(map(of_listed_alert, answer)),
    table=lambda answer, speech: alert_rows(((view.id, view.alert) for view in answer), speech),
    alerts=lambda answer: [view.alert for view in answer],
)
DELIVERIES = View(
    name="deliveries",
    entry="told",
    path="/told/deliveries",
    says="Where each alert went, and what came of it.",
    asked=AskedDeliveries,
    ask=_deliveries,
    shape=lambda answer: list(map(of_delivery, answer)),
    table=_delivery_table,
)
MUTED = View(
    name="muted",
    entry="told",
    path="/told/muted",
    says="What nobody is told of at present.",
    asked=Asked,
    ask=_muted,
    shape=plain,
    table=_mute_table,
)
