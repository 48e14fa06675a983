"""What stands beside a law is put aside with a reason: digests that say so, closing summaries, slugs; and law that looks alike."""

from __future__ import annotations

import pytest

from ordtool.outline import ordinance
from ordtool.outline.digests import law_only
from ordtool.outline.removed import removed
from ordtool.source import Line, Source

HEAD = ["House Bill 12", "Sponsored by Representative ELM"]
NOTE = ["This short summary was written by an editor and is not", "a part of the body of the bill."]
POINTS = ["Makes cities count their cameras.", "Sets a fee."]
LAW = [
    "A BILL FOR AN ACT",
    "Be it enacted by the People of Elm:",
    "SECTION 1. Cities shall count cameras.",
    "SECTION 2. It begins.",
]


def beside(*lines: str | Line) -> list[str]:
    """The lines that are put aside."""
    source = Source("x.pdf", "", tuple(line if isinstance(line, Line) else Line(line) for line in lines))
    found = law_only(source)
    assert [line.text for line in found.lines] == [line.text for line in source.lines]
    put = [line for line in found.lines if line.style == "furniture"]
    assert all(line.removed == "printer's note" for line in put)
    assert [line.text for line in removed(source).lines] == [line.text for line in put]
    return [line.text for line in put]


@pytest.mark.parametrize("heading", ["SUMMARY", "DIGEST:", "SYNOPSIS", "LEGISLATIVE COUNSEL’S DIGEST"])
def test_a_digest_that_says_it_is_no_part_of_the_bill(heading: str) -> None:
    assert beside(*HEAD, heading, *NOTE, *POINTS, *LAW) == [heading, *NOTE, *POINTS]


def test_a_digest_without_a_heading_begins_with_its_sentence() -> None:
    note = "This synopsis does not form part of this measure."
    assert beside(*HEAD, note, *POINTS, *LAW) == [note, *POINTS]


def test_a_digest_ends_where_the_print_numbers_its_lines() -> None:
    law = [Line("Concerning cameras;", number="1"), Line("and fees.", number="2"), *LAW[1:]]
    assert beside(*HEAD, "SUMMARY", *NOTE, *POINTS, *law) == ["SUMMARY", *NOTE, *POINTS]


@pytest.mark.parametrize(
    "lines",
    [
        [*HEAD, "SUMMARY", *POINTS, *LAW],  # it does not say that it is none
        [*HEAD, "SUMMARY", *NOTE, *POINTS],  # nobody can say where the law begins
        [*LAW[:2], "SECTION 1. A summary of the report is not a part of the record.", LAW[3]],
        [*LAW[:2], "SECTION 1. Report.", "SUMMARY", "The summary is not part of the contract.", LAW[3]],
        [*HEAD, "A statement is part of the record.", *LAW],
    ],
)
def test_law_about_summaries_stays(lines: list[str]) -> None:
    assert beside(*lines) == []


@pytest.mark.parametrize("heading", ["SUMMARY", "STATEMENT", "STATEMENT OF FACT"])
@pytest.mark.parametrize(
    "words", ["This bill makes cities count.", "The initiated bill sets a fee.", "This resolution asks."]
)
def test_a_summary_closes_a_bill(heading: str, words: str) -> None:
    assert beside(*HEAD, *LAW, heading, words, *POINTS) == [heading, words, *POINTS]


@pytest.mark.parametrize(
    "after",
    [
        ["SUMMARY", "The clerk shall print a summary."],
        ["SUMMARY", "This bill is short.", "SECTION 3. It ends."],
        ["STATEMENT"],
        ["Summary", "This bill sets a fee."],
        ["A SUMMARY OF FEES", "This ordinance sets a fee."],
    ],
)
def test_a_last_section_about_summaries_stays(after: list[str]) -> None:
    assert beside(*HEAD, *LAW, *after) == []


def test_an_ordinance_without_enacting_words_has_no_closing_summary() -> None:
    assert beside("Sec. 1. Cities count.", "SUMMARY", "This act is short.") == []


@pytest.mark.parametrize(
    "slugs",
    [
        ["ABC/DEF", "LS# 1234", "10/26/11", "11:11 p.m."],
        ["LS 12345/12346", "1/7/2026 4:50 PM"],
        ["ABC", "LS #1234, 12346", "Int. #1268-2025", "4/16/2025 12:30 PM"],
        ["RJN/BC/RC", "10/14/14", "9:00 PM"],
        ["Session 12", "ABC", "LS #4473.1", "3.15.22"],
        ["LRB-20251", "XY"],
    ],
)
def test_slugs_at_the_end(slugs: list[str]) -> None:
    assert beside(*LAW, *slugs) == slugs
    law = ordinance(Source("x.rtf", "", tuple(Line(text, starts=True) for text in [*LAW, *slugs])))
    assert law.text.endswith("SECTION 2. It begins.")


@pytest.mark.parametrize(
    "last",
    [
        ["10/26/2011"],  # the date of a signature
        ["ELM", "10/26/2011"],
        ["Form 1234"],
        ["LS# 1234", "The mayor signs."],
        ["Fee", "LS# 1234"],
        ["(a) 10/26/11", "(b) 11/26/11"],
        ["Mayor Ann Elm", "10/26/2011"],
    ],
)
def test_dates_and_names_at_the_end_stay(last: list[str]) -> None:
    assert beside(*LAW, *last) == []


def test_cells_of_a_table_are_no_slugs() -> None:
    rows = [Line("AB", style="table"), Line("LS 1234", style="table"), Line("10/26/11", style="table")]
    assert beside(*LAW, *rows) == []
