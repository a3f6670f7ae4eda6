"""Unpacking what was packed for the way: whole or not at all, and never beyond a limit."""

import sys
import zlib
from collections.abc import Callable, Mapping, Sequence

import brotli  # type: ignore[import-untyped]  # ships no types

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPTED = "gzip, deflate, br, zstd"  # what can be unpacked below, and nothing else
_MOST_LAYERS = 2
_ZSTD_WINDOW = {int(zstd.DecompressionParameter.window_log_max): 23}  # 8 MiB, the most that HTTP allows
_BEGINNINGS = (b"<", b"{", b"[", b"\xef\xbb\xbf")  # of pages, feeds and sitemaps


class DamagedError(ValueError):
    """The body is not what its Content-Encoding says, or not all of it."""


class TooLargeError(ValueError):
    """The unpacked body would be larger than the limit."""


def unpack(body: bytes, encodings: Sequence[str], limit: int) -> bytes:
    """Return the body as it was before it was packed, encodings in the order in which they were applied.

    Raises ``DamagedError`` or ``TooLargeError``; ``limit`` counts bytes of every step.
    """
    layers = [name for name in encodings if name not in {"", "identity"}]
    if len(layers) > _MOST_LAYERS:
        raise DamagedError(f"packed {len(layers)} times over")
    for name in reversed(layers):
        if name not in _UNPACKERS:
            raise DamagedError(f"packed as {name}, which newsmon cannot unpack")
        body = _UNPACKERS[name](body, limit)
    return body


def looks_plain(body: bytes) -> bool:
    """Say whether a body reads like a page, feed or sitemap as it stands."""
    return body[:256].lstrip().startswith(_BEGINNINGS)


def _gzip(body: bytes, limit: int) -> bytes:
    unpacked, rest = _inflated(body, 31, limit)
    # Several members are one file; what else follows is rubbish that every reader ignores.
    while rest.startswith(b"\x1f\x8b"):
        more, rest = _inflated(rest, 31, limit - len(unpacked))
        unpacked += more
    return unpacked


def _deflate(body: bytes, limit: int) -> bytes:
    try:
        return _inflated(body, 15, limit)[0]
    except DamagedError:
        return _inflated(body, -15, limit)[0]  # without its frame, as some servers send it


def _inflated(body: bytes, frame: int, limit: int) -> tuple[bytes, bytes]:
    unpacker = zlib.decompressobj(frame)
    try:
        unpacked = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise DamagedError(f"not what it says: {error}") from error
    return _whole(unpacked, unpacker.eof, limit), unpacker.unused_data


def _brotli(body: bytes, limit: int) -> bytes:
    unpacker = brotli.Decompressor()
    unpacked = bytearray()
    piece = body
    try:
        while not unpacker.is_finished() and len(unpacked) <= limit:
            more = unpacker.process(piece, output_buffer_limit=65_536)
            if not more and not piece:
                break
            unpacked += more
            piece = b""
    except brotli.error as error:
        raise DamagedError(f"not what it says: {error}") from error
    return _whole(bytes(unpacked), unpacker.is_finished(), limit)


def _zstd(body: bytes, limit: int) -> bytes:
    unpacked = b""
    while body:
        unpacker = zstd.ZstdDecompressor(options=_ZSTD_WINDOW)
        try:
            more = unpacker.decompress(body, limit + 1 - len(unpacked))
        except zstd.ZstdError as error:
            raise DamagedError(f"not what it says: {error}") from error
        unpacked = _whole(unpacked + more, unpacker.eof, limit)
        body = unpacker.unused_data
    return unpacked


def _whole(unpacked: bytes, finished: bool, limit: int) -> bytes:
    if len(unpacked) > limit:
        raise TooLargeError(f"unpacked, it is larger than {limit // 2**20} MiB")
    if not finished:
        raise DamagedError("it ends too early")
    return unpacked


_UNPACKERS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
