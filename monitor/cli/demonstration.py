"""The demo: a newsroom on loopback and the real daemon, side by side, until Ctrl-C."""

import logging
import os
import socket
import tempfile
import threading
import time
from pathlib import Path

from monitor import daemon
from monitor.cli.logs import set_up
from monitor.cli.printing import called, say
from monitor.demo.newsroom import Newsroom
from monitor.demo.papers import PAGE
from monitor.demo.script import ACTS, narrate, outstanding, summed_up
from monitor.domain.alerts import AlertKind
from monitor.services.asking.tellings import settled
from monitor.settings.load import load
from monitor.settings.settings import Settings
from monitor.store.store import Store
from monitor.web.beside import page_beside
from monitor.web.serving import address_of

HEAD = """\
newsmon demo: three invented papers on this machine, read by the real daemon.
The page: {page}
Lines with ▸ say what the papers do; what newsmon has to tell stands between the rules.
"""
FOOT = """
{story}
It goes on until Ctrl-C. The database is {database}
What to type next (in another terminal, or after Ctrl-C):
  {newsmon} alerts --config {settings}     what was told
  {newsmon} history --config {settings}    everything that was seen
  {newsmon} diff ID --config {settings}    what an edit did, by the id that history shows
  {newsmon} token add NAME --config {settings}    a link by which you may also write on the page
  {newsmon} init    settings of your own; then: make run CONFIG=newsmon.yaml
"""


LAST_LOOK = 6.0  # seconds after the last act in which newsmon has looked at it, and kept silent
PATIENCE = 60.0  # seconds more for alerts that are late
ARTICLES = frozenset(AlertKind) - {AlertKind.SOURCE}


def demonstrate(database: Path | None) -> int:
    """Run the demo; returns the exit code."""
    folder = Path(tempfile.mkdtemp(prefix="newsmon-demo-")) if database is None else database.parent
    folder.mkdir(parents=True, exist_ok=True)
    database = database or folder / "newsmon.db"
    settings_file = folder / "newsmon-demo.yaml"
    set_up(logging.WARNING)  # the terminal belongs to the story
    with Newsroom() as room:
        settings_file.write_text(room.settings(database.absolute(), _free_port()), encoding="utf-8")
        settings = load(settings_file, os.environ)
        say(HEAD.format(page=address_of(settings.web())))
        threading.Thread(target=_narrate, args=(room, settings, database), daemon=True).start()
        return daemon.run(settings, beside=page_beside)


def _free_port() -> int:
    """Return a port for the demo's page: the usual one, or another where that is taken."""
    for port in (PAGE, 0):
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                free.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(free.getsockname()[1])
    return PAGE


def _narrate(room: Newsroom, settings: Settings, database: Path) -> None:
    for act in ACTS:
        while room.elapsed < act.at:
            time.sleep(0.2)
        say(f"▸ {narrate(act)}")
    time.sleep(LAST_LOOK)
    story = summed_up(_all_told(room, settings))
    say(FOOT.format(story=story, newsmon=called(), database=database, settings=settings.path))


def _all_told(room: Newsroom, settings: Settings) -> tuple[str, ...]:
    """Wait for the alerts that the script owes; returns the kinds of those that were delivered by then."""
    store = Store.open(settings.database(), migrate=False)
    try:
        until = time.monotonic() + PATIENCE
        told = _told(store, room)
        while outstanding(told) and time.monotonic() < until:
            time.sleep(0.5)
            told = _told(store, room)
        return told
    finally:
        store.close()


def _told(store: Store, room: Newsroom) -> tuple[str, ...]:
    with store.read() as books:
        return tuple(alert.kind for alert in settled(books, ARTICLES, room.started_at))
