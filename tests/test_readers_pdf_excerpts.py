"""Pages chosen from a PDF: read as the whole file reads them, though nothing of the other pages becomes text."""

from __future__ import annotations

from readers_files import Placed, column, pdf

from ordtool.outline import ordinance
from ordtool.outline.removed import removed
from ordtool.readers import read_bytes
from ordtool.source import Line

LEGEND = "NOTE: Matter in boldface is new; matter [in brackets] is to be omitted."
LAW = [
    "The department shall tell the council what it [pays] paid for each device",
    "that it uses on a bridge or in a square, and shall say who [answers] answered",
    "for each of them in the year before, and in the two years before that year,",
    "with the price of each and the name of every person who may look at it, and",
    "with the reason why it was bought.",
]


def bill(*, head: str = "SB 77") -> list[list[Placed]]:
    first: list[Placed] = [(100, 60, "A BILL"), *column(LAW, top=120), (100, 700, LEGEND)]
    others = [
        [(100.0, 60.0, f"{head} Page {i}"), *column([f"{chr(96 + i)} {text}" for text in LAW], top=120)]
        for i in range(2, 9)
    ]
    return [first, *others]


def kept(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines if line.style != "furniture"]


def test_heads_are_known_from_the_pages_around() -> None:
    found = read_bytes("a.pdf", pdf(bill()), pages="5")
    assert kept(found.lines) == [f"e {text}" for text in LAW]
    assert [line.text for line in found.lines if line.removed == "running head"] == ["SB 77 Page 5"]


def test_words_of_other_pages_are_no_text() -> None:
    found = read_bytes("a.pdf", pdf(bill()), pages="4-5")
    assert {line.page for line in found.lines if line.style != "furniture"} == {4, 5}
    assert {line.page for line in found.lines if line.style == "furniture"} == {1, 4, 5}
    assert {line.page for line in removed(found).lines} <= {1, 4, 5}
    assert all(line.removed == "legend" for line in removed(found).lines if line.page == 1)


def test_the_legend_of_the_first_page_reaches_a_page_read_alone() -> None:
    alone = ordinance(read_bytes("a.pdf", pdf(bill()), pages="6"))
    assert "[pays]" not in alone.text
    assert "[answers]" not in alone.text


def test_brackets_of_a_file_without_a_legend_stay() -> None:
    pages = [[place for place in page if place[2] != LEGEND] for page in bill()]
    assert "[pays]" in ordinance(read_bytes("a.pdf", pdf(pages), pages="6")).text
