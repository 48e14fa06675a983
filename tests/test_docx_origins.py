"""Every character that the reader found in a Word paragraph says where it stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers_files import docx, numbering, paragraph, part, run
from test_docx_revisions import CASES
from test_readers_docx_numbers import LEVELS
from word_files import WHO, cell, deleted, ended, inserted, listed, row, table

from ordtool.docx_characters import quote
from ordtool.docx_package import Element, W, unpack
from ordtool.errors import InputError
from ordtool.ordinance import Ordinance, View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.revision import Stretch
from ordtool.source import Span

ROOT = Path(__file__).parents[1]
WORD_FILES = sorted((ROOT.parent / "shared/data/sources/word").glob("*.docx"))
SAMPLES = sorted((ROOT / "corpus/samples").glob("*/*.docx"))
_PLAIN = str.maketrans("\t\r\n\xa0", "    ")


class File:
    """A Word file's paragraphs by address."""

    def __init__(self, data: bytes) -> None:
        self._package = unpack("a.docx", data)
        self._paragraphs: dict[str, list[Element]] = {}

    def quote(self, at: Stretch) -> str:
        """The characters of a stretch, from the XML."""
        if at.part not in self._paragraphs:
            self._paragraphs[at.part] = list(self._package.xml(at.part).iter(W + "p"))
        return quote(self._paragraphs[at.part][at.paragraph], at.offset, at.offset + at.end - at.start)


def _alike(said: str, found: str) -> bool:
    """Whether two quotations are the same but for blanks' kinds and symbols, which the XML names by number."""
    plain = said.translate(_PLAIN), found.translate(_PLAIN)
    return len(said) == len(found) and all(b in (a, "\ufffd") for a, b in zip(*plain, strict=True))


def _held(data: bytes) -> tuple[int, int]:
    """Check all origins of a file; how many characters of its lines have one, and how many there are."""
    file = File(data)
    covered = total = 0
    for line in read_bytes("a.docx", data).lines:
        end = 0
        total += len(line.text) if line.style != "furniture" else 0
        for stretch in line.origins:
            assert end <= stretch.start < stretch.end <= len(line.text)
            assert _alike(line.text[stretch.start : stretch.end], file.quote(stretch)), (line, stretch)
            end = stretch.end
            covered += end - stretch.start
    return covered, total


