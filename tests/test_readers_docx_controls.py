"""Word: content controls, form fields, fields without an end, alternatives, symbols, hidden text."""

from __future__ import annotations

import pytest
from readers_files import docx, marked, paragraph, part, run, zipped
from word_files import furniture, law, lines, source

from ordtool.errors import InputError
from ordtool.readers import read_bytes


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


PLACEHOLDER = "<w:showingPlcHdr/>"


def test_a_placeholder_is_no_text_and_what_was_filled_in_is() -> None:
    body = f"<w:p>{run('Fee: ')}{control(run('Click to enter a fee'), PLACEHOLDER)}{run('.')}</w:p>"
    assert [line.text for line in law(body)] == ["Fee: ."]
    assert furniture(body) == [("placeholder", "Click to enter a fee")]
    filled = f"<w:p>{run('Fee: ')}{control(run('$10'))}{run('.')}</w:p>"
    assert [line.text for line in lines(filled)] == ["Fee: $10."]
    off = f"<w:p>{run('Fee: ')}{control(run('$10'), '<w:showingPlcHdr w:val=&quot;0&quot;/>'.replace('&quot;', chr(34)))}</w:p>"
    assert [line.text for line in lines(off)] == ["Fee: $10"]
    block = paragraph("words") + control(paragraph("Write here"), PLACEHOLDER)
    assert furniture(block) == [("placeholder", "Write here")]


@pytest.mark.parametrize(
    ("properties", "inner", "text"),
    [
        ("<w:dropDownList><w:listItem w:value='a'/><w:listItem w:value='b'/></w:dropDownList>", "b", "b"),
        ("<w14:checkbox xmlns:w14='urn:x'><w14:checked w14:val='1'/></w14:checkbox>", "☒", "☒"),
        ("<w:date/>", "May 1, 2026", "May 1, 2026"),
    ],
)
def test_controls_show_what_was_chosen(properties: str, inner: str, text: str) -> None:
    assert law(f"<w:p>{control(run(inner), properties)}</w:p>")[0].text == text


ENTRIES = "<w:listEntry w:val='a'/><w:listEntry w:val='b'/>"


def form(data: str, code: str, result: str | None = None) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'
    middle = "" if result is None else sign.format("separate", "") + run(result)
    opened = sign.format("begin", f"<w:ffData>{data}</w:ffData>")
    return opened + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + middle + sign.format("end", "")


@pytest.mark.parametrize(
    ("data", "code", "result", "text"),
    [
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "FORMCHECKBOX", None, "☒ yes"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "FORMCHECKBOX", None, "☐ yes"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "FORMCHECKBOX", None, "☒ yes"),
        (f"<w:ddList><w:result w:val='1'/>{ENTRIES}</w:ddList>", "FORMDROPDOWN", None, "b yes"),
        ("<w:ddList><w:result w:val='7'/><w:listEntry w:val='a'/></w:ddList>", "FORMDROPDOWN", None, " yes"),
        ("<w:textInput/>", "FORMTEXT", "ten", "ten yes"),
    ],
)  # fmt: skip
def test_form_fields_show_what_was_chosen(data: str, code: str, result: str | None, text: str) -> None:
    assert law(f"<w:p>{form(data, code, result)}{run(' yes')}</w:p>")[0].text == text


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert [line.text for line in law(f"<w:p>{begin}{run('one')}</w:p>{paragraph('two')}")] == ["one", "two"]
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert [line.text for line in law(f"<w:p>{end}{run('one')}</w:p>{paragraph('two')}")] == ["one", "two"]


def test_fields_in_fields_and_over_paragraphs() -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, apart, end = (sign.format(kind) for kind in ("begin", "separate", "end"))
    body = (
        f"<w:p>{begin}<w:r><w:instrText>QUOTE</w:instrText></w:r>{apart}{run('one ')}{begin}<w:r><w:instrText>REF x"
        f"</w:instrText></w:r>{apart}{run('two')}{end}</w:p><w:p>{run('three')}{end}{run(' four')}</w:p>"
    )
    assert [line.text for line in law(body)] == ["one two", "three four"]


def test_symbol_fields_without_a_result() -> None:
    body = f"<w:p><w:fldSimple w:instr='SYMBOL 183 \\f Symbol'/>{run(' item')}<w:fldSimple w:instr='SYMBOL 167'/></w:p>"
    assert law(body)[0].text == "• item§"


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B3", "≥"), ("Symbol", "F061", "α"), ("Symbol", "00B7", "•"), ("Symbol", "F0D2", "®"),
        ("Wingdings", "F0A7", "▪"), ("Wingdings", "F0FE", "☒"), ("Wingdings", "F0FD", "☒"), ("Wingdings", "F06F", "☐"),
        ("Wingdings", "F051", "\ufffd"), ("Times New Roman", "00A7", "§"), ("Times New Roman", "2019", "’"),
        ("Symbol", "F031", "1"), ("X", "D800", "\ufffd"), ("X", "110000", "\ufffd"),
    ],
)  # fmt: skip
def test_symbols(font: str, code: str, sign: str) -> None:
    body = f"<w:p><w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>{run('.')}</w:p>"
    assert law(body)[0].text == f"{sign}."


