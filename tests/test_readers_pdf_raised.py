"""Raised digits: a note's number behind a figure or a word is told as raised, a figure stays the figure it is."""

from __future__ import annotations

from itertools import accumulate

import pytest
from pdf_pages import read
from pdf_pages import words as shown

from ordtool.extract.plain import plain
from ordtool.readers.pdf.raised import with_raised_digits
from ordtool.source import Look, Sign, Span


def raised(text: str, *parts: str) -> str:
    """A text whose parts are set raised, as a reader tells it."""
    starts = accumulate(parts[1:], lambda at, part: text.index(part, at + 1), initial=text.index(parts[0]))
    signs = [Sign(Span(at, at + len(part)), Look.SUPERSCRIPT) for at, part in zip(starts, parts, strict=True)]
    return with_raised_digits(text, signs)


def test_a_raised_number_behind_a_figure_is_apart_from_it() -> None:
    sign = Sign(Span(6, 7), Look.SUPERSCRIPT)
    assert with_raised_digits("80,0001 square feet", [sign]) == "80,000¹ square feet"
    assert with_raised_digits("80,0001,2", [Sign(Span(6, 9), Look.SUPERSCRIPT)]) == "80,000¹,²"
    assert raised("the law.14 It", "14") == "the law.¹⁴ It"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1 The list of last year", Span(0, 1)),  # a footnote's own number
        ("the list 1 of last year", Span(9, 10)),  # apart already
        ("on the 21st day", Span(9, 11)),  # letters
    ],
)
def test_what_stays(text: str, span: Span) -> None:
    assert with_raised_digits(text, [Sign(span, Look.SUPERSCRIPT)]) == text


def test_digits_that_are_not_raised_stay() -> None:
    assert with_raised_digits("80,0001", [Sign(Span(6, 7), Look.BOLD)]) == "80,0001"


def test_on_a_page() -> None:
    line = shown("a lot of 80,000") + shown("1", x=208, y=505, size=7) + shown("square feet", x=220)
    assert [found.replace("<^>", "").replace("</^>", "") for found in read(line)] == ["a lot of 80,000¹ square feet"]


def test_extraction_reads_the_figure_without_it() -> None:
    assert plain("within 30¹ days of the purchase² of it").text == "within 30 days of the purchase of it"
