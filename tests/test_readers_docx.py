"""Word: the numbers that Word computes, tracked changes, tables, notes, fields and text boxes."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers_files import docx, level, marked, numbering, paragraph, part, run, zipped

from ordtool.docx_numbering import cardinal_words, letters, ordinal, ordinal_words, roman
from ordtool.errors import InputError, NoTextError
from ordtool.readers import read_bytes
from ordtool.source import Line, Source, State


def source(body: str, **parts: str) -> Source:
    return read_bytes("a.docx", docx(body, **parts))


def lines(body: str, **parts: str) -> list[Line]:
    return list(source(body, **parts).lines)


def numbered(body: str, levels: str, nums: str = "", **parts: str) -> list[str]:
    """The markers of a body whose numbering part has one definition."""
    definition = numbering(levels, nums) if nums else numbering(levels)
    return [line.marker for line in lines(body, numbering=definition, **parts)]


def at(*ilvls: int, num: int = 1) -> str:
    return "".join(paragraph("words", number=(num, ilvl)) for ilvl in ilvls)


LEVELS = level(0, "decimal", "Sec. %1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimalZero", "§ %1", ["§ 01", "§ 02", "§ 03"]),
        ("lowerLetter", "(%1)", ["(a)", "(b)", "(c)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("upperRoman", "Article %1", ["Article I", "Article II", "Article III"]),
        ("ordinal", "%1", ["1st", "2nd", "3rd"]),
        ("ordinalText", "%1:", ["First:", "Second:", "Third:"]),
        ("cardinalText", "Part %1", ["Part One", "Part Two", "Part Three"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("none", "%1", ["", "", ""]),
        ("chineseCounting", "%1.", ["1.", "2.", "3."]),
    ],
)
def test_each_number_format(form: str, text: str, expected: list[str]) -> None:
    assert numbered(at(0, 0, 0), level(0, form, text)) == expected


def test_levels_count_and_begin_again_under_a_new_number() -> None:
    markers = numbered(at(0, 1, 1, 2, 2, 1, 2, 0, 1), LEVELS)
    assert markers == ["Sec. 1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "(i)", "Sec. 2.", "(a)"]


def test_a_number_may_show_those_above_it() -> None:
    levels = level(0, "upperRoman", "%1.", start=4) + level(1, "decimal", "%1.%2")
    assert numbered(at(1, 0, 1, 1), levels) == ["IV.1", "IV.", "IV.1", "IV.2"]
    legal = level(0, "upperRoman", "%1.", start=4) + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    assert numbered(at(0, 1), legal) == ["IV.", "4.1"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", ["1", "1.", "1)", "2", "1.", "1)"]), ("0", ["1", "1.", "1)", "2", "1.", "2)"])],
)
def test_a_level_may_go_on_through_those_above_it(restart: str, expected: list[str]) -> None:
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    levels = level(0, "decimal", "%1") + level(1, "decimal", "%2.") + level(2, "decimal", "%3)", more=more)
    assert numbered(at(0, 1, 2, 0, 1, 2), levels) == expected


def test_two_lists_of_one_definition_go_on_unless_one_starts_anew() -> None:
    second = '<w:num w:numId="2"><w:abstractNumId w:val="0"/>{}</w:num>'
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = at(0, 0) + at(0, 0, num=2) + at(0)
    assert numbered(body, LEVELS, nums + second.format("")) == [f"Sec. {n}." for n in (1, 2, 3, 4, 5)]
    anew = second.format('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    assert numbered(body, LEVELS, nums + anew) == [f"Sec. {n}." for n in (1, 2, 1, 2, 3)]


def test_a_list_may_replace_a_level() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'upperLetter', '%1)')}</w:lvlOverride></w:num>"
    )
    assert numbered(at(0, 0), LEVELS, nums) == ["A)", "B)"]


def test_numbers_come_from_styles_and_can_be_taken_off() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Law"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Sub"/><w:basedOn w:val="S"/></w:style>',
    )
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)", more='<w:pStyle w:val="T"/>')
    body = (
        paragraph("a", style="S") + paragraph("b", style="T") + paragraph("c", style="S", number=(0, 0))
        + paragraph("d", style="S") + paragraph("e", style="T", number=(1, 0))
    )  # fmt: skip
    assert numbered(body, levels, styles=styles) == ["1.", "(a)", "", "2.", "3."]


def test_a_definition_may_point_to_a_list_style() -> None:
    styles = part(
        "styles",
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
    )
    definitions = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "upperLetter", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    )
    assert [line.marker for line in lines(at(0, 0), numbering=definitions, styles=styles)] == ["A.", "B."]


@pytest.mark.parametrize(
    ("number", "letter", "numeral", "ordinal_sign"),
    [
        (1, "a", "i", "1st"), (4, "d", "iv", "4th"), (12, "l", "xii", "12th"), (26, "z", "xxvi", "26th"),
        (27, "aa", "xxvii", "27th"), (49, "ww", "xlix", "49th"), (113, "iiiii", "cxiii", "113th"),
    ],
)  # fmt: skip
def test_figures(number: int, letter: str, numeral: str, ordinal_sign: str) -> None:
    assert (letters(number), roman(number), ordinal(number)) == (letter, numeral, ordinal_sign)


def test_figures_in_words() -> None:
    assert [cardinal_words(n) for n in (1, 13, 20, 21, 99, 100)] == [
        "One",
        "Thirteen",
        "Twenty",
        "Twenty-one",
        "Ninety-nine",
        "100",
    ]
    assert [ordinal_words(n) for n in (1, 5, 9, 12, 20, 21, 100)] == (
        ["First", "Fifth", "Ninth", "Twelfth", "Twentieth", "Twenty-first", "100th"]
    )
    assert [roman(0), letters(0), roman(4000)] == ["0", "0", "4000"]


HEADINGS = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My section"/><w:basedOn w:val="H2"/><w:pPr>'
    '<w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>',
)


def test_heading_styles_have_levels_and_the_title_is_the_title() -> None:
    body = (
        paragraph("An Ordinance", style="Title") + paragraph("Purpose", style="H2") + paragraph("Scope", style="Mine")
        + paragraph("Text") + paragraph("Loud", more='<w:outlineLvl w:val="0"/>') + paragraph("Purpose 3", style="TOC1")
    )  # fmt: skip
    found = source(body, styles=HEADINGS)
    assert [(line.style, line.level) for line in found.lines] == [
        ("heading", 0), ("heading", 2), ("heading", 3), ("", None), ("heading", 1), ("furniture", None),
    ]  # fmt: skip
    assert found.title == "An Ordinance"


TRACKED = 'w:author="R. Viser" w:date="2026-01-02T03:04:05Z"'


def test_tracked_changes_are_marks_of_the_draft_and_one_warning() -> None:
    body = (
        f"<w:p>{run('keep ')}<w:del {TRACKED}><w:r><w:delText>thirty</w:delText></w:r></w:del>"
        f"<w:ins {TRACKED}>{run('sixty')}{run(' long')}</w:ins>{run(' days')}</w:p>"
        f'<w:p><w:moveFrom w:author="B"><w:r><w:t>moved</w:t></w:r></w:moveFrom>'
        f'<w:moveTo w:author="B">{run("here")}</w:moveTo></w:p>'
    )
    found = source(body)
    assert found.lines[0].text == "keep thirtysixty long days"
    assert marked(found.lines[0]) == [("thirty", "struck", "draft"), ("sixty long", "inserted", "draft")]
    assert {(m.author, m.date) for m in found.lines[0].marks} == {("R. Viser", "2026-01-02T03:04:05Z")}
    assert marked(found.lines[1]) == [("moved", "struck", "draft"), ("here", "inserted", "draft")]
    assert len(found.warnings) == 1
    assert "1 insertion and 1 deletion and 1 move by B, R. Viser" in found.warnings[0]
    assert "accepted" in found.warnings[0]


def test_words_inserted_by_one_and_struck_by_another_are_both() -> None:
    body = '<w:p><w:ins w:author="A"><w:del w:author="B"><w:r><w:delText>x</w:delText></w:r></w:del></w:ins></w:p>'
    states = {(m.state, m.author) for m in lines(body)[0].marks}
    assert states == {(State.INSERTED, "A"), (State.STRUCK, "B")}


def test_a_struck_paragraph_has_no_number_and_a_struck_end_joins_the_next() -> None:
    gone = (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del {TRACKED}/></w:rPr></w:pPr>'
        f"<w:del {TRACKED}><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    joined = (
        f"<w:p><w:pPr><w:rPr><w:del {TRACKED}/></w:rPr></w:pPr>{run('first half ')}</w:p>{paragraph('second half')}"
    )
    found = lines(gone + at(0, 0) + joined, numbering=numbering(LEVELS))
    assert [(line.marker, line.starts) for line in found] == [
        ("", True), ("Sec. 1.", True), ("Sec. 2.", True), ("", True),
    ]  # fmt: skip
    assert found[3].text == "first half second half"


@pytest.mark.parametrize(
    ("properties", "struck"),
    [
        ("<w:strike/>", True), ("<w:dstrike/>", True), ('<w:strike w:val="true"/>', True),
        ('<w:strike w:val="0"/>', False), ('<w:strike w:val="false"/>', False), ('<w:rStyle w:val="Gone"/>', True),
        ('<w:rStyle w:val="Gone"/><w:strike w:val="0"/>', False), ("<w:b/>", False),
    ],
)  # fmt: skip
def test_struck_words_are_a_look_and_no_change_that_the_file_declares(properties: str, struck: bool) -> None:
    line = lines(f"<w:p>{run('a ')}{run('b', properties)}{run(' c')}</w:p>", styles=HEADINGS)[0]
    assert marked(line) == []
    assert [line.text[s.span.start : s.span.end] for s in line.signs if "strike" in s.look] == (["b"] if struck else [])


def cell(*texts: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(paragraph(text) for text in texts)}</w:tc>"


def test_tables_are_read_row_by_row() -> None:
    table = (
        f"<w:tbl><w:tblPr/><w:tr>{cell('Kind')}{cell('Days')}</w:tr>"
        f"<w:tr>{cell('Notice', 'posted')}<w:sdt><w:sdtContent>{cell('14')}</w:sdtContent></w:sdt></w:tr>"
        f"<w:tr><w:trPr><w:del {TRACKED}/></w:trPr>{cell('Old')}{cell('7')}</w:tr></w:tbl>"
    )
    found = lines(paragraph("before") + table + paragraph("after"))
    assert [(line.style, line.text) for line in found] == [
        ("", "before"), ("table", "Kind\tDays"), ("table", "Notice posted\t14"), ("table", "Old\t7"), ("", "after"),
    ]  # fmt: skip
    assert marked(found[3]) == [("Old\t7", "struck", "draft")]


def test_a_table_of_one_column_is_a_frame() -> None:
    table = f"<w:tbl><w:tr>{cell('Section 1. Words.', 'Section 2. More.')}</w:tr></w:tbl>"
    assert [(line.style, line.text) for line in lines(table)] == [("", "Section 1. Words."), ("", "Section 2. More.")]


def test_numbers_in_cells_stand_before_their_words() -> None:
    table = f"<w:tbl><w:tr><w:tc>{at(0)}</w:tc><w:tc>{at(0)}</w:tc></w:tr></w:tbl>"
    assert lines(table, numbering=numbering(LEVELS))[0].text == "Sec. 1. words\tSec. 2. words"


def field(instruction: str, result: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        sign.format("begin") + f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>" + sign.format("separate")
        + result + sign.format("end")
    )  # fmt: skip


def test_fields_show_their_results_only() -> None:
    nested = field("IF " + "x", run("yes")).replace(
        "</w:instrText></w:r>", "</w:instrText></w:r>" + field("D", run("no"))
    )
    body = f"<w:p>{run('see ')}{field('REF a', run('§ 4'))}{run(' ')}{nested}</w:p>"
    simple = f"<w:p><w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple></w:p>"
    assert [line.text for line in lines(body + simple)] == ["see § 4 yes", "7"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a-b"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "ab"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="Times" w:char="00A7"/>', "§"),
        ('<w:sym w:font="X" w:char="F041"/>', "A"),
        ('<w:sym w:font="X" w:char="zz"/>', "\ufffd"),
        ("<w:t>§\u00a05\n6</w:t>", "§ 5 6"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ("<w:lastRenderedPageBreak/><w:t>a</w:t><!-- b -->", "a"),
    ],
)
def test_signs_in_a_run(inside: str, text: str) -> None:
    assert lines(f"<w:p><w:r>{inside}</w:r></w:p>{paragraph('z')}")[0].text == text


def test_line_breaks_part_lines_of_one_paragraph() -> None:
    body = f"<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>{paragraph('three')}"
    assert [(line.text, line.starts, line.origin) for line in lines(body)] == [
        ("one", True, ("word/document.xml", 0)),
        ("two", None, ("word/document.xml", 0)),
        ("three", True, ("word/document.xml", 1)),
    ]


def test_hidden_words_are_left_out_with_a_warning() -> None:
    found = source(f"<w:p>{run('seen ')}{run('hidden', '<w:vanish/>')}</w:p>")
    assert found.lines[0].text == "seen "
    assert "6 characters of hidden text" in found.warnings[0]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    found = lines(f"<w:p>{run('anchor')}<w:r>{both}</w:r></w:p>{paragraph('after')}")
    assert [line.text for line in found] == ["anchor", "in the box", "after"]
    old = f"<w:p><w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
    assert [line.text for line in lines(old)] == ["", "in the box"]


def test_notes_stand_at_the_end_in_the_order_of_their_references() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p>{run('a')}{reference.format(5)}{run('b')}{reference.format(2)}</w:p>{paragraph('end')}"
    notes = part(
        "footnotes",
        f'<w:footnote w:id="0" w:type="separator">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("second")}</w:footnote><w:footnote w:id="5">{paragraph("first")}</w:footnote>',
    )
    found = lines(body, footnotes=notes)
    assert [(line.style, line.marker, line.text) for line in found] == [
        ("", "", "ab"), ("", "", "end"), ("note", "1", "first"), ("note", "2", "second"),
    ]  # fmt: skip
    assert found[2].origin == ("word/footnotes.xml", 2)


def test_content_controls_links_and_tags_are_passed_through() -> None:
    inner = (
        f"<w:p><w:hyperlink>{run('a')}</w:hyperlink><w:smartTag>{run('b')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('c')}</w:sdtContent></w:sdt></w:p>"
    )
    assert [line.text for line in lines(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>")] == ["abc"]


def test_the_strict_form_is_read() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = part("document", f"<w:body>{paragraph('words')}</w:body>").encode()
    plain = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    found = read_bytes("a.docx", zipped({"word/document.xml": document.replace(plain, strict)}))
    assert [line.text for line in found.lines] == ["words"]


def test_broken_parts_are_warnings_and_a_broken_text_is_an_error() -> None:
    found = source(at(0), numbering="<broken")
    assert found.lines[0].text == "words"
    assert "automatic paragraph numbers are missing" in found.warnings[0]
    with pytest.raises(InputError, match=r"word/document\.xml is damaged"):
        read_bytes("a.docx", zipped({"word/document.xml": "<w:document><w:body></w:document>"}))
    embedded = source(paragraph("words") + "<w:altChunk/>")
    assert "embedded document" in embedded.warnings[0]


def test_a_file_of_pictures_names_text_recognition() -> None:
    data = zipped({"word/document.xml": part("document", "<w:body><w:p/></w:body>"), "word/media/scan.png": b"x"})
    with pytest.raises(NoTextError, match="ocrmypdf"):
        read_bytes("a.docx", data)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co"), exclude_characters="\u00a0\ufffe\uffff"))))
def test_any_paragraphs_come_back(texts: list[str]) -> None:
    assert [line.text for line in lines("".join(paragraph(t) for t in [*texts, "end"]))] == [*texts, "end"]
