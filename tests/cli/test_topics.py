"""Asking for topics and their spellings, as a person does."""

import json
import os
from pathlib import Path

import pytest
import yaml

from monitor.domain.errors import WrongUseError
from monitor.settings import load, load_topics
from tests.cli.running import newsmon
from tests.ready import ready_store
from tests.store.building import an_article, known, revise

TOPICS = """
topics:
  - name: SoftBank
    names: [SoftBank, {text: SB, case: true, companions: [도쿄]}]
    query: SoftBank AND NOT "it's"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings of a newsmon that read one article, in which SoftBank is written in Korean too."""
    file = tmp_path / "newsmon.yaml"
    file.write_text(f"database: sqlite:///{tmp_path}/newsmon.db\n{TOPICS}", encoding="utf-8")
    store = ready_store(load(file, os.environ).database())
    with store.begin() as books:
        revise(books, known(books).id, an_article(body=("소프트방크(SoftBank)가 손을 뗐다.",)))
        books.topics.sync(load_topics(file))
    store.close()
    return file


def test_what_is_proposed_can_be_pasted_into_settings(settings: Path, tmp_path: Path) -> None:
    answer = newsmon("topics", "suggest", "softbank", "--config", str(settings))
    assert answer.exit_code == 0, answer.exception
    pasted = tmp_path / "pasted.yaml"
    pasted.write_text(answer.stdout, encoding="utf-8")
    (before,), (after,) = load_topics(settings), load_topics(pasted)
    assert (after.name, after.query, after.names[:2]) == (before.name, before.query, before.names)
    assert "소프트뱅크" in [name.text for name in after.names]


def test_a_proposal_says_why_and_how_often_it_was_met(settings: Path) -> None:
    answer = newsmon("topics", "suggest", "SoftBank", "--json", "--config", str(settings))
    document = json.loads(answer.stdout)
    first = document["spellings"][0]
    assert (document["articles_read"], first["text"], first["seen"]) == (1, "소프트방크", 1)
    assert all(spelling["why"] for spelling in document["spellings"])


def test_proposals_need_no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    answer = newsmon("topics", "suggest", "C++: 'x'")
    assert yaml.safe_load(answer.stdout)["topics"][0]["name"] == "C++: 'x'"
    assert list(tmp_path.iterdir()) == []


def test_topics_are_still_listed_by_the_bare_word(settings: Path) -> None:
    assert "SoftBank" in newsmon("topics", "--config", str(settings)).stdout
    (topic,) = json.loads(newsmon("topics", "--json", "--config", str(settings)).stdout)
    assert (topic["name"], topic["articles"]) == ("SoftBank", 0)


@pytest.mark.parametrize("command", ["alerts", "history"])
@pytest.mark.parametrize(
    ("topic", "way"),
    [
        ("softbank", "Did you mean SoftBank?"),
        ("SB", "Did you mean SoftBank?"),
        ("Sotfbank", "Did you mean SoftBank?"),
        ("항만", "There are: SoftBank"),
    ],
)
def test_a_topic_that_is_not_there_is_refused_with_the_one_that_was_meant(
    settings: Path, command: str, topic: str, way: str
) -> None:
    answer = newsmon(command, "--topic", topic, "--config", str(settings))
    assert isinstance(answer.exception, WrongUseError)
    assert str(answer.exception) == f"no topic is called {topic!r}. {way}"


@pytest.mark.parametrize("command", ["alerts", "history"])
def test_a_topic_that_is_there_is_no_trouble(settings: Path, command: str) -> None:
    assert newsmon(command, "--topic", "SoftBank", "--config", str(settings)).exit_code == 0
