"""Hosts, facts and silences."""

from monitor.domain.hosts import Host
from monitor.domain.telling.muting import Mute
from monitor.store.store import Store
from tests.store.building import MINUTE, NOON


def test_what_a_host_told_us_comes_back(store: Store) -> None:
    host = Host(
        name="harbour.example:8443", next_allowed_at=NOON, delay=2.5, robots=b"User-agent: *\nDisallow: /\xff",
        robots_status=200, robots_at=NOON, failures=2, trouble="answered 503",
    )  # fmt: skip
    with store.begin() as books:
        books.hosts.save(Host(name="harbour.example:8443"))
        books.hosts.save(host)
        books.hosts.save(Host(name="airport.example"))
    with store.read() as books:
        assert books.hosts.all() == (Host(name="airport.example"), host)


def test_a_fact_is_what_was_put_last(store: Store) -> None:
    with store.begin() as books:
        assert books.installation.get("installed") is None
        books.installation.put("installed", "then")
        books.installation.put("installed", "now")
        assert books.installation.get("installed") == "now"


def test_a_silence_holds_from_its_beginning_to_its_end(store: Store) -> None:
    festival = Mute(subject="topic:축제", since=NOON, until=NOON + 2 * MINUTE, reason="every year")
    forever = Mute(subject="source:gossip", since=NOON)
    with store.begin() as books:
        books.mutes.keep(festival)
        books.mutes.keep(forever)
        assert books.mutes.active(NOON - MINUTE) == ()
        assert books.mutes.active(NOON) == (forever, festival)
        assert books.mutes.active(NOON + 2 * MINUTE) == (forever,)
        assert books.mutes.lift("source:gossip")
        assert not books.mutes.lift("source:gossip")
