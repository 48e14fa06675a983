"""Word: notes, comments, headers and footers, tables of contents: what stands beside the text of the law."""

from __future__ import annotations

from io import BytesIO

import docx as python_docx
import pytest
from readers_files import paragraph, part, run
from word_files import WHO, cell, deleted, furniture, inserted, law, lines, row, source, style, styles, table

from ordtool.outline import ordinance
from ordtool.readers import read_bytes


def comment(number: int, *words: str, author: str = "A. Reader", date: str = "2026-01-02T03:04:05Z") -> str:
    body = "".join(paragraph(one) for one in words)
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="{date}">{body}</w:comment>'


def on(number: int, inner: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def test_comments_say_by_whom_when_and_on_which_words() -> None:
    body = f"<w:p>{run('within ')}{on(3, run('sixty') + run(' days'))}{run(' after')}</w:p>"
    found = lines(body, comments=part("comments", comment(3, "Too long.", "See above.")))
    assert [(line.style, line.removed, line.text) for line in found] == [
        ("", "", "within sixty days after"),
        ("furniture", "comment", "Comment by A. Reader, 2026-01-02, on “sixty days”: Too long. See above."),
    ]
    assert found[1].origin == ("word/comments.xml", 0)


def test_comments_are_no_text() -> None:
    body = f"<w:p>{on(1, run('Section 1. Words.'))}</w:p>"
    found = ordinance(source(body, comments=part("comments", comment(1, "Section 9. No law."))))
    assert found.text == "Section 1. Words."


def test_a_comment_is_no_legend() -> None:
    underlined = run("sixty", '<w:u w:val="single"/>')
    body = f"<w:p>{run('Section 1. Notice goes out ')}{on(1, underlined)}{run(' days before use.')}</w:p>"
    found = ordinance(
        source(body, comments=part("comments", comment(1, "EXPLANATION: Matter underlined is old law to be omitted.")))
    )
    assert "sixty" in found.text


def test_a_comment_may_run_over_paragraphs_and_cells_and_others() -> None:
    body = (
        f'<w:p>{run("a ")}<w:commentRangeStart w:id="1"/>{run("b")}</w:p><w:p>{on(2, run("c"))}{deleted("x")}'
        f'{inserted("d")}</w:p><w:commentRangeEnd w:id="1"/>{paragraph("e")}'
    )
    found = furniture(body, comments=part("comments", comment(1, "one") + comment(2, "two", author="", date="")))
    assert [text for _, text in found] == [
        "Comment by A. Reader, 2026-01-02, on “b cd”: one", "Comment by an unnamed author, on “c”: two",
    ]  # fmt: skip
    cells = table(row(cell(f"<w:p>{on(1, run('in a cell'))}</w:p>"), cell("b")))
    assert "on “in a cell”" in furniture(cells, comments=part("comments", comment(1, "one")))[0][1]


def test_comments_on_no_words_and_long_ones() -> None:
    point = '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    parts = part("comments", comment(1, "here") + comment(2, "nowhere"))
    assert [text for _, text in furniture(point, comments=parts)] == [
        "Comment by A. Reader, 2026-01-02: here", "Comment by A. Reader, 2026-01-02: nowhere",
    ]  # fmt: skip
    long = furniture(f"<w:p>{on(1, run('word ' * 100))}</w:p>", comments=part("comments", comment(1, "x")))
    assert "word…”" in long[0][1]
    assert len(long[0][1]) < 260


def test_comments_by_python_docx() -> None:
    document = python_docx.Document()
    words = document.add_paragraph("The fee is ")
    document.add_comment(words.add_run("ten dollars"), text="Why ten?", author="B. Clerk", initials="B")
    words.add_run(".")
    out = BytesIO()
    document.save(out)
    found = read_bytes("a.docx", out.getvalue()).lines
    assert found[0].text == "The fee is ten dollars."
    said = [line.text for line in found if line.removed == "comment"]
    assert len(said) == 1
    assert said[0].startswith("Comment by B. Clerk, ")
    assert said[0].endswith(", on “ten dollars”: Why ten?")


REFERENCE = '<w:r><w:{}Reference w:id="{}"/></w:r>'


def notes(kind: str, *words: str) -> str:
    inner = "".join(f'<w:{kind} w:id="{i}">{paragraph(text)}</w:{kind}>' for i, text in enumerate(words, start=1))
    return part(f"{kind}s", inner)


def test_endnotes_are_counted_in_roman_numerals_unless_the_section_says_otherwise() -> None:
    body = f"<w:p>{run('a')}{REFERENCE.format('endnote', 1)}{REFERENCE.format('endnote', 2)}</w:p>"
    assert [line.marker for line in law(body, endnotes=notes("endnote", "x", "y"))] == ["", "i", "ii"]
    own = '<w:sectPr><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr></w:sectPr>'
    assert [line.marker for line in law(body + own, endnotes=notes("endnote", "x", "y"))] == ["", "1", "2"]


def test_a_note_with_a_sign_of_its_own_is_not_counted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    body = f"<w:p>{run('a')}{own}{REFERENCE.format('footnote', 2)}</w:p>"
    found = law(body, footnotes=notes("footnote", "* own", "counted"))
    assert [(line.marker, line.text) for line in found] == [("", "a*"), ("", "* own"), ("1", "counted")]


def test_notes_in_tables_are_found_and_notes_that_nobody_points_to_are_not() -> None:
    body = table(row(cell(f"<w:p>{run('a')}{REFERENCE.format('footnote', 2)}</w:p>"), cell("b")))
    assert [line.text for line in law(body, footnotes=notes("footnote", "x", "y"))] == ["a\tb", "y"]


SECTION = '<w:sectPr><w:headerReference w:type="{}" r:id="{}" xmlns:r="{}"/></w:sectPr>'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_headers_and_footers_are_running_heads() -> None:
    head = part("hdr", paragraph("Draft of May") + f"<w:p>{run('File 26-1')}</w:p>")
    body = paragraph("words") + SECTION.format("default", "rheader", RELATIONS)
    assert furniture(body, header=head) == [("running head", "Draft of May"), ("running head", "File 26-1")]
    assert furniture(paragraph("words"), header=head) == []  # no section uses it
    wrong = paragraph("words") + SECTION.format("default", "rcomments", RELATIONS)
    assert source(wrong, comments="<broken", header=head).warnings[1:] == ()  # a part that is no header is none


def test_a_watermark_is_named() -> None:
    drawn = '<w:p><w:r><w:pict><v:shape><v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r></w:p>'
    body = paragraph("words") + SECTION.format("default", "rheader", RELATIONS)
    assert furniture(body, header=part("hdr", drawn)) == [("watermark", "CONFIDENTIAL")]


TOC = styles(style("paragraph", "TOC1", title="toc 1"), style("paragraph", "H1", title="heading 1"))


def test_tables_of_contents_are_furniture_by_style_field_or_control() -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    opened = sign.format("begin") + r"<w:r><w:instrText>TOC \o</w:instrText></w:r>" + sign.format("separate")
    by_field = f"<w:p>{opened}{run('1. Purpose 3')}</w:p>{paragraph('2. Fees 4')}<w:p>{sign.format('end')}</w:p>"
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    by_control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
    body = by_field + by_control + paragraph("Purpose 3", style="TOC1") + paragraph("Purpose", style="H1")
    found = [(line.removed, line.text) for line in lines(body, styles=TOC) if line.text]
    assert found == [
        ("contents", "1. Purpose 3"), ("contents", "2. Fees 4"), ("contents", "Contents"), ("contents", "Purpose 3"),
        ("", "Purpose"),
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["REF a", "HYPERLINK a", "TOCX"])
def test_other_fields_are_text(code: str) -> None:
    body = f"<w:p><w:fldSimple w:instr='{code}'>{run('Purpose')}</w:fldSimple></w:p>"
    assert [line.removed for line in lines(body)] == [""]


def test_a_comment_in_a_struck_stretch_keeps_the_words_around_it() -> None:
    struck = f"<w:del {WHO}><w:r><w:delText>old</w:delText></w:r></w:del>"
    found = furniture(f"<w:p>{on(1, struck)}{run('kept')}</w:p>", comments=part("comments", comment(1, "why?")))
    assert found == [("comment", "Comment by A. Reader, 2026-01-02: why?")]
