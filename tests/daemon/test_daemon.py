import json
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.domain.alerts import AlertKind
from monitor.store.store import Store
from tests.daemon.running import LiveSite, Program, ask, daemon, live_site, settings_for, wait_until
from tests.daemon.warm import Launcher, launched
from tests.pace import allowed
from tests.services.world import a_piece, another_piece


@pytest.fixture
def site() -> Iterator[LiveSite]:
    with live_site() as site:
        site.print(a_piece("/news/old", "Ferry back after repairs"))
        yield site


@pytest.fixture
def config(site: LiveSite, tmp_path: Path) -> Path:
    return settings_for(site, tmp_path)


def told(config: Path) -> list[tuple[str, str]]:
    store = Store.open(f"sqlite:///{config.with_name('newsmon.db')}", migrate=False)
    with store.read() as books:
        alerts = [alert for _, alert in books.alerts.all() if alert.kind is not AlertKind.SOURCE]
    store.close()
    return [(alert.kind, alert.title) for alert in alerts]


def test_a_story_breaks_and_is_edited_and_both_are_told(site: LiveSite, config: Path) -> None:
    with daemon(config) as running:
        running.wait_for("It found 1 article")
        site.print(a_piece())
        running.wait_for("New · Stargate site breaks ground")
        site.print(a_piece(amount="$700 billion"))
        running.wait_for("$500 → $700 billion")
        code, took = running.leave()
    assert code == 0
    assert took < allowed(10)
    assert told(config) == [("new", "Stargate site breaks ground"), ("edited", "Stargate site breaks ground")]


def test_ctrl_c_ends_it_in_two_seconds(config: Path) -> None:
    with daemon(config) as running:
        running.wait_for("It found 1 article")
        code, took = running.leave(signal.SIGINT)
    assert code == 0
    assert took < allowed(4), "2 s are promised; a machine that is not quiet gets twice that, and more when busy"


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.3, 1.0, 2.0])
def test_a_signal_in_the_first_moments_ends_it_too(config: Path, delay: float) -> None:
    with daemon(config) as running:
        time.sleep(delay)
        code, took = running.leave()
    assert code in (0, -signal.SIGTERM)
    assert took < allowed(10)


def test_it_leaves_in_time_while_a_page_does_not_come(launcher: Launcher, site: LiveSite, config: Path) -> None:
    with launched(launcher, config) as running:
        running.wait_for("It found 1 article")
        site.silent.set()
        time.sleep(2)
        code, took = running.leave()
    assert code == 0
    assert took < allowed(10)


def test_a_second_daemon_on_the_database_is_refused_in_words(launcher: Launcher, config: Path) -> None:
    with launched(launcher, config) as running:
        running.wait_for("It found 1 article")
        second = ask(config, "run", "--once", "--no-web")
    assert second.returncode == 1
    assert "another daemon works on this database" in second.stderr
    assert f"pid {running.process.pid}" in second.stderr
    assert "Traceback" not in second.stderr


def test_after_kill_9_it_starts_at_once_and_nothing_is_told_twice(
    launcher: Launcher, site: LiveSite, config: Path
) -> None:
    with launched(launcher, config) as running:
        running.wait_for("It found 1 article")
        site.print(a_piece())
        running.wait_for("New · Stargate site breaks ground")
        assert wait_until(lambda: not _open_deliveries(config, alerts=1), 20)
        running.process.kill()
        running.process.wait()
    site.print(a_piece(amount="$700 billion"))
    with daemon(config) as again:
        again.wait_for("$500 → $700 billion")
        again.leave()
    assert "New · Stargate" not in again.said
    assert len(told(config)) == 2


@pytest.mark.parametrize(
    "gate", ["ingest:inside:2", "ingest:after:2", "send:before:2", "send:after:2", "settle:after:2"]
)
def test_killed_at_any_step_nothing_is_lost(launcher: Launcher, site: LiveSite, config: Path, gate: str) -> None:
    with launched(launcher, config) as running:
        running.wait_for("It found 1 article")
        running.leave()
    site.print(a_piece())
    site.print(another_piece())
    with launched(launcher, config, gate) as killed:
        assert wait_until(lambda: killed.process.poll() is not None, 40)
        assert killed.process.returncode == -signal.SIGKILL, killed.said
    with launched(launcher, config) as again:
        assert wait_until(lambda: not _open_deliveries(config), 40), again.said
        again.leave()
    both = f"{killed.said}\n{again.said}"
    for title in ("Stargate site breaks ground", "Stargate bridge wins approval"):
        assert f"New · {title}" in both
    assert sorted(told(config)) == [("new", "Stargate bridge wins approval"), ("new", "Stargate site breaks ground")]


def _open_deliveries(config: Path, alerts: int = 2) -> bool:
    with sqlite3.connect(config.with_name("newsmon.db")) as database:
        (decided,) = database.execute("select count(*) from alerts where kind = 'new'").fetchone()
        (waiting,) = database.execute("select count(*) from deliveries where state = 'waiting'").fetchone()
    database.close()
    return bool(decided < alerts or waiting > 0)


def test_settings_are_read_again_and_broken_ones_are_not_taken(site: LiveSite, config: Path) -> None:
    good = config.read_text(encoding="utf-8")
    with daemon(config) as running:
        running.wait_for("It found 1 article")
        config.write_text(good + "sorces: []\n", encoding="utf-8")
        running.process.send_signal(signal.SIGHUP)
        running.wait_for("the old ones stay")
        config.write_text(good.replace("Stargate, 스타게이트", "Harbour, 스타게이트"), encoding="utf-8")
        running.process.send_signal(signal.SIGHUP)
        running.wait_for("the settings were read again")
        site.print(a_piece("/news/3", "Harbour gets a second bridge", amount="nothing"))
        running.wait_for("New · Harbour gets a second bridge")
        running.leave()
    assert told(config)[-1] == ("new", "Harbour gets a second bridge")


def test_once_does_what_is_due_and_leaves(site: LiveSite, config: Path) -> None:
    first = ask(config, "run", "--once", "--no-web", "--now", "2026-03-02T12:00:00Z")
    assert first.returncode == 0, first.stderr
    site.print(a_piece())
    second = ask(config, "run", "--once", "--no-web", "--now", "2026-03-02T13:00:00Z")
    assert second.returncode == 0, second.stderr
    assert "New · Stargate site breaks ground" in second.stdout
    lines = [json.loads(line) for line in ask(config, "alerts", "--jsonl").stdout.splitlines()]
    assert lines[-1]["t"] == "2026-03-02T13:00:00Z"
    assert lines[-1]["topics"] == ["Stargate"]


def test_the_demo_tells_its_story_within_a_minute(tmp_path: Path) -> None:
    running = Program("demo", "--database", str(tmp_path / "demo.db"))
    try:
        running.wait_for("What to type next", 90)
        code, took = running.leave(signal.SIGINT)
    finally:
        running.end()
    assert code == 0
    assert took < allowed(4)
    assert running.said.count("신규 · ") == 2
    assert running.said.count("물빛일보 수정 · ") == 1
    assert "솔바람신문" not in "\n".join(line for line in running.said.splitlines() if not line.startswith("▸"))
    assert "3,200억 → 3,700억 달러" in running.said
    assert "입력 16:50" in running.said
    assert "수정 16:57" in running.said
