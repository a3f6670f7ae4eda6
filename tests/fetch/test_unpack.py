import contextlib
import gzip
import sys
import zlib

import brotli  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.pages import FailureKind
from monitor.fetch.encodings import ACCEPTED, DamagedError, TooLargeError, unpack
from tests.fetch.conftest import Visiting, Visitor
from tests.fetch.loopback import Answer, Asked, Site

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}
PAGE = b"<p>" + b"The harbour is closed. " * 200
KB = 1024
MB = 1024 * 1024


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def test_every_encoding_that_we_ask_for_can_be_unpacked() -> None:
    assert {name.strip() for name in ACCEPTED.split(",")} == set(PACKERS)


@settings(max_examples=30)
@given(body=st.binary(max_size=5_000), name=st.sampled_from(sorted(PACKERS)))
def test_unpacking_gives_back_what_was_packed(body: bytes, name: str) -> None:
    assert unpack(PACKERS[name](body), [name], 10 * KB) == body


@settings(max_examples=30)
@given(cut=st.integers(min_value=1), name=st.sampled_from(sorted(PACKERS)))
def test_a_body_that_was_cut_is_damaged_and_never_half_a_page(cut: int, name: str) -> None:
    packed = PACKERS[name](PAGE)
    with pytest.raises(DamagedError):
        unpack(packed[: -(cut % (len(packed) - 1) + 1)], [name], MB)


@settings(max_examples=50)
@given(body=st.binary(max_size=200), name=st.sampled_from(sorted(PACKERS)))
def test_any_bytes_are_unpacked_or_damaged(body: bytes, name: str) -> None:
    with contextlib.suppress(DamagedError, TooLargeError):
        assert len(unpack(body, [name], MB)) <= MB


@pytest.mark.parametrize("name", sorted(PACKERS))
def test_a_bomb_ends_at_the_limit(name: str) -> None:
    with pytest.raises(TooLargeError):
        unpack(PACKERS[name](bytes(20 * MB)), [name], MB)


def test_a_bomb_inside_a_parcel_ends_at_the_limit() -> None:
    with pytest.raises(TooLargeError):
        unpack(gzip.compress(gzip.compress(bytes(20 * MB))), ["gzip", "gzip"], MB)


def test_many_members_together_meet_the_limit() -> None:
    with pytest.raises(TooLargeError):
        unpack(gzip.compress(bytes(600 * KB)) * 3, ["gzip"], MB)


def test_odd_but_whole_bodies_are_unpacked() -> None:
    assert unpack(gzip.compress(b"a") + gzip.compress(b"b"), ["gzip"], MB) == b"ab"
    assert unpack(gzip.compress(b"a") + b"\0\0rubbish", ["x-gzip"], MB) == b"a"
    assert unpack(raw_deflate(PAGE), ["deflate"], MB) == PAGE
    assert unpack(zstd.compress(b"a") + zstd.compress(b"b"), ["zstd"], MB) == b"ab"
    assert unpack(brotli.compress(gzip.compress(b"a")), ["gzip", "br"], MB) == b"a"


@pytest.mark.parametrize("encodings", [["gzip"] * 3, ["compress"], ["utf-8"]])
def test_what_nobody_sends_is_not_unpacked(encodings: list[str]) -> None:
    with pytest.raises(DamagedError):
        unpack(b"", encodings, MB)


@pytest.mark.parametrize("name", sorted(PACKERS))
def test_a_packed_page_arrives_unpacked(site: Site, visitor: Visitor, name: str) -> None:
    site.pages["/a"] = Answer(body=PACKERS[name](PAGE), headers={"Content-Encoding": name})
    page = visitor.page(site.url("/a"))
    assert page.body == PAGE
    assert "content-encoding" not in page.headers


def test_a_bomb_from_a_site_is_too_large(site: Site, visiting: Visiting) -> None:
    site.pages["/a"] = Answer(body=gzip.compress(bytes(20 * MB)), headers={"Content-Encoding": "gzip"})
    with visiting(max_bytes=MB) as visitor:
        failure = visitor.failure(site.url("/a"))
    assert failure.kind is FailureKind.TOO_LARGE
    assert "1 MiB" in failure.reason


def test_a_damaged_parcel_is_asked_for_once_more_unpacked(site: Site, visitor: Visitor) -> None:
    def answer(asked: Asked) -> Answer:
        if asked.headers["Accept-Encoding"] == "identity":
            return Answer(body=PAGE)
        return Answer(body=gzip.compress(PAGE)[:-20], headers={"Content-Encoding": "gzip"})

    site.pages["/a"] = answer
    assert visitor.page(site.url("/a")).body == PAGE
    assert site.paths == ["/robots.txt", "/a", "/a"]


def test_a_page_that_lies_about_being_packed_is_taken_as_it_is(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = Answer(body=PAGE, headers={"Content-Encoding": "gzip"})
    assert visitor.page(site.url("/a")).body == PAGE


def test_a_parcel_that_stays_damaged_is_a_failure(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = Answer(body=gzip.compress(PAGE)[:-20], headers={"Content-Encoding": "gzip"})
    failure = visitor.failure(site.url("/a"))
    assert failure.kind is FailureKind.BROKEN
    assert "cannot be unpacked" in failure.reason
    assert site.paths.count("/a") == 2
