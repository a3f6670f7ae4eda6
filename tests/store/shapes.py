"""Databases as earlier versions of newsmon left them: each must still be read by this one, and nothing be lost.

``python -m tests.store.shapes`` adds one of the present version, once a migration has changed the schema.
"""

import asyncio
import gzip
import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import psycopg

from monitor.domain.addresses.address import Address
from monitor.domain.addresses.claims import doubtful_claims
from monitor.domain.looks.tracking import Known
from monitor.services.asking.searching import Asked, search
from monitor.store.migrate import OURS
from monitor.store.store import Books, Store
from tests.services.world import NOON
from tests.store.databases import Cluster, binaries
from tests.store.eventful import CHANNELS, happen

FOLDER = Path(__file__).parent / "shapes"
HOST = "harbour.example"
LAST = 99  # no more rows than that of anything

Said = Mapping[str, list[str]]


def versions() -> tuple[str, ...]:
    """Name the versions of which there are databases."""
    return tuple(sorted(path.name.partition(".")[0] for path in FOLDER.glob("*.json")))


def said_then(version: str) -> Said:
    """Return what the store said of that version's database when it was made."""
    said: Said = json.loads((FOLDER / f"{version}.json").read_text(encoding="utf-8"))
    return said


def bring_back_sqlite(version: str, url: str) -> None:
    """Write the SQLite file of a version to where the address says."""
    Path(url.removeprefix("sqlite:///")).write_bytes(gzip.decompress((FOLDER / f"{version}.db.gz").read_bytes()))


def bring_back_postgres(version: str, url: str) -> None:
    """Fill an empty database with the dump of a version."""
    dump = gzip.decompress((FOLDER / f"{version}.sql.gz").read_bytes())
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute(dump)


def said(books: Books) -> Said:
    """Say in lines what is in a database, as the store tells it."""
    articles = [books.articles.get(number) for number in range(1, books.articles.counts()[0] + 1)]
    return {
        **_looked_at(books),
        **_found(books, articles),
        **_stated(books, articles),
        **_judged(books, articles),
        **_grouped(books),
        **_told(books),
    }


def _looked_at(books: Books) -> Said:
    (source,) = books.sources.all()
    faults = tuple(fault.name for fault in source.faults)
    learned = books.outlets.layouts(HOST)
    return {
        "sources": [f"{source.source.name} {source.source.url} {source.checked_at} {faults}"],
        "entries": [f"{one.url} {one.title}" for one in books.entries.present("harbour")],
        "hosts": [f"{one.name} {one.delay} {one.robots!r} {one.failures} {one.trouble}" for one in books.hosts.all()],
        "learned": [f"{learned.version} {each.path} {len(each.sheets)}" for each in learned.layouts],
        "clocks": [f"{HOST} {books.outlets.clock_moves(HOST)}"],
        "pieces": [f"{piece} {one.same} {one.different}" for piece, one in books.outlets.address_pieces(HOST).items()],
        "facts": [f"{name} {books.installation.get(name)}" for name in ("installed", "alive")],
    }


def _found(books: Books, articles: Sequence[Known]) -> Said:
    return {
        "articles": [
            f"{one.id} {one.identity} {one.url} story {one.story} {one.verdict} {one.removed}"
            f" {one.region_print} {one.body_sha}"
            for one in articles
        ],
        "addresses": [f"{one.id} {url} {_leads_to(books, url)}" for one in articles for url in _urls(books, one)],
        "claims": [
            f"{article} {key}"
            for one in articles
            for url in _urls(books, one)
            for key, article, _ in books.articles.claimants(doubtful_claims(Address(url)))
        ],
        "listings": [
            f"{each.article} {each.source} {each.url} {each.listed_at} {each.outcome}"
            for one in articles
            for each in books.entries.listings(one.id, ())
        ],
    }


def _stated(books: Books, articles: Sequence[Known]) -> Said:
    return {
        "revisions": [
            f"{one.id} {each.no} {each.seen_at} {each.technical} {each.article.title} {each.article.text}"
            for one in articles
            for each in books.revisions.of(one.id)
        ],
        "pages": [
            f"{one.id} {page.status} {len(page.body)} {page.headers}"
            for one in articles
            if (page := books.revisions.page(one.id, one.revision))
        ],
        "search": [
            f"{one.identity} {stand.first}"
            for one in search(books, Asked(query="bridge"), NOON).found
            for stand in one.stood
        ],
    }


