"""Streams that unpack to more than any page of law: PDFium would take a gigabyte for one before anybody can stop it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

LARGEST = 128 * 1024 * 1024  # bytes of one stream unpacked; the drawing of a page is some kilobytes
_WORTH_A_LOOK = 64 * 1024  # bytes packed: Flate packs a thousand to one at best
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_DICTIONARY = 4096  # bytes before a stream that hold what it is
_PIECE = 1024 * 1024


def bomb(data: bytes) -> bool:
    """Whether a PDF holds a stream, pictures apart, that unpacks to more than `LARGEST` bytes."""
    return any(_unpacks_beyond(packed) for packed in _packed(data))


def _packed(data: bytes) -> Iterator[memoryview]:
    """The Flate streams that are large enough to be one; a picture is unpacked only where it is drawn."""
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        if data[max(0, match.start() - 3) : match.start()] == b"end":
            continue
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        about = data[max(0, match.start() - _DICTIONARY) : match.start()].rpartition(b" obj")[2]
        times = len(_FLATE.findall(about))
        if (times > 1 or (times and end - match.end() >= _WORTH_A_LOOK)) and b"/Image" not in about:
            yield view[match.end() : end]


def _unpacks_beyond(packed: memoryview, *, depth: int = 0) -> bool:
    """Whether a stream grows past the limit; one packed twice is unpacked twice."""
    unpacker = zlib.decompressobj()
    size, start = 0, b""
    waiting: bytes | memoryview = packed
    try:
        while size <= LARGEST and not unpacker.eof and waiting:
            piece = unpacker.decompress(waiting, _PIECE)
            waiting = unpacker.unconsumed_tail
            size += len(piece)
            start += piece if len(start) < 2 * _PIECE else b""
    except zlib.error:
        return False  # PDFium stops there too
    packed_again = start[:1] == b"\x78" and depth < 4
    return size > LARGEST or (packed_again and _unpacks_beyond(memoryview(start), depth=depth + 1))
