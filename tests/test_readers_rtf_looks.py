"""RTF: how words are set, what revisers did to them, and what is neither."""

from __future__ import annotations

import pytest
from readers_files import marked
from rtf_files import lines, packed, source
from word_files import looks

from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers._rtf_head import moment

COLOURS = r"{\colortbl;\red0\green0\blue0;\red255\green0\blue0;\red255\green255\blue255;\red255\green255\blue0;}"
FONTS = r"{\fonttbl{\f1\fswiss Plain;}{\f2\froman Arial;}{\f3\fnil Helvetica;}{\f4\fnil{\*\panose 020b06}Garamond;}}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"a \ul new\ulnone  b", [("new", "underline")]),
        (r"a {\ul new} b", [("new", "underline")]),
        (r"a {\ul\b ne\b0 w} b", [("ne", "bold"), ("new", "underline")]),
        (r"\ulw x\ul0 y\uldb z\plain w", [("x", "underline"), ("z", "double underline")]),
        (r"\uld a\uldash b\ulwave c\ulth d\ulnone e", [("abcd", "underline")]),
        (r"\uldb a\ul b", [("a", "double underline"), ("b", "underline")]),
        (r"{\ul a{\ulnone b}c}", [("a", "underline"), ("c", "underline")]),
        (r"a \strike old\strike0  \striked1 gone\striked0  b", [("old", "strike"), ("gone", "double strike")]),
        (r"\i a\i0 b\b c\plain d", [("a", "italic"), ("c", "bold")]),
        (r"x{\super 1}y\super 2\nosupersub z\sub 3", [("1", "superscript"), ("2", "superscript")]),
        (COLOURS + r"a\cf2 b\cf1 c\cf0 d", [("b", "colour:#ff0000")]),
        (COLOURS + r"a\highlight4 b\highlight0 c\chcbpat3 d\cb4 e", [("b", "highlight:#ffff00"), ("e", "highlight:#ffff00")]),
        (COLOURS + r"a\cf9 b\cbpat2 c", []),
        (FONTS + r"\f1 a\f2 b\f3 c\f4 d", [("a", "sans"), ("c", "sans")]),
        (r"\ulc3 a\ulstyle b\ltrpar c", []),
        (r"\caps a\fs40 b\expndtw10 c", []),
    ],
)  # fmt: skip
def test_how_words_are_set(body: str, expected: list[tuple[str, str]]) -> None:
    line = lines(body + r"\par")[0]
    assert sorted(looks(line), key=lambda look: line.text.index(look[0])) == expected
    assert marked(line) == []


def test_underlining_goes_on_over_paragraphs_and_ends_with_its_group() -> None:
    assert [looks(line) for line in lines(r"{\ul one\par two}\par three\par")] == [
        [("one", "underline")], [("two", "underline")], [],
    ]  # fmt: skip


LINK = r'{{\field{{\*\fldinst HYPERLINK "x"}}{{\fldrslt{} the site}}}}'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (COLOURS + "see " + LINK.format(r"\ul\cf2"), []),
        (COLOURS + "see " + LINK.format(r"\ul"), [("the site", "underline")]),
        (COLOURS + r"{\ul see " + LINK.format(r"\ul\cf2") + "}", [("see the site", "underline")]),
        (COLOURS + r"see {\ul\cf2 the site}", [("the site", "colour:#ff0000"), ("the site", "underline")]),
    ],
)
def test_a_link_s_underline_is_habit_unless_the_words_around_it_are_underlined(
    body: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(looks(lines(body + r"\par")[0])) == expected


REVISERS = r"{\*\revtbl{Unknown;}{R. Viser;}{B. Clerk;}}"


def test_revisions_have_author_and_date() -> None:
    date = packed(2026, 1, 2, 3, 4)
    body = (
        REVISERS
        + rf"within {{\deleted\revauthdel1\revdttmdel{date} thirty}}{{\revised\revauth2\revdttm{date} sixty}} days\par"
    )
    found = source(body)
    assert marked(found.lines[0]) == [("thirty", "struck", "draft"), ("sixty", "inserted", "draft")]
    assert [(mark.author, mark.date) for mark in found.lines[0].marks] == [
        ("R. Viser", "2026-01-02T03:04:00"), ("B. Clerk", "2026-01-02T03:04:00"),
    ]  # fmt: skip
    assert "tracked changes by B. Clerk, R. Viser." in found.warnings[0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"{\revised in}{\deleted out}", [("in", "inserted"), ("out", "struck")]),
        (r"{\mvf\mvauth1 from}{\mvt\mvauth1 to}", [("from", "struck"), ("to", "inserted")]),
        (r"{\revised\deleted both}", [("both", "inserted"), ("both", "struck")]),
        (r"\revised a\revised0 b\deleted c\plain d", [("a", "inserted"), ("c", "struck")]),
        (r"{\crauth1\crdate5\b looks}", []),
        (r"{\*\oldcprops\b}{\revprop1 x}", []),
    ],
)
def test_what_is_a_revision(body: str, expected: list[tuple[str, str]]) -> None:
    found = source(REVISERS + body + r"\par")
    assert sorted((words, state) for words, state, _ in marked(found.lines[0])) == expected
    assert bool(found.warnings) == bool(expected)


def test_an_unknown_author_is_none() -> None:
    assert {mark.author for mark in lines(REVISERS + r"{\revised\revauth0 a}{\revised\revauth9 b}\par")[0].marks} == {
        ""
    }


def accepted(body: str) -> list[str]:
    return ordinance(source(body), view=View.AMENDED).text.split("\n")


def test_a_paragraph_end_that_was_taken_out_joins_the_next() -> None:
    assert accepted(r"sur{\deleted\par}veillance\par next\par") == ["surveillance", "next"]
    assert accepted(r"sur{\revised\par}veillance\par next\par") == ["sur", "veillance", "next"]


def test_a_paragraph_that_was_taken_out_leaves_none_and_has_no_number() -> None:
    body = r"one\par{\listtext 1.\tab}{\deleted gone\par}{\listtext 1.\tab}two\par"
    assert accepted(body) == ["one", "1. two"]
    assert [line.marker for line in lines(body)] == ["", "", "1."]


@pytest.mark.parametrize(
    ("moment_", "text"),
    [
        ((1999, 12, 31, 23, 59), "1999-12-31T23:59:00"), ((2026, 2, 3, 0, 0), "2026-02-03T00:00:00"),
        ((2030, 10, 9, 8, 7), "2030-10-09T08:07:00"),
    ],
)  # fmt: skip
def test_moments(moment_: tuple[int, int, int, int, int], text: str) -> None:
    assert moment(packed(*moment_)) == text


@pytest.mark.parametrize("number", [0, -1, 63, 1 << 40])
def test_numbers_that_are_no_moment(number: int) -> None:
    assert moment(number) == ""
