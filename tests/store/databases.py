"""A PostgreSQL of our own for one test run: on a socket in a folder, gone afterwards."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Self

import psycopg

_names = count()


def binaries() -> Path | None:
    """Return the folder of the newest installed PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Cluster:
    """A running PostgreSQL in a folder; it refuses to run as root, and is then run as its own user."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._user = "postgres" if os.geteuid() == 0 else None

    def __enter__(self) -> Self:
        if self._user:
            shutil.chown(self._folder, self._user)
        self._call("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--username=newsmon")
        # Nobody needs these databases after a crash, so nothing waits for the disk.
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        self._call("pg_ctl", "--wait", f"--log={self._folder}/log", f"--options={options}", "start")
        return self

    def __exit__(self, *_: object) -> None:
        self._call("pg_ctl", "--wait", "--mode=immediate", "stop")

    def _call(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), f"--pgdata={self._folder}/data", *arguments]
        # Not piped: the server keeps its outputs open, and we would wait for it to end.
        with (self._folder.parent / f"{self._folder.name}.out").open("w+") as said:
            done = subprocess.run(command, user=self._user, cwd="/", stdout=said, stderr=said, check=False)  # noqa: S603 - our own arguments
            said.seek(0)
            assert done.returncode == 0, said.read()

    @contextmanager
    def database(self, like: str = "") -> Iterator[str]:
        """Make a database, empty or a copy of another one that nobody is using, and give its address."""
        name = f"test_{next(_names)}"
        template = like.partition("?")[0].rpartition("/")[2] or "template1"
        with psycopg.connect(host=str(self._folder), user="newsmon", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
            try:
                yield f"postgresql+psycopg://newsmon@/{name}?host={self._folder}"
            finally:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
