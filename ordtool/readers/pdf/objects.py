"""The objects of a PDF as they stand in the file, for the checks that come before PDFium sees it.

No parser: a hostile file is free to lie to one. Regular expressions find what is there, wherever it is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_PIECE = 1024 * 1024


def objects(data: bytes) -> dict[int, bytes]:
    """The bodies of the plain objects by number, the last of each as in a file that was saved again."""
    found = list(_OBJECT.finditer(data))
    ends = [match.start() for match in found[1:]] + [len(data)]
    return {int(match[1]): data[match.end() : end] for match, end in zip(found, ends, strict=True)}


def dictionary(body: bytes) -> bytes:
    """An object without its stream."""
    stream = _STREAM.search(body)
    return body[: stream.start()] if stream else body


def content(body: bytes, *, most: int) -> bytes:
    """The stream of an object, unpacked once as far as `most` bytes; as it stands where it is packed otherwise."""
    stream = _STREAM.search(body)
    packed = body[stream.end() :] if stream else b""
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(packed, most)
    return packed


def packed_dictionaries(data: bytes, *, most: int) -> Iterator[bytes]:
    """The object streams of a file unpacked: newer files keep their page dictionaries there."""
    for match in _OBJECT_STREAM.finditer(data):
        yield content(data[match.end() : data.find(b"endstream", match.end())], most=most)


def flates(about: bytes) -> int:
    """How often a dictionary says that its stream is packed by Flate."""
    return len(_FLATE.findall(about))


def unpacked_size(packed: bytes | memoryview, *, most: int, depth: int = 0) -> int:
    """The bytes that a stream unpacks to, counted no further than just above `most`; packed twice, unpacked twice."""
    unpacker = zlib.decompressobj()
    size, start = 0, b""
    try:
        while size <= most and not unpacker.eof and packed:
            piece = unpacker.decompress(packed, _PIECE)
            packed = unpacker.unconsumed_tail
            size += len(piece)
            start += piece if len(start) < 2 * _PIECE else b""
    except zlib.error:
        return size  # PDFium stops there too
    if size <= most and start[:1] == b"\x78" and depth < 4:
        return max(size, unpacked_size(start, most=most, depth=depth + 1))
    return size
