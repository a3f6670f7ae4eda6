from datetime import UTC, datetime, timedelta

from monitor.domain.alerts import Alert, AlertKind, Cause
from monitor.domain.looks.held import LONGEST, REMEMBERED, Held, KnownWave
from monitor.domain.looks.waves import Wave
from monitor.store.store import Store
from tests.store.building import known

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def a_wave(piece: str, at: datetime = NOON, outlet: str = "harbour") -> KnownWave:
    return KnownWave(outlet=outlet, wave=Wave(pieces=(piece,)), began_at=at, until=at + LONGEST)


def test_two_waves_that_began_at_one_instant_are_both_remembered(store: Store) -> None:
    with store.begin() as books:
        books.waves.keep(a_wave("follow us"))
        books.waves.keep(a_wave("read our app"))
        assert len(books.waves.of("harbour", NOON)) == 2


def test_a_wave_that_is_met_again_is_remembered_once_with_its_newest_hour(store: Store) -> None:
    later = NOON + timedelta(days=3)
    with store.begin() as books:
        books.waves.keep(a_wave("follow us"))
        books.waves.keep(a_wave("follow us").met_again(later))
        (wave,) = books.waves.of("harbour", later)
    assert (wave.began_at, wave.until) == (NOON, later + LONGEST)


def test_waves_that_nothing_belongs_to_any_more_are_forgotten_when_another_comes(store: Store) -> None:
    much_later = NOON + 2 * REMEMBERED
    with store.begin() as books:
        books.waves.keep(a_wave("follow us"))
        books.waves.keep(a_wave("follow them", outlet="station"))
        books.waves.keep(a_wave("read our app", much_later))
        assert books.waves.of("station", NOON) == ()
        assert books.waves.of("harbour", NOON) == (a_wave("read our app", much_later),)


def test_an_edit_that_waits_its_turn_is_not_near_to_what_others_changed(store: Store) -> None:
    with store.begin() as books:
        for cause in Cause:
            article = known(books, cause)
            alert = Alert(key=cause, kind=AlertKind.EDITED, at=NOON, url="", title="", reason="")
            held = Held(
                article=article.id, outlet="harbour", cause=cause, since=NOON, until=NOON + LONGEST, alert=alert
            )
            books.held.keep(held)
        near = {one.cause for one in books.held.near("harbour", but=0)}
    assert near == {Cause.MOMENT, Cause.ALIKE}
