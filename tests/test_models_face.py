"""The face recognition ban is whole: its blanks, alternatives, paths and elements fit together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ordtool.library import Blank, Criterion, ExceptionRow, Model, model
from ordtool.library.models import Value, fill
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

NAME = "face-recognition-ban"
FOLDER = Path(__file__).parents[1] / "model_ordinances" / NAME
SHARED = Path(__file__).parents[1].parent / "shared" / "data" / "texts"
ELEMENTS = [f"FR-{number:02d}" for number in range(1, 22)] + ["PP", "BIO", "PRV"]
CONDITION = re.compile(r"^::: when ([A-Z_0-9]+) (is not|is|includes) (\S+)$", re.MULTILINE)


def face() -> Model:
    return model(NAME)


def rows() -> list[Criterion | ExceptionRow]:
    return [*face().rubric.criteria, *face().rubric.exceptions]


def defaults() -> dict[str, Value]:
    return {blank.name: blank.default for blank in face().blanks}


@cache
def outlined(text: str) -> Ordinance:
    return ordinance(read_bytes("ordinance.md", text.encode()))


def answers(blank: Blank) -> Iterator[Value]:
    """Every answer of a choice, one at a time; for a set, each value alone."""
    if blank.type == "bool":
        yield from (True, False)
    elif blank.type == "enum":
        yield from blank.values
    elif blank.type == "set":
        yield from ([value] for value in blank.values)
    elif blank.name == "OVERSIGHT_BODY":
        yield "Privacy Commission"
    elif blank.name == "LOCK_YEARS":
        yield 5


CHOICES = [(blank.name, value) for blank in face().blanks for value in answers(blank)]


def test_every_blank_used_is_defined_and_the_other_way_round() -> None:
    template = face().template
    used = set(re.findall(r"\{\{([A-Z_0-9]+)\}\}", template)) | {m[1] for m in CONDITION.finditer(template)}
    assert used == {blank.name for blank in face().blanks}


def test_a_condition_names_a_value_that_its_blank_can_have() -> None:
    values = {blank.name: blank.values for blank in face().blanks if blank.values}
    for name, _, value in CONDITION.findall(face().template):
        assert value in values.get(name, [value]), f"{name} cannot be {value}"


def test_defaults_lie_within_values_and_range() -> None:
    for blank in face().blanks:
        chosen = blank.default if isinstance(blank.default, list) else [blank.default]
        if blank.values:
            assert set(chosen) <= set(blank.values), blank.name
        if isinstance(blank.default, int) and blank.min is not None:
            assert blank.min <= blank.default <= (blank.max or blank.default), blank.name


@pytest.mark.parametrize(("name", "value"), CHOICES, ids=str)
def test_each_alternative_gives_a_well_numbered_ordinance(name: str, value: Value) -> None:
    text = fill(face().template, defaults() | {name: value}, name=NAME)
    paths = Counter(section.path for section in outlined(text).walk() if section.path)
    assert "{{" not in text and ":::" not in text
    assert [path for path, times in paths.items() if times > 1] == []
    assert paths["3(a)"] and paths["9(b)"]


def test_rubric_sections_exist_in_the_default_text() -> None:
    paths = {section.path for section in outlined(face().text).walk()}
    assert [f"{row.id}: {row.section}" for row in rows() if row.section not in paths] == []


def test_rubric_ids_are_distinct() -> None:
    ids = [row.id for row in rows()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("element", ELEMENTS)
def test_each_element_is_asked_for_or_its_absence_is_argued(element: str) -> None:
    asked = {row.element for row in face().rubric.criteria}
    left_out = (FOLDER / "README.md").read_text(encoding="utf-8").split("## Left out, and why")[1]
    assert element in asked or re.search(rf"\b{element}\b", left_out), element


def test_the_readme_names_every_criterion_and_no_other() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Elements")[1].split("\n## ")[0]
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", table))
    assert {row.id for row in face().rubric.criteria} <= named <= {row.id for row in rows()}


def test_the_default_text_holds_the_model_at_its_target() -> None:
    text = face().text
    for verb in ("obtain", "retain", "possess", "request", "access", "use"):
        assert re.search(rf"unlawful for the City or a City official to [^.]*\b{verb}\b", text), verb
    assert "within 7 days" in text and "Within 90 days" in text
    assert "Section 12" not in text and "Evidence made by others" not in text


def test_the_words_are_our_own() -> None:
    if not SHARED.is_dir():
        pytest.skip("the real texts (../shared) are not here")
    real = " ".join(file.read_text(encoding="utf-8") for file in sorted(SHARED.glob("*.txt")))
    runs = shingles(real) & shingles(face().text)
    assert runs == set()


def shingles(text: str, *, size: int = 14) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
