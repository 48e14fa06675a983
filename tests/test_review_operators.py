"""The table of language operators: each hits its examples, spares the sentences before them and its near misses."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from ordtool.attributes import of_provision
from ordtool.errors import DataError
from ordtool.library import model
from ordtool.library.operators import Operator, edits, operators, read_operators
from ordtool.library.wording import hit
from ordtool.outline import ordinance
from ordtool.review import review
from ordtool.review.model_text import model_ordinance
from ordtool.source import Line, Source

WORDED = [operator for operator in operators() if operator.weaker]
FORCED = [operator for operator in operators() if operator.judged_by == "force"]


def ids(operator: Operator) -> str:
    return operator.id


def test_every_pattern_of_the_table_is_one() -> None:
    assert read_operators(files("ordtool.lexicon") / "operators.toml") == operators()
    for edit in edits():
        for key in ("gone", "come", "before", "unless", "unless_model", "unless_copy", "unless_before"):
            re.compile(getattr(edit, key))


@pytest.mark.parametrize("operator", WORDED, ids=ids)
def test_an_operator_shows_in_its_examples_and_nowhere_near(operator: Operator) -> None:
    assert [pair.after for pair in operator.examples if not hit(operator, pair.after)] == []
    assert [pair.before for pair in operator.examples if hit(operator, pair.before)] == []
    assert [words for words in operator.near_misses if hit(operator, words) and not operator.only_bans] == []


@pytest.mark.parametrize("operator", FORCED, ids=ids)
def test_an_operator_on_force_changes_it(operator: Operator) -> None:
    for pair in operator.examples:
        assert of_provision("disclosure.public_inventory", pair.before)["force"] == "operative"
        assert of_provision("disclosure.public_inventory", pair.after)["force"] != "operative"


def test_a_move_to_an_officer_changes_the_body() -> None:
    (operator,) = [found for found in operators() if found.judged_by == "body"]
    for pair in operator.examples:
        assert of_provision("disclosure.approval", pair.before)["body"] == "council"
        assert of_provision("disclosure.approval", pair.after)["body"] == "manager"


@pytest.mark.parametrize(
    ("section", "verdict"), [("3(g)", "met"), ("41(g)", "weaker"), ("41 of the State Code", "met")]
)
def test_a_reference_to_a_section_that_the_text_does_not_have(section: str, verdict: str) -> None:
    text = model_ordinance("surveillance-oversight").text.replace(
        "standard of Section 3(g)", f"standard of Section {section}"
    )
    result = review(
        ordinance(Source("law.txt", "", tuple(Line(line, starts=True) for line in text.splitlines()))),
        model=model("surveillance-oversight"),
    )
    found = next(f for f in result.findings if f.criterion.id == "yearly-reassessment")
    assert str(found.verdict) == verdict


TABLE = """
schema = 1
[words]
soft = "possible"
[[operators]]
id = "hedge"
does = "binds less"
places = ["duty"]
judged_by = "words"
weaker = ['if <soft>']
stronger = "none"
examples = [{before = "a", after = "b"}]
near_misses = ["c"]
source = "test"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<soft>", "<sofd>", "did you mean “soft”"),
        ("'if <soft>'", "'if ('", "is no pattern"),
        ('places = ["duty"]', 'place = ["duty"]', "unknown key"),
        ('judged_by = "words"', 'judged_by = "force"', "`weaker` holds patterns"),
    ],
)
def test_a_wrong_table_is_told_with_operator_and_remedy(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "operators.toml"
    file.write_text(TABLE, encoding="utf-8")
    assert read_operators(file)[0].weaker == ["(?:if (?:possible))"]
    file.write_text(TABLE.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_operators(file)
