"""Short ways to write RTF in the tests of its reader."""

from __future__ import annotations

from ordtool.readers import read_bytes
from ordtool.source import Line, Source


def source(body: str | bytes) -> Source:
    """A document with this body, as read; its font is Times."""
    inner = body if isinstance(body, bytes) else body.encode("cp1252")
    return read_bytes("a.rtf", rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}}" + inner + b"}")


def lines(body: str | bytes) -> list[Line]:
    """The lines of a document with this body."""
    return list(source(body).lines)


def furniture(body: str | bytes) -> list[tuple[str, str]]:
    """What is no law, with the reason."""
    return [(line.removed, line.text) for line in lines(body) if line.style == "furniture"]


def packed(year: int, month: int, day: int, hour: int, minute: int) -> int:
    """A moment as RTF packs it, a signed number of 32 bits."""
    bits = minute | hour << 6 | day << 11 | month << 16 | (year - 1900) << 20 | 1 << 29
    return bits - (1 << 32) if bits >> 31 else bits
