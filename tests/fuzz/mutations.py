"""Seeded mutations of a file: bits, chunks, numbers, words of the format, parts of a package, pieces of another file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

WORDS: dict[str, tuple[bytes, ...]] = {
    "pdf": (
        b"/Type/Page",
        b"/Kids[1 0 R]",
        b"/Length 99999999",
        b"endobj",
        b"stream\n",
        b"endstream",
        b"1 0 R",
        b"<<",
        b">>",
        b"/Filter/FlateDecode",
        b"/ASCIIHexDecode",
        b"/Rotate 90",
        b"/MediaBox[0 0 0 0]",
        b"/MediaBox[0 0 1e9 1e9]",
        b"null",
        b"q Q",
        b"BT ET",
        b"Tj",
        b"0 Tr",
        b"0 0 0 0 0 0 cm",
        b"/Do",
        b"/Count -1",
        b"/ToUnicode",
        b"xref",
        b"trailer",
        b"%%EOF",
    ),
    "docx": (
        b"<w:p/>",
        b"<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
        b"<w:ins>",
        b"</w:p>",
        b"<w:tbl/>",
        b"<w:tc>",
        b'w:val="-1"',
        b'w:val="99999999999"',
        b"<w:txbxContent>",
        b'<w:fldChar w:fldCharType="begin"/>',
        b"&#0;",
        b"&x;",
        b'<w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr>',
        b"<mc:AlternateContent/>",
        b"<w:br/>",
        b"]]>",
    ),
    "rtf": (
        b"{",
        b"}",
        b"\\'",
        b"\\u-1 ?",
        b"\\u55357?",
        b"\\bin999999 ",
        b"\\uc99 ",
        b"\\par",
        b"{\\*",
        b"\\fonttbl",
        b"\\trowd",
        b"\\cell",
        b"\\row",
        b"\\footnote",
        b"\\f999999999",
        b"\\ansicpg99999",
        b"\\strike",
        b"\\ul",
        b"\\revised",
        b"\\0",
        b"\\-9999999999",
    ),
    "akn": (
        b"<p>",
        b"</p>",
        b"<num>",
        b"</num>",
        b"<heading>",
        b"<section>",
        b"<authorialNote>",
        b"<quotedStructure startQuote='x'>",
        b"<table><tr><td>",
        b"<!DOCTYPE x>",
        b"<del>",
        b"<?x y?>",
        b"&#1;",
    ),
    "html": (
        b"<s>",
        b"</s>",
        b"<u>",
        b"<table>",
        b"<td>",
        b"<ol start=-99999999999>",
        b"<li value=9e9>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"&#0;",
        b"&#xD800;",
        b"&amp",
        b"<style>.a{text-decoration:line-through}",
        b"</style>",
        b"<p",
        b">",
        b"<pre>",
        b"\0",
        b"<svg>",
        b"<template>",
    ),
    "": (
        b"\0",
        b"\xff\xfe",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"\xef\xbf\xbf",
        b"\xed\xa0\x80",
        b"(a)",
        b"SECTION 1.",
        b"[",
        b"]",
        b"\r",
        b"\x0c",
        b"\x85",
    ),
}
_NUMBER = re.compile(rb"-?\d+")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483648",
    b"-2147483649",
    b"99999999999999999999",
    b"1e308",
    b"0.0000001",
)
_LONGEST = 1_000_000


def mutated(data: bytes, suffix: str, random: Random, *, other: bytes) -> bytes:
    """A changed copy; a package is changed inside its parts as often as outside."""
    if suffix == "docx" and random.random() < 0.8:
        return _inside_package(data, random, other=other)
    if suffix == "pdf" and random.random() < 0.5:
        return _inside_stream(data, random, other=other)
    return _changed(data, suffix, random, other=other)


def _changed(data: bytes, suffix: str, random: Random, *, other: bytes) -> bytes:
    for _ in range(random.choice((1, 1, 2, 4, 16, 64))):
        data = random.choice(_STEPS)(data, suffix, random, other)[:_LONGEST]
    return data


def _inside_package(data: bytes, random: Random, *, other: bytes) -> bytes:
    """One part of a ZIP changed, the ZIP itself whole."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(made, "w", ZIP_DEFLATED) as target:
        names = package.namelist()
        chosen = random.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            part = package.read(name)
            if name == chosen:
                part = _changed(part, "docx", random, other=_part(other, name))
                if random.random() < 0.05:
                    continue
            target.writestr(name, part)
    return made.getvalue()


def _part(package: bytes, name: str) -> bytes:
    try:
        with ZipFile(BytesIO(package)) as archive:
            return archive.read(name)
    except (BadZipFile, KeyError):
        return package[:10_000]


def _inside_stream(data: bytes, random: Random, *, other: bytes) -> bytes:
    """One compressed stream of a PDF unpacked, changed and packed again: the page's own operators go wrong."""
    streams = [match for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL) if match[1]]
    random.shuffle(streams)
    for match in streams:
        try:
            inner = zlib.decompress(match[1].rstrip(b"\r\n"))
        except zlib.error:
            continue
        packed = zlib.compress(_changed(inner, "pdf", random, other=other))
        return data[: match.start(1)] + packed + b"\n" + data[match.end(1) :]
    return _changed(data, "pdf", random, other=other)


def _flip(data: bytes, suffix: str, random: Random, other: bytes) -> bytes:
    at = random.randrange(len(data) or 1)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _delete(data: bytes, suffix: str, random: Random, other: bytes) -> bytes:
    at = random.randrange(len(data) or 1)
    return data[:at] + data[at + random.choice((1, 2, 8, 64, 1024)) :]


def _double(data: bytes, suffix: str, random: Random, other: bytes) -> bytes:
    at = random.randrange(len(data) or 1)
    piece = data[at : at + random.choice((1, 8, 64, 1024))]
    return data[:at] + piece * random.choice((2, 2, 3, 50)) + data[at:]


def _cut(data: bytes, suffix: str, random: Random, other: bytes) -> bytes:
    return data[: random.randrange(len(data) or 1)] if random.random() < 0.3 else data


def _word(data: bytes, suffix: str, random: Random, other: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(WORDS[suffix] + WORDS[""]) * random.choice((1, 1, 1, 40)) + data[at:]


def _number(data: bytes, suffix: str, random: Random, other: bytes) -> bytes:
    found = _NUMBER.search(data, random.randrange(len(data) or 1))
    return data[: found.start()] + random.choice(_NUMBERS) + data[found.end() :] if found else data


def _splice(data: bytes, suffix: str, random: Random, other: bytes) -> bytes:
    at, start = random.randrange(len(data) + 1), random.randrange(len(other) or 1)
    return data[:at] + other[start : start + random.choice((16, 256, 4096))] + data[at:]


_STEPS: tuple[Callable[[bytes, str, Random, bytes], bytes], ...] = (
    _flip, _flip, _delete, _double, _cut, _word, _word, _number, _splice,
)  # fmt: skip
