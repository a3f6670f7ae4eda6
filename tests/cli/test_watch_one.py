"""Watching single addresses, and ending or pausing what was added beside the settings."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.settings import load
from tests.cli.running import newsmon, settings_in
from tests.ready import ready_store

PAGE = "https://paper.example/news/1"


def settings_with(folder: Path, route: str) -> Path:
    file = settings_in(folder, "harbour")
    more = f"topics: [{{name: SoftBank}}]\nchannels: {{screen: {{urls: ['terminal://']}}}}\nroutes: [{route}]\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    return file


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return settings_with(tmp_path, "{to: screen}")


def listed(settings: Path) -> dict[str, Any]:
    found = json.loads(newsmon("watch", "list", "--json", "-c", str(settings)).stdout)
    return {one["source"]["url"]: one for one in found}


def due(settings: Path) -> list[str]:
    """Return the addresses that a daemon would look at in a minute."""
    store = ready_store(load(settings, os.environ).database())
    with store.read() as books:
        found = [state.source.url for state in books.sources.due(datetime.now(UTC) + timedelta(minutes=1))]
    store.close()
    return found


def test_an_address_is_watched_listed_and_stopped(settings: Path) -> None:
    config = ("-c", str(settings))
    assert newsmon("watch", PAGE, *config).exit_code == 0
    assert newsmon("watch", "--days", "3", "https://paper.example/news/2", *config).exit_code == 0
    assert set(listed(settings)) == {PAGE, "https://paper.example/news/2"}
    assert newsmon("watch", "stop", PAGE, *config).exit_code == 0
    assert set(listed(settings)) == {"https://paper.example/news/2"} == set(due(settings))


def test_what_was_stopped_can_be_watched_again(settings: Path) -> None:
    for words in (PAGE,), ("stop", PAGE), (PAGE,):
        newsmon("watch", *words, "-c", str(settings))
    assert list(listed(settings)) == due(settings) == [PAGE]


def test_a_bare_word_is_a_command_and_no_address(settings: Path) -> None:
    result = newsmon("watch", "lst", "-c", str(settings))
    assert result.exit_code == 2
    assert "No such command 'lst'" in result.output
    assert listed(settings) == {}


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ("{to: screen, topics: [SoftBank]}", "only where it is of SoftBank"),
        ("{to: screen, languages: [ko]}", "only where it is of language ko"),
        ("{to: screen, tell: [new]}", "no route takes it"),
        ("{to: screen, sources: [harbour]}", "no route takes it"),
        ("{to: screen, outlets: [other.example]}", "no route takes it"),
    ],
)
def test_an_address_that_no_route_takes_is_watched_with_a_word_that_names_the_way_out(
    tmp_path: Path, route: str, said: str
) -> None:
    settings = settings_with(tmp_path, route)
    alone = newsmon("watch", PAGE, "-c", str(settings))
    assert said in " ".join(alone.stderr.split())
    assert "--to CHANNEL" in alone.stderr
    told = newsmon("watch", "https://paper.example/news/2", "--to", "screen", "-c", str(settings))
    assert "Note" not in told.output


def test_an_address_that_a_route_takes_is_watched_without_a_word(settings: Path) -> None:
    assert newsmon("watch", PAGE, "-c", str(settings)).stderr == ""


def test_a_source_beside_the_settings_is_paused_and_resumed_by_name_or_address(settings: Path) -> None:
    config = ("-c", str(settings))
    newsmon("watch", PAGE, *config)
    newsmon("sources", "pause", PAGE, *config)
    assert due(settings) == []
    assert listed(settings)[PAGE]["source"]["paused"] is True
    assert "paused" in newsmon("sources", *config).stdout
    newsmon("sources", "resume", f"watch {PAGE}", *config)
    assert due(settings) == [PAGE]
    newsmon("sources", "remove", PAGE, *config)
    assert due(settings) == []


def test_what_stands_in_the_settings_is_refused_with_its_line(settings: Path) -> None:
    for command in ("remove", "pause", "resume"):
        result = newsmon("sources", command, "harbour", "-c", str(settings))
        assert f"{settings}:4: sources[0]: source 'harbour' stands in the settings" in str(result.exception)


def test_what_is_not_there_is_refused_and_what_is_stands_beside(settings: Path) -> None:
    newsmon("watch", PAGE, "-c", str(settings))
    result = newsmon("sources", "remove", "Harbour Post", "-c", str(settings))
    assert f"Added beside the settings: watch {PAGE}" in str(result.exception)


def test_config_check_and_doctor_name_a_watched_address_that_nobody_is_told_of(tmp_path: Path) -> None:
    settings = settings_with(tmp_path, "{to: screen, topics: [SoftBank]}")
    newsmon("watch", PAGE, "-c", str(settings))
    newsmon("watch", "https://paper.example/news/2", "--to", "screen", "-c", str(settings))
    for command in (("config", "check"), ("doctor",)):
        said = newsmon(*command, "-c", str(settings)).stdout
        assert f"nobody may be told of {PAGE}, which is watched" in said
        assert "news/2" not in said
