"""A library's cover sheet is no law; a page that lost much of its text as furniture is told."""

from __future__ import annotations

from readers_files import column, pdf

from ordtool.readers import read_bytes
from ordtool.readers.pdf.cover_sheets import much_removed
from ordtool.source import Line, Source

SHEET = [
    "ALDER COUNTY",
    "This file was provided by the",
    "Harbor Digital Library of Letters",
    "http://library.example/letters",
    "Scanned from a copy on paper",
]
LAW = ["A LETTER ON BRIDGES", "Every bridge of the city has a number, and the clerk keeps", "the list of them."]


def kept(*pages: list[str]) -> list[str]:
    found: Source = read_bytes("a.pdf", pdf([column(texts) for texts in pages]))
    return [line.text for line in found.lines if line.style != "furniture"]


def test_a_cover_sheet_is_put_aside() -> None:
    assert kept(SHEET, LAW) == LAW


def test_a_first_page_with_law_stays() -> None:
    assert kept([*SHEET[1:], "Section 1. Bridges have numbers."], LAW)[:4] == SHEET[1:]
    assert kept(LAW, SHEET) == [*LAW, *SHEET]
    assert kept(["Title page", "Downloaded from the clerk", "2031"], LAW)[:1] == ["Title page"]


def test_a_page_that_lost_much_is_told() -> None:
    law = Line("x" * 400, page=3)
    stamp = Line("y" * 350, page=3, style="furniture", removed="stamp")
    assert list(much_removed("a.pdf", [law, stamp])) == [
        "a.pdf: 47 % of page 3 was set aside as no part of the law (stamp); look at the page."
    ]
    head = Line("y" * 350, page=3, style="furniture", removed="running head")
    assert list(much_removed("a.pdf", [law, head])) == []
    assert list(much_removed("a.pdf", [law, Line("y" * 90, page=3, style="furniture", removed="stamp")])) == []
