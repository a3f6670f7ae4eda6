import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from monitor.domain.errors import (
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
)
from monitor.store.files import APPLICATION_ID
from monitor.store.store import Books, Store
from tests.store.building import NOON, an_article, known, revise

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsmon.db"


@pytest.fixture
def made(sqlite_ready: str, path: Path) -> Path:
    """A database that was closed cleanly."""
    assert sqlite_ready.endswith(str(path))
    return path


def refusal(url: str) -> str:
    """Open what is no whole database of ours; returns what is said of it. The file stays as it is."""
    path = Path(url.removeprefix("sqlite:///"))
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError) as caught:
        Store.open(url, patience=0.1)
    assert path.read_bytes() == before
    assert caught.value.do
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_new_database_belongs_to_its_user_alone_and_says_whose_it_is(sqlite_url: str, path: Path) -> None:
    Store.open(sqlite_url).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_making_a_database_leaves_nothing_beside_it(sqlite_url: str, path: Path) -> None:
    Store.open(sqlite_url).close()
    assert list(path.parent.iterdir()) == [path]


def test_writers_keep_every_commit_and_readers_cannot_write(sqlite_store: Store) -> None:
    with sqlite_store.begin() as books:
        assert books.installation._on.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL  # noqa: SLF001
        assert books.installation._on.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1  # noqa: SLF001


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(sqlite_url: str, path: Path) -> None:
    path.write_text("my shopping list, which is longer than a header of a database would be: " + "milk, " * 50)
    assert "no SQLite database" in refusal(sqlite_url)


def test_an_empty_file_is_not_taken_for_a_new_database(sqlite_url: str, path: Path) -> None:
    path.touch()
    assert "the file is empty" in refusal(sqlite_url)


