"""The surveillance oversight model is whole: its blanks, alternatives, paths and elements fit together."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ordtool.library import Blank, Criterion, ExceptionRow, Model, model
from ordtool.library.models import Value, fill
from ordtool.ordinance import Kind, Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

NAME = "surveillance-oversight"
FOLDER = Path(__file__).parents[1] / "model_ordinances" / NAME
SHARED = Path(__file__).parents[1].parent / "shared" / "data" / "texts"
ELEMENTS = [f"SO-{number:02d}" for number in range(1, 33)] + ["SO-04h", "SO-04j"]
CONDITION = re.compile(r"^::: when ([A-Z][A-Z0-9_]*) (is not|is|includes) (\S+)$", re.MULTILINE)
DURATION = re.compile(r"P\d+[YD]")
KEYS = {
    "criteria": {
        "id",
        "element",
        "question",
        "labels",
        "term",
        "about",
        "when",
        "base",
        "section",
        "severity",
        "why",
        "laws",
        "tests",
    },
    "exceptions": {"id", "element", "labels", "kinds", "about", "section", "limiter", "max_cap", "severity", "why"},
}


def oversight() -> Model:
    return model(NAME)


def rows() -> list[Criterion | ExceptionRow]:
    return [*oversight().rubric.criteria, *oversight().rubric.exceptions]


def defaults() -> dict[str, Value]:
    return {blank.name: blank.default for blank in oversight().blanks}


@cache
def outlined(text: str) -> Ordinance:
    return ordinance(read_bytes("ordinance.md", text.encode()))


def answers(blank: Blank) -> Iterator[Value]:
    """Every answer of a choice, one at a time, and a number other than the default where a condition asks for one."""
    if blank.type == "bool":
        yield from (True, False)
    elif blank.type == "enum":
        yield from blank.values
    elif blank.name == "CURE_DAYS":
        yield 30


CHOICES = [(blank.name, value) for blank in oversight().blanks for value in answers(blank)]


def test_every_blank_used_is_defined_and_the_other_way_round() -> None:
    template = oversight().template
    used = set(re.findall(r"\{\{([A-Z][A-Z0-9_]*)\}\}", template)) | {m[1] for m in CONDITION.finditer(template)}
    assert used == {blank.name for blank in oversight().blanks}


def test_every_fence_is_a_condition_or_an_end() -> None:
    fences = [line for line in oversight().template.splitlines() if line.startswith(":::")]
    assert [line for line in fences if line != ":::" and not CONDITION.fullmatch(line)] == []


def test_a_condition_names_a_value_that_its_blank_can_have() -> None:
    kinds = {blank.name: blank for blank in oversight().blanks}
    for name, _, value in CONDITION.findall(oversight().template):
        choices = {"bool": ["yes", "no"], "int": [value]}.get(kinds[name].type, kinds[name].values)
        assert value in choices, f"{name} cannot be {value}"


def test_defaults_lie_within_values_and_range() -> None:
    for blank in oversight().blanks:
        if blank.values:
            assert blank.default in blank.values, blank.name
        if blank.type in ("int", "money"):
            assert isinstance(blank.default, int) and blank.min is not None and blank.max is not None, blank.name
            assert blank.min <= blank.default <= blank.max, blank.name


@pytest.mark.parametrize(("name", "value"), CHOICES, ids=str)
def test_each_alternative_gives_a_well_numbered_ordinance(name: str, value: Value) -> None:
    text = fill(oversight().template, defaults() | {name: value}, name=NAME)
    paths = Counter(section.path for section in outlined(text).walk() if section.label)
    assert "{{" not in text and ":::" not in text
    assert [path for path, times in paths.items() if times > 1] == []
    assert [f"{number}(a)" for number in range(1, 15) if not paths[f"{number}(a)"]] == []


def test_no_letter_is_skipped_in_the_default_text() -> None:
    paths = {section.path for section in outlined(oversight().text).walk()}
    for path in paths:
        if found := re.fullmatch(r"(\d+)\(([b-z])\)", path):
            assert f"{found[1]}({chr(ord(found[2]) - 1)})" in paths, path


def test_rubric_sections_exist_in_the_default_text() -> None:
    paths = {section.path for section in outlined(oversight().text).walk()}
    assert [f"{row.id}: {row.section}" for row in rows() if row.section not in paths] == []


def test_rubric_ids_are_distinct() -> None:
    assert [name for name, times in Counter(row.id for row in rows()).items() if times > 1] == []


@pytest.mark.parametrize("table", sorted(KEYS))
def test_the_rubric_has_only_documented_keys(table: str) -> None:
    raw = tomllib.loads((FOLDER / "rubric.toml").read_text(encoding="utf-8"))
    documented = (Path(__file__).parents[1] / "docs" / "models.md").read_text(encoding="utf-8")
    used = {key for record in raw[table] for key in record}
    assert used <= KEYS[table]
    assert [key for key in sorted(used) if f"`{key}`" not in documented] == []


def in_days(step: float | str) -> float:
    if not isinstance(step, str):
        return step
    assert DURATION.fullmatch(step), step
    return float(step[1:-1]) * {"Y": 365, "D": 1}[step[-1]]


def test_floor_target_and_ceiling_are_in_order() -> None:
    for criterion in oversight().rubric.criteria:
        for test in criterion.tests:
            if test.kind == "number":
                days = [in_days(step) for step in (test.floor, test.target, test.ceiling) if step is not None]
                assert days == sorted(days, reverse=test.better == "less"), criterion.id


@pytest.mark.parametrize("element", ELEMENTS)
def test_each_element_is_asked_for_or_its_absence_is_argued(element: str) -> None:
    asked = {row.element for row in oversight().rubric.criteria}
    left_out = (FOLDER / "README.md").read_text(encoding="utf-8").split("## Left out, and why")[1]
    assert element in asked or re.search(rf"\b{element}\b", left_out), element


def test_the_readme_names_every_criterion_and_no_other() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Elements")[1].split("\n## ")[0]
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", table))
    assert {row.id for row in oversight().rubric.criteria} <= named <= {row.id for row in rows()}


def test_each_defined_term_is_used() -> None:
    shown = outlined(oversight().text)
    for section in shown.walk():
        if section.kind is Kind.DEFINITION:
            words = shown.quote(section.span)
            term = words.split("“")[1].split("”")[0]
            stem = re.escape(term.removesuffix("e"))
            rest = oversight().text.replace(words, "")
            assert re.search(rf"\b{stem}", rest, re.IGNORECASE), term


def test_the_drafting_is_plain() -> None:
    text = oversight().text
    assert re.findall(r"\band/or\b|\bsuch said\b|\bherein\w*|\bthereof\b|\bshall not\b|\bprovided that\b", text) == []


def test_the_words_are_our_own() -> None:
    if not SHARED.is_dir():
        pytest.skip("the real texts (../shared) are not here")
    real = " ".join(file.read_text(encoding="utf-8") for file in sorted(SHARED.glob("*.txt")))
    assert shingles(real) & shingles(oversight().text) == set()


def shingles(text: str, *, size: int = 12) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
