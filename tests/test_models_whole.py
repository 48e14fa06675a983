"""Each model ordinance is whole: its text, blanks, alternatives, rubric, paths and elements fit together."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ordtool.attributes import days
from ordtool.library import Blank, Criterion, ExceptionRow, Model, conditions, model, models, shared, standard
from ordtool.library.template import Value, blanks_of, condition, fill, shown
from ordtool.ordinance import Kind, Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data" / "texts"
# The elements of the fact sheet that a model must ask for, or argue against in its README.
ELEMENTS = {
    "surveillance-oversight": [*(f"SO-{number:02d}" for number in range(1, 33)), "SO-04h", "SO-04j"],
    "face-recognition-ban": [*(f"FR-{number:02d}" for number in range(1, 22)), "PP", "BIO", "PRV"],
    "data-broker-contracting": [f"DB-{number:02d}" for number in range(1, 23)],
    "plate-reader-and-data-sharing": [f"AL-{number:02d}" for number in range(1, 21)],
    "sanctuary-information-sharing": [f"SI-{number:02d}" for number in range(1, 22)],
}
# What a record of a rubric may hold; docs/models.md says what each key is for.
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
        "also",
        "severity",
        "why",
        "laws",
        "tests",
    },
    "exceptions": {"id", "element", "labels", "kinds", "about", "section", "limiter", "max_cap", "severity", "why"},
}
# Subsections that stand whatever is chosen.
ALWAYS = {
    "surveillance-oversight": [f"{number}(a)" for number in range(1, 15)],
    "face-recognition-ban": ["3(a)", "9(b)"],
    "data-broker-contracting": [f"{number}(a)" for number in (1, *range(8, 15))],
    "plate-reader-and-data-sharing": [f"{number}(a)" for number in (1, *range(3, 17))],
    "sanctuary-information-sharing": [f"{number}(a)" for number in (1, *range(3, 17))],
}

every_model = pytest.mark.parametrize("name", models())


def readme(name: str) -> str:
    return (ROOT / "model_ordinances" / name / "README.md").read_text(encoding="utf-8")


def rows(name: str) -> list[Criterion | ExceptionRow]:
    return [*model(name).rubric.criteria, *model(name).rubric.exceptions]


def read_by(subject: Model) -> set[str]:
    """The blanks that the text reads, in its words, its recitals and its conditions, and those that a default depends on."""
    used = set(blanks_of(subject.template + subject.recitals)) | {one.name for one in conditions(subject.template)}
    for blank in reversed(subject.blanks):
        asked = [*(one.when for one in blank.default_when), *filter(None, [blank.when])] if blank.name in used else []
        used |= {condition(words, where=blank.name).name for words in asked}
    return used


@cache
def outlined(text: str) -> Ordinance:
    return ordinance(read_bytes("ordinance.md", text.encode()))


def answers(blank: Blank, asked: set[str]) -> Iterator[Value]:
    """Every answer of a choice, one at a time; for a set, each value alone; else another one where a condition asks."""
    if blank.type == "bool":
        yield from (True, False)
    elif blank.type == "enum":
        yield from blank.values
    elif blank.type == "set":
        yield from ([value] for value in blank.values)
    elif blank.name in asked:
        yield (blank.default + 30) if isinstance(blank.default, int) else "Privacy Commission"


def choices() -> Iterator[tuple[str, str, Value]]:
    for name in models():
        asked = {one.name for one in conditions(model(name).template)}
        for blank in model(name).blanks:
            yield from ((name, blank.name, value) for value in answers(blank, asked))


@every_model
def test_every_blank_used_is_defined_and_the_other_way_round(name: str) -> None:
    assert read_by(model(name)) == {blank.name for blank in model(name).blanks}


@every_model
def test_every_fence_is_a_condition_or_an_end(name: str) -> None:
    text = model(name).template + model(name).recitals
    fences = [line for line in text.splitlines() if line.startswith(":::")]
    assert [line for line in fences if line != ":::" and not line.startswith("::: when ")] == []


@every_model
def test_a_condition_names_a_value_that_its_blank_can_have(name: str) -> None:
    blanks = {blank.name: blank for blank in model(name).blanks}
    for one in conditions(model(name).template + model(name).recitals):
        blank = blanks[one.name]
        possible = ["yes", "no"] if blank.type == "bool" else blank.values or one.values
        assert set(one.values) <= set(possible), f"{one.name} cannot be {one.values}"
        assert (one.op == "includes") is (blank.type == "set"), one


@every_model
def test_defaults_lie_within_values_and_range(name: str) -> None:
    for blank in model(name).blanks:
        chosen = blank.default if isinstance(blank.default, list) else [blank.default]
        if blank.values:
            assert set(chosen) <= set(blank.values), blank.name
        if blank.type in ("int", "money"):
            assert isinstance(blank.default, int) and blank.min is not None and blank.max is not None, blank.name
            assert blank.min <= blank.default <= blank.max, blank.name


@pytest.mark.parametrize(("name", "blank", "value"), list(choices()), ids=str)
def test_each_alternative_gives_a_well_numbered_ordinance(name: str, blank: str, value: Value) -> None:
    given = standard(model(name).blanks, {blank: value})
    text = fill(model(name).template, given, name=name)
    paths = Counter(section.path for section in outlined(text).walk() if section.label)
    assert "{{" not in text and ":::" not in text
    assert [path for path, times in paths.items() if times > 1] == []
    assert [path for path in ALWAYS.get(name, []) if not paths[path]] == []
    conceding = next(one.concedes for one in model(name).blanks if one.name == blank)
    if isinstance(value, list) or shown(value) in conceding:  # a module, or an answer that gives sections away
        return
    modules = {one.name: given[one.name] for one in model(name).blanks if one.type == "set"}  # they may go by the form
    standing = outlined(fill(model(name).template, standard(model(name).blanks, modules), name=name))
    usual = {section.path for section in standing.walk() if section.kind is Kind.SECTION}
    assert usual and usual <= {section.path for section in outlined(text).walk()}, "takes a section away"


@pytest.mark.parametrize("form", next(one.values for one in shared().blanks if one.name == "FORM"))
@every_model
def test_a_subsection_beside_headed_ones_has_a_heading_that_reads_as_one(name: str, form: str) -> None:
    text = fill(model(name).template, standard(model(name).blanks, {"FORM": form, "STATE": "Oregon"}), name=name)
    bare = []
    for section in outlined(text).walk():
        inner = [one for one in section.children if one.kind is Kind.SUBDIVISION]
        without = [one.path for one in inner if one.heading is None]
        bare += without if section.kind is Kind.SECTION and 0 < len(without) < len(inner) / 2 else []
    assert bare == []


@pytest.mark.parametrize("form", ["school-district", "transit-district"])
def test_a_district_is_not_given_jails_and_courts_unasked(form: str) -> None:
    sanctuary = model("sanctuary-information-sharing")
    usual = fill(sanctuary.template, standard(sanctuary.blanks, {"FORM": form}), name=form)
    assert "lockup" not in usual and "a victim will come to court" not in usual
    chosen = standard(sanctuary.blanks, {"FORM": form, "MODULES": ["jail"], "SENSITIVE": ["courts"]})
    asked = fill(sanctuary.template, chosen, name=form)
    assert "lockup" in asked and "a victim will come to court" in asked


def test_a_town_meetings_by_law_waits_for_the_state_where_state_law_says_so() -> None:
    for name in models():
        text = fill(model(name).template, standard(model(name).blanks, {"FORM": "town-meeting"}), name=name)
        assert "state officer" in text or "State review." in text, name
        assert "the Select Board may so provide" not in text, name


@every_model
def test_no_letter_is_skipped_in_the_default_text(name: str) -> None:
    paths = {section.path for section in outlined(model(name).text).walk()}
    for path in paths:
        if found := re.fullmatch(r"(\d+)\(([b-z])\)", path):
            assert f"{found[1]}({chr(ord(found[2]) - 1)})" in paths, path


@every_model
def test_rubric_sections_exist_in_the_default_text(name: str) -> None:
    paths = {section.path for section in outlined(model(name).text).walk()}
    assert [f"{row.id}: {row.section}" for row in rows(name) if row.section not in paths] == []


@every_model
def test_rubric_ids_are_distinct(name: str) -> None:
    assert [found for found, times in Counter(row.id for row in rows(name)).items() if times > 1] == []


@every_model
@pytest.mark.parametrize("table", sorted(KEYS))
def test_the_rubric_has_only_documented_keys(name: str, table: str) -> None:
    raw = tomllib.loads((ROOT / "model_ordinances" / name / "rubric.toml").read_text(encoding="utf-8"))
    documented = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    assert [
        key for key in sorted({key for record in raw[table] for key in record}) if f"`{key}`" not in documented
    ] == []


def in_days(step: float | str) -> float:
    if not isinstance(step, str):
        return step
    return days(step)


@every_model
def test_floor_target_and_ceiling_are_in_order(name: str) -> None:
    for criterion in model(name).rubric.criteria:
        for test in criterion.tests:
            if test.kind == "number":
                days = [in_days(step) for step in (test.floor, test.target, test.ceiling) if step is not None]
                assert days == sorted(days, reverse=test.better == "less"), criterion.id


def test_the_elements_of_every_model_are_listed() -> None:
    assert set(models()) <= set(ELEMENTS)


@pytest.mark.parametrize(("name", "element"), [(name, one) for name in models() for one in ELEMENTS.get(name, [])])
def test_each_element_is_asked_for_or_its_absence_is_argued(name: str, element: str) -> None:
    asked = {row.element for row in model(name).rubric.criteria}
    left_out = readme(name).split("## Left out, and why")[1]
    assert element in asked or re.search(rf"\b{element}\b", left_out), element


@every_model
def test_the_readme_names_every_criterion_and_no_other(name: str) -> None:
    table = readme(name).split("## Elements")[1].split("\n## ")[0]
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", table))
    assert {row.id for row in model(name).rubric.criteria} <= named <= {row.id for row in rows(name)}


@every_model
def test_each_defined_term_is_used(name: str) -> None:
    shown = outlined(model(name).text)
    for section in shown.walk():
        if section.kind is Kind.DEFINITION:
            words = shown.quote(section.span)
            term = words.split("“")[1].split("”")[0]
            stem = re.escape(term.removesuffix("e"))
            assert re.search(rf"\b{stem}", model(name).text.replace(words, ""), re.IGNORECASE), term


@every_model
def test_the_drafting_is_plain(name: str) -> None:
    found = re.findall(r"\band/or\b|\bsuch said\b|\bherein\w*|\bthereof\b|\bprovided that\b", model(name).text)
    assert found == []


@every_model
def test_the_words_are_our_own(name: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("the real texts (../shared) are not here")
    assert real_shingles() & shingles(model(name).text) == set()


@cache
def real_shingles() -> set[tuple[str, ...]]:
    return shingles(" ".join(file.read_text(encoding="utf-8") for file in sorted(SHARED.glob("*.txt"))))


def shingles(text: str, *, size: int = 12) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def test_the_oversight_model_bans_by_may_not() -> None:
    assert re.findall(r"\bshall not\b", model("surveillance-oversight").text) == []


def test_the_face_ban_at_its_default_is_at_its_target() -> None:
    text = model("face-recognition-ban").text
    for verb in ("obtain", "retain", "possess", "request", "access", "use"):
        assert re.search(rf"unlawful for the City or a City official to [^.]*\b{verb}\b", text), verb
    assert "within 7 days" in text and "Within 90 days" in text
    assert "Section 12" not in text and "Evidence made by others" not in text
