"""The grammar of enumerators: what is read at a position, what it may count as, what follows what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordtool.numbering import (
    Reading,
    Series,
    division_at,
    enumerators_at,
    first,
    follows,
    letter,
    readings,
    roman,
    section_at,
)

SECTIONS = [
    ("Sec. 10-61. Aim", "Sec.", "10-61", "Sec. 10-61", "Aim"),
    ("§ 14-188 Yearly", "§", "14-188", "§ 14-188", "Yearly"),
    ("§ 2. This", "§", "2", "§ 2", "This"),
    ("§2. This", "§", "2", "§2", "This"),
    ("SECTION 1. Aim", "SECTION", "1", "SECTION 1", "Aim"),
    ("SECTION 1.(1) As", "SECTION", "1", "SECTION 1", "(1) As"),
    ("Section one. Aim", "Section", "1", "Section one", "Aim"),
    ("Section 3: What?", "Section", "3", "Section 3", "What?"),
    ("Section 7.5. Aim", "Section", "7.5", "Section 7.5", "Aim"),
    ("Secs. 10-43-10-60. Reserved.", "Secs.", "10-43-10-60", "Secs. 10-43-10-60", "Reserved."),
    ("SECTION 14a. Aim", "SECTION", "14a", "SECTION 14a", "Aim"),
    ("§ -3 Aim", "§", "-3", "§ -3", "Aim"),
    ("5.04.010 Aim", "", "5.04.010", "5.04.010", "Aim"),
    ("15.2-1723.2. (Until", "", "15.2-1723.2", "15.2-1723.2", "(Until"),
    ("181A.823. (1) A", "", "181A.823", "181A.823", "(1) A"),
    ("2C:33-4 Aim", "", "2C:33-4", "2C:33-4", "Aim"),
    ("8401B. Aim", "", "8401B", "8401B", "Aim"),
]


@pytest.mark.parametrize(("text", "word", "number", "label", "rest"), SECTIONS)
def test_a_section_number_is_read_with_its_word(text: str, word: str, number: str, label: str, rest: str) -> None:
    mark = section_at(text, 0)
    assert mark is not None
    assert (mark.word, mark.number, mark.label) == (word, number, label)
    assert text[mark.end :].strip() == rest
    assert text.startswith(mark.label)


@pytest.mark.parametrize("text", ["1.5 miles", "7:40 PM", "1999. The", "(a) The", "Sectional", "Sec. x", "10 days", ""])
def test_what_is_no_section_number(text: str) -> None:
    assert section_at(text, 0) is None


@pytest.mark.parametrize(
    ("text", "word", "number"),
    [
        ("ARTICLE III. AIMS", "ARTICLE", "III"),
        ("Article III", "Article", "III"),
        ("CHAPTER 5", "CHAPTER", "5"),
        ("DIVISION 1. GENERALLY", "DIVISION", "1"),
        ("Title 14 - Police", "Title", "14"),
        ("PART A", "PART", "A"),
        ("Subchapter Two", "Subchapter", "Two"),
        ("CHAPTER 5.04 CAMERAS", "CHAPTER", "5.04"),
    ],
)
def test_a_division_is_read(text: str, word: str, number: str) -> None:
    mark = division_at(text, 0)
    assert mark is not None
    assert (mark.word, mark.number) == (word, number)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a. The", ["a"]),
        ("(1) The", ["1"]),
        ("(iv) The", ["iv"]),
        ("A. The", ["A"]),
        ("(a)(1) The", ["a", "1"]),
        ("1. (a) The", ["1", "a"]),
        ("(2)(A)(i) The", ["2", "A", "i"]),
        ("c-1. The", ["c-1"]),
        ("9-A. The", ["9-A"]),
        ("(2a) The", ["2a"]),
        ("(1A) The", ["1A"]),
        ("(bb) The", ["bb"]),
        ("(a-5) The", ["a-5"]),
        ("(i-I) The", ["i-I"]),
        ("(1.3) The", ["1.3"]),
        ("1) The", ["1"]),
        ("(the) word", []),
        ("(2019) word", []),
        ("e.g. a word", []),
        ("U.S. law", []),
        ("Mr. Roe", []),
        ("", []),
    ],
)
def test_enumerators_are_read_one_after_the_other(text: str, values: list[str]) -> None:
    assert [found.value for found in enumerators_at(text, 0)] == values


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7", [(Series.DIGIT, 7, 0)]),
        ("b", [(Series.LOWER, 2, 0)]),
        ("i", [(Series.LOWER, 9, 0), (Series.LOWER_ROMAN, 1, 0)]),
        ("v", [(Series.LOWER, 22, 0), (Series.LOWER_ROMAN, 5, 0)]),
        ("iv", [(Series.LOWER_ROMAN, 4, 0)]),
        ("ii", [(Series.LOWER, 35, 0), (Series.LOWER_ROMAN, 2, 0)]),
        ("XIV", [(Series.UPPER_ROMAN, 14, 0)]),
        ("aa", [(Series.LOWER, 27, 0)]),
        ("c-1", [(Series.LOWER, 3, 1)]),
        ("2a", [(Series.DIGIT, 2, 1)]),
        ("iiii", []),
        ("word", []),
        ("aB", []),
    ],
)
def test_a_value_may_count_as_several_things(value: str, expected: list[tuple[Series, int, int]]) -> None:
    assert [(r.series, r.rank, r.inserted) for r in readings(value)] == expected


def test_what_follows_what() -> None:
    c, c1, c2, d = (readings(value)[0] for value in ("c", "c-1", "c-2", "d"))
    assert follows(c, d)
    assert follows(c, c1)
    assert follows(c1, c2)
    assert follows(c2, d)
    assert not follows(d, c1)
    assert not follows(c, Reading(Series.UPPER, 4))
    assert [value for value in ("a", "1", "i", "I", "b", "a-1") if any(first(r) for r in readings(value))] == [
        "a",
        "1",
        "i",
        "I",
    ]


@given(st.integers(min_value=1, max_value=89))
def test_romans_are_written_and_read_alike(number: int) -> None:
    tens, ones = divmod(number, 10)
    value = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"][tens]
    value += ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]
    assert roman(value) == number


@given(st.text(max_size=6))
def test_letters_and_romans_of_anything(value: str) -> None:
    assert letter(value) is None or value == value[0] * len(value)
    for reading in readings(value):
        assert reading.rank >= 0
    enumerators_at(value, 0)
    section_at(value, 0)
    division_at(value, 0)
