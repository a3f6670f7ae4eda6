"""Compression: later revisions of an article cost almost nothing beside the first one."""

import sys
from dataclasses import dataclass

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdDict, compress, decompress
else:
    from backports.zstd import ZstdDict, compress, decompress

LEVEL = 3
SHORTEST_PREFIX = 8  # bytes; zstd takes no shorter one


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """Packed bytes; ``on_first`` when the first revision is needed to unpack them."""

    data: bytes
    on_first: bool = False


def pack(content: bytes, first: bytes | None = None) -> Packed:
    """Pack a revision against the first one, or alone where that one is of little help."""
    alone = compress(content, LEVEL)
    if first is None or len(first) < SHORTEST_PREFIX:
        return Packed(data=alone)
    beside = compress(content, LEVEL, zstd_dict=ZstdDict(first, is_raw=True).as_prefix)
    # A text that shares little with the first is a new text: it should not hang on the old one.
    return Packed(data=beside, on_first=True) if 2 * len(beside) <= len(alone) else Packed(data=alone)


def unpack(packed: Packed, first: bytes | None = None) -> bytes:
    """Give the bytes back; ``first`` is what the first revision unpacks to."""
    if not packed.on_first:
        return decompress(packed.data)
    return decompress(packed.data, zstd_dict=ZstdDict(first or b"", is_raw=True).as_prefix)
