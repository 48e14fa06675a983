"""Paragraphs, rows and tables as tracked changes: accepted they are the new text, rejected and taken out the old one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from comparing.office import settled
from comparing.oracle import misread_by_pandoc
from readers_files import docx, paragraph, part, run
from redline_blocks import LIST, case, numbered
from redlining import MAIN, body, checked
from word_files import WHO, cell, deleted, ended, row, style, styles, table

from ordtool.docx_revisions import accept, reject, without
from ordtool.readers import read_bytes
from ordtool.revision import (
    Added,
    Delete,
    DeleteRow,
    Insert,
    InsertRow,
    InsertTable,
    Join,
    Renumber,
    Replace,
    Split,
    WordEdit,
)  # fmt: skip

ONE, TWO, THREE = (paragraph(words) for words in ("one", "two", "three"))
NOTES = "word/footnotes.xml"


def read(data: bytes) -> list[str]:
    """The lines with their numbers."""
    found = read_bytes("a.docx", data).lines
    return [
        f"{line.marker} {line.text.strip()}".strip()
        for line in found
        if (line.text.strip() or line.marker) and line.removed != "comment"
    ]


def redlined(inner: str, *edits: WordEdit, **parts: str) -> tuple[list[str], str]:
    """The lines after accepting, and the XML, after a look at all else that must hold."""
    data = docx(inner, **parts)
    made = checked(data, *edits)
    assert read(without(made, "ordtool")) == read(data)
    return read(accept(made)), body(made)


def after(paragraph: int, *texts: str) -> Insert:
    return Insert(MAIN, None, paragraph, tuple(Added(text) for text in texts))


def before(paragraph: int, *texts: str) -> Insert:
    return Insert(MAIN, paragraph, None, tuple(Added(text) for text in texts))


@pytest.mark.parametrize("seed", range(80))
def test_edits_by_chance(seed: int) -> None:
    made = case(seed)
    redline = checked(made.data, *made.edits)
    assert read(accept(redline)) == numbered(made.new)
    assert read(reject(redline)) == numbered(made.old)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("seed", range(200, 206))
def test_pandoc_agrees(seed: int) -> None:
    made = case(seed)
    assert misread_by_pandoc(checked(made.data, *made.edits), made.data) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_agrees(tmp_path: Path) -> None:
    cases = [case(seed) for seed in (23, 125, *range(300, 308))]
    found = settled([checked(made.data, *made.edits) for made in cases], tmp_path)
    for made, (accepted, rejected) in zip(cases, found, strict=True):
        assert flat(accepted) == flat(numbered(made.new))
        assert flat(rejected) == flat(numbered(made.old))


def flat(lines: list[str]) -> list[str]:
    """The words, a cell of a row by itself, white space single."""
    return [" ".join(cell.split()) for line in lines for cell in line.split("\t") if cell.strip()]


# ---- where paragraphs come and go ------------------------------------------------------------------------------------


def test_several_insertions_at_one_place_keep_their_order() -> None:
    lines, _ = redlined(ONE + TWO, after(0, "a", "b"), after(0, "c"), before(1, "d"), before(1, "e"))
    assert lines == ["one", "a", "b", "c", "d", "e", "two"]


def test_the_end_of_the_text_grows_as_word_lets_it_grow() -> None:
    """The mark that is new is that of the last old paragraph: no empty paragraph is left by rejecting."""
    lines, xml = redlined(ONE + TWO, after(1, "three"))
    assert lines == ["one", "two", "three"]
    assert xml.index("<w:ins") < xml.index("two")


def test_items_at_the_end_of_the_text_leave_no_number_behind() -> None:
    new = (Added("a", like=0, numbered=True), Added("b", like=0, numbered=True), Added("c", like=1))
    lines, _ = redlined(COUNTED[0] + TWO, Insert(MAIN, None, 1, new), numbering=LIST)
    assert lines == ["(a) one", "two", "(b) a", "(c) b", "c"]


def test_the_end_of_the_text_goes_with_the_mark_before_it() -> None:
    lines, xml = redlined(ONE + TWO + THREE, Delete(MAIN, 1), Delete(MAIN, 2))
    assert lines == ["one"]
    assert xml.count("<w:rPr><w:del") == 2
    assert xml.index("<w:rPr><w:del") < xml.index("one")


def test_a_paragraph_at_the_end_is_replaced_in_its_own_paragraph() -> None:
    lines, xml = redlined(ONE + TWO, Delete(MAIN, 1), after(1, "zwei"))
    assert lines == ["one", "zwei"]
    assert xml.count("<w:p>") == 2


def test_all_goes_and_something_else_comes() -> None:
    lines, _ = redlined(ONE + TWO, Delete(MAIN, 0), Delete(MAIN, 1), after(1, "new"), before(0, "first"))
    assert lines == ["first", "new"]


def test_a_cell_keeps_its_last_mark() -> None:
    inside = table(row(cell("a", "b", "c"), cell("x")), row(cell("d"), cell("y")))
    lines, _ = redlined(ONE + inside + TWO, Delete(MAIN, 3), after(1, "a2"), Delete(MAIN, 6))
    assert lines == ["one", "a a2 b\tx", "d", "two"]


def test_before_a_table_and_between_two() -> None:
    inside = table(row(cell("a"), cell("b")))
    lines, _ = redlined(
        ONE + inside + TWO + inside + THREE, after(0, "new"), Delete(MAIN, 3), Delete(MAIN, 6), after(6, "end")
    )
    assert lines == ["one", "new", "a\tb", "a\tb", "end"]
    lines, _ = redlined(ONE + inside + TWO, Delete(MAIN, 0), Delete(MAIN, 3))
    assert lines == ["a\tb"]


def test_a_section_keeps_its_mark() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr>' + run("two") + "</w:p>"
    lines, xml = redlined(ONE + section + THREE, Delete(MAIN, 1), Delete(MAIN, 2), Join(MAIN, 0))
    assert lines == ["one"]
    assert (
        "<w:del" not in xml[xml.index("two") :].partition("<w:sectPr>")[0].partition("</w:r>")[0] or "<w:sectPr>" in xml
    )
    lines, xml = redlined(section + THREE, Join(MAIN, 0))
    assert lines == ["two", "three"]
    assert "<w:del" not in xml


def test_a_picture_stays_with_its_mark_and_without_a_number() -> None:
    picture = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:drawing/></w:r>{}</w:p>'
    )
    lines, xml = redlined(ONE + picture.format(run("two")) + THREE, Delete(MAIN, 1), numbering=LIST)
    assert lines == ["one", "three"]
    assert "<w:drawing/>" in xml
    assert "<w:rPr><w:del" not in xml
    assert "<w:pPrChange" in xml


def test_beside_a_mark_that_somebody_deleted() -> None:
    """ "one" and "two" are one paragraph already: nothing comes between them."""
    inner = ended(run("one ")) + TWO + THREE
    assert redlined(inner, after(0, "new"))[0] == ["one two", "new", "three"]
    assert redlined(inner, before(1, "new"))[0] == ["new", "one two", "three"]


def test_beside_and_on_what_somebody_put_in() -> None:
    theirs = ended(f"<w:ins {WHO}>{run('two')}</w:ins>", mark="ins")
    lines, xml = redlined(ONE + theirs + THREE, Delete(MAIN, 1), after(0, "new"))
    assert lines == ["one", "new", "three"]
    assert '<w:rPr><w:ins w:author="R. Viser"/><w:del w:author="ordtool"/></w:rPr>' in xml
    struck = f"<w:p>{deleted('gone')}</w:p>"
    assert redlined(ONE + struck + THREE, Delete(MAIN, 1))[0] == ["one", "three"]


def test_in_content_controls() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    lines, _ = redlined(ONE + control.format("", TWO) + THREE, Delete(MAIN, 1), after(1, "new"))
    assert lines == ["one", "new", "three"]
    locked = control.format('<w:lock w:val="contentLocked"/>', TWO)
    lines, xml = redlined(ONE + locked + THREE, Delete(MAIN, 1), after(1, "new"), before(1, "old"))
    assert lines == ["one", "old", "two", "new", "three"]
    assert "<w:ins" not in xml.partition("<w:sdtContent>")[2].partition("</w:sdtContent>")[0]


@pytest.mark.parametrize(
    "holder",
    ["<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:fldSimple w:instr="AUTHOR">{}</w:fldSimple>'],
)
def test_what_cannot_be_cut_gives_its_end_anew(holder: str) -> None:
    inner = f"<w:p>{run('be')}{holder.format(run('fore af') + run('ter'))}{run(' all')}</w:p>" + TWO
    edits = (
        Replace(MAIN, 0, 6, 7, "."),
        Split(MAIN, 0, 7),
        Replace(MAIN, 0, 7, 7, "(b) "),
        Replace(MAIN, 0, 9, 10, "T"),
    )
    lines, xml = redlined(inner, *edits)
    assert lines == ["before.", "(b) afTer all", "two"]
    assert xml.index("</w:p>") > xml.index("<w:delText>af")
    lines, _ = redlined(inner, Split(MAIN, 0, 12), Split(MAIN, 0, 7))
    assert lines == ["before", "after", "all", "two"]


def test_a_link_that_parts_is_one_link_again() -> None:
    link = '<w:hyperlink w:anchor="a">' + run("one two") + "</w:hyperlink>"
    lines, xml = redlined(f"<w:p>{run('see ')}{link}{run(' end')}</w:p>" + TWO, Split(MAIN, 0, 7))
    assert lines == ["see one", "two end", "two"]
    assert xml.count("<w:hyperlink") == 2


def test_a_computed_field_parts_as_words() -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> REF a </w:instrText></w:r>'
    field = sign.format("begin") + code + sign.format("separate") + run("one two three") + sign.format("end")
    inner = f"<w:p>{run('see ')}{field}{run(' end')}</w:p>" + TWO
    edits = (Replace(MAIN, 0, 4, 5, "O"), Replace(MAIN, 0, 7, 8, ""), Split(MAIN, 0, 8), Replace(MAIN, 0, 8, 8, "(b) "))
    lines, xml = redlined(inner, *edits, Split(MAIN, 0, 17))
    assert lines == ["see One", "(b) two three", "end", "two"]
    assert xml.count("<w:delInstrText>") == 1


def test_in_a_text_box_and_its_twin() -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>{0}</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )  # fmt: skip
    _, xml = redlined(ONE + box.format(TWO + THREE), Delete(MAIN, 3), after(2, "new"))
    assert xml.count(">new<") == 2
    assert xml.count("<w:delText>three") == 2


# ---- notes ----------------------------------------------------------------------------------------------------------


def note(number: int, *inner: str) -> str:
    return f'<w:footnote w:id="{number}">{"".join(inner)}</w:footnote>'


SIGN = '<w:r><w:t>words</w:t><w:footnoteReference w:id="{}"/><w:t> more</w:t></w:r>'


def test_a_note_goes_with_its_sign() -> None:
    inner = f"<w:p>{SIGN.format(2)}{SIGN.format(3)}</w:p>"
    notes = part("footnotes", note(2, paragraph("first"), paragraph("and more")) + note(3, paragraph("second")))
    lines, xml = redlined(inner, Delete(NOTES, 0), Delete(NOTES, 1), footnotes=notes)
    assert lines == ["words morewords more", "1 second"]
    assert xml.count("<w:del ") == 1
    lines, xml = redlined(inner, Delete(NOTES, 1), Insert(NOTES, None, 2, (Added("third"),)), footnotes=notes)
    assert lines == ["words morewords more", "1 first", "2 second", "third"]
    assert "<w:del " not in xml


def test_a_new_note_has_a_sign_behind_that_of_the_note_before() -> None:
    own = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:footnoteRef/></w:r>" + run(" first") + "</w:p>"
    inner = f"<w:p>{SIGN.format(2)}{SIGN.format(3)}</w:p>"
    notes = part("footnotes", note(2, own) + note(3, paragraph("second")))
    new = (Added("goes on"), Added("2 new"), Added("and more"), Added("newer", numbered=True))
    lines, xml = redlined(
        inner, Insert(NOTES, None, 0, new), Insert(NOTES, 0, None, (Added("1 top"),)), footnotes=notes
    )
    assert lines[1:] == ["1 top", "2 first", "goes on", "3 new", "and more", "4 newer", "5 second"]
    plain = re.sub(r'<w:comment\w+/>| w:author="ordtool"', "", xml).replace("<w:r></w:r>", "")
    new_sign = "<w:ins><w:r><w:footnoteReference/></w:r></w:ins>"
    assert plain.count(new_sign) == 3
    assert f"<w:footnoteReference/></w:r>{new_sign * 2}<w:r><w:t> more" in plain
    assert xml.count("<w:commentReference") == 3  # each says that its place is a guess


def test_a_note_replaced_by_another_one_keeps_no_number_twice() -> None:
    inner = f"<w:p>{SIGN.format(2)}</w:p>"
    notes = part("footnotes", note(2, paragraph("old")))
    edits = (Delete(NOTES, 0), Insert(NOTES, None, 0, (Added("1 quite another"),)))
    assert redlined(inner, *edits, footnotes=notes)[0][1:] == ["1 quite another"]


def test_what_stays_of_a_paragraph_that_goes_keeps_no_number() -> None:
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = part("footnotes", note(2, paragraph("note")))
    for left in (sign, deleted("theirs")):
        item = COUNTED[0].replace("</w:p>", f"{left}</w:p>")
        edits = (Delete(MAIN, 0), Delete(MAIN, 1))
        lines, _ = redlined(item + COUNTED[1] + ONE, *edits, numbering=LIST, footnotes=notes)
        assert lines[0] == "one"


# ---- numbers --------------------------------------------------------------------------------------------------------


COUNTED = [paragraph(words, number=(1, 0)) for words in ("one", "two", "three")]


def test_a_new_item_is_counted_or_typed() -> None:
    new = (Added("new", like=0, numbered=True), Added("(x) typed", like=0))
    lines, xml = redlined("".join(COUNTED), Insert(MAIN, None, 0, new), numbering=LIST)
    assert lines == ["(a) one", "(b) new", "(x) typed", "(c) two", "(d) three"]
    assert '<w:ind w:left="720" w:hanging="360"/>' in xml


def test_a_number_is_typed_where_word_would_count_otherwise() -> None:
    edits = (Renumber(MAIN, 1, "(aa)"), Replace(MAIN, 1, 0, 3, "zwei"))
    lines, xml = redlined("".join(COUNTED), *edits, numbering=LIST)
    assert lines == ["(a) one", "(aa) zwei", "(b) three"]
    assert xml.count("<w:pPrChange") == 1


def test_a_number_of_a_style_is_taken_away_too() -> None:
    listed = style("paragraph", "Item", paragraph_='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    inner = paragraph("one", style="Item") + paragraph("two", style="Item") + THREE
    parts = {"numbering": LIST, "styles": styles(listed)}
    lines, _ = redlined(inner, Renumber(MAIN, 0, "1."), Split(MAIN, 1, 1), Join(MAIN, 1), **parts)
    assert lines == ["1. one", "(a) t", "wothree"]


def test_what_somebody_tracked_of_a_number_is_not_said_twice() -> None:
    theirs = COUNTED[0].replace("</w:numPr>", f"<w:ins {WHO}/></w:numPr>")
    edits = (Insert(MAIN, None, 0, (Added("new", like=0, numbered=True),)), Split(MAIN, 0, 1))
    lines, xml = redlined(theirs + TWO, *edits, numbering=LIST)
    assert lines == ["(a) o", "ne", "(b) new", "two"]
    assert xml.count('<w:ins w:author="R. Viser"/>') == 1


def test_an_item_that_goes_at_the_end_leaves_no_number() -> None:
    assert redlined(ONE + COUNTED[1], Delete(MAIN, 1), numbering=LIST)[0] == ["one"]
    inner = table(row(cell(COUNTED[0]), cell("x"))) + ONE
    assert redlined(inner, Delete(MAIN, 0), numbering=LIST)[0] == ["\tx".strip(), "one"]


def test_who_joins_takes_the_look_of_the_beginning() -> None:
    inner = paragraph("one", style="Big") + COUNTED[1] + THREE
    lines, xml = redlined(inner, Join(MAIN, 0), Join(MAIN, 1), numbering=LIST)
    assert lines == ["onetwothree"]
    assert xml.count('<w:pStyle w:val="Big"/>') == 2


def test_somebody_elses_change_of_properties_is_left_alone() -> None:
    changed = f'<w:pPrChange {WHO}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    inner = paragraph("one", style="Big") + f"<w:p><w:pPr>{changed}</w:pPr>{run('two')}</w:p>"
    lines, xml = redlined(inner, Join(MAIN, 0))
    assert lines == ["onetwo"]
    assert xml.count("<w:pPrChange") == 1


# ---- rows and tables ------------------------------------------------------------------------------------------------


def rows(*texts: str) -> str:
    return table(*(row(*(cell(words) for words in text.split())) for text in texts))


def test_rows_come_below_a_row_in_order() -> None:
    edits = (
        InsertRow(MAIN, 1, ("x", "y")),
        InsertRow(MAIN, 0, ("u", "v")),
        DeleteRow(MAIN, 3),
        Replace(MAIN, 0, 0, 1, "A"),
    )
    lines, _ = redlined(rows("a b", "c d", "e f") + ONE, *edits)
    assert lines == ["A\tb", "x\ty", "u\tv", "e\tf", "one"]


def test_words_below_a_table_are_a_paragraph_after_it() -> None:
    inner = paragraph("Head", style="Big") + ONE + rows("a b", "c d")
    edits = (InsertRow(MAIN, 4, ("x", "y")), InsertRow(MAIN, 4, ("end\nmore",)), InsertRow(MAIN, 4, ("u", "v")))
    lines, xml = redlined(inner + '<w:p><w:pPr><w:jc w:val="right"/></w:pPr></w:p>', *edits)
    assert lines == ["Head", "one", "a\tb", "c\td", "x\ty", "end", "more", "u\tv"]
    assert xml.count("<w:tr>") == 3
    assert xml.rindex("</w:tbl>") < xml.index("end")
    assert redlined(ONE + rows("a b", "c d") + TWO, InsertRow(MAIN, 1, ("words",)))[0] == [
        "one",
        "a\tb",
        "words",
        "c\td",
        "two",
    ]


def test_new_words_look_as_those_that_they_replace() -> None:
    most = run(" words that are more", '<w:sz w:val="30"/><w:strike/>')
    big = "<w:p>" + run("old", '<w:sz w:val="40"/>') + most + "</w:p>"
    _, xml = redlined(ONE + big + TWO, Delete(MAIN, 1), Insert(MAIN, None, 1, (Added("new", like=1),)))
    assert '<w:rPr><w:sz w:val="30"/></w:rPr><w:t>new' in xml


def test_a_row_with_fewer_or_more_cells() -> None:
    lines, _ = redlined(rows("a b", "c d") + ONE, InsertRow(MAIN, 0, ("x",)), InsertRow(MAIN, 0, ("x", "y", "z")))
    assert lines == ["a\tb", "x", "x\ty\tz", "c\td", "one"]


def test_a_whole_table_goes_and_another_comes() -> None:
    edits = [DeleteRow(MAIN, at) for at in (1, 3)]
    lines, _ = redlined(ONE + rows("a b", "c d") + TWO, *edits, InsertTable(MAIN, None, 0, (("x", "y"), ("z",))))
    assert lines == ["one", "x\ty", "z", "two"]
    lines, xml = redlined(ONE, InsertTable(MAIN, None, 0, (("x", "y"),)), after(0, "end"))
    assert lines == ["one", "x\ty", "end"]
    assert "<w:tblW" in xml


def test_one_column_is_no_table() -> None:
    lines, xml = redlined(ONE + TWO, InsertTable(MAIN, 1, None, (("x",), ("y",))))
    assert lines == ["one", "x", "y", "two"]
    assert "<w:tbl>" not in xml


def test_merged_cells() -> None:
    """A cell that goes on below keeps its row; a row put into it belongs to it."""
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = (
        table(
            row(cell("a", properties=start), cell("b")),
            row(cell("", properties=goes_on), cell("c")),
            row(cell("d"), cell("e")),
        )
        + ONE
    )
    lines, xml = redlined(inner, DeleteRow(MAIN, 0))
    assert lines == ["c", "d\te", "one"]
    assert "<w:trPr><w:del" not in xml
    lines, _ = redlined(inner, DeleteRow(MAIN, 0), DeleteRow(MAIN, 2))
    assert lines == ["d\te", "one"]
    lines, xml = redlined(inner, InsertRow(MAIN, 0, ("", "new")))
    assert lines == ["a\tb", "new", "c", "d\te", "one"]
    assert xml.count("<w:vMerge/>") == 2


def test_rows_in_content_controls() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = table(row(cell("a"), cell("b")), control.format(row(cell("c"), control.format(cell("d"))))) + ONE
    lines, _ = redlined(inner, InsertRow(MAIN, 2, ("x", "y")), InsertRow(MAIN, 0, ("u", "v")))
    assert lines == ["a\tb", "u\tv", "c\td", "x\ty", "one"]
    assert redlined(inner, DeleteRow(MAIN, 2))[0] == ["a\tb", "one"]


def test_a_row_with_a_locked_word_stays() -> None:
    control = (
        f'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{run("x")}</w:sdtContent></w:sdt>'
    )
    inner = table(row(cell(f"<w:p>{control}</w:p>"), cell("b")), row(cell("c"), cell("d"))) + ONE
    assert redlined(inner, DeleteRow(MAIN, 0))[0] == ["x", "c\td", "one"]


def test_a_row_of_a_nested_table_goes_with_the_row_around_it() -> None:
    inner = table(row(cell(rows("a b") + TWO), cell("x")), row(cell("c"), cell("d"))) + ONE
    assert redlined(inner, DeleteRow(MAIN, 3))[0] == ["c\td", "one"]


def test_blanks_at_the_edges_of_joined_paragraphs_are_not_read_and_go() -> None:
    lines, _ = redlined(paragraph("one: ") + paragraph("  two") + THREE, Join(MAIN, 0))
    assert lines == ["one:two", "three"]


def test_a_typed_number_takes_the_tab_that_is_there() -> None:
    data = docx(paragraph("\tone", number=(1, 0)) + paragraph("two", number=(1, 0)), numbering=LIST)
    made = checked(data, Renumber(MAIN, 0, "7."), Renumber(MAIN, 1, "8."))
    assert [line.text for line in read_bytes("a.docx", accept(made)).lines] == ["7.\tone", "8. two"]


def test_a_paragraph_behind_the_last_one_has_a_mark_like_its() -> None:
    looks = "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>"
    data = docx(f"<w:p>{looks}{run('one')}</w:p>")
    checked(data, Insert(MAIN, None, 0, (Added("two"),)))
    plain = docx(f"<w:p>{run('zero')}</w:p><w:p>{looks}{run('one')}</w:p>")
    checked(plain, Insert(MAIN, None, 1, (Added("two", like=0),)))
