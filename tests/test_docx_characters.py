"""The characters of a Word paragraph are numbered once, for reader and writer."""

from __future__ import annotations

from lxml import etree

from ordtool.docx_characters import characters, length, quote

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def _paragraph(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:p xmlns:w="{_W}" xmlns:m="{_M}">{inner}</w:p>')


def test_every_character_counts_struck_and_hidden_ones_too() -> None:
    p = _paragraph(
        "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>"
        "<w:del><w:r><w:delText> gone</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hid</w:t><w:br/><w:noBreakHyphen/><w:sym w:char='F0B7'/></w:r>"
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    )
    assert quote(p, 0, 99) == "one\ttwo gonehid\n-\ufffdx"
    assert length(p) == 19
    assert [(piece.start, piece.end) for piece in characters(p)][:4] == [(0, 3), (3, 4), (4, 7), (7, 12)]


def test_what_is_no_character_does_not_count() -> None:
    p = _paragraph(
        "<w:pPr><w:tabs><w:tab w:pos='720'/></w:tabs></w:pPr><w:bookmarkStart/><w:r><w:fldChar/></w:r>"
        "<w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t/><w:softHyphen/><w:footnoteReference/><w:t>a</w:t></w:r>"
    )
    assert [(piece.text, piece.start) for piece in characters(p)] == [("a", 0)]


def test_a_text_box_counts_for_itself() -> None:
    p = _paragraph(
        "<w:r><w:t>be</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>inside</w:t></w:r></w:p>"
        "<w:p><w:r><w:tab/></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>fore</w:t></w:r>"
    )
    assert quote(p, 0, 99) == "before"
    inner = next(p.iterdescendants(f"{{{_W}}}p"))
    assert quote(inner, 0, 99) == "inside"


def test_a_quotation_across_pieces() -> None:
    p = _paragraph("<w:r><w:t>abc</w:t></w:r><w:r><w:t>def</w:t></w:r>")
    assert quote(p, 1, 5) == "bcde"
    assert quote(p, 3, 3) == ""
