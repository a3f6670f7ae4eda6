"""Looking at stories, and correcting the machine, by the commands."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.domain.alerts import AlertKind
from monitor.domain.articles import Article
from monitor.domain.edits.compare import compare
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.topics import Match, Matching, Name, Topic
from monitor.settings import load
from monitor.store.store import Books
from tests.cli.running import newsmon, settings_in
from tests.ready import ready_store
from tests.store.building import MINUTE, NOON, a_source, an_alert, an_article, known, revise

BODY = ("손실은 하루 40억원으로 추산된다고 항만공사가 23일 밝혔다.", "어민들은 대책을 요구했다.")
FIXED = (BODY[0].replace("40억원", "70억원"), BODY[1])
WIRE = an_article(title="방파제 균열에 입항 중단", body=BODY, outlet="wire")


def a_teller(books: Books, story: int, name: str, tie: Tie, minute: int, *wordings: Article) -> int:
    one = known(books, name, outlet=wordings[0].outlet, first_seen_at=NOON + minute * MINUTE)
    revise(books, one.id, *wordings)
    books.stories.join(one.id, story, Likeness(tie=tie, reason=f"as {tie} goes"), NOON)
    return one.id


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings of a newsmon that knows a wire's flash, its whole account that was put right, and a paper's copy."""
    file = settings_in(tmp_path, "harbour")
    store = ready_store(load(file, os.environ).database())
    with store.begin() as books:
        story = books.stories.begin(WIRE.title, NOON)
        whole = replace(WIRE, title=f"{WIRE.title}(종합)")
        fixed = replace(whole, body=FIXED)
        wire = a_teller(books, story, "2", Tie.FOLLOWUP, 1, whole, fixed)
        a_teller(books, story, "1", Tie.ARTICLE, 2, replace(WIRE, title=f"[속보] {WIRE.title}", body=BODY[1:]))
        a_teller(books, story, "3", Tie.COPY, 3, replace(WIRE, outlet="paper"))
        change = compare(whole, fixed).change
        assert change is not None
        books.changes.add(wire, 1, 2, change)
        books.topics.sync([Topic(name=name, names=(Name(text=name),)) for name in ("Harbour", "Apples")])
        books.topics.matched(wire, 1, Matching(matches=(Match(topic="Harbour", terms=()),)))
        books.alerts.add(an_alert(kind=AlertKind.NEW, article=wire, story=story, revision=1), [])
    store.close()
    return file


def asked(settings: Path, *words: str) -> Any:  # noqa: ANN401 - JSON
    result = newsmon("stories", *words, "--json", "--config", str(settings))
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_story_shows_who_told_it_in_the_order_of_its_steps_and_what_was_told(settings: Path) -> None:
    page = asked(settings, "show", "1")
    assert [(one["stage"], one["tie"]) for one in page["members"]] == [
        ("속보", "article"),
        ("", "copy"),
        ("종합", "followup"),
    ]
    assert [one["kind"] for one in page["members"][2]["told"]] == ["new"]


def test_a_correction_names_the_copies_that_still_carry_the_old_figure(settings: Path) -> None:
    (spread,) = asked(settings, "show", "1")["spread"]
    assert (spread["before"], spread["after"]) == ("40억원", "70억원")
    assert [(behind["outlet"], behind["sentence"]) for behind in spread["still"]] == [("paper", BODY[0])]
    said = newsmon("stories", "show", "1", "--config", str(settings)).stdout
    assert "wire 40억원 → 70억원\n  still 40억원 at paper" in said


def test_an_article_that_is_split_off_is_a_story_of_its_own_until_that_is_taken_back(settings: Path) -> None:
    done = asked(settings, "split", "3")
    assert [len(story["members"]) for story in asked(settings)] == [1, 2]
    asked(settings, "undo", str(done["id"]))
    assert [len(story["members"]) for story in asked(settings, "list")] == [3]


def test_two_stories_that_are_merged_are_one_until_that_is_taken_back(settings: Path) -> None:
    split = asked(settings, "split", "3")
    merged = asked(settings, "merge", "1", str(split["into"]))
    assert [len(story["members"]) for story in asked(settings)] == [3]
    asked(settings, "undo", str(merged["id"]))
    assert [len(story["members"]) for story in asked(settings)] == [1, 2]


def test_stories_that_a_person_split_are_not_called_one_event_by_the_machine(settings: Path) -> None:
    asked(settings, "split", "3")
    assert {story["event"] for story in asked(settings)} == {1, 2}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "9"), 1, "no such story"),
        (("merge", "1", "1"), 2, "same one"),
        (("merge", "1", "9"), 1, "no such story"),
        (("split", "9"), 1, "no such article"),
        (("undo", "9"), 1, "under this number"),
    ],
)
def test_what_cannot_be_done_is_said(settings: Path, words: tuple[str, ...], code: int, said: str) -> None:
    result = newsmon("stories", *words, "--config", str(settings))
    assert said in str(result.exception)
    assert getattr(result.exception, "exit_code", None) == code


def test_nothing_is_said_to_be_taken_back_where_nothing_was(settings: Path) -> None:
    split = asked(settings, "split", "3")
    asked(settings, "merge", "1", str(split["into"]))
    moved_on = newsmon("stories", "undo", str(split["id"]), "--config", str(settings))
    assert "moved on" in str(moved_on.exception)
    assert getattr(moved_on.exception, "exit_code", None) == 2


def test_a_story_is_named_by_the_headline_of_its_furthest_step(settings: Path) -> None:
    assert [story["title"] for story in asked(settings)] == [f"{WIRE.title}(종합)"]
    assert asked(settings, "show", "1")["title"] == f"{WIRE.title}(종합)"


def test_stories_of_one_topic_are_listed_and_an_unknown_topic_is_refused(settings: Path) -> None:
    assert asked(settings, "--topic", "Harbour") == asked(settings)
    assert asked(settings, "list", "--topic", "Apples") == []
    refused = newsmon("stories", "--topic", "Nobody", "--config", str(settings))
    assert "no topic is called" in str(refused.exception)
    assert getattr(refused.exception, "exit_code", None) == 2


def test_an_outlet_without_a_profile_is_called_by_the_name_of_its_source(settings: Path) -> None:
    store = ready_store(load(settings, os.environ).database())
    with store.begin() as books:
        books.sources.sync([a_source(name="Harbour Post")], NOON)
        one = known(books, "4", source="Harbour Post", outlet="harbour.example")
        revise(books, one.id, WIRE)
        books.stories.join(one.id, books.stories.begin("금", NOON), Likeness(tie=Tie.ARTICLE, reason="first"), NOON)
    store.close()
    assert [one["outlet"] for one in asked(settings, "show", "2")["members"]] == ["Harbour Post"]
    said = newsmon("show", str(one.id), "--config", str(settings)).stdout
    assert "Harbour Post" in said


def test_an_article_alone_in_its_story_is_not_split_again(settings: Path) -> None:
    asked(settings, "split", "3")
    again = newsmon("stories", "split", "3", "--config", str(settings))
    assert "alone" in str(again.exception)