def test_the_database_of_another_program_is_refused(sqlite_url: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photographs (id)")
    assert "another program" in refusal(sqlite_url)


def test_a_database_whose_end_is_missing_is_refused(sqlite_url: str, made: Path) -> None:
    os.truncate(made, made.stat().st_size // 2)
    assert "missing" in refusal(sqlite_url)


def test_a_damaged_page_is_told_and_not_replaced(sqlite_url: str, made: Path) -> None:
    with made.open("r+b") as file:
        file.seek(100)  # behind the header
        file.write(b"\xff" * 3000)
    assert "damaged" in refusal(sqlite_url)


def test_the_tables_of_another_program_in_postgresql_are_left_alone(postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE TABLE photographs (id int)")
    with pytest.raises(StoreDamagedError, match="another program"):
        Store.open(postgres_url)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder does not exist") as caught:
        Store.open(f"sqlite:///{tmp_path}/nowhere/newsmon.db")
    assert caught.value.to == f"{tmp_path}/nowhere"


def test_who_only_asks_does_not_make_a_database(sqlite_url: str, path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no database yet\. `newsmon run` makes one") as caught:
        Store.open(sqlite_url, migrate=False)
    assert str(path) in str(caught.value)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://u@h/db", "not an address", "postgresql:"])
def test_an_address_that_cannot_be_used_is_refused_in_words(url: str) -> None:
    with pytest.raises(StoreError):
        Store.open(url, patience=0.1)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://me:s3cret@127.0.0.1:1/news",
        "postgresql+psycopg://127.0.0.1:1/news?user=me&password=s3cret",
        "postgres//me:s3cret@127.0.0.1:1/news",
    ],
)
def test_no_message_holds_a_password(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(url, patience=0.1)
    assert "s3cret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_told_in_one_line_with_what_to_do() -> None:
    with pytest.raises(StoreError, match=r"cannot be reached: .*refused") as caught:
        Store.open("postgresql+psycopg://me@127.0.0.1:1/news")
    assert "\n" not in str(caught.value)
    assert "start its server" in caught.value.do


def hang_up(url: str) -> None:
    """End all connections to a database but our own."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        connection.execute(f"SELECT pg_terminate_backend(pid) {others}")


def test_a_server_that_hangs_up_is_told_as_out_of_reach(postgres_url: str) -> None:
    store = Store.open(postgres_url)
    with pytest.raises(StoreError, match="cannot be reached"), store.read() as books:  # noqa: PT012 - in the middle
        books.articles.counts()
        hang_up(postgres_url)
        books.articles.counts()
    store.close()


def test_a_database_held_by_another_program_is_told_with_how_long_we_waited(sqlite_store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLockedError, match=r"waited 0.2 s"), sqlite_store.begin():
            pass
        other.execute("ROLLBACK")
    with sqlite_store.begin() as books:
        books.installation.put("harbour", "closed")


def test_a_full_disk_ends_the_step_and_keeps_nothing_of_it(sqlite_store: Store) -> None:
    with sqlite_store.begin() as books:
        books.installation._on.exec_driver_sql("PRAGMA max_page_count=1")  # as small as it is now  # noqa: SLF001
    with pytest.raises(StoreFullError, match="no space left"), sqlite_store.begin() as books:
        _write_much(books)
    with sqlite_store.read() as books:
        assert books.installation.get("before") is None
    with sqlite_store.begin() as books:
        books.installation.put("after", "works")


def _write_much(books: Books) -> None:
    books.installation.put("before", "kept?")
    revise(books, known(books).id, an_article(body=("항만 " * 20_000,)))


@pytest.fixture
def theirs() -> Iterator[Path]:
    """A folder outside of ours, which everybody may enter."""
    folder = Path(tempfile.mkdtemp(prefix="newsmon-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def without_rights() -> Iterator[None]:
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may try this as somebody without rights")
def test_a_folder_that_may_not_be_written_is_told_though_the_database_may_be(theirs: Path) -> None:
    url = f"sqlite:///{theirs / 'newsmon.db'}"
    Store.open(url).close()
    (theirs / "newsmon.db").chmod(0o666)
    with without_rights(), pytest.raises(StoreReadOnlyError, match=f"no right to write {theirs}\\)") as caught:
        Store.open(url)
    assert "make files in its folder" in caught.value.do
    assert list(theirs.iterdir()) == [theirs / "newsmon.db"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may try this as somebody without rights")
@pytest.mark.parametrize("exists", [True, False])
def test_a_database_that_may_not_be_written_is_told_before_anything_is_done(theirs: Path, exists: bool) -> None:
    url = f"sqlite:///{theirs / 'newsmon.db'}"
    if exists:
        Store.open(url).close()
        (theirs / "newsmon.db").chmod(0o644)
    with without_rights(), pytest.raises(StoreReadOnlyError, match="right to write") as caught:
        Store.open(url)
    assert str(theirs / "newsmon.db") in str(caught.value)


def test_the_reader_refuses_to_write(store: Store) -> None:
    with pytest.raises(StoreReadOnlyError), store.read() as books:
        books.installation.put("harbour", "closed")


def test_a_step_that_fails_keeps_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="no such article"), store.begin() as books:
        _write_and_fail(books)
    with store.read() as books:
        assert books.installation.get("harbour") is None


def _write_and_fail(books: Books) -> None:
    books.installation.put("harbour", "closed")
    books.articles.get(404)


def test_a_reader_sees_one_moment_while_a_writer_works(store: Store) -> None:
    with store.begin() as books:
        books.installation.put("harbour", "closed")
    with store.read() as before:
        assert before.installation.get("harbour") == "closed"
        with store.begin() as books:
            books.installation.put("harbour", f"open since {NOON}")
        assert before.installation.get("harbour") == "closed"


def test_a_whole_database_has_nothing_wrong_with_it(store: Store) -> None:
    assert store.check() == ()


def test_a_damaged_page_in_the_middle_is_found_by_a_check(sqlite_url: str, made: Path) -> None:
    with sqlite3.connect(made) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'threads'").fetchone()
    database.close()
    with made.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    store = Store.open(sqlite_url)
    assert store.check()
    store.close()


def test_a_file_that_a_checkpoint_was_growing_is_not_called_damaged(made: Path) -> None:
    # As a crash in the middle of a checkpoint leaves it: the size is written, the last page stands in the log alone.
    database = sqlite3.connect(made)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA wal_autocheckpoint=0")
    database.execute("CREATE TABLE filler (text)")
    database.executemany("INSERT INTO filler VALUES (?)", [("x" * 4000,)] * 50)
    database.commit()
    before, log = made.stat().st_size, Path(f"{made}-wal").read_bytes()
    database.execute("PRAGMA wal_checkpoint(PASSIVE)")
    database.close()
    Path(f"{made}-wal").write_bytes(log)
    os.truncate(made, before)
    store = Store.open(f"sqlite:///{made}")
    assert store.check() == ()
    store.close()
