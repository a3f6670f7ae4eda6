"""Asking what was seen and told, by the commands."""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from monitor.cli.main import CLOSED_PIPE
from monitor.domain.alerts import Alert
from monitor.settings import load
from monitor.shapes import of_alert
from tests.cli.running import answers, newsmon, settings_in
from tests.ready import ready_store
from tests.store.building import NOON, an_alert, an_article, known, revise

NEWSMON = (sys.executable, "-m", "monitor")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings of a newsmon that saw an article and its edit, and told of both."""
    file = settings_in(tmp_path, "harbour")
    store = ready_store(load(file, os.environ).database())
    with store.begin() as books:
        article = known(books)
        revise(books, article.id, an_article(), an_article(title="항만 다시 열려"))
        for number in (1, 2):
            books.alerts.add(told(number), [])
    store.close()
    return file


def told(number: int) -> Alert:
    return an_alert(str(number), topics=("SoftBank",), title="항만 폐쇄\ud800" if number == 2 else "항만 폐쇄")


def test_an_alert_is_told_to_programs_as_webhooks_tell_it(settings: Path) -> None:
    result = newsmon("alerts", "--jsonl", "--config", str(settings))
    first, _ = answers(result)
    assert first == {"id": 1, "silenced": "", **of_alert(told(1))}
    assert first["t"] == NOON.isoformat().replace("+00:00", "Z")
    wanted = {"id", "key", "url", "kind", "t", "topics", "story", "title", "change"}
    assert wanted <= first.keys()
    assert json.loads(newsmon("alerts", "--json", "--config", str(settings)).stdout)[0] == first


@pytest.mark.parametrize(
    "words",
    [
        ("history",), ("history", "항만"), ("show", "1"), ("diff", "1"), ("stories",), ("alerts",), ("deliveries",),
        ("sources",), ("topics",),
    ],
)  # fmt: skip
def test_each_question_is_answered_in_text_and_as_one_document(settings: Path, words: tuple[str, ...]) -> None:
    text = newsmon(*words, "--config", str(settings))
    assert (text.exit_code, bool(text.stdout)) == (0, True), text.exception
    document = newsmon(*words, "--json", "--config", str(settings))
    assert document.exit_code == 0, document.exception
    json.loads(document.stdout)


def test_what_we_knew_at_an_instant_is_shown(settings: Path) -> None:
    answer = newsmon("show", "1", "--as-of", NOON.isoformat(), "--json", "--config", str(settings))
    assert json.loads(answer.stdout)["revision"]["article"]["title"] == "항만 폐쇄"


def test_a_revision_that_is_not_there_is_named(settings: Path) -> None:
    result = newsmon("diff", "1", "1..7", "--config", str(settings))
    assert "there are only 2 revisions" in str(result.exception)


@pytest.mark.parametrize("form", [(), ("--jsonl",), ("--json",)])
def test_a_reader_that_has_enough_ends_a_command_without_a_word(settings: Path, form: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*NEWSMON, "alerts", *form, "--config", str(settings)], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (CLOSED_PIPE, b"")


def test_lines_are_answered_without_a_word_when_nobody_reads_on() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    lines = b'{"text": "5%"}\n' * 9
    done = subprocess.run(
        [*NEWSMON, "figures", "--jsonl"], input=lines, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (CLOSED_PIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_output_that_is_full_is_said_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*NEWSMON, "figures", "5%"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"standard output cannot be written: No space left" in done.stderr


def test_a_terminal_of_few_characters_gets_the_others_as_escapes(settings: Path) -> None:
    few = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [*NEWSMON, "history", "--config", str(settings)]
    done = subprocess.run(command, capture_output=True, env=few, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\ud56d\ub9cc" in done.stdout


def test_the_version_is_said() -> None:
    done = subprocess.run([*NEWSMON, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"newsmon {version('newsmon')}\n"


def test_the_help_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['newsmon', '--help']; from monitor.cli.main import main\n"
    code += "try: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    heavy = {"rich.console", "sqlalchemy", "scrapy", "pydantic", "lxml", "apprise", "markdown_it"}
    assert not heavy & set(done.stderr.split())
    assert all(command in done.stdout for command in ("alerts", "config", "import", "topics"))
