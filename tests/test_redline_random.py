"""Random edits of random paragraphs: accepted they give the new words, taken out the original file."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

import pytest
from comparing.oracle import misread_by_pandoc
from hypothesis import given, settings
from hypothesis import strategies as st
from readers_files import docx
from redlining import MAIN, accepted, checked, rejected
from word_files import WHO

from ordtool.docx_characters import characters
from ordtool.docx_package import unpack
from ordtool.revision import Annotate, Replace
from ordtool.writers._redline.pieces import is_gone

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = st.text(st.sampled_from("ab c.𝒜é "), min_size=1, max_size=6)
LOOKS = st.sampled_from(("", "<w:b/>", "<w:i/>", '<w:vertAlign w:val="superscript"/>', "<w:vanish/>", "<w:strike/>"))
NOTHING = st.sampled_from(
    (
        '<w:bookmarkStart w:id="4" w:name="b"/><w:bookmarkEnd w:id="4"/>', '<w:proofErr w:type="spellStart"/>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:r><w:drawing/></w:r>", "<w:r><w:lastRenderedPageBreak/></w:r>",
        '<w:r><w:rPr><w:b/></w:rPr></w:r>',
    )
)  # fmt: skip
HOLDERS = st.sampled_from(
    (
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>', '<w:smartTag w:element="place">{}</w:smartTag>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
    )
)  # fmt: skip
FIELDS = st.sampled_from(("REF a", "HYPERLINK x", "XE b", "LISTNUM", "TOC"))
SIGN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@st.composite
def runs(draw: st.DrawFn) -> str:
    inner = ""
    for text in draw(st.lists(TEXT, min_size=1, max_size=3)):
        inner += f'<w:t xml:space="preserve">{text}</w:t>'
        inner += draw(st.sampled_from(("", "", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>")))
    return f"<w:r><w:rPr>{draw(LOOKS)}</w:rPr>{inner}</w:r>"


@st.composite
def fields(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    code = f'<w:r><w:instrText xml:space="preserve"> {draw(FIELDS)} </w:instrText></w:r>'
    result = SIGN.format("separate") + "".join(draw(st.lists(inner, max_size=2)))
    return SIGN.format("begin") + code + draw(st.sampled_from((result, ""))) + SIGN.format("end")


def struck(text: str) -> str:
    return text.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ").replace("instrText", "delInstrText")


PIECES = st.one_of(runs(), runs(), NOTHING)
TRACKED = st.one_of(
    st.lists(PIECES, min_size=1, max_size=2).map(lambda inner: f"<w:ins {WHO}>{''.join(inner)}</w:ins>"),
    st.lists(PIECES, min_size=1, max_size=2).map(lambda inner: struck(f"<w:del {WHO}>{''.join(inner)}</w:del>")),
)
LEVEL1 = st.one_of(PIECES, PIECES, TRACKED, fields(PIECES))
LEVEL2 = st.builds(lambda holder, inner: holder.format("".join(inner)), HOLDERS, st.lists(LEVEL1, max_size=3))
BODIES = st.lists(st.one_of(LEVEL1, LEVEL2, fields(LEVEL1)), max_size=5).map("".join)


@dataclass(frozen=True)
class Case:
    body: str
    edits: tuple[Replace | Annotate, ...]
    wanted: str

    @property
    def data(self) -> bytes:
        """The file."""
        return docx(f"<w:p>{self.body}</w:p>")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    body = draw(BODIES)
    paragraph = next(unpack("a.docx", docx(f"<w:p>{body}</w:p>")).xml(MAIN).iter(W + "p"))
    alive = [(char, not is_gone(piece.element)) for piece in characters(paragraph) for char in piece.text]
    cuts = sorted(draw(st.lists(st.integers(0, len(alive)), max_size=6)))
    edits: list[Replace | Annotate] = []
    wanted, at = "", 0
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        wanted += _live(alive[at:start])
        if draw(st.integers(0, 4)) == 0:
            edits.append(Annotate(MAIN, 0, start, end, ("note",)))
            wanted += _live(alive[start:end])
        else:
            text = draw(st.one_of(st.just(""), TEXT))
            edits.append(Replace(MAIN, 0, start, end, text, draw(st.sampled_from(((), ("one", "two"))))))
            wanted += text
        at = end
    return Case(body, tuple(edits), wanted + _live(alive[at:]))


def _live(chars: list[tuple[str, bool]]) -> str:
    return "".join(char for char, alive in chars if alive)


@settings(max_examples=80)
@given(cases())
def test_accepted_they_are_the_new_words_and_taken_out_the_original(case: Case) -> None:
    made = checked(case.data, *case.edits)
    assert accepted(made) == [case.wanted]
    assert rejected(made) == rejected(case.data)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@settings(max_examples=4)
@given(cases())
def test_pandoc_reads_the_same(case: Case) -> None:
    assert misread_by_pandoc(checked(case.data, *case.edits), case.data) == []
