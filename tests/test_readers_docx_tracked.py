"""Word: tracked changes of words, paragraph ends, rows, cells, notes and text boxes; what is no change of words."""

from __future__ import annotations

import pytest
from readers_files import marked, numbering, paragraph, part, run
from test_readers_docx_numbers import LEVELS
from word_files import WHO, cell, deleted, ended, inserted, law, lines, listed, row, source, table

from ordtool.ordinance import View
from ordtool.outline import ordinance


def accepted(body: str, **parts: str) -> list[str]:
    """The paragraphs as they read when every change is accepted."""
    return ordinance(source(body, **parts), view=View.AMENDED).text.split("\n")


def para(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def test_moved_words_leave_one_place_and_come_to_another() -> None:
    body = (
        f'<w:p><w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom {WHO}>{run("moved")}</w:moveFrom>'
        f'<w:moveFromRangeEnd w:id="1"/>{run(" stays")}</w:p>'
        f'<w:p><w:moveToRangeStart w:id="2" w:name="m"/><w:moveTo {WHO}>{run("moved")}</w:moveTo></w:p>'
    )
    found = source(body)
    assert [marked(line) for line in found.lines] == [[("moved", "struck", "draft")], [("moved", "inserted", "draft")]]
    assert found.lines[0].marks[0].author == "R. Viser"
    assert "1 move by R. Viser" in found.warnings[0]


def test_moved_paragraphs_leave_no_empty_ones() -> None:
    body = (
        paragraph("one") + ended(f"<w:moveFrom {WHO}>{run('two')}</w:moveFrom>", mark="moveFrom")
        + paragraph("three") + ended(f"<w:moveTo {WHO}>{run('two')}</w:moveTo>", mark="moveTo")
    )  # fmt: skip
    assert accepted(body) == ["one", "three", "two"]


@pytest.mark.parametrize(
    "properties",
    [
        f'<w:rPrChange {WHO}><w:rPr><w:strike/><w:u w:val="single"/></w:rPr></w:rPrChange>',
        f"<w:ins {WHO}/>",
    ],
)
def test_a_change_of_how_words_look_is_no_change_of_words(properties: str) -> None:
    line = lines(para(run("words", properties)))[0]
    assert (marked(line), line.signs) == ([], ())


def test_a_change_of_paragraph_looks_is_none_either() -> None:
    changed = f'<w:pPrChange {WHO}><w:pPr><w:pStyle w:val="Old"/><w:outlineLvl w:val="1"/></w:pPr></w:pPrChange>'
    numbers = f'<w:numPr><w:numId w:val="0"/><w:numberingChange {WHO} w:original="(a)"/></w:numPr>'
    line = lines(f"<w:p><w:pPr>{numbers}{changed}</w:pPr>{run('words')}</w:p>")[0]
    assert (line.marker, line.level, line.style, marked(line)) == ("", None, "", [])


def test_struck_ends_join_all_that_follows_until_one_that_stays() -> None:
    body = ended(run("one ")) + ended(deleted("two ")) + ended(run("three ")) + paragraph("four") + paragraph("five")
    assert accepted(body) == ["one three four", "five"]


def test_a_joined_paragraph_has_one_number_and_looks_as_its_end_says() -> None:
    heading = '<w:outlineLvl w:val="1"/>'
    body = (
        ended(run("first "), properties=listed()) + paragraph("second", number=(1, 1)) + paragraph("x", number=(1, 0))
    )
    found = law(body, numbering=numbering(LEVELS))
    assert [(line.marker, line.level, line.starts) for line in found] == [
        ("(a)", 1, True), ("1.", 0, True),
    ]  # fmt: skip
    kept = ended(run("first "), properties=listed()) + paragraph("second", more=heading) + paragraph("x", number=(1, 0))
    found = law(kept, numbering=numbering(LEVELS))
    assert [(line.marker, line.style) for line in found] == [("1.", "heading"), ("2.", "list")]


def test_words_that_a_struck_end_parted_are_whole_again() -> None:
    found = law(ended(run("sur")) + f"<w:p>{run('veil')}{inserted('lance')}</w:p>")
    assert [(line.text, marked(line)) for line in found] == [("surveillance", [("lance", "inserted", "draft")])]


def test_a_text_box_does_not_come_between_joined_paragraphs() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('box')}</w:txbxContent></w:pict></w:r>"
    assert accepted(ended(run("one "), box) + paragraph("two")) == ["one two", "box"]
    assert accepted(para(run("one"), box) + paragraph("two")) == ["one", "box", "two"]


