"""Runs put together as visual lines: closely set lists, raised numbers, words whose letters touch."""

from __future__ import annotations

from ordtool.readers.pdf.rows import rows
from ordtool.readers.pdf.run import Run
from ordtool.source import Box


def run(text: str, x: float, top: float, *, high: float = 12.2, wide: float = 5.0) -> Run:
    lefts = [x + wide * i for i in range(len(text))]
    rights = [left + wide for left in lefts]
    return Run(text, Box(x, top, rights[-1], top + high), lefts, rights, int(top * 1000 + x))


def texts(*runs: Run) -> list[str]:
    return [row.text for row in rows(runs)]


def test_lines_of_a_closely_set_list_stay_apart_whatever_the_box_of_a_dash() -> None:
    """A dash of another font has a taller box, which reaches into the lines above and below."""
    found = []
    for i, words in enumerate(("Bakeries", "Other Food", "Eating Places")):
        top = 577.1 + 10.45 * i
        found += [run(f"{24 + i}. Retail", 54, top), run(f"– {words}", 107, top - 0.2 + 0.1 * i, high=12.4)]
    assert texts(*found) == ["24. Retail – Bakeries", "25. Retail – Other Food", "26. Retail – Eating Places"]


def test_a_raised_number_stands_with_its_line() -> None:
    assert texts(run("a lot of land", 100, 500, high=12), run("2", 165, 496, high=5.5, wide=3)) == ["a lot of land2"]
    assert texts(run("a lot of land", 100, 500, high=12), run("2", 165, 492, high=5.5, wide=3)) == [
        "2",
        "a lot of land",
    ]


def test_letters_of_a_word_that_overlap_a_little_are_one_word() -> None:
    assert texts(run("Recreatio", 100, 500), run("n", 144.8, 500)) == ["Recreation"]
    assert texts(run("Recreatio", 100, 500), run("ns", 148, 500)) == ["Recreatio ns"]
