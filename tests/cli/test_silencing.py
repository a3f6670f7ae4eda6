"""Silences and retries, as a person asks for them."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.domain.deliveries import Failed, Plan, Sent
from monitor.domain.telling.settling import settle
from monitor.domain.topics import Name, Topic
from monitor.settings import load
from monitor.store.store import Store
from tests.cli.filled import filled
from tests.cli.running import newsmon, settings_in
from tests.ready import ready_store
from tests.store.building import MINUTE, NOON, an_alert, an_attempt


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    file = settings_in(tmp_path, "harbour")
    more = "\nchannels: {screen: {urls: ['terminal://']}}\nroutes: [{to: screen}]\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    return file


def store_of(settings: Path) -> Store:
    return ready_store(load(settings, os.environ).database())


def silences(settings: Path, *words: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(newsmon("silence", "list", "--json", *words, "--config", str(settings)).stdout)


def test_a_silence_has_an_end_a_reason_and_an_author_until_it_is_lifted(settings: Path) -> None:
    words = ("topic:xAI", "--for", "2h", "--reason", "trade fair", "--by", "kim", "--config", str(settings))
    added = newsmon("silence", "add", *words)
    assert "newsmon silence lift 'topic:xAI'" in added.stdout
    (one,) = silences(settings)
    assert (one["subject"], one["reason"], one["author"]) == ("topic:xAI", "trade fair", "kim")
    since, until = (datetime.fromisoformat(one[name]) for name in ("since", "until"))
    assert until - since == 120 * MINUTE
    assert newsmon("silence", "lift", "topic:xAI", "--config", str(settings)).exit_code == 0
    assert silences(settings) == []


def test_a_topic_that_nobody_has_cannot_be_silenced(settings: Path) -> None:
    store = store_of(settings)
    with store.begin() as books:
        books.topics.sync((Topic(name="SoftBank", names=(Name(text="SoftBank"),)),))
    store.close()
    result = newsmon("silence", "add", "topic:Softbank", "--for", "2h", "--config", str(settings))
    assert "Did you mean SoftBank?" in str(result.exception)
    assert silences(settings) == []


@pytest.mark.parametrize("what", ["https://harbour.example/news/1", "1", "told-key"])
def test_a_silence_takes_an_address_or_the_id_of_an_alert_for_its_article(tmp_path: Path, what: str) -> None:
    settings = filled(tmp_path)
    shown = json.loads(newsmon("alerts", "--json", "--config", str(settings)).stdout)[0]
    words = shown["key"][:8] if what == "told-key" else what
    assert newsmon("silence", "add", words, "--for", "2h", "--config", str(settings)).exit_code == 0
    assert "article:1" in [one["subject"] for one in silences(settings)]
    assert newsmon("silence", "lift", words, "--config", str(settings)).exit_code == 0
    assert "article:1" not in [one["subject"] for one in silences(settings)]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("article:99", "no such article"),
        ("story:99", "no such story"),
        ("source:harbor", "Did you mean harbour?"),
        ("kind:source@harbor", "Did you mean harbour?"),
        ("99", "no such alert"),
        ("deadbeef", "no alert has this id"),
        ("https://harbour.example/none", "no article is known by this address"),
    ],
)
def test_a_silence_of_what_is_not_there_is_refused(tmp_path: Path, what: str, said: str) -> None:
    settings = filled(tmp_path)
    before = silences(settings)
    result = newsmon("silence", "add", what, "--for", "2h", "--config", str(settings))
    assert said in str(result.exception)
    assert silences(settings) == before


def test_without_an_author_it_is_whoever_asked(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "park")
    newsmon("silence", "add", "source:harbour", "--until", "2999-01-01T00:00Z", "--config", str(settings))
    assert silences(settings)[0]["author"] == "park"


@pytest.mark.parametrize(
    ("words", "way"),
    [
        (("xAI", "--for", "2h"), "is no subject: write topic:…"),
        (("story:first", "--for", "2h"), "no number of a story"),
        (("kind:edit@Post", "--for", "2h"), "no kind of alert"),
        (("kind:edited", "--for", "2h"), "kind:edited@OUTLET"),
        (("sentence:hello", "--for", "2h"), "its mute link"),
        (("topic:xAI",), "Say --for 2h"),
        (("topic:xAI", "--for", "2h", "--until", "2999-01-01"), "Say --for 2h"),
        (("topic:xAI", "--for", "soon"), "Write 90m, 2h"),
        (("topic:xAI", "--until", "2020-01-01"), "still to come"),
    ],
)
def test_what_is_no_silence_is_refused_with_the_way_out(settings: Path, words: tuple[str, ...], way: str) -> None:
    result = newsmon("silence", "add", *words, "--config", str(settings))
    assert result.exception is not None
    assert way in str(result.exception)


def test_what_is_not_silenced_cannot_be_lifted_and_what_is_stands_beside(settings: Path) -> None:
    newsmon("silence", "add", "topic:xAI", "--for", "2h", "--config", str(settings))
    result = newsmon("silence", "lift", "topic:SoftBank", "--config", str(settings))
    assert "There are: topic:xAI" in str(result.exception)


def test_retry_takes_up_what_was_given_up_and_what_was_cancelled_and_is_back(settings: Path) -> None:
    store = store_of(settings)
    with store.begin() as books:
        for key in ("1", "2"):
            plan = Plan(channel="screen", target=f"old-{key}", route="all", due_at=NOON, reason="at once")
            books.alerts.add(an_alert(key), [plan])
        dead, _ = books.outbox.claim(NOON, 2, MINUTE)
        refused = Failed(reason="410", permanent=True)
        books.outbox.settle(dead, settle(dead, refused, NOON), an_attempt(dead, refused))
        books.outbox.void_claims()
        books.deliveries.cancel_missing({})
    store.close()
    for number in ("1", "2"):
        assert "1 to be sent again" in newsmon("retry", number, "--config", str(settings)).stdout
    listed = json.loads(newsmon("deliveries", "--json", "--config", str(settings)).stdout)
    assert [one["state"] for one in listed] == ["waiting", "waiting"]


def test_retry_without_the_secrets_of_the_channels_still_takes_up_what_was_given_up(settings: Path) -> None:
    settings.write_text(settings.read_text(encoding="utf-8").replace("terminal://", "${NOT_SET}"), encoding="utf-8")
    result = newsmon("retry", "--all", "--config", str(settings))
    assert result.exit_code == 1
    assert "newsmon config check" in result.stdout


def test_a_silenced_alert_says_so_in_the_lists(settings: Path) -> None:
    said = "silenced until 2026-03-02 14:00Z by kim (topic:xAI): trade fair"
    store = store_of(settings)
    with store.begin() as books:
        plan = Plan(channel="screen", target="t", route="all", due_at=datetime.now(UTC), reason="at once")
        books.alerts.add(an_alert("1", silenced=said), [plan])
    store.close()
    (alert,) = json.loads(newsmon("alerts", "--json", "--config", str(settings)).stdout)
    assert alert["silenced"] == said
    assert "silenced" in newsmon("alerts", "--config", str(settings)).stdout
    assert said in newsmon("deliveries", "--config", str(settings)).stdout


def test_retry_says_why_it_takes_nothing_up(settings: Path) -> None:
    store = store_of(settings)
    with store.begin() as books:
        for key in ("1", "2"):
            plan = Plan(channel="screen", target="t", route="all", due_at=NOON, reason="at once")
            books.alerts.add(an_alert(key), [plan])
        sent, _ = books.outbox.claim(NOON, 2, MINUTE)
        books.outbox.settle(sent, settle(sent, Sent(), NOON), an_attempt(sent, Sent()))
    store.close()
    for words, said in (
        (("1",), "delivery 1 was sent"),
        (("2",), "delivery 2 still waits, until"),
        (("77",), "there is no delivery 77"),
        (("--all",), "nothing was given up"),
    ):
        result = newsmon("retry", *words, "--config", str(settings))
        assert (result.exit_code, said in result.stdout) == (1, True), result.stdout


def test_what_told_nobody_is_listed_with_what_was_silenced_and_what_no_route_took(settings: Path) -> None:
    store = store_of(settings)
    with store.begin() as books:
        plan = Plan(channel="screen", target="t", route="all", due_at=NOON, reason="at once")
        books.alerts.add(an_alert("told"), [plan])
        books.alerts.add(an_alert("silenced", silenced="by kim"), [plan])
        books.alerts.add(an_alert("untaken"), [])
    store.close()
    listed = json.loads(newsmon("alerts", "--told-nobody", "--json", "--config", str(settings)).stdout)
    assert [one["key"] for one in listed] == ["silenced", "untaken"]