def alternative(choice: str, fallback: str) -> str:
    return (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
        "</mc:AlternateContent>"
    )


def box(text: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{paragraph(text)}</w:txbxContent></w:pict></w:r>"


def test_alternatives_are_read_once_and_the_one_with_words() -> None:
    both = alternative(box("new"), box("old"))
    assert [line.text for line in law(f"<w:p>{run('a')}{both}</w:p>")] == ["a", "new"]
    drawn = alternative("<w:r><w:drawing><x/></w:drawing></w:r>", box("old"))
    assert [line.text for line in law(f"<w:p>{run('a')}{drawn}</w:p>")] == ["a", "old"]
    runs = alternative(run("one"), run("one"))
    assert [line.text for line in law(f"<w:p>{run('a ')}{runs}</w:p>")] == ["a one"]
    blocks = alternative(paragraph("one"), paragraph("one"))
    assert [line.text for line in law(blocks)] == ["one"]


def test_text_boxes_in_text_boxes() -> None:
    inner = f"<w:p>{run('outer')}{box('inner')}</w:p>"
    body = f"<w:p>{run('a')}<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    assert [line.text for line in law(body)] == ["a", "outer", "inner"]


def test_hidden_words_have_a_place_to_be_seen() -> None:
    body = f"<w:p>{run('seen ')}{run('hidden', '<w:vanish/>')}</w:p>"
    assert furniture(body) == [("hidden text", "hidden")]
    assert furniture(f"<w:p>{run('seen', '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}</w:p>") == []


def test_right_to_left_words_stand_as_they_are_read() -> None:
    words = "تشريع المدينة"
    assert law(f"<w:p><w:pPr><w:bidi/></w:pPr>{run(words, '<w:rtl/>')}</w:p>")[0].text == words


def test_links_and_documents_inside() -> None:
    link = f"<w:p>{run('see ')}<w:hyperlink w:anchor='x'>{run('section 4')}</w:hyperlink></w:p>"
    assert law(link)[0].text == "see section 4"
    assert "embedded document" in source(paragraph("words") + "<w:subDoc/>").warnings[0]


@pytest.mark.parametrize("kind", ["styles", "numbering", "footnotes", "comments", "fontTable", "theme"])
def test_a_damaged_part_is_a_warning(kind: str) -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    found = source(f"<w:p><w:pPr/>{run('words')}{note}</w:p>", **{"footnotes": part("footnotes", ""), kind: "<broken"})
    assert found.lines[0].text == "words"
    assert [f"word/{kind}.xml is damaged" in warning for warning in found.warnings] == [True]


def test_a_damaged_header_is_a_warning() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    section = f'<w:sectPr><w:headerReference r:id="rheader" xmlns:r="{space}"/></w:sectPr>'
    found = source(paragraph("words") + section, header="<broken")
    assert "word/header.xml is damaged" in found.warnings[0]
    assert "headers or footers are left out" in found.warnings[0]


def broken_zip(data: bytes, member: str) -> bytes:
    """The archive with one byte of a member's packed data changed."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(member)
        start = info.header_offset + 30 + len(member)
        at = start + info.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def test_a_part_that_cannot_be_unpacked_is_a_warning_and_the_text_an_error() -> None:
    data = docx(paragraph("words " * 50), styles=part("styles", "<w:style/>" * 50))
    found = read_bytes("a.docx", broken_zip(data, "word/styles.xml"))
    assert found.lines[0].text.startswith("words")
    assert "word/styles.xml" in found.warnings[0]
    with pytest.raises(InputError, match=r"word/document\.xml"):
        read_bytes("a.docx", broken_zip(data, "word/document.xml"))


def test_a_missing_part_is_a_warning() -> None:
    found = source(f"<w:p>{run('a')}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>")
    assert "footnotes that it does not hold" in found.warnings[0]


def test_without_the_list_of_parts_their_usual_names_serve() -> None:
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>')
    files: dict[str, str | bytes] = {
        "word/document.xml": part("document", f"<w:body>{paragraph('Fees', style='H')}</w:body>"),
        "word/styles.xml": styles,
        "word/_rels/document.xml.rels": "<broken",
    }
    found = read_bytes("a.docx", zipped(files))
    assert found.lines[0].style == "heading"
    assert "list of the document's parts is damaged" in found.warnings[0]


def test_marks_of_words_in_controls() -> None:
    inner = "<w:ins w:author='A'>" + run("new") + "</w:ins>"
    assert marked(law(f"<w:p>{control(inner)}</w:p>")[0]) == [("new", "inserted", "draft")]
