"""From nothing to settings that are fine: ``newsmon init`` and ``newsmon config``."""

import json
import os
import pty
import re
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from monitor.cli import setting_up
from monitor.domain.changes import Severity
from monitor.domain.errors import SettingsError, WrongUseError
from monitor.domain.matches.builtin_topics import builtin_topics
from monitor.domain.routes import Group, Quiet
from monitor.settings import load
from monitor.settings.starter import Answers, starter
from tests.settings.writing import written

HANGUL = re.compile(r"[가-힣]")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def newsmon(*words: str, **environment: str) -> Result:
    app = typer.Typer()
    setting_up.register(app)
    return CliRunner().invoke(app, words, env={"LANG": "C.UTF-8", "LC_ALL": "", **environment})


def test_the_starter_loads_without_a_problem(here: Path) -> None:
    result = newsmon("init", "--contact", "desk@paper.example")
    assert (result.exit_code, result.stderr) == (0, "")
    settings = load(here / "newsmon.yaml", {})
    assert [topic.name for topic in settings.topics()] == ["Stargate", "xAI", "SoftBank"]
    assert settings.fetch().contact == "desk@paper.example"
    assert [channel.urls for channel in settings.channels()] == [("terminal://",)]


def test_the_topics_of_the_starter_are_those_that_newsmon_knows_without_settings(tmp_path: Path) -> None:
    assert load(written(tmp_path, starter(Answers())), {}).topics() == builtin_topics()


def test_each_of_the_three_topics_has_korean_and_english_spellings(tmp_path: Path) -> None:
    for topic in load(written(tmp_path, starter(Answers())), {}).topics():
        assert any(HANGUL.search(name.text) for name in topic.names)
        assert any(name.text.isascii() for name in topic.names)


def test_the_starter_has_sources_in_both_languages_each_marked_unchecked_with_its_origin(tmp_path: Path) -> None:
    text = starter(Answers())
    sources = load(written(tmp_path, text), {}).sources()
    assert len(sources) >= 12
    assert {source.zone for source in sources} == {"Asia/Seoul", "UTC"}
    for line in (line for line in text.splitlines() if "url: 'https:" in line):
        assert re.search(r"# unchecked; (seen|in use) by others,? 202\d|# unchecked; from common knowledge$", line)


def test_own_topics_come_beside_the_three(here: Path) -> None:
    newsmon("init", "--topics", 'OpenAI/오픈AI, 한국은행/한은, softbank,, It\'s: "odd"')
    topics = load(here / "newsmon.yaml", {}).topics()
    assert [topic.name for topic in topics[3:]] == ["OpenAI", "한국은행", 'It\'s: "odd"']
    assert [name.text for name in topics[3].names] == ["OpenAI", "오픈AI"]


def test_spellings_given_for_one_of_the_three_stand_beside_ours(here: Path) -> None:
    newsmon("init", "--topics", "SoftBank/손회장/소프트뱅크/SBG, xai/그록, Oracle, Oracle/오라클")
    topics = {topic.name: [name.text for name in topic.names] for topic in load(here / "newsmon.yaml", {}).topics()}
    assert list(topics) == ["Stargate", "xAI", "SoftBank", "Oracle"]
    assert topics["SoftBank"][-3:] == ["Masayoshi Son", "손회장", "SBG"]
    assert topics["SoftBank"].count("소프트뱅크") == 1
    assert topics["xAI"][-1] == "그록"
    assert topics["Oracle"] == ["Oracle", "오라클"]


def test_a_channel_of_ones_own_is_told_in_the_language_of_the_machine(here: Path) -> None:
    newsmon("init", "--tell", "json://receiver.example/hook", LANG="ko_KR.UTF-8")
    channel = load(here / "newsmon.yaml", {}).channels()[0]
    assert (channel.name, channel.urls, channel.locale) == ("newsroom", ("json://receiver.example/hook",), "ko")


def test_a_secret_that_is_yet_to_be_set_is_named_at_the_end(here: Path) -> None:
    result = newsmon("init", "--tell", "${MY_HOOK}", "--output", "other.yaml", MY_HOOK="")
    assert "export MY_HOOK=" in result.stdout
    assert "newsmon run --config other.yaml" in result.stdout
    assert load(here / "other.yaml", {"MY_HOOK": "terminal://"}).channels()[0].urls == ("terminal://",)


def test_the_starter_can_be_read_by_its_owner_alone(here: Path) -> None:
    (here / "newsmon.yaml").write_text("")
    (here / "newsmon.yaml").chmod(0o644)
    newsmon("init", "--force")
    assert (here / "newsmon.yaml").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_kept_unless_told_otherwise(here: Path) -> None:
    (here / "newsmon.yaml").write_text("# mine")
    result = newsmon("init")
    assert isinstance(result.exception, WrongUseError)
    assert (here / "newsmon.yaml").read_text() == "# mine"
    assert newsmon("init", "--force").exit_code == 0
    assert (here / "newsmon.yaml").read_text() != "# mine"


@pytest.mark.parametrize(
    "option", [("--contact", "me"), ("--quiet", "at night"), ("--tell", "slak://x"), ("--topics", "X")]
)
def test_answers_that_cannot_be_used_write_nothing(here: Path, option: tuple[str, str]) -> None:
    assert isinstance(newsmon("init", *option).exception, SettingsError)
    assert not (here / "newsmon.yaml").exists()


