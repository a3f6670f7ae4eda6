"""Asking why by the command: an address, a number, or the id that a message carries."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from monitor.domain.deliveries import Sent
from monitor.domain.telling.settling import settle
from monitor.settings import load
from tests.cli.running import newsmon, settings_in
from tests.ready import ready_store
from tests.store.building import ADDRESS, MINUTE, NOON, a_plan, an_alert, an_article, an_attempt, known, revise

KEY = "abcdef0123456789abcdef0123456789"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings of a newsmon that told of an article with a hostile headline."""
    file = settings_in(tmp_path, "harbour")
    store = ready_store(load(file, os.environ).database())
    with store.begin() as books:
        article = known(books)
        revise(books, article.id, an_article(title="항만 폐쇄\x1b[31m"))
        books.alerts.add(an_alert(KEY, article=article.id, revision=1), [a_plan(reason="route all: at once")])
        (delivery,) = books.outbox.claim(NOON, 1, MINUTE)
        books.outbox.settle(delivery, settle(delivery, Sent(), NOON), an_attempt(delivery, Sent(detail="200 OK")))
    store.close()
    return file


def asked(settings: Path, *words: str) -> Any:  # noqa: ANN401 - JSON
    result = newsmon("why", *words, "--json", "--config", str(settings))
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_an_address_and_the_articles_number_give_the_same_answer(settings: Path) -> None:
    by_number = asked(settings, "1")
    assert by_number == asked(settings, ADDRESS)
    assert by_number == asked(settings, ADDRESS.removeprefix("https://") + "?utm_source=mail")
    assert by_number["answer"] == "Told: new (alert 1), sent to desk"
    assert {"title", "url", "answer", "steps", "article", "story"} <= by_number.keys()
    (sent,) = [step for step in by_number["steps"] if step["what"] == "sent"]
    assert (sent["said"], sent["reason"]) == ("to desk (slack-1)", "at the first attempt: 200 OK")
    assert sent["at"] == "2026-03-02T12:01:00Z"


def test_an_alert_is_asked_for_by_its_number_or_by_the_id_that_its_message_carries(settings: Path) -> None:
    by_number = asked(settings, "1", "--alert")
    assert by_number == asked(settings, KEY) == asked(settings, KEY[:8])
    assert by_number["answer"] == "new (alert 1), sent to desk"


def test_people_get_a_line_for_each_step_and_nothing_of_a_page_is_alive_in_it(settings: Path) -> None:
    result = newsmon("why", "1", "--config", str(settings))
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.stdout
    assert r"항만 폐쇄\x1b[31m" in result.stdout
    assert "Told: new (alert 1), sent to desk." in result.stdout
    assert "route       all took it: at once" in result.stdout


def test_what_was_never_seen_is_answered_too(settings: Path) -> None:
    given = asked(settings, "https://elsewhere.example/a/1")
    assert given["answer"] == "Not told: it was never seen, for no source listed it"
    assert given["article"] is None
    assert [one["said"] for one in given["steps"] if one["what"] == "source"] == ["none watches elsewhere.example"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("404",), 1, "article 404: there is no such article"),
        (("404", "--alert"), 1, "alert 404: there is no such alert"),
        (("abc",), 1, "no message has the id 'abc'"),
        (("0123456789",), 1, "there is no such article"),
        (("feedbeef",), 1, "no message has the id 'feedbeef'"),
        (("x", "--alert"), 2, "no alert's number"),
        (("ftp://a.example/1",), 2, "is no address"),
    ],
)
def test_what_cannot_be_answered_says_so(settings: Path, words: tuple[str, ...], code: int, said: str) -> None:
    result = newsmon("why", *words, "--config", str(settings))
    assert result.exception is not None
    assert said in str(result.exception)
    assert getattr(result.exception, "exit_code", 1) == code


def test_the_history_answers_although_the_settings_cannot_be_read(settings: Path) -> None:
    channels = "channels: {desk: {urls: ['${A_SECRET_THAT_IS_NOT_SET}']}}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + channels, encoding="utf-8")
    steps = asked(settings, "1")["steps"]
    assert "A_SECRET_THAT_IS_NOT_SET" in steps[-1]["reason"]
    assert steps[-1]["said"] == "the others are unknown"
