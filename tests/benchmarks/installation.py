"""A newsmon as a user has it: settings, a database, the daemon as a process, the command."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import time

from monitor.domain.addresses.address import Address
from monitor.domain.alerts import Alert
from monitor.domain.articles import Revision
from monitor.domain.deliveries import Sent
from monitor.domain.errors import StoreOutdatedError
from monitor.store.store import Books, Store
from tests.benchmarks.measuring import Held, measure
from tests.benchmarks.real_listings import FEED, SECTION, SITEMAP
from tests.benchmarks.real_site import RealSite

COMMAND = Path(sys.executable).with_name("newsmon")
SETTINGS = """\
database: sqlite:///newsmon.db
topics:
  - {{name: Stargate, names: [Stargate, 스타게이트]}}
  - {{name: xAI, names: [xAI]}}
  - {{name: SoftBank, names: [SoftBank, 소프트뱅크]}}
sources:
  - {{name: feed, kind: feed, url: '{base}{feed}', every: {every}, track: all, recheck: always}}
  - {{name: sitemap, kind: sitemap, url: '{base}{sitemap}', every: {every}, track: all, recheck: always}}
  - name: section
    kind: section
    url: {base}{section}
    links: '{links}'
    every: {every}
    track: all
    recheck: always
channels:
{channels}
routes:
{routes}
fetch: {{contact: benchmark@example.org, delay: 0, per_host: 8, allow_hosts: ['{host}']}}
"""
CHANNEL = "  {name}: {{urls: ['{url}'], locale: en}}"
EACH = "severity: low, group: none, at_most: none"  # a message for each alert, so that they can be counted
ROUTE = f"  - {{{{topics: ['*'], tell: [new, edited, followup, removed], {EACH}, to: {{name}}}}}}"
# What a loop says of tasks and results that nobody waited for, and what any program says of a surprise.
COMPLAINT = re.compile(
    r'Traceback|never awaited|never retrieved|was destroyed|ResourceWarning|"level": "(?:error|critical)"'
)
NEVER_STARTED = "the daemon was never started"
# Every article of the site stands below the name of the host that it came from.
LINKS = r"^{base}/[a-z0-9.-]+\.[a-z]+/"


class Installation:
    """newsmon in a folder of its own; the daemon's words go to ``daemon.log`` there."""

    def __init__(self, folder: Path, site: RealSite, channels: Mapping[str, str], every: str = "5s") -> None:
        self.folder = folder
        self.settings = folder / "newsmon.yaml"
        self.log = folder / "daemon.log"
        self._database = folder / "newsmon.db"
        self.kills: list[float] = []
        self._daemon: subprocess.Popen[bytes] | None = None
        self.settings.write_text(_settings(site, channels, every), encoding="utf-8")

    def start(self, gate: str = "") -> None:
        """Start the daemon; ``gate`` names the side effect at which it kills itself."""
        command = self._command("run", "--no-web")
        with self.log.open("ab") as log:
            # A session of its own shows whether a killed daemon's workers outlive it.
            self._daemon = subprocess.Popen(
                command, stdout=log, stderr=log, env=os.environ | {"NEWSMON_GATE": gate}, start_new_session=True
            )

    @property
    def alive(self) -> bool:
        """Whether the daemon is running."""
        return self._daemon is not None and self._daemon.poll() is None

    def stop(self, grace: float = 15.0) -> int:
        """Ask the daemon to leave, and return its exit code; raises ``TimeoutExpired`` past the grace, in seconds."""
        return self._end(signal.SIGTERM, grace)

    def kill(self) -> None:
        """Kill the daemon where it stands."""
        self.kills.append(time())
        self._end(signal.SIGKILL, 10)

    def killed_itself(self) -> None:
        """Note that the daemon met its gate."""
        self.kills.append(time())

    @property
    def has_survivors(self) -> bool:
        """Whether any process of the last daemon is still there."""
        try:
            os.killpg(self._pid, 0)
        except ProcessLookupError:
            return False
        return True

    def end_survivors(self) -> None:
        """End what is left of the last daemon."""
        if self.has_survivors:
            os.killpg(self._pid, signal.SIGKILL)

    def complaints(self) -> list[str]:
        """Return the lines of the log in which something went wrong, or was left behind."""
        return [line for line in self.log.read_text(encoding="utf-8").splitlines() if COMPLAINT.search(line)]

    def stored(self, url: str) -> Revision | None:
        """Return the newest revision of the article at an address; none before it is stored."""
        with self._books() as books:
            known = books.articles.find(Address(url).keys) if books else None
            return books.revisions.latest(known.id) if books and known else None

    def alerts(self) -> tuple[Alert, ...]:
        """Return all alerts, oldest first."""
        with self._books() as books:
            return tuple(alert for _, alert in books.alerts.all()) if books else ()

    def settled_twice(self) -> list[int]:
        """Return the ids of deliveries that were sent again although it was known that they had arrived."""
        with self._books() as books:
            attempts = {each.id: books.deliveries.attempts(each.id) for each in books.deliveries.all()} if books else {}
        return [number for number, tried in attempts.items() if sum(isinstance(t.outcome, Sent) for t in tried) > 1]

    @contextmanager
    def _books(self) -> Iterator[Books | None]:
        """Read past the daemon; none before it has set up its database."""
        store = self._store()
        if store is None:
            yield None
            return
        try:
            with store.read() as books:
                yield books
        finally:
            store.close()

    def _store(self) -> Store | None:
        if not self._database.exists():
            return None
        try:
            return Store.open(f"sqlite:///{self._database}", migrate=False)
        except StoreOutdatedError:
            # The daemon is at it: the file is there, its tables are not yet.
            return None

    def held(self) -> Held:
        """Measure what the daemon holds."""
        return measure(self._pid)

    def _command(self, *words: str) -> list[str]:
        return [str(COMMAND), *words, "--config", str(self.settings)]

    def _end(self, how: signal.Signals, grace: float) -> int:
        if self._daemon is None:
            raise RuntimeError(NEVER_STARTED)
        self._daemon.send_signal(how)
        return self._daemon.wait(grace)

    @property
    def _pid(self) -> int:
        if self._daemon is None:
            raise RuntimeError(NEVER_STARTED)
        return self._daemon.pid


def _settings(site: RealSite, channels: Mapping[str, str], every: str) -> str:
    return SETTINGS.format(
        base=site.base,
        host=site.host,
        feed=FEED,
        sitemap=SITEMAP,
        section=SECTION,
        every=every,
        links=LINKS.format(base=site.base.replace(".", r"\.")),
        channels="\n".join(CHANNEL.format(name=name, url=url) for name, url in channels.items()),
        routes="\n".join(ROUTE.format(name=name) for name in channels),
    )
