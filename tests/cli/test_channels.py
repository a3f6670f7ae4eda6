"""newsmon channels: where it tells, and whether that works."""

import json
from pathlib import Path

import pytest

from tests.cli.running import newsmon
from tests.deliver.receivers import a_web_service, answers

KINDS = ["new", "edited", "followup", "removed", "unreachable", "back", "source", "copy", "edited-again", "digest"]


def settings_with(folder: Path, *urls: str, locale: str = "ko") -> Path:
    file = folder / "newsmon.yaml"
    listed = ", ".join(f"'{url}'" for url in urls)
    said = f"database: sqlite:///{folder}/newsmon.db\nchannels:\n  desk: {{urls: [{listed}], locale: {locale}}}\n"
    file.write_text(said, encoding="utf-8")
    return file


def test_channels_are_listed_with_their_targets_and_no_secret(tmp_path: Path) -> None:
    file = settings_with(tmp_path, "terminal://", "json://user:hush-hush@127.0.0.1/hook")
    result = newsmon("channels", "--config", str(file))
    assert [line.split("\t")[:2] for line in result.stdout.splitlines()] == [["desk", "Terminal"], ["desk", "JSON"]]
    assert "hush" not in result.stdout
    (desk,) = json.loads(newsmon("channels", "--json", "--config", str(file)).stdout)
    assert [target["service"] for target in desk["targets"]] == ["Terminal", "JSON"]


def test_a_test_sends_a_sample_of_each_kind_marked_as_a_test_and_keeps_nothing(tmp_path: Path) -> None:
    with a_web_service() as service:
        file = settings_with(tmp_path, f"json://127.0.0.1:{service.port}/hook")
        result = newsmon("channels", "test", "desk", "--config", str(file))
    assert result.exit_code == 0
    assert [line.split("\t")[2:] for line in result.stdout.splitlines()] == [
        [kind, "sent", "HTTP 200"] for kind in KINDS
    ]
    assert all(request.json["test"] for request in service.requests)
    assert all(request.json["title"].startswith("[시험] ") for request in service.requests)
    assert len({request.headers["idempotency-key"] for request in service.requests}) == len(KINDS)
    assert not (tmp_path / "newsmon.db").exists()


def test_a_test_that_one_target_refuses_shows_its_answer_and_fails(tmp_path: Path) -> None:
    with a_web_service(answers(410, "channel_is_archived")) as gone, a_web_service() as there:
        urls = [f"json://127.0.0.1:{service.port}/hook" for service in (gone, there)]
        file = settings_with(tmp_path, *urls, locale="en")
        result = newsmon("channels", "test", "desk", "--kind", "edited", "--json", "--config", str(file))
    assert result.exit_code == 1
    refused, taken = json.loads(result.stdout)
    assert (refused["answer"], refused["permanent"]) == ("HTTP 410 channel_is_archived", True)
    assert (taken["outcome"], taken["sample"]) == ("sent", "edited")
    assert there.requests[0].json["title"].startswith("[Test] Sample Post Edited")


def test_a_service_that_asks_to_wait_says_until_when(tmp_path: Path) -> None:
    with a_web_service(answers(429, "rate_limited", Retry_After="30")) as service:
        file = settings_with(tmp_path, f"json://127.0.0.1:{service.port}/hook")
        result = newsmon("channels", "test", "desk", "--kind", "new", "--config", str(file))
    assert "failed, may pass\tHTTP 429 rate_limited; it asks to wait until 20" in result.stdout


@pytest.mark.parametrize("words", [("nobody",), ("desk", "--kind", "gossip")])
def test_what_is_not_there_is_wrong_use(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = newsmon("channels", "test", *words, "--config", str(settings_with(tmp_path, "terminal://")))
    assert result.exit_code != 0
    assert "There are: " in str(result.exception)


def test_the_doctor_tries_channels_when_asked(tmp_path: Path) -> None:
    with a_web_service(answers(404)) as service:
        file = settings_with(tmp_path, f"json://127.0.0.1:{service.port}/hook")
        asked = newsmon("doctor", "--channels", "--config", str(file))
        newsmon("doctor", "--config", str(file))
    assert len(service.requests) == 1
    assert asked.exit_code == 1
    (line,) = [line for line in asked.stdout.splitlines() if "channel desk" in line]
    assert line.startswith("WRONG")
    assert line.endswith("refused for good: HTTP 404")


def test_the_doctor_shows_the_notes_of_the_settings_and_they_are_no_fault(tmp_path: Path) -> None:
    result = newsmon("doctor", "--config", str(settings_with(tmp_path, "terminal://")))
    noted = [line for line in result.stdout.splitlines() if line.startswith("note ")]
    assert result.exit_code == 0
    assert any("routes: there are none: nobody is told" in line for line in noted)
