"""The questions of each model: shared ones, defaults that depend on another answer, what an answer gives away, sequences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from ordtool.errors import DataError
from ordtool.library import Blank, Condition, Graded, Sequence, Shared, condition, model, models, shared, standard
from ordtool.library.models import Blanks, DefaultWhen, Wordings
from ordtool.library.strict import Strict

ROOT = Path(__file__).parents[1]

every_model = pytest.mark.parametrize("name", models())


def asked_by(blank: Blank) -> Iterator[Condition]:
    """The conditions that a blank's asking or default depends on."""
    for words in (*(one.when for one in blank.default_when), *filter(None, [blank.when])):
        yield condition(words, where=blank.name)


def possible(blank: Blank) -> list[str]:
    return ["yes", "no"] if blank.type == "bool" else blank.values


def wrong(blanks: tuple[Blank, ...] | list[Blank]) -> list[str]:
    """What does not fit together: a condition on a later or unknown blank, or on a value that it cannot have."""
    before: dict[str, Blank] = {}
    found = []
    for blank in blanks:
        for one in asked_by(blank):
            known = before.get(one.name)
            if known is None:
                found.append(f"{blank.name} depends on {one.name}, which is not asked before it")
            elif possible(known) and not set(one.values) <= set(possible(known)):
                found.append(f"{blank.name}: {one.name} cannot be {', '.join(one.values)}")
        before[blank.name] = blank
    return found


@every_model
def test_what_a_blank_depends_on_is_asked_before_it(name: str) -> None:
    assert wrong(model(name).blanks) == []


def test_shared_blanks_depend_on_what_is_asked_before_them() -> None:
    assert wrong([*shared().blanks, *shared().form]) == []


def test_a_condition_on_a_later_blank_or_a_value_that_cannot_be_is_told() -> None:
    form = Blank(name="FORM", question="?", type="enum", default="a", values=["a", "b"])
    named = Blank(
        name="WHO", question="?", type="text", default="x", default_when=[DefaultWhen(when="FORM is c", default="y")]
    )
    assert wrong([form, named]) == ["WHO: FORM cannot be c"]
    assert wrong([named, form]) == ["WHO depends on FORM, which is not asked before it"]


@every_model
def test_no_blank_is_defined_twice(name: str) -> None:
    names = Counter(blank.name for blank in (*model(name).blanks, *shared().form))
    assert [found for found, times in names.items() if times > 1] == []


@every_model
def test_a_model_defines_no_shared_blank_anew(name: str) -> None:
    known = {blank.name: blank for blank in (*shared().blanks, *shared().form)}
    anew = [
        blank.name
        for blank in model(name).blanks
        if blank.name in known and blank.question != known[blank.name].question
    ]
    assert anew == []


def test_a_name_asks_for_the_same_kind_of_answer_in_every_model() -> None:
    """Combined subjects ask it once."""
    kinds: dict[str, set[tuple[str, str]]] = {}
    for name in models():
        for blank in model(name).blanks:
            kinds.setdefault(blank.name, set()).add((blank.type, blank.unit))
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


@every_model
def test_a_default_that_depends_is_an_answer_that_can_be_given(name: str) -> None:
    for blank in model(name).blanks:
        for value in (blank.default, *(one.default for one in blank.default_when)):
            told = value if isinstance(value, list) else [value]
            assert not blank.values or set(map(str, told)) <= set(blank.values), blank.name
            if isinstance(value, int) and not isinstance(value, bool) and blank.min is not None:
                assert blank.max is not None and blank.min <= value <= blank.max, blank.name


@every_model
def test_what_is_said_of_values_is_said_of_values_that_there_are(name: str) -> None:
    for blank in model(name).blanks:
        assert set(blank.says) <= set(possible(blank)), blank.name


@every_model
def test_what_an_answer_concedes_are_criteria_and_no_default_concedes(name: str) -> None:
    known = {blank.name for blank in shared().blanks}
    for blank in model(name).blanks:
        every = models() if blank.name in known else (name,)
        criteria = {criterion.id for one in every for criterion in model(one).rubric.criteria}
        assert blank.conceded(blank.default) == (), f"the default of {blank.name} gives something away"
        for key, given_away in blank.concedes.items():
            assert not possible(blank) or key.removeprefix("not ") in possible(blank), f"{blank.name} cannot be {key}"
            assert set(given_away) <= criteria, f"{blank.name} is {key}"


def test_what_is_left_out_of_a_set_may_concede_too() -> None:
    modules = Blank(
        name="M", question="?", type="set", default=["a"], values=["a", "b"], concedes={"not a": ["x"], "b": ["y"]}
    )
    days = Blank(name="N", question="?", type="int", default=0, concedes={"not 0": ["z"]})
    assert [modules.conceded(given) for given in (["a"], [], ["a", "b"])] == [(), ("x",), ("y",)]
    assert [days.conceded(given) for given in (0, 30)] == [(), ("z",)]


@every_model
def test_sequences_name_numbers_and_defaults_do_not_fall(name: str) -> None:
    blanks = {blank.name: blank for blank in model(name).blanks}
    usual = standard(model(name).blanks)
    for sequence in model(name).sequences:
        numbers = [usual[one] for one in sequence.blanks]
        assert {blanks[one].type for one in sequence.blanks} <= {"int", "money"}, sequence
        assert len({blanks[one].unit for one in sequence.blanks}) == 1, sequence
        assert all(isinstance(number, int) for number in numbers)
        assert all(a <= b for a, b in pairwise(numbers)), sequence  # type: ignore[operator]
        assert sequence.why, sequence


def test_a_given_answer_changes_the_defaults_that_depend_on_it() -> None:
    usual = standard(shared().blanks)
    town = standard(shared().blanks, {"FORM": "town-meeting", "STATE_LAW": "MA"})
    assert (usual["ACT"], usual["EXECUTIVE"], usual["STATE"]) == ("ordinance", "manager", "the State")
    assert (town["ACT"], town["EXECUTIVE"], town["STATE"]) == ("by-law", "town administrator", "Massachusetts")
    assert standard(shared().blanks, {"FORM": "town-meeting", "ACT": "ordinance"})["ACT"] == "ordinance"


def test_a_default_that_depends_on_a_blank_that_nobody_knows_is_an_error() -> None:
    alone = [blank for blank in shared().blanks if blank.name == "EXECUTIVE"]
    with pytest.raises(DataError, match="FORM"):
        standard(alone)


@pytest.mark.parametrize("schema", [Blank, Blanks, DefaultWhen, Graded, Sequence, Shared, Wordings])
def test_every_key_of_a_models_files_is_documented(schema: type[Strict]) -> None:
    documented = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    keys = [field.alias or name for name, field in schema.model_fields.items()]
    assert [key for key in keys if not re.search(rf"`{key}`|\b{key} = |\[\[{key}\]\]", documented)] == []
