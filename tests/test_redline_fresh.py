"""A law of another format as a Word file: it reads back as it was, and says where its characters stand."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_writers_docx import XSD

from ordtool.docx_characters import quote
from ordtool.docx_package import W, unpack
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.writers._redline.fresh import fresh

Lines = list[tuple[str, str, int | None]]

LAW: Lines = [
    ("AN ORDINANCE on sensors", "heading", 0),
    ("Article I. General", "heading", 1),
    ("Sec. 1. Purpose.", "heading", 2),
    ("(a) The council finds:", "", 1),
    ("(1) that 5 < 6 & “quotes”\xad stay;", "", 2),
    ("1. A number that Word must not count.", "", None),
    ("City\tFee\tTerm", "table", None),
    ("Ash\t$5", "table", None),
    ("Elm\t\tone year", "table", None),
    ("1 A note.", "note", None),
    ("a tab\tin running text", "", 12),
]


def read(data: bytes) -> list[str]:
    source = read_bytes("a.docx", data)
    assert not any(line.style == "furniture" or line.marker for line in source.lines)
    return [line.text for line in source.lines if line.text.strip()]


def check(lines: Lines) -> bytes:
    """Every line reads back, and every character but the tabs between cells has its address."""
    data, stretches = fresh(lines)
    assert read(data) == [text for text, _, _ in lines]
    paragraphs = list(unpack("a.docx", data).xml("word/document.xml").iter(W + "p"))
    for (text, _, _), found in zip(lines, stretches, strict=True):
        missing = set(range(len(text)))
        for one in found:
            length = one.end - one.start
            assert one.part == "word/document.xml"
            assert quote(paragraphs[one.paragraph], one.offset, one.offset + length) == text[one.start : one.end]
            missing -= set(range(one.start, one.end))
        assert all(text[place] == "\t" for place in missing)
    return data


def test_a_law_reads_back_as_it_was() -> None:
    data = check(LAW)
    source = read_bytes("a.docx", data)
    kinds = [(line.style, line.level) for line in source.lines if line.text.strip()]
    assert kinds[:4] == [("heading", 1), ("heading", 1), ("heading", 2), ("", None)]
    assert [kind for kind, _ in kinds].count("table") == 3
    assert ordinance(source).text.splitlines() == [text for text, _, _ in LAW]


@pytest.mark.parametrize(
    ("rows", "is_table"),
    [
        (["one column", "of frames"], False),
        (["1\tlines of a page", "2\tnumbered", "3\tby a table"], False),
        (["1\tRow", "b\twith letters"], True),
        (["a\tb\tc", "d"], True),
    ],
)
def test_rows_that_would_be_read_otherwise_are_paragraphs(rows: list[str], *, is_table: bool) -> None:
    data = check([(row, "table", None) for row in rows])
    assert (b"<w:tbl>" in unpack("a.docx", data).parts["word/document.xml"]) == is_table


def test_line_ends_and_forbidden_signs_keep_every_place() -> None:
    data, stretches = fresh([("a\nb\r\nc\x0cd", "", None)])
    assert read(data) == ["a b  c\ufffdd"]
    assert (stretches[0][0].start, stretches[0][0].end) == (0, 8)


def test_nothing_is_a_document_too() -> None:
    data, stretches = fresh([])
    assert stretches == ()
    assert len(list(unpack("a.docx", data).xml("word/document.xml").iter(W + "p"))) == 1


words = st.text("ab (1)§.-—\u2019é\u4e2d", min_size=1, max_size=12).map(str.strip).filter(bool)
line = st.tuples(words, st.sampled_from(("", "heading", "note")), st.none() | st.integers(0, 11))
row = st.lists(words, min_size=2, max_size=4).map(lambda cells: ("\t".join(cells), "table", None))


@settings(max_examples=60, deadline=None)
@given(st.lists(line | row, min_size=1, max_size=12))
def test_any_lines_read_back(lines: Lines) -> None:
    check(lines)


def test_the_same_lines_give_the_same_bytes() -> None:
    first, second = fresh(LAW)[0], fresh(LAW)[0]
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}


@pytest.mark.skipif(not XSD.exists(), reason="the schemas of WordprocessingML are not here")
def test_every_part_keeps_to_the_schema() -> None:
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    with zipfile.ZipFile(io.BytesIO(fresh(LAW)[0])) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                schema.assertValid(etree.fromstring(package.read(name)))


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_table(tmp_path: Path) -> None:
    path = tmp_path / "law.docx"
    path.write_bytes(fresh(LAW)[0])
    said = subprocess.run(
        ["pandoc", str(path), "-t", "plain", "--wrap=none"], capture_output=True, check=True, text=True
    ).stdout
    assert "one year" in said
    assert "5 < 6" in said
    assert "AN ORDINANCE" in said  # the title is text, no metadata
