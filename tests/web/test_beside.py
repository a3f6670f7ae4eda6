"""The page beside the watching, in one process."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from monitor.domain.entering import Role
from monitor.services.entering import invite
from monitor.settings import load
from monitor.store.store import Store
from tests.daemon.running import LiveSite, daemon, live_site, settings_for, wait_until
from tests.services.world import a_piece
from tests.web.served import Visitor, free_port, with_web


@pytest.fixture
def site() -> Iterator[LiveSite]:
    with live_site() as site:
        site.print(a_piece("/news/old", "Ferry back after repairs"))
        yield site


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def config(site: LiveSite, port: int, tmp_path: Path) -> Path:
    return with_web(settings_for(site, tmp_path), port=port)


def test_what_the_daemon_finds_is_shown_and_what_a_person_does_is_written(
    site: LiveSite, config: Path, port: int
) -> None:
    visitor = Visitor(f"http://127.0.0.1:{port}")
    with daemon(config, page=True) as running:
        running.wait_for("the page is open")
        running.wait_for("It found 1 article")
        site.print(a_piece())
        assert wait_until(lambda: a_piece().title in visitor.get("/now?severity=low").text, 40)
        _log_in(visitor, config)
        visitor.post("/mute", {"subject": "article:1", "span": "1d"})
        assert "article:1" in visitor.get("/told/muted").text
        code, seconds = running.leave()
    assert (code, seconds < 15) == (0, True)


def _log_in(visitor: Visitor, config: Path) -> None:
    store = Store.open(load(config, {}).database(), migrate=False)
    with store.begin() as books:
        invite(books, "kim", Role.OPERATOR, "come", datetime.now(UTC))
    store.close()
    assert visitor.post("/enter/come", {}).status_code == 303


def test_a_taken_port_is_said_and_never_stops_the_watching(config: Path, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with daemon(config, page=True) as running:
            running.wait_for("newsmon watches without its page")
            running.wait_for("newsmon is watching")
            assert running.leave()[0] == 0


def test_once_opens_no_page(config: Path, port: int) -> None:
    with daemon(config, "--once", page=True) as running:
        assert wait_until(lambda: running.process.poll() is not None, 40)
        assert "the page" not in running.said
    with pytest.raises(requests.ConnectionError):
        requests.get(f"http://127.0.0.1:{port}/now", timeout=1)
