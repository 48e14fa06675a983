"""Tracked changes made final: against what Word's rules say, our own reader, and pandoc."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from readers_files import docx, numbering, paragraph, part, run
from test_readers_docx_numbers import LEVELS
from word_files import WHO, cell, deleted, ended, inserted, listed, row, table

from ordtool.docx_revisions import accept, reject, without
from ordtool.errors import InputError
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

WORD_FILES = Path(__file__).parents[2] / "shared/data/sources/word"
OTHER = 'w:id="9" w:author="B. Other" w:date="2026-01-02T03:04:05Z"'
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _p(*inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inner)}</w:p>"


def _body(data: bytes) -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    body = root.find(_W + "body")
    assert body is not None
    return body


def _canonical(data: bytes) -> bytes:
    return etree.tostring(_body(data), method="c14n")


def _lines(data: bytes) -> list[str]:
    found = read_bytes("a.docx", data)
    assert not any("tracked" in warning for warning in found.warnings)
    kept = [f"{line.marker} {line.text}".strip() for line in found.lines if line.style != "furniture"]
    return [line for line in kept if line]


MOVED = (
    f'<w:moveFromRangeStart w:id="1" w:name="m" w:author="R. Viser"/><w:moveFrom {WHO}>{run("moved")}</w:moveFrom>'
    '<w:moveFromRangeEnd w:id="1"/>'
)
TO = f'<w:moveToRangeStart w:id="2" w:name="m" w:author="R. Viser"/><w:moveTo {WHO}>{run("moved")}</w:moveTo>'
NESTED = (
    f"<w:ins {WHO}>{run('new ')}<w:del {OTHER}><w:r><w:delText>undone </w:delText></w:r></w:del>{run('more')}</w:ins>"
)
CASES: dict[str, tuple[str, list[str], list[str]]] = {
    "words": (
        _p(run("a "), inserted("new "), deleted("old "), run("z")), ["a new z"], ["a old z"],
    ),
    "a move": (_p(run("x"), MOVED) + _p(TO, run("y")), ["x", "movedy"], ["xmoved", "y"]),
    "an inserted paragraph": (
        paragraph("one") + ended(inserted("two"), mark="ins") + paragraph("three"),
        ["one", "two", "three"], ["one", "three"],
    ),
    "a deleted paragraph": (
        paragraph("one") + ended(deleted("two")) + paragraph("three"), ["one", "three"], ["one", "two", "three"],
    ),
    "a split": (ended(run("one "), mark="ins") + paragraph("two"), ["one ", "two"], ["one two"]),
    "a join": (ended(run("one ")) + paragraph("two"), ["one two"], ["one ", "two"]),
    "joins in a row": (
        ended(run("a ")) + ended(deleted("b ")) + ended(run("c ")) + paragraph("d"), ["a c d"], ["a ", "b ", "c ", "d"],
    ),
    "a deleted paragraph before a table": (
        paragraph("one") + ended(deleted("two")) + table(row(cell("a"), cell("b"))) + paragraph("z"),
        ["one", "a\tb", "z"], ["one", "two", "a\tb", "z"],
    ),
    "words before a table keep their end": (
        ended(run("one")) + table(row(cell("a"), cell("b"))) + paragraph("z"), ["one", "a\tb", "z"], ["one", "a\tb", "z"],
    ),
    "an inserted paragraph at the end": (
        paragraph("one") + ended(inserted("two"), mark="ins"), ["one", "two"], ["one"],
    ),
    "an inserted paragraph at the end of a cell": (
        table(row(cell("a"), cell(paragraph("b") + ended(inserted("c"), mark="ins")))) + paragraph("z"),
        ["a\tb c", "z"], ["a\tb", "z"],
    ),
    "an inserted row": (
        table(
            row(cell("a"), cell("b")),
            row(cell(_p(inserted("c"))), cell(_p(inserted("d"))), properties=f"<w:ins {WHO}/>"),
        ) + paragraph("z"),
        ["a\tb", "c\td", "z"], ["a\tb", "z"],
    ),
    "a deleted table": (
        paragraph("y")
        + table(row(cell(_p(deleted("c"))), cell(_p(deleted("d"))), properties=f"<w:del {WHO}/>"))
        + paragraph("z"),
        ["y", "z"], ["y", "c\td", "z"],
    ),
    "deleted and inserted cells": (
        table(
            row(cell("a"), cell("b", properties=f"<w:cellDel {WHO}/>"), cell("c")),
            row(cell("d"), cell("e", properties=f"<w:cellIns {WHO}/>"), cell("f")),
        ),
        ["a\tc", "d\te\tf"], ["a\tb\tc", "d\tf"],
    ),
    "an insertion struck by another": (_p(run("a "), NESTED), ["a new more"], ["a "]),
    "a number that was added": (
        _p(run("one"), properties=f"<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/><w:ins {WHO}/></w:numPr>"),
        ["1. one"], ["one"],
    ),
    "a number that was taken": (
        _p(run("one"), properties=f"<w:numPr><w:numId w:val='0'/></w:numPr><w:pPrChange {WHO}><w:pPr>{listed()}</w:pPr>"
           "</w:pPrChange>"),
        ["one"], ["1. one"],
    ),
    "a joined paragraph keeps the number of its beginning": (
        ended(run("one "), properties=listed()) + paragraph("two") + _p(run("three"), properties=listed()),
        ["1. one two", "2. three"], ["1. one", "two", "2. three"],
    ),
    "a deleted item takes no number with it": (
        ended(deleted("one"), properties=listed()) + paragraph("two") + _p(run("three"), properties=listed()),
        ["two", "1. three"], ["1. one", "two", "2. three"],
    ),
    "a deleted item with a field in it": (
        ended(f"<w:fldSimple w:instr='REF b'>{deleted('one')}</w:fldSimple>", properties=listed()) + paragraph("two"),
        ["two"], ["1. one", "two"],
    ),
    "a join into a content control": (
        ended(run("one ")) + f"<w:sdt><w:sdtContent>{paragraph('two')}</w:sdtContent></w:sdt>", ["one two"], ["one ", "two"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_left(name: str) -> None:
    body, accepted, rejected = CASES[name]
    data = docx(body, numbering=numbering(LEVELS))
    assert _lines(accept(data)) == [line.strip() for line in accepted]
    assert _lines(reject(data)) == [line.strip() for line in rejected]


@pytest.mark.parametrize("name", sorted(set(CASES) - {"deleted and inserted cells"}))
def test_reading_a_tracked_file_is_reading_it_accepted(name: str) -> None:
    data = docx(CASES[name][0], numbering=numbering(LEVELS))
    assert ordinance(read_bytes("a.docx", data)).text == ordinance(read_bytes("a.docx", accept(data))).text


def _pandoc_words(data: bytes, how: str = "accept") -> list[str]:
    command = ["pandoc", "-f", "docx", "-t", "json", f"--track-changes={how}"]
    tree = json.loads(subprocess.run(command, input=data, capture_output=True, check=True).stdout)
    return "".join(_said(tree["blocks"])).split()


def _said(node: object) -> list[str]:
    if isinstance(node, list):
        return [said for child in node for said in _said(child)]
    if not isinstance(node, dict):
        return []
    if node.get("t") == "Str":
        return [str(node["c"])]
    if node.get("t") in ("Space", "SoftBreak", "LineBreak"):
        return [" "]
    return ["\n", *_said(node.get("c", []))] if node.get("t") in ("Para", "Plain", "Header") else _said(node.get("c"))


_WIDE = "<w:tblPr><w:tblW w:w='5000' w:type='pct'/></w:tblPr><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("name", sorted(set(CASES) - {"deleted and inserted cells"}))
def test_pandoc_reads_the_same_words(name: str) -> None:
    data = docx(CASES[name][0].replace("<w:tblPr></w:tblPr>", _WIDE), numbering=numbering(LEVELS))
    assert _pandoc_words(accept(data)) == _pandoc_words(data, "accept")
    if name not in ("an inserted row",):  # pandoc keeps the cells of a rejected row, empty
        assert _pandoc_words(reject(data)) == _pandoc_words(data, "reject")


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.skipif(not WORD_FILES.exists(), reason="the shared Word files are not here")
@pytest.mark.parametrize(
    "name", ["HC031-Complicated-Document", "RP049-Deleted-Para-Before-Table", "RP051-Arabic", "multi_author"]
)
def test_real_files_against_pandoc(name: str) -> None:
    data = (WORD_FILES / f"{name}.docx").read_bytes()
    assert _pandoc_words(accept(data)) == _pandoc_words(data, "accept")
    assert _pandoc_words(reject(data)) == _pandoc_words(data, "reject")


@pytest.mark.parametrize("settle", [accept, reject])
def test_a_file_without_changes_keeps_its_parts(settle: Callable[[bytes], bytes]) -> None:
    data = docx(paragraph("one"), footnotes=part("footnotes", ""))
    assert _parts(settle(data)) == _parts(data)
    assert settle(data) == settle(data)


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_looks_go_back_to_what_they_were() -> None:
    change = f"<w:rPrChange {WHO}><w:rPr><w:b/></w:rPr></w:rPrChange>"
    marked = f"<w:rPr><w:ins {OTHER}/><w:i/><w:rPrChange {WHO}><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>"
    data = docx(_p(run("x", f"<w:i/>{change}"), properties=marked) + paragraph("y"))
    mine = frozenset(("R. Viser",))
    assert _canonical(reject(data, authors=mine)) == _canonical(
        docx(_p(run("x", "<w:b/>"), properties=f"<w:rPr><w:ins {OTHER}/><w:b/></w:rPr>") + paragraph("y"))
    )
    assert _canonical(accept(data, authors=mine)) == _canonical(
        docx(_p(run("x", "<w:i/>"), properties=f"<w:rPr><w:ins {OTHER}/><w:i/></w:rPr>") + paragraph("y"))
    )


def test_only_the_authors_named_are_settled() -> None:
    others = f"<w:ins {OTHER}>{run('theirs')}</w:ins>"
    data = docx(_p(inserted("ours "), others, deleted("gone")))
    assert _canonical(reject(data, authors=frozenset(("R. Viser",)))) == _canonical(
        docx(_p(others, '<w:r><w:t xml:space="preserve">gone</w:t></w:r>'))
    )


def test_a_split_taken_back_is_the_very_paragraph() -> None:
    whole = f'<w:p w:rsidR="00AA"><w:pPr><w:jc w:val="both"/></w:pPr>{run("one ")}{run("two")}</w:p>'
    split = (
        ended(run("one "), mark="ins", properties='<w:jc w:val="both"/>')
        + f'<w:p w:rsidR="00AA"><w:pPr><w:jc w:val="both"/></w:pPr>{run("two")}</w:p>'
    )
    assert _canonical(reject(docx(split))) == _canonical(docx(whole))


def test_what_somebody_else_struck_keeps_no_number_alive() -> None:
    theirs = f"<w:del {OTHER}><w:r><w:delText>gone</w:delText></w:r></w:del>"
    body = ended(deleted("one"), theirs, properties=listed()) + paragraph("two")
    data = accept(docx(body, numbering=numbering(LEVELS)), authors=frozenset(("R. Viser",)))
    assert [(line.marker, line.text) for line in read_bytes("a.docx", data).lines] == [("", "gonetwo")]


def test_a_mark_inserted_by_one_and_deleted_by_another() -> None:
    both = f"<w:p><w:pPr><w:rPr><w:ins {OTHER}/><w:del {WHO}/></w:rPr></w:pPr>{run('a')}</w:p>{paragraph('b')}"
    assert _lines(accept(docx(both))) == ["ab"]
    assert _lines(reject(docx(both))) == ["ab"]
    undone = reject(docx(both), authors=frozenset(("R. Viser",)))
    assert _canonical(undone) == _canonical(
        docx(f"<w:p><w:pPr><w:rPr><w:ins {OTHER}/></w:rPr></w:pPr>{run('a')}</w:p>{paragraph('b')}")
    )


NOTE = "<w:footnote w:id='{}'><w:p>{}</w:p></w:footnote>"
REFERENCE = "<w:r><w:footnoteReference w:id='{}'/></w:r>"


def test_changes_in_notes_and_notes_that_nothing_points_to() -> None:
    notes = part("footnotes", NOTE.format(2, run("kept ") + deleted("old")) + NOTE.format(3, inserted("added")))
    body = _p(run("x"), REFERENCE.format(2), f"<w:ins {WHO}>{REFERENCE.format(3)}</w:ins>")
    data = docx(body, footnotes=notes)
    assert _lines(accept(data)) == ["x", "1 kept", "2 added"]
    assert _lines(reject(data)) == ["x", "1 kept old"]
    assert b'w:id="3"' not in _parts(reject(data))["word/footnotes.xml"]


COMMENTS = (
    '<w:comment w:id="1" w:author="ordtool"><w:p><w:r><w:t>ours</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="2" w:author="B. Other"><w:p><w:r><w:t>theirs</w:t></w:r></w:p></w:comment>'
)


def _anchored(comment: int, inner: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{comment}"/>{inner}<w:commentRangeEnd w:id="{comment}"/>'
        f'<w:r><w:commentReference w:id="{comment}"/></w:r>'
    )


def test_without_an_author_neither_changes_nor_comments_are_left() -> None:
    ours = 'w:id="7" w:author="ordtool" w:date="2026-01-02T03:04:05Z"'
    before = _p(_anchored(2, run("law")), '<w:r><w:t xml:space="preserve">old</w:t></w:r>')
    after = (
        f"<w:p><w:pPr><w:rPr><w:ins {ours}/></w:rPr></w:pPr><w:ins {ours}>{run('first')}</w:ins></w:p>"
        + _p(_anchored(2, run("law")), _anchored(1, deleted("old").replace("R. Viser", "ordtool")))
    )  # fmt: skip
    data = without(docx(after, comments=part("comments", COMMENTS)), "ordtool")
    assert _canonical(data) == _canonical(docx(before))
    assert b"theirs" in _parts(data)["word/comments.xml"]
    assert b"ours" not in _parts(data)["word/comments.xml"]


def test_a_damaged_file_is_an_error_with_words() -> None:
    with pytest.raises(InputError):
        accept(b"PK no archive")
