"""The README of a model quotes it: every path of the line-by-line table is a provision, every quoted word stands in the text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from ordtool.library import model, models, standard
from ordtool.library.template import blanks_filled

ROOT = Path(__file__).parents[1]
HEAD = "## Line by line"


@cache
def readme(name: str) -> str:
    return (ROOT / "model_ordinances" / name / "README.md").read_text(encoding="utf-8")


WITH = [name for name in models() if HEAD in readme(name)]
with_table = pytest.mark.parametrize("name", WITH)


def rows(name: str) -> list[list[str]]:
    """The cells of the table, its two heads left out."""
    table = readme(name).split(HEAD)[1].split("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@cache
def words(name: str) -> str:
    """The whole text, all alternatives in it, with its defaults."""
    text = blanks_filled(model(name).template, standard(model(name).blanks), name=name)
    return re.sub(r"\s+", " ", text.replace("’", "'"))


def absent(name: str, cell: str) -> list[str]:
    """What a cell quotes and the text does not say."""
    return [quoted for quoted in re.findall("“([^”]+)”", cell) if quoted.replace("’", "'") not in words(name)]


def test_the_first_two_models_are_compared_line_by_line() -> None:
    assert {"surveillance-oversight", "face-recognition-ban"} <= set(WITH)


@with_table
def test_every_quoted_word_stands_in_the_model(name: str) -> None:
    assert [quoted for row in rows(name) for quoted in absent(name, row[2])] == []


def test_a_word_that_the_model_does_not_say_is_told() -> None:
    assert absent("surveillance-oversight", "“at least 44 days before the public hearing”, “Findings”") == [
        "at least 44 days before the public hearing"
    ]


@with_table
def test_every_place_is_one_of_the_model(name: str) -> None:
    template = model(name).template
    for row in rows(name):
        for number, letter in re.findall(r"\b(\d+)\((\w)\)", row[3]):
            section = template.split(f"## Section {number}. ")[1].split("## Section ")[0]
            assert re.search(rf"^\({letter}\) ", section, re.MULTILINE), f"{number}({letter}): {row[0]}"


@with_table
def test_every_criterion_of_the_table_is_one_of_the_rubric_and_none_is_left_out(name: str) -> None:
    asked = {criterion.id for criterion in model(name).rubric.criteria}
    assert {found for row in rows(name) for found in re.findall(r"`([a-z]+(?:-[a-z]+)*)`", row[4])} == asked
