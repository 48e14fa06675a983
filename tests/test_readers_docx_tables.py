"""Word: merged cells, nested tables, frames, and columns of line numbers, with tables that only look like them."""

from __future__ import annotations

import pytest
from readers_files import numbering, paragraph, run
from test_readers_docx_numbers import LEVELS
from word_files import cell, furniture, law, row, table

MERGED = '<w:vMerge w:val="restart"/>'
BELOW = "<w:vMerge/>"


def texts(body: str) -> list[tuple[str, str]]:
    return [(line.style, line.text) for line in law(body)]


def test_merged_cells_are_said_once_and_keep_the_columns() -> None:
    body = table(
        row(cell("Kind", properties=MERGED), cell("Days")),
        row(cell("", properties=BELOW), cell("14")),
        row(cell("Total", properties='<w:gridSpan w:val="2"/>'), cell("x")),
    )
    assert texts(body) == [("table", "Kind\tDays"), ("table", "\t14"), ("table", "Total\tx")]


def test_words_under_a_merged_cell_are_hidden() -> None:
    body = table(row(cell("a", properties=MERGED), cell("b")), row(cell("under", properties=BELOW), cell("c")))
    assert texts(body) == [("table", "a\tb"), ("table", "\tc")]
    assert furniture(body) == [("hidden text", "under")]


def test_a_nested_table_is_part_of_its_cell() -> None:
    inner = table(row(cell("x"), cell("y")), row(cell("z"), cell("w")))
    assert texts(table(row(cell("a", inner, "b"), cell("c")))) == [("table", "a x y z w b\tc")]


def test_a_table_in_a_frame_stays_a_table() -> None:
    inner = table(row(cell("x"), cell("y")))
    assert texts(table(row(cell("Section 1.", inner)))) == [("", "Section 1."), ("table", "x\ty")]


def test_a_table_whose_rows_have_one_cell_with_words_is_a_frame() -> None:
    framed = table(row(cell("Section 1.", "Section 2."), cell("")), row(cell(""), cell("Section 3.")))
    assert texts(framed) == [("", "Section 1."), ("", "Section 2."), ("", "Section 3.")]
    assert texts(table(row(cell("a"), cell("")), row(cell("b"), cell("c")))) == [("table", "a\t"), ("table", "b\tc")]


def test_a_tab_in_a_cell_is_a_blank() -> None:
    tabbed = cell("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>")
    assert texts(table(row(tabbed, cell("c")))) == [("table", "a b\tc")]


def test_numbers_in_a_frame_are_numbers_of_paragraphs() -> None:
    framed = table(row(cell(paragraph("x", number=(1, 0)), paragraph("y", number=(1, 0)))))
    assert [(line.marker, line.text) for line in law(framed, numbering=numbering(LEVELS))] == [("1.", "x"), ("2.", "y")]


PROSE = [
    "The city shall post a",
    "notice of each use and",
    "shall send the notice",
    "to the council within",
    "thirty days of the use.",
]
ITEMS = ["Notice of use.", "Report to council.", "Audit of data.", "Training of staff.", "Review of rules."]


def test_a_cell_of_line_numbers_is_no_text() -> None:
    numbers = cell(*[str(n) for n in range(1, 7)])
    assert texts(table(row(numbers, cell("Section 1. Words.", "Section 2. More.")))) == [
        ("", "Section 1. Words."), ("", "Section 2. More."),
    ]  # fmt: skip
    assert ("line number column", "1") in furniture(table(row(numbers, cell("Section 1. Words."))))


@pytest.mark.parametrize("numbers", [["1", "2", "4", "5", "6"], ["1", "2", "3"], ["a", "b", "c", "d", "e"]])
def test_a_cell_of_other_figures_is_a_table(numbers: list[str]) -> None:
    assert texts(table(row(cell(*numbers), cell("Section 1. Words."))))[0][0] == "table"


def test_rows_numbered_line_by_line_are_lines() -> None:
    found = law(table(*[row(cell(str(n)), cell(words)) for n, words in enumerate(PROSE, start=7)]))
    assert [(line.number, line.text) for line in found] == [(str(n), words) for n, words in enumerate(PROSE, start=7)]
    assert {(line.style, line.starts) for line in found} == {("", None)}


def test_rows_that_are_items_of_a_list_are_a_table() -> None:
    found = law(table(*[row(cell(str(n)), cell(words)) for n, words in enumerate(ITEMS, start=1)]))
    assert [line.text for line in found] == [f"{n}\t{words}" for n, words in enumerate(ITEMS, start=1)]


def test_rows_of_three_cells_are_a_table() -> None:
    body = table(*[row(cell(str(n)), cell(words), cell("x")) for n, words in enumerate(PROSE, start=1)])
    assert {line.style for line in law(body)} == {"table"}


def test_text_boxes_in_cells_are_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('box')}</w:txbxContent></w:pict></w:r>"
    assert texts(table(row(cell(f"<w:p>{run('a')}{box}</w:p>"), cell("b")))) == [("table", "a box\tb")]
