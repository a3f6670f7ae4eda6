"""The demo's papers on real ports."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET, create_connection
from struct import pack
from typing import Any

import pytest
import yaml

from monitor.demo.newsroom import Newsroom
from monitor.demo.papers import MULBIT, PAPERS, Paper
from monitor.domain.sources import Recheck
from monitor.settings.load import load

NOON = datetime(2025, 1, 23, 12, 0, tzinfo=UTC)


class Stopwatch:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def room(watch: Stopwatch) -> Iterator[Newsroom]:
    with Newsroom(NOON, watch) as room:
        yield room


def get(room: Newsroom, outlet: Paper, path: str, **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", room.ports[outlet.key], timeout=5)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def test_the_script_waits_for_the_first_look_at_a_list(room: Newsroom, watch: Stopwatch) -> None:
    watch.seconds = 30
    get(room, MULBIT, "/")
    assert room.started_at is None
    assert room.elapsed == 0
    get(room, MULBIT, MULBIT.listing)
    assert room.started_at == NOON + timedelta(seconds=30)


def test_the_story_breaks_and_is_changed_as_time_goes_by(room: Newsroom, watch: Stopwatch) -> None:
    seen = []
    for seconds in (0, 8, 20):
        watch.seconds = seconds
        seen.append(get(room, MULBIT, MULBIT.listing)[1])
    assert ["닻 올린다" in text for text in seen] == [False, True, False]
    assert ["밑그림 나왔다" in text for text in seen] == [False, False, True]


def test_no_two_visits_see_the_same_page(room: Newsroom) -> None:
    pages = {get(room, MULBIT, "/news/article/A0000000009100002")[1] for _ in range(5)}
    assert len(pages) == 5


def test_an_unchanged_list_is_answered_in_a_word(room: Newsroom) -> None:
    tag = get(room, MULBIT, MULBIT.listing)[0].headers["ETag"]
    again, body = get(room, MULBIT, MULBIT.listing, **{"If-None-Match": tag})
    assert (again.status, body) == (HTTPStatus.NOT_MODIFIED, "")


def test_every_paper_has_a_port_of_its_own(room: Newsroom) -> None:
    assert len(set(room.ports.values())) == len(PAPERS)
    assert all(get(room, outlet, "/robots.txt")[0].status == HTTPStatus.OK for outlet in PAPERS)


def test_the_ports_are_given_back_at_the_end() -> None:
    with Newsroom(NOON) as room:
        ports = room.ports
    for port in ports.values():
        with pytest.raises(ConnectionRefusedError):
            HTTPConnection("127.0.0.1", port, timeout=5).connect()


def test_the_settings_are_settings_that_newsmon_takes(room: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "newsmon.yaml"
    path.write_text(room.settings(tmp_path / "demo.db"), encoding="utf-8")
    settings = load(path, {})
    assert [source.recheck for source in settings.sources()] == [Recheck.ALWAYS] * len(PAPERS)
    assert settings.fetch().allow_hosts == tuple(f"127.0.0.1:{port}" for port in room.ports.values())


def test_the_settings_name_every_list_and_allow_every_port(room: Newsroom, tmp_path: Path) -> None:
    written: dict[str, Any] = yaml.safe_load(room.settings(tmp_path / 'a "strange" name.db'))
    assert written["database"] == f'sqlite:///{tmp_path}/a "strange" name.db'
    assert [topic["name"] for topic in written["topics"]] == ["Stargate", "xAI", "SoftBank"]
    assert written["fetch"]["allow_hosts"] == [f"127.0.0.1:{room.ports[outlet.key]}" for outlet in PAPERS]
    for source, outlet in zip(written["sources"], PAPERS, strict=True):
        assert (source["name"], source["kind"]) == (outlet.name, outlet.kind)
        response, body = get(room, outlet, source["url"].partition(str(room.ports[outlet.key]))[2])
        assert (response.status, "<?xml" in body) == (HTTPStatus.OK, True)


def test_a_visitor_who_hangs_up_is_no_news(room: Newsroom, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(5):
        visitor = create_connection(("127.0.0.1", room.ports["mulbit"]), timeout=5)
        visitor.setsockopt(SOL_SOCKET, SO_LINGER, pack("ii", 1, 0))  # a reset in place of a farewell
        visitor.sendall(b"GET / HTTP/1.1\r\n")
        visitor.close()
    assert get(room, MULBIT, "/")[0].status == HTTPStatus.OK
    assert capfd.readouterr().err == ""
