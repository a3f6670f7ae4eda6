"""The thirty-two ways in which news pages write a time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.articles import Clock, Stamp
from monitor.extract.dates import labels
from monitor.extract.dates.times import read_moments, read_time

NOW = datetime(2025, 1, 23, 9, 0, tzinfo=UTC)  # 18:00 in Seoul
SHOWN = "2025-01-23T16:50:00+09:00"


def read_stamps(text: str, zone: str, now: datetime) -> tuple[Stamp, ...]:
    return labels.read_stamps(text, read_moments(text, zone, now))


@pytest.mark.parametrize(
    "text",
    [
        "2025.01.23 16:50",
        "2025.01.23. 16:50",
        "2025. 1. 23. 16:50",
        "2025.01.23. 오후 4:50",
        "2025-01-23 16:50",
        "2025-01-23 16:50:00",
        "2025/01/23 16:50",
        "2025년 1월 23일 16시 50분",
        "2025년 01월 23일 오후 4시 50분",
        "2025년 1월 23일(목) 16:50",
        "2025.01.23 (16:50)",
        "2025.01.23(목) 16:50",
        "25.01.23 16:50",
        "01.23 16:50",
        "1월 23일 16:50",
        "2025-01-23T16:50:00+09:00",
        "2025-01-23T16:50:00.000+0900",
        "2025-01-23T07:50:00Z",
        "20250123165000",
        "202501231650",
        "Thu, 23 Jan 2025 16:50:00 +0900",
        "Thu, 23 Jan 2025 16:50:00 KST",
        "Jan 23, 2025 4:50 PM KST",
        "January 23, 2025 at 2:50 a.m. EST",
        "23 January 2025, 07:50 GMT",
        "송고시간 2025-01-23 16:50",
        "송고2025-01-23 16:50",
        "기사입력 : 2025-01-23 오후 4:50:00",
        "입력 2025.01.23. 오후 4:50",
        "2025年1月23日 16時50分",
        "1737618600",
        "70분 전",
    ],
)
def test_every_form_is_the_same_moment(text: str) -> None:
    assert read_time(text, "Asia/Seoul", NOW) == datetime.fromisoformat(SHOWN)


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2025.01.23 오전 12:10", "Asia/Seoul", "2025-01-23T00:10:00+09:00"),
        ("2025.01.22 오후 12:10", "Asia/Seoul", "2025-01-22T12:10:00+09:00"),
        ("23.01.2025, 08:50 Uhr", "Europe/Berlin", "2025-01-23T08:50:00+01:00"),
        ("23. Juli 2024, 08:50 Uhr", "Europe/Berlin", "2024-07-23T08:50:00+02:00"),
        ("23 janvier 2025 à 8h50", "Europe/Paris", "2025-01-23T08:50:00+01:00"),
        ("01/22/2025 3:00 PM", "America/New_York", "2025-01-22T15:00:00-05:00"),
        ("22/01/2025 15:00", "Europe/London", "2025-01-22T15:00:00+00:00"),
        ("12.24 16:50", "Asia/Seoul", "2024-12-24T16:50:00+09:00"),
        ("Wed Jan 22 15:00:00 EST 2025", "UTC", "2025-01-22T15:00:00-05:00"),
        ("Wed Jan  1 15:00:00 2025", "Europe/London", "2025-01-01T15:00:00+00:00"),
        ("Wed Jan 22 2025 15:00:00 GMT-0500 (Eastern Standard Time)", "UTC", "2025-01-22T15:00:00-05:00"),
        ("2025年1月22日 09时30分", "Asia/Shanghai", "2025-01-22T09:30:00+08:00"),
        ("2025年1月22日 晚8:00", "Asia/Shanghai", "2025-01-22T20:00:00+08:00"),
        ("2025年1月22日 晚上8点30分", "Asia/Shanghai", "2025-01-22T20:30:00+08:00"),
        ("2025년 1월 22일 밤 11시", "Asia/Seoul", "2025-01-22T23:00:00+09:00"),
        ("2025년 1월 22일 새벽 2시 10분", "Asia/Seoul", "2025-01-22T02:10:00+09:00"),
        ("令和7年1月22日 15時", "Asia/Tokyo", "2025-01-22T15:00:00+09:00"),
        ("平成元年12月1日 15:00", "Asia/Tokyo", ""),
        ("民國114年1月22日 15:00", "Asia/Taipei", "2025-01-22T15:00:00+08:00"),
        ("２０２５年１月２２日　１５：００", "Asia/Tokyo", "2025-01-22T15:00:00+09:00"),
        ("๒๒ ม.ค. ๒๕๖๘ ๑๕:๐๐ น.", "Asia/Bangkok", "2025-01-22T15:00:00+07:00"),
        ("22 มกราคม 2568 15:00", "Asia/Bangkok", "2025-01-22T15:00:00+07:00"),
        ("۲۰۲۵/۰۱/۲۲ ۱۵:۰۰", "Asia/Tehran", "2025-01-22T15:00:00+03:30"),
        ("٢٢ يناير ٢٠٢٥ ١٥:٠٠", "Asia/Riyadh", "2025-01-22T15:00:00+03:00"),
        ("22 January 2025 at 3 p.m. GMT", "UTC", "2025-01-22T15:00:00+00:00"),
        ("January 22, 2025 | 3pm ET", "UTC", "2025-01-22T15:00:00-05:00"),
        ("22/01/2025 3:00 p. m.", "Europe/Madrid", "2025-01-22T15:00:00+01:00"),
        ("03/12/2024 15:00", "Europe/London", "2024-12-03T15:00:00+00:00"),
        ("05/02/2025 15:00", "Europe/London", ""),
        ("03.12.2024 15:00", "Europe/Berlin", "2024-12-03T15:00:00+01:00"),
    ],
)
def test_a_stamp_without_zone_is_read_in_the_zone_given(text: str, zone: str, expected: str) -> None:
    found = read_time(text, zone, NOW)
    assert (found.isoformat() if found else "") == expected


def test_a_stamp_ahead_of_the_clock_is_an_error_not_a_date() -> None:
    assert read_time("2025.01.23 18:11", "Asia/Seoul", NOW) is None
    assert read_time("2025.01.23 18:09", "Asia/Seoul", NOW) is not None


@pytest.mark.parametrize(
    "text", ["", "2025.13.40 16:50", "2025.02.30", "99:99", "전화 02-1234-5678", "[3/4] 12:50", "1.5배"]
)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert read_time(text, "Asia/Seoul", NOW) is None


def test_a_day_alone_is_known_as_such() -> None:
    (moment,) = read_moments("2025.01.23", "Asia/Seoul", NOW)
    assert not moment.whole


def test_labels_tell_entered_from_revised() -> None:
    stamps = read_stamps("입력\n2025.01.23 16:50\n수정\n2025.01.23 16:57", "Asia/Seoul", NOW)
    assert [stamp.clock for stamp in stamps] == [Clock.PUBLISHED, Clock.MODIFIED]
    assert stamps[1].at - stamps[0].at == timedelta(minutes=7)


@pytest.mark.parametrize(
    "label", ["입력", "기사입력", "등록", "승인", "송고", "송고시간", "작성", "게재", "발행", "Published", "Posted on"]
)
def test_labels_of_publication(label: str) -> None:
    (stamp,) = read_stamps(f"{label} 2025-01-22 16:50", "Asia/Seoul", NOW)
    assert stamp.clock is Clock.PUBLISHED


@pytest.mark.parametrize(
    "label",
    ["수정", "최종수정", "기사수정", "업데이트", "갱신", "재송고", "Updated", "Last updated:", "Aktualisiert am"],
)
def test_labels_of_revision(label: str) -> None:
    (stamp,) = read_stamps(f"{label} 2025-01-22 16:50", "Asia/Seoul", NOW)
    assert stamp.clock is Clock.MODIFIED


def test_a_label_speaks_only_of_the_time_right_behind_it() -> None:
    assert read_stamps("수정 요청은 편집국으로. 2025-01-22 16:50", "Asia/Seoul", NOW) == ()


@given(st.datetimes(min_value=datetime(1991, 1, 1), max_value=datetime(2025, 1, 22)))  # noqa: DTZ001 - a wall clock
@settings(max_examples=40)
def test_what_is_written_is_read_back(at: datetime) -> None:
    at = at.replace(second=0, microsecond=0)
    for form in (f"{at:%Y.%m.%d %H:%M}", f"{at:%Y년 %-m월 %-d일 %H시 %M분}", f"{at:%d %B %Y %H:%M}", at.isoformat()):
        assert read_time(form, "Asia/Seoul", NOW) == at.replace(tzinfo=datetime.fromisoformat(SHOWN).tzinfo)


@given(st.text(alphabet="0123456789.:/-년월일 시분전TZ+수정입력", max_size=60))
@settings(max_examples=100)
def test_no_text_is_too_odd(text: str) -> None:
    assert all(stamp.at.tzinfo is not None for stamp in read_stamps(text, "Asia/Seoul", NOW))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu, 23 Jan 25 12:00:00 GMT", "2025-01-23T12:00:00+00:00"),
        ("23-Jan-25 12:00:00 +0100", "2025-01-23T12:00:00+01:00"),
        ("3 มี.ค. 2569 เวลา 14.05 น.", "2026-03-03T14:05:00+00:00"),
    ],
)
def test_a_year_of_two_digits_in_mail_and_a_thai_clock_are_read(text: str, expected: str) -> None:
    found = read_time(text)
    assert found is not None
    assert found.isoformat() == expected