def _addressed(data: bytes, view: View) -> Ordinance:
    """Check that addresses quote an ordinance's text, paragraph by paragraph and over borders."""
    file = File(data)
    law = ordinance(read_bytes("a.docx", data), view=view)
    at = 0
    for text in law.text.split("\n"):
        for span in (Span(at, at + len(text)), Span(at + len(text) // 3, min(len(law.text), at + len(text) + 5))):
            words = law.quote(span)
            for stretch in law.addresses(span):
                assert _alike(words[stretch.start : stretch.end], file.quote(stretch))
        at += len(text) + 1
    return law


@pytest.mark.parametrize("path", [*SAMPLES, *WORD_FILES], ids=lambda path: path.stem)
def test_origins_quote_real_files(path: Path) -> None:
    data = path.read_bytes()
    try:
        covered, total = _held(data)
    except InputError:
        pytest.skip("damaged on purpose")
    assert covered > 0.5 * total
    for view in View:
        _addressed(data, view)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_of_the_samples_every_letter_has_its_place(path: Path) -> None:
    law = _addressed(path.read_bytes(), View.AMENDED)
    covered = sum(stretch.end - stretch.start for stretch in law.addresses(Span(0, len(law.text))))
    generated = sum(len(place.span) for place in law.places if place.generated)
    assert covered >= len(law.text) - generated - law.text.count("\n") - law.text.count("\t")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("view", list(View))
def test_origins_quote_tracked_files(name: str, view: View) -> None:
    data = docx(CASES[name][0], numbering=numbering(LEVELS))
    _held(data)
    _addressed(data, view)


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5.04</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
LISTNUM = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>LISTNUM</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = f"<w:r><w:pict><w:txbxContent>{paragraph('boxed')}{paragraph('twice')}</w:txbxContent></w:pict></w:r>"
OVERLAID = "a b\u0336c\u0336 d"
HARD: dict[str, tuple[str, list[tuple[str, list[tuple[int, int, str]]]]]] = {
    "a field's result": (f"<w:p>{run('see ')}{FIELD}{run('.')}</w:p>", [("see 5.04.", [(0, 0, "see 5.04.")])]),
    "a number that Word counts": (
        f"<w:p><w:pPr>{listed()}</w:pPr>{run('words')}</w:p>", [("words", [(0, 0, "words")])],
    ),
    "a number inside a line": (
        f"<w:p>{run('a ')}{LISTNUM}{run(' b')}</w:p>", [("a 1) b", [(0, 0, "a "), (0, 2, " b")])],
    ),
    "a line break": (
        f"<w:p>{run('one')}<w:r><w:br/></w:r>{run('two')}</w:p>", [("one", [(0, 0, "one")]), ("two", [(0, 4, "two")])],
    ),
    "a text box": (
        f"<w:p>{run('be')}{BOX}{run('fore')}</w:p>",
        [("before", [(0, 0, "before")]), ("boxed", [(1, 0, "boxed")]), ("twice", [(2, 0, "twice")])],
    ),
    "a struck end": (
        ended(run("sur")) + f"<w:p>{run('veil')}{inserted('lance')}</w:p>",
        [("surveillance", [(0, 0, "sur"), (1, 0, "veillance")])],
    ),
    "a row": (
        table(row(cell("a b", paragraph("c")), cell(f"<w:p>{run('d')}<w:r><w:tab/></w:r>{run('e')}</w:p>"))),
        [("a b c\td e", [(0, 0, "a b"), (1, 0, "c"), (2, 0, "d e")])],
    ),
    "letters struck one by one": (
        f"<w:p>{run(OVERLAID)}</w:p>", [("a bc d", [(0, 0, "a b"), (0, 4, "c"), (0, 6, " d")])],
    ),
    "a struck line break": (
        f"<w:p>{run('a')}<w:del {WHO}><w:r><w:br/></w:r></w:del>{run('c')}</w:p>", [("a c", [(0, 0, "a c")])],
    ),
    "struck words": (
        f"<w:p>{run('a ')}{deleted('b ')}{run('c')}</w:p>", [("a b c", [(0, 0, "a b c")])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_where_words_stand(name: str) -> None:
    body, expected = HARD[name]
    lines = read_bytes("a.docx", docx(body, numbering=numbering(LEVELS))).lines
    found = [(x.text, [(s.paragraph, s.offset, x.text[s.start : s.end]) for s in x.origins]) for x in lines]
    assert found == expected
    _held(docx(body, numbering=numbering(LEVELS)))


def test_a_note_stands_in_its_own_part() -> None:
    notes = part("footnotes", f'<w:footnote w:id="2">{paragraph("kept")}</w:footnote>')
    body = f'<w:p>{run("x")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    law = ordinance(read_bytes("a.docx", docx(body, footnotes=notes)))
    assert law.text == "x\n1 kept"
    assert law.addresses(Span(0, 8)) == (
        Stretch(0, 1, "word/document.xml", 0, 0), Stretch(4, 8, "word/footnotes.xml", 0, 0),
    )  # fmt: skip


def test_a_span_across_struck_words_counts_in_what_is_shown() -> None:
    body = f"<w:p>{run('one ')}{deleted('gone ')}{run('two')}</w:p>"
    law = ordinance(read_bytes("a.docx", docx(body)))
    assert law.text == "one two"
    assert law.addresses(Span(2, 7)) == (
        Stretch(0, 2, "word/document.xml", 0, 2), Stretch(2, 5, "word/document.xml", 0, 9),
    )  # fmt: skip


_PIECES = st.sampled_from(
    [run("word "), run(" "), run("(a) "), inserted("new "), deleted("old "), FIELD, LISTNUM, BOX, "<w:r><w:br/></w:r>",
     "<w:r><w:tab/></w:r>", "<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>", "<w:r><w:noBreakHyphen/></w:r>",
     "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hid</w:t></w:r>", f"<w:hyperlink>{run('link')}</w:hyperlink>",
     f"<w:moveFrom {WHO}>{run('gone ')}</w:moveFrom>", "<w:r><w:t>\xa0\r\nx</w:t></w:r>"]
)  # fmt: skip


@given(
    st.lists(st.tuples(st.lists(_PIECES, max_size=6), st.sampled_from(["", "del", "ins", "list", "cell"])), max_size=5)
)
def test_origins_quote_whatever_a_paragraph_holds(paragraphs: list[tuple[list[str], str]]) -> None:
    body = paragraph("first")
    for pieces, kind in paragraphs:
        if kind in ("del", "ins"):
            body += ended(*pieces, mark=kind)
        elif kind == "cell":
            body += table(row(cell(f"<w:p>{''.join(pieces)}</w:p>"), cell("other")))
        else:
            body += f"<w:p><w:pPr>{listed() if kind else ''}</w:pPr>{''.join(pieces)}</w:p>"
    data = docx(body, numbering=numbering(LEVELS))
    _held(data)
    for view in View:
        _addressed(data, view)
