"""Every example beside a pattern carries its label, every counter-example does not; and the data say what they must."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ordtool.errors import DataError
from ordtool.extract import extract
from ordtool.extract.patterns import Book
from ordtool.extract.proving import prove
from ordtool.extract.rules import Rulebook
from ordtool.library import Label, labels, lexicon
from ordtool.library.strict import read
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


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.label)
def test_the_patterns_of_every_rule_hit_one_of_its_examples(label: Label) -> None:
    prove(label)


RIGHT = """
label = "face.ban"
title = "Ban"
says = "government may not use it"
source = "our own"
keyword = "face"

[[rules]]
id = "unlawful"
match = ["it shall be unlawful"]
examples = ["It shall be unlawful for the city to use face recognition."]
"""


def wrong(tmp_path: Path, old: str, new: str) -> Label:
    """A clause type with one thing changed, read and compiled as those on disk are."""
    assert old in RIGHT
    file = tmp_path / "face.ban.toml"
    file.write_text(RIGHT.replace(old, new), encoding="utf-8")
    label = read(file, Label)
    book = Rulebook((label,), Book(lexicon()))
    prove(label, book)
    return label


def test_a_right_file_is_taken(tmp_path: Path) -> None:
    assert wrong(tmp_path, "Ban", "Ban").rules[0].id == "unlawful"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("keyword =", "keywrd =", ("face.ban.toml", "unknown key “keywrd”", "did you mean “keyword”")),
        ("match =", "matches =", ("face.ban.toml", "rules 1.matches", "did you mean “match”")),
        ('"unlawful"', '"Unlawful!"', ("face.ban.toml", "“rules 1.id”", "docs/labels.md")),
        ('examples = ["It', 'counter_examples = ["It', ("face.ban.toml", "“rules 1.examples” is missing", "add it")),
        ('["it shall be unlawful"]', "[]", ("face.ban.toml", "“rules 1.match” is empty", "at least one entry")),
        ("It shall be unlawful for", "No one may ask", ("face.ban.toml", "“rules 1.match”", "no pattern hits", "give an example")),
        ('"it shall', '"$no_such_list it shall', ("face.ban.toml", "rule “unlawful”", "“$no_such_list” does not exist", "lexicon")),
        ('"it shall be unlawful"', '[{LOWER = {IN = ["$no_such_list"]}}]', ("face.ban.toml", "$no_such_list", "lexicon")),
        ('id = "unlawful"', 'units = ["sentense"]\nid = "unlawful"', ("face.ban.toml", "“rules 1.units 1”", "sentence")),
        ('title = "Ban"', "title = Ban", ("face.ban.toml", "not valid TOML")),
        ('keyword = "face"', 'keyword = "face"\ntopic = ["no_such_topic"]', ("face.ban", "no_such_topic", "lexicon")),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_with_key_and_remedy(tmp_path: Path, old: str, new: str, says: tuple[str, ...]) -> None:
    with pytest.raises(DataError) as told:
        wrong(tmp_path, old, new)
    for words in says:
        assert words in str(told.value)


def test_a_file_named_for_another_label_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "face.bann.toml").write_text(RIGHT, encoding="utf-8")
    monkeypatch.setattr(sys.modules["ordtool.library.labels"], "files", lambda package: tmp_path)
    with pytest.raises(
        DataError, match=r"face\.bann\.toml: holds label “face\.ban”; rename the file to face\.ban\.toml"
    ):
        labels.__wrapped__()


def test_two_rules_of_one_name_are_told(tmp_path: Path) -> None:
    rule = RIGHT[RIGHT.index("[[rules]]") :]
    with pytest.raises(DataError, match="rule id 'unlawful' is used twice"):
        wrong(tmp_path, rule, rule + rule)
