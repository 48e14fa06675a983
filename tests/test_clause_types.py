"""Every example beside a pattern carries its label, every counter-example does not; and the data say what they must."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.library import labels
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

LABELS = labels()


def found(text: str) -> dict[str, set[str]]:
    """Label -> rules that fired in a text, the subject gate off."""
    extraction = extract(ordinance(read_bytes("example.txt", text.encode()), view=View.AMENDED), gate=False)
    fired: dict[str, set[str]] = {}
    for clause in extraction.clauses:
        fired.setdefault(clause.label, set()).add(clause.rule.partition("/")[2])
    return fired


EXAMPLES = [
    pytest.param(label.label, text, id=f"{label.label}/{rule.id}/{number}")
    for label in LABELS
    for rule in label.rules
    for number, text in enumerate(rule.examples)
]
COUNTER = [
    pytest.param(label.label, text, id=f"{label.label}/{number}")
    for label in LABELS
    for number, text in enumerate(
        [*label.counter_examples, *(t for rule in label.rules for t in rule.counter_examples)]
    )
]


@pytest.mark.parametrize(("label", "text"), EXAMPLES)
def test_example_carries_its_label(label: str, text: str) -> None:
    assert label in found(text)


@pytest.mark.parametrize(("label", "text"), COUNTER)
def test_counter_example_does_not(label: str, text: str) -> None:
    assert label not in found(text)


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.label)
def test_each_rule_is_the_first_to_find_one_of_its_examples_or_beside_another(label) -> None:
    """A rule whose examples only ever fire by other rules is dead: its patterns hit none of them."""
    for rule in label.rules:
        fired = set().union(*(found(text).get(label.label, set()) for text in rule.examples))
        earlier = {other.id for other in label.rules[: label.rules.index(rule)]}
        assert rule.id in fired or fired & earlier, f"{label.label}: no pattern of “{rule.id}” hits its examples"
