"""Which clock a time on a page is of: by the word before it, behind it, or on its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.extract.dates.labels import read_stamps
from monitor.extract.dates.times import read_moments


def clocks(text: str, zone: str = "UTC") -> list[tuple[str, str]]:
    """Give the labelled times of a text as ``(published, 2026-03-02 14:05)``."""
    return [(stamp.clock.value, f"{stamp.at:%Y-%m-%d %H:%M}") for stamp in read_stamps(text, read_moments(text, zone))]


BOTH = [("published", "2026-03-02 14:05"), ("modified", "2026-03-02 15:10")]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("입력 2026.03.02. 오후 2:05 수정 2026.03.02. 오후 3:10", "Asia/Seoul"),
        ("기사입력 2026-03-02 14:05:11\n최종수정 2026-03-02 15:10:00", "Asia/Seoul"),
        ("등록 2026.03.02 14:05 / 재송고 2026.03.02 15:10", "Asia/Seoul"),
        ("2026.03.02 14:05 입력 2026.03.02 15:10 수정", "Asia/Seoul"),
        ("2026年3月2日 14:05公開　2026年3月2日 15:10更新", "Asia/Tokyo"),
        ("公開日時：2026/03/02 14:05 更新日時：2026/03/02 15:10", "Asia/Tokyo"),
        ("發佈時間：2026-03-02 14:05 更新時間：2026-03-02 15:10", "Asia/Hong_Kong"),
        ("Published: 14:05, Mon, Mar 2, 2026 | UPDATED: 15:10, Mon, Mar 2, 2026", "Europe/London"),
        ("Published Monday, March 2, 2026 2:05PM EST Last updated Monday, March 2, 2026 3:10PM EST", "UTC"),
        ("Posted on 2 March 2026 at 14:05 | Updated 15:10", "UTC"),
        ("Veröffentlicht am 02.03.2026, 14:05 Uhr - Aktualisiert am 02.03.2026, 15:10 Uhr", "Europe/Berlin"),
        ("Publié le 2 mars 2026 à 14h05, mis à jour à 15h10", "Europe/Paris"),
        ("Publicado: 02/03/2026 14:05\nActualizado a las 15:10h.", "Europe/Madrid"),
        ("Publicado em 02/03/2026 às 14h05 - Atualizado em 02/03/2026 às 15h10", "America/Sao_Paulo"),
        ("Pubblicato il 2 marzo 2026 alle 14:05, aggiornato il 2 marzo 2026 alle 15:10", "Europe/Rome"),
        ("Publikacja: 02.03.2026 14:05 Aktualizacja: 02.03.2026 15:10", "Europe/Warsaw"),
        ("Publicerad 2026-03-02 kl. 14.05 Uppdaterad 2026-03-02 kl. 15.10", "Europe/Stockholm"),
        ("Julkaistu 2.3.2026 klo 14:05 | Päivitetty 2.3.2026 klo 15:10", "Europe/Helsinki"),
        ("Giriş: 02.03.2026 14:05 Son güncelleme: 02.03.2026 15:10", "Europe/Istanbul"),
        ("Опубликовано 2 марта 2026, 14:05. Обновлено 2 марта 2026, 15:10", "Europe/Moscow"),
    ],
)
def test_both_clocks_are_told_apart_in_many_languages(text: str, zone: str) -> None:
    assert clocks(text, zone) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "The law was updated before the vote of 2 March 2026 14:05",
        "outdated 2026-03-02 14:05",
        "수정 요청은 편집국으로. 2026-03-02 14:05",
        "Updated rules apply to 3 ports",
    ],
)
def test_a_word_that_only_looks_like_a_label_is_none(text: str) -> None:
    assert clocks(text) == []


def test_a_time_before_a_label_belongs_to_itself_when_the_label_has_its_own() -> None:
    assert clocks("14:05, 02 Mar 2026Updated 15:10, 02 Mar 2026") == [("modified", "2026-03-02 15:10")]


def test_a_bare_clock_takes_the_day_of_its_own_line_only() -> None:
    assert clocks("PTI | March 2, 2026 | Updated 15:10 IST") == [("modified", "2026-03-02 15:10")]
    assert clocks("March 2, 2026 14:05\nA paragraph.\nUpdated 15:10") == []


@given(entered=st.integers(0, 22 * 60), later=st.integers(1, 90), glued=st.booleans())
@settings(max_examples=30)
def test_a_pair_of_labels_gives_back_both_times_however_it_is_set(entered: int, later: int, *, glued: bool) -> None:
    first, second = (f"2026.03.02 {at // 60:02}:{at % 60:02}" for at in (entered, entered + later))
    gap = "" if glued else " "
    text = f"입력{gap}{first}{gap}수정{gap}{second}"
    assert [at.replace("-", ".") for _, at in clocks(text, "Asia/Seoul")] == [first, second]


@given(st.text(alphabet="0123456789.:/-년월일 \n시분전TZ+수정입력Updated更新", max_size=80))
@settings(max_examples=80)
def test_no_text_is_too_odd(text: str) -> None:
    moments = read_moments(text, "Asia/Seoul")
    stamps = read_stamps(text, moments)
    assert all(stamp.at.tzinfo is not None for stamp in stamps)