def _judged(books: Books, articles: Sequence[Known]) -> Said:
    return {
        "changes": [
            f"{one.id} {before}..{after} {','.join(change.kinds)} {change.severity.word} {change.silent}"
            for one in articles
            for before, after, change in books.changes.of(one.id)
        ],
        "sightings": [
            f"{one.id} {each.verdict} of {each.revision}, {each.count} times: {each.reason}; {each.decided.word}"
            for one in articles
            for each in books.sightings.of(one.id)
        ],
        "matches": [
            f"{one.id} {[match.topic for match in found.matches]} but {[each.topic for each in found.excluded]}"
            for one in articles
            for found in (books.topics.matching(one.id, one.revision),)
        ],
    }


def _urls(books: Books, one: Known) -> tuple[str, ...]:
    return books.articles.addresses(one.id)


def _leads_to(books: Books, url: str) -> int | None:
    found = books.articles.find(Address(url).keys)
    return None if found is None else found.id


def _grouped(books: Books) -> Said:
    stories = books.stories.all(LAST)
    return {
        "topics": [f"{topic.name} {topic.query}" for topic in books.topics.all()],
        "stories": [f"{one.id} {one.began_at} {one.articles} {one.title}" for one in stories],
        "members": [
            f"{story.id} {one.article} {one.tie} {one.tie_reason}"
            for story in stories
            for one in books.stories.members(story.id)
        ],
        "regroupings": [
            f"{one.id} {one.deed} {one.story} into {one.into} of {one.articles}, {one.undone_at}"
            for one in map(books.story_corrections.get, range(1, 4))
        ],
    }


def _told(books: Books) -> Said:
    deliveries = books.deliveries.all()
    return {
        "alerts": [
            f"{number} {one.key} {one.kind} {one.at} {one.severity} {one.topics} {one.title} {one.silenced}"
            for number, one in books.alerts.all()
        ],
        "deliveries": [
            f"{one.id} of {one.alert_id} to {one.channel} {one.target}, {one.state} {one.due_at}"
            f" in '{one.bundle or ''}': {one.reason}"
            for one in deliveries
        ],
        "attempts": [
            f"{one.id} {type(each.outcome).__name__} {each.finished_at} {each.letter}"
            for one in deliveries
            for each in books.deliveries.attempts(one.id)
        ],
        "threads": [f"{name} {books.threads.of(1, name, f'{name}-1')}" for name in CHANNELS],
        "held": [f"{one.article} {one.cause} {one.until} {one.alert.key}" for one in books.held.all()],
        "waves": [f"{one.name} {one.outlet} {one.began_at}" for one in books.waves.of(HOST, NOON)],
        "mutes": [f"{one.subject} {one.since} {one.until}" for one in books.mutes.all()],
    }


def keep() -> None:
    """Keep a database of either kind, of the present version."""
    FOLDER.mkdir(exist_ok=True)
    for keep_one in (_keep_sqlite, _keep_postgres):
        folder = Path(tempfile.mkdtemp(prefix="newsmon-shape-"))
        keep_one(folder)
        shutil.rmtree(folder)


def _keep_sqlite(folder: Path) -> None:
    file = folder / "newsmon.db"
    there = _eventful(folder, f"sqlite:///{file}")
    (FOLDER / f"{OURS.newest}.db.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
    lines = json.dumps(there, ensure_ascii=False, indent=1)
    (FOLDER / f"{OURS.newest}.json").write_text(f"{lines}\n", encoding="utf-8")


def _keep_postgres(folder: Path) -> None:
    programs = binaries()
    if programs is None:
        raise SystemExit("PostgreSQL is not installed here")
    with Cluster(programs, folder) as cluster, cluster.database() as url:
        _eventful(folder, url)
        place = url.replace("+psycopg", "")
        command = [str(programs / "pg_dump"), "--inserts", "--no-owner", "--no-privileges", place]
        dump = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    plain = "".join(line for line in dump.splitlines(keepends=True) if not line.startswith("\\"))  # words to psql
    (FOLDER / f"{OURS.newest}.sql.gz").write_bytes(gzip.compress(plain.encode(), mtime=0))


def _eventful(folder: Path, url: str) -> Said:
    asyncio.run(happen(folder, url))
    store = Store.open(url)
    with store.read() as books:
        there = said(books)
    store.close()
    return there


if __name__ == "__main__":
    keep()