def test_a_table_ends_a_paragraph_whose_end_was_struck() -> None:
    body = ended(run("before")) + table(row(cell("a"), cell("b"))) + paragraph("after")
    assert accepted(body) == ["before", "a\tb", "after"]


def test_words_inserted_by_one_and_struck_by_another_are_in_no_view_but_both() -> None:
    nested = (
        f"<w:ins {WHO}><w:del w:author='B' w:date='2026'><w:r><w:delText>x</w:delText></w:r></w:del>{run('y')}</w:ins>"
    )
    line = lines(para(run("a "), nested))[0]
    assert [(line.text[m.span.start : m.span.end], m.state.value, m.author) for m in line.marks] == [
        ("xy", "inserted", "R. Viser"), ("x", "struck", "B"),
    ]  # fmt: skip
    assert accepted(para(run("a "), nested)) == ["a y"]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (f"<w:cellDel {WHO}/>", [("two", "struck", "draft")]),
        (f"<w:cellIns {WHO}/>", [("two", "inserted", "draft")]),
        (f'<w:cellMerge {WHO} w:vMerge="rest"/>', []),
        ("<w:gridSpan w:val='2'/>", []),
    ],
)
def test_cells_may_be_tracked(properties: str, expected: list[tuple[str, str, str]]) -> None:
    line = law(table(row(cell("one"), cell("two", properties=properties), cell("three"))))[0]
    assert line.text == "one\ttwo\tthree"
    assert marked(line) == expected


def test_rows_may_be_tracked_and_a_row_without_a_cell_left_is_gone() -> None:
    gone = row(*[cell(text, properties=f"<w:cellDel {WHO}/>") for text in ("a", "b")])
    body = table(row(cell("x"), cell("y")), gone, row(cell("n"), cell("w"), properties=f"<w:ins {WHO}/>"))
    found = law(body)
    assert [marked(line) for line in found] == [[], [("a\tb", "struck", "draft")], [("n\tw", "inserted", "draft")]]
    assert accepted(body) == ["x\ty", "n\tw"]


def test_a_struck_row_of_a_frame_is_struck_too() -> None:
    body = table(row(cell("Section 1.")), row(cell("Section 2."), properties=f"<w:del {WHO}/>"))
    assert [marked(line) for line in law(body)] == [[], [("Section 2.", "struck", "draft")]]
    assert "tracked changes" in source(body).warnings[0]


def test_changes_in_notes_and_text_boxes_and_of_whole_ones() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = part(
        "footnotes",
        f'<w:footnote w:id="1">{para(run("old "), inserted("new"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("gone")}</w:footnote><w:footnote w:id="3">{paragraph("kept")}</w:footnote>',
    )
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('box')}</w:txbxContent></w:pict></w:r>"
    struck = f"<w:del {WHO}>{reference.format(2)}{box}</w:del>"
    body = para(run("a"), reference.format(1), struck, reference.format(3))
    found = law(body, footnotes=notes)
    assert [(line.style, line.marker, line.text, marked(line)) for line in found] == [
        ("", "", "a", []),
        ("", "", "box", [("box", "struck", "draft")]),
        ("note", "1", "old new", [("new", "inserted", "draft")]),
        ("note", "", "gone", [("gone", "struck", "draft")]),
        ("note", "2", "kept", []),
    ]


def test_a_tracked_block_is_tracked_throughout() -> None:
    found = law(f"<w:del {WHO}>{paragraph('gone')}</w:del>{paragraph('kept')}")
    assert [(line.text, marked(line)) for line in found] == [("gone", [("gone", "struck", "draft")]), ("kept", [])]


def test_only_ends_changed_is_a_warning_too() -> None:
    assert "1 inserted or deleted end" in source(ended(run("a")) + paragraph("b")).warnings[0]
    assert source(paragraph("a")).warnings == ()
