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
from psycopg import sql

from monitor.store.schema import metadata

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
            done = subprocess.run(command, user=self._user, cwd="/", stdout=said, stderr=said, check=False)
            said.seek(0)
            assert done.returncode == 0, said.read()

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database and give its address."""
        name = f"test_{next(_names)}"
        with psycopg.connect(host=str(self._folder), user="newsmon", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
            try:
                yield f"postgresql+psycopg://newsmon@/{name}?host={self._folder}"
            finally:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def empty(url: str) -> None:
    """Take everything out of our tables: much quicker than making them anew."""
    tables = ["wording_starts", "wording_pieces", *(table.name for table in reversed(metadata.sorted_tables))]
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        for table in tables:
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
