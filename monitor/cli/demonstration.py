"""The demo: a newsroom on loopback and the real daemon, side by side, until Ctrl-C."""

import logging
import os
import tempfile
import threading
import time
from pathlib import Path

from monitor import daemon
from monitor.cli.calling import called
from monitor.cli.logs import set_up
from monitor.cli.printing import say
from monitor.demo.newsroom import Newsroom
from monitor.demo.script import SCENES, narrate
from monitor.settings.load import load

HEAD = """\
newsmon demo: three invented papers on this machine, read by the real daemon.
Lines with ▸ say what the papers do; what newsmon has to tell stands between the rules.
"""
FOOT = """
That was the story: told when it broke, told when it was changed; the copy and the new furniture were not told.
It goes on until Ctrl-C. The database is {database}
What to type next (in another terminal, or after Ctrl-C):
  {newsmon} alerts --config {settings}     what was told
  {newsmon} history --config {settings}    everything that was seen
  {newsmon} diff ID --config {settings}    what an edit did, by the id that history shows
  {newsmon} init    settings of your own; then: make run CONFIG=newsmon.yaml
"""


def demonstrate(database: Path | None) -> int:
    """Run the demo; returns the exit code."""
    folder = Path(tempfile.mkdtemp(prefix="newsmon-demo-")) if database is None else database.parent
    folder.mkdir(parents=True, exist_ok=True)
    database = database or folder / "newsmon.db"
    settings_file = folder / "newsmon-demo.yaml"
    set_up(logging.WARNING)  # the terminal belongs to the story
    say(HEAD)
    with Newsroom() as room:
        settings_file.write_text(room.settings(database.absolute()), encoding="utf-8")
        threading.Thread(target=_narrate, args=(room, database, settings_file), daemon=True).start()
        return daemon.run(load(settings_file, os.environ))


def _narrate(room: Newsroom, database: Path, settings_file: Path) -> None:
    for scene in SCENES:
        while room.elapsed < scene.at:
            time.sleep(0.2)
        say(f"▸ {narrate(scene)}")
    time.sleep(6)
    say(FOOT.format(newsmon=called(), database=database, settings=settings_file))
