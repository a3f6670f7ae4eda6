from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.bundles import Bundle, BundleId

ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
BUNDLES = st.builds(
    BundleId,
    kind=st.sampled_from(Bundle),
    name=st.text() | st.just("watch https://harbour.example:8080/"),
    due_at=st.none() | st.datetimes(timezones=ZONES),
)


@given(BUNDLES)
def test_what_is_written_is_read_again(bundle: BundleId) -> None:
    assert BundleId.read(str(bundle)) == bundle


def test_what_was_kept_before_is_read() -> None:
    written = "flood:capped:2026-03-02T13:12:00+00:00"
    assert str(BundleId.read(written)) == written
    assert BundleId.read("group:0e3f").due_at is None


def test_anything_else_names_no_bundle() -> None:
    for written in ("", "digest", "heap:all", "Digest:all"):
        with pytest.raises(ValueError, match=r"bundle|Bundle"):
            BundleId.read(written)
