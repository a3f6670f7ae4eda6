"""What `newsmon watch` takes, refuses, and never says."""

from pathlib import Path

import pytest

from tests.cli.running import newsmon, settings_in


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/news/1",
        "http://10.0.0.7/",
        "http://[::1]/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://localhost/news",
        "https://a.example:22/",
        "file:///etc/passwd",
        "https://me:hunter2@a.example/",
    ],
)
def test_what_fetching_would_refuse_is_refused_at_once(tmp_path: Path, url: str) -> None:
    config = settings_in(tmp_path, "daily")
    result = newsmon("watch", url, "--config", str(config))
    assert result.exit_code != 0
    assert "hunter2" not in result.output + str(result.exception)
    assert "watch" not in newsmon("sources", "--config", str(config)).output


def test_a_key_in_a_watched_address_is_said_nowhere(tmp_path: Path) -> None:
    config = settings_in(tmp_path, "daily")
    said = [newsmon("watch", "https://a.example/news/1?token=hunter22", "--config", str(config))]
    said += [newsmon(*words, "--config", str(config)) for words in (("sources",), ("sources", "--json"))]
    for result in said:
        assert result.exit_code == 0, result.output
        assert "a.example" in result.output
        assert "hunter22" not in result.output