def _init_on_a_terminal(folder: Path, typed: bytes) -> str:
    master, terminal = pty.openpty()
    os.write(master, typed)
    command = [sys.executable, "-m", "monitor", "init", "--output", str(folder / "newsmon.yaml")]
    asked = subprocess.run(command, stdin=terminal, capture_output=True, check=True)
    os.close(master)
    os.close(terminal)
    return (asked.stdout + asked.stderr).decode()


def test_on_a_terminal_four_questions_are_asked(tmp_path: Path) -> None:
    said = _init_on_a_terminal(tmp_path, b"OpenAI\n\n23:00-06:00\ndesk@paper.example\n")
    assert said.count("?") >= 4
    settings = load(tmp_path / "newsmon.yaml", {})
    assert [settings.topics()[-1].name, settings.fetch().contact] == ["OpenAI", "desk@paper.example"]
    assert settings.channels()[0].name == "screen"


def test_nights_are_quiet_on_the_clock_of_the_reader_unless_one_says_never(here: Path) -> None:
    newsmon("init", LANG="ko_KR.UTF-8", TZ="UTC")
    (route,) = load(here / "newsmon.yaml", {}).routes()
    assert route.quiet == Quiet(start=time(22), end=time(7), zone="Asia/Seoul")
    assert (route.quiet_except, route.severity, route.group) == (Severity.HIGH, Severity.MEDIUM, Group())
    newsmon("init", "--force", "--quiet", "23:30-06:00", TZ="Europe/Berlin")
    (route,) = load(here / "newsmon.yaml", {}).routes()
    assert route.quiet == Quiet(start=time(23, 30), end=time(6), zone="Europe/Berlin")
    newsmon("init", "--force", "--quiet", "never")
    assert load(here / "newsmon.yaml", {}).routes()[0].quiet is None


def test_after_a_bad_answer_the_good_ones_need_not_be_typed_again(tmp_path: Path) -> None:
    said = _init_on_a_terminal(tmp_path, b"OpenAI\n\n\nnobody\n\n\n\ndesk@paper.example\n")
    assert "Nothing was written. Once more" in said
    settings = load(tmp_path / "newsmon.yaml", {})
    assert [settings.topics()[-1].name, settings.fetch().contact] == ["OpenAI", "desk@paper.example"]


@pytest.mark.usefixtures("here")
def test_settings_that_are_fine_are_counted() -> None:
    newsmon("init", "--contact", "desk@paper.example")
    assert newsmon("config", "check").stdout == "fine: 21 sources, 3 topics, 1 channel, 1 route (newsmon.yaml)\n"


def test_check_lists_all_problems_and_fails(here: Path) -> None:
    path = written(here, "topcs: []\nfetch: {delay: -1}")
    result = newsmon("config", "check", "--config", str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 2
    assert result.stderr.startswith(f"{path}:1: topcs: there is no such key. Did you mean 'topics'?")


def test_check_answers_programs_in_json(here: Path) -> None:
    path = written(here, "topcs: []")
    result = newsmon("config", "check", "--config", str(path), "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["fine"]) == (1, False)
    assert answer["problems"][0] == {
        "file": str(path),
        "line": 1,
        "key": "topcs",
        "what": "there is no such key",
        "do": "Did you mean 'topics'?",
    }
    written(here, "fetch: {contact: a@b.example}")
    answer = json.loads(newsmon("config", "check", "--json").stdout)
    assert (answer["fine"], answer["sources"], answer["notes"][0]) == (
        True,
        0,
        "newsmon.yaml: topics: there are none: nothing is looked for. Name some",
    )


def test_a_profile_that_cannot_be_loaded_is_a_problem_of_the_settings(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "torn").mkdir()
    (here / "torn" / "__init__.py").touch()
    (here / "torn" / "harbour.py").write_text("PROFILE = Profil()")
    monkeypatch.syspath_prepend(here)
    result = newsmon("config", "check", "--config", str(written(here, "outlets: torn")))
    assert result.exit_code == 1
    assert "outlets: torn.harbour: it cannot be loaded: name 'Profil' is not defined" in result.stderr


UNWISE = """
topics: [{name: SoftBank}, {name: Oracle}]
sources: [{name: a, kind: feed, url: 'https://a.example/'}]
channels: {told: {urls: ['json://user:secret@receiver.example']}, forgotten: {urls: ['terminal://']}}
routes: [{to: told, topics: [SoftBank]}]
"""


def test_what_is_probably_not_meant_is_noted(here: Path) -> None:
    path = written(here, UNWISE)
    path.chmod(0o644)
    said = newsmon("config", "check").stdout
    assert said.startswith("usable: 1 source")
    assert "fetch.contact: it is empty" in said
    assert "newsmon.yaml:2: topics[1]: topic 'Oracle' is on no route" in said
    assert "newsmon.yaml:4: channels.forgotten: channel 'forgotten' is on no route" in said
    assert "it can be read by others (0644)" in said
    assert "secret" not in said


def test_the_schema_refuses_unknown_keys_and_shows_defaults_as_people_write_them() -> None:
    schema = json.loads(newsmon("config", "schema").stdout)
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["KeepWritten"]["properties"]["raw"]["default"] == "30d"
    assert schema["$defs"]["RouteWritten"]["properties"]["severity"]["default"] == "medium"
