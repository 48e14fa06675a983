"""RTF: words, code pages, tables, list numbers, what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rtf_files import lines, source
from word_files import looks

from ordtool.readers import read_bytes


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"one\par two\par", ["one", "two"]),
        ("one\r\n two\\par\r\nthree", ["one two", "three"]),
        (r"\pard\fi720\qj Section 1.\tab Words\par", ["Section 1.\tWords"]),
        (r"a \{b\} \\ c\par", [r"a {b} \ c"]),
        (r"\'a7 14\~188\_a \endash  \emdash\lquote x\rquote\ldblquote y\rdblquote\bullet\par", ["§ 14 188-a – —‘x’“y”•"]),
        (r"{\b bold}{\i  italic}plain\par", ["bold italicplain"]),
        (r"\u8220?x\u8221 ?\u-3913?\uc2\u233 ab\uc0\u233 c\par", ["“x”•éé" + "c"]),
        (r"\u-10179?\u-8704? \par", ["\U0001f600 "]),
        (r"a\line b\par", ["a", "b"]),
        (r"a\-b\par", ["ab"]),
        (r"{\info{\title T}{\author A}}{\stylesheet{\s1 heading 1;}}x\par", ["x"]),
        (r"{\*\generator Riched20;}{\*\unknown\x words}{\colortbl;\red0\green0\blue0;}x\par", ["x"]),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt shown}} text\par", ["shown text"]),
        (r"{\pict\wmetafile8 0102030405}x\bin5 {\}}}y\par", ["xy"]),
        (r"{\*\shppict{\pict 00ff}}{\nonshppict{\pict 00}}x\par", ["x"]),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt in the box\par}}}x\par", ["x", "in the box"]),
        (r"\page one\sect two\par", ["", "one", "two"]),
    ],
)  # fmt: skip
def test_the_words_of_the_document(body: str, expected: list[str]) -> None:
    assert [line.text for line in lines(body)] == expected


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"{\fonttbl{\f1\fcharset204 A;}{\f2\fcharset128 B;}{\f3\fcharset2 Symbol;}}\f1\'cf\'f0 \f0\'a7", "Пр §"),
        (rb"{\fonttbl{\f2\fcharset128 B;}}\f2\'8f\'f0\'97\'e1", "条例"),
        (rb"{\fonttbl{\f3\fcharset2 Symbol;}}{\f3\'b7} item", "• item"),
        (rb"\mac caf\'8e", "café"),
        (rb"\ansicpg65001 caf\'c3\'a9", "café"),
        (b"caf\xe9", "café"),
    ],
)
def test_code_pages(body: bytes, text: str) -> None:
    assert lines(body)[0].text == text


def test_rows_of_a_table_are_lines_with_tabs() -> None:
    body = (
        r"before\par\trowd\cellx1\cellx2\pard\intbl Kind\cell Days\par more\cell\row"
        r"\trowd\intbl{\ul Notice}\cell 14\cell\row\trowd\intbl frame\cell\row\pard after\par"
    )
    found = lines(body)
    assert [(line.style, line.text) for line in found] == [
        ("", "before"), ("table", "Kind\tDays more"), ("table", "Notice\t14"), ("", "frame"), ("", "after"),
    ]  # fmt: skip
    assert looks(found[2]) == [("Notice", "underline")]


def test_numbers_of_lists_are_the_marker() -> None:
    body = r"{\listtext\f0 (a)\tab}\ls1 Notice\par{\pntext 2.\tab}{\*\pn\pnlvlbody}Fees\par plain\par"
    assert [(line.marker, line.style, line.text) for line in lines(body)] == [
        ("(a)", "list", "Notice"), ("2.", "list", "Fees"), ("", "", "plain"),
    ]  # fmt: skip


def test_outline_levels_are_headings_and_notes_stand_at_the_end() -> None:
    found = lines(r"\outlinelevel1 Head\par\pard a{\super 1}{\footnote {\super 1} the note\par}b\par end\par")
    assert [(line.style, line.level, line.marker, line.text) for line in found] == [
        ("heading", 2, "", "Head"), ("", None, "", "a1b"), ("", None, "", "end"), ("note", None, "1", "1 the note"),
    ]  # fmt: skip


def test_where_paragraphs_begin() -> None:
    assert [line.starts for line in lines(r"a\line b\par c\par")] == [True, None, True]


def test_hidden_words_tracked_changes_and_a_missing_end_are_warnings() -> None:
    hidden = source(r"a\v hidden\v0 b\par")
    assert "6 characters of hidden text" in hidden.warnings[0]
    assert [(line.removed, line.text) for line in hidden.lines] == [("", "ab"), ("hidden text", "hidden")]
    assert "tracked changes" in source(r"a{\deleted b}\par").warnings[0]
    cut = read_bytes("a.rtf", rb"{\rtf1 one\par {\b two")
    assert [line.text for line in cut.lines] == ["one", "two"]
    assert "cut short" in cut.warnings[0]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co"), exclude_characters="\u00a0"))))
def test_any_paragraphs_come_back(texts: list[str]) -> None:
    def encoded(text: str) -> str:
        units = text.encode("utf-16-le")
        codes = [int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)]
        return "".join(f"\\u{code}?" for code in codes)

    body = "".join(f"{encoded(text)}\\par " for text in [*texts, "end"])
    assert [line.text for line in lines(body)] == [*texts, "end"]
