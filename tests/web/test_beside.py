"""The page beside the watching, in one process."""

import socket
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

__all__ = ["live_site"]


def test_what_the_daemon_finds_is_shown_and_what_a_person_does_is_written(live_site: LiveSite, tmp_path: Path) -> None:
    config = settings_for(tmp_path, live_site)
    port = free_port()
    with_web(config, port=port)
    visitor = Visitor(f"http://127.0.0.1:{port}")
    with daemon(config, page=True) as running:
        running.wait_for("the page is open")
        live_site.print(a_piece())
        wait_until(lambda: a_piece().title in visitor.get("/now?severity=low").text)
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


def test_a_taken_port_is_said_and_never_stops_the_watching(live_site: LiveSite, tmp_path: Path) -> None:
    config = settings_for(tmp_path, live_site)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with_web(config, port=taken.getsockname()[1])
        with daemon(config, page=True) as running:
            running.wait_for("newsmon watches without its page")
            running.wait_for("watching")
            assert running.leave()[0] == 0


def test_once_opens_no_page(live_site: LiveSite, tmp_path: Path) -> None:
    config = settings_for(tmp_path, live_site)
    port = free_port()
    with_web(config, port=port)
    with daemon(config, "--once", page=True) as running:
        wait_until(lambda: running.process.poll() is not None)
        assert "the page" not in running.said
    with pytest.raises(requests.ConnectionError):
        requests.get(f"http://127.0.0.1:{port}/now", timeout=1)
