"""Streams that unpack to more than any page of law: PDFium would take gigabytes for one before anybody can stop it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ordtool.readers.pdf.objects import dictionary, flates, objects, packed_dictionaries, unpacked_size

LARGEST = 128 * 1024 * 1024  # bytes of one page unpacked; the drawing of a page is some kilobytes
_WORTH_A_LOOK = 64 * 1024  # bytes packed: Flate packs a thousand to one at best
_OTHERWISE = 128  # what a run-length filter packs to one at best
_STREAM = re.compile(rb"stream\r?\n")
_CONTENTS = re.compile(rb"/Contents\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_DICTIONARY = 4096  # bytes before a stream that hold what it is


def bomb(data: bytes) -> bool:
    """Whether a PDF holds a stream, pictures apart, or a page of one stream many times, beyond `LARGEST` bytes."""
    return any(unpacked_size(packed, most=LARGEST) > LARGEST for packed in _packed(data)) or _repeats(data)


def _packed(data: bytes) -> Iterator[memoryview]:
    """The Flate streams that are large enough to be one; a picture is unpacked only where it is drawn."""
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        if data[max(0, match.start() - 3) : match.start()] == b"end":
            continue
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        about = data[max(0, match.start() - _DICTIONARY) : match.start()].rpartition(b" obj")[2]
        times = flates(about)
        if (times > 1 or (times and end - match.end() >= _WORTH_A_LOOK)) and b"/Image" not in about:
            yield view[match.end() : end]


def _repeats(data: bytes) -> bool:
    """Whether a page shows one stream so often that all of them together are too much."""
    lists = [match[1] for match in _CONTENTS.finditer(data)]
    for packed in packed_dictionaries(data, most=LARGEST):
        lists += [match[1] for match in _CONTENTS.finditer(packed)]
    often = [counted for names in lists if max((counted := Counter(_REFERENCE.findall(names))).values(), default=0) > 1]
    if not often:
        return False
    bodies = objects(data)
    return any(sum(_size(bodies.get(int(n), b"")) * times for n, times in page.items()) > LARGEST for page in often)


def _size(body: bytes) -> int:
    """The bytes that the stream of an object unpacks to, at most."""
    about = dictionary(body)
    packed = body[len(about) :]
    if not flates(about):
        return len(packed) * (_OTHERWISE if b"/Filter" in about else 1)
    start = _STREAM.match(packed)
    return unpacked_size(packed[start.end() :], most=LARGEST) if start else 0
