"""Clause types: one TOML file a label, with patterns, examples and counter-examples; and the word lists they share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import tomli
from pydantic import Field, field_validator

from ordtool.errors import DataError
from ordtool.library.strict import Strict, nearest, read

Pattern = str | list[dict[str, Any]]
UnitName = Literal["sentence", "list", "item", "definition", "exception", "exclusion", "findings"]


class Rule(Strict):
    """One way to word a clause.

    `match`: patterns in spaCy's shape (a string is a phrase, a list is a token pattern); any one is the evidence. In a
    string, `$name` stands for any entry of a word list and ` .. ` for up to sixteen words. `with`: groups of patterns,
    each of which must be there too; `unless`: patterns that forbid; `heading`/`lead`: patterns of which one must stand in
    the headings above or in the lead-in of the list. `units`: where the rule looks. `joins`: neighbouring sentences that such
    rules find state one clause between them.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    match: list[Pattern] = Field(min_length=1)
    with_: list[list[Pattern]] = Field(default=[], alias="with")
    unless: list[Pattern] = []
    heading: list[Pattern] = []
    not_heading: list[Pattern] = []
    lead: list[Pattern] = []
    units: list[UnitName] = []
    joins: bool = False
    attributes: dict[str, str | int | float | bool | list[str]] = {}
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = []
    source: str = ""


class Label(Strict):
    """A clause type and its rules, in order of strength.

    `says`: what the clause says; `topic`: word lists of which its law must name one; `keyword`: for the baseline;
    `units`: where its rules look unless they say otherwise.
    """

    label: str = Field(pattern=r"^[a-z]+\.[a-z_]+$")
    title: str
    says: str
    source: str
    keyword: str
    topic: list[str] = []
    units: list[UnitName] = ["sentence", "list", "item"]
    rules: list[Rule] = []
    counter_examples: list[str] = []

    @property
    def family(self) -> str:
        """The part before the dot."""
        return self.label.partition(".")[0]

    @field_validator("rules")
    @classmethod
    def _distinct(cls, rules: list[Rule]) -> list[Rule]:
        ids = [rule.id for rule in rules]
        double = {name for name in ids if ids.count(name) > 1}
        if double:
            raise ValueError(f"rule id {sorted(double)[0]!r} is used twice; give each rule its own id")
        return rules


@cache
def labels() -> tuple[Label, ...]:
    """Every clause type on disk, by name; the file's name is the label's."""
    found = []
    folder = files("ordtool.clause_types")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        label = read(file, Label)
        if file.name != f"{label.label}.toml":
            raise DataError(f"{file.name}: holds label “{label.label}”; rename the file to {label.label}.toml.")
        found.append(label)
    return tuple(found)


@cache
def vocabulary() -> frozenset[str]:
    """The names of all labels."""
    return frozenset(label.label for label in labels())


@cache
def lexicon() -> Mapping[str, tuple[str, ...]]:
    """The shared word lists: name -> phrases. A file holds `name = ["phrase", …]`; an entry may name another list."""
    raw: dict[str, list[str]] = {}
    for file in sorted(files("ordtool.lexicon").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml") or file.name.startswith(("attr_", "operators")):
            continue
        try:
            lists = tomli.loads(file.read_text(encoding="utf-8"))
        except tomli.TOMLDecodeError as error:
            raise DataError(f"lexicon/{file.name}: not valid TOML: {error}. Correct the file and run again.") from error
        for name, entries in lists.items():
            if name in raw:
                raise DataError(f"lexicon/{file.name}: list “{name}” exists twice; rename or merge it.")
            if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
                raise DataError(f"lexicon/{file.name}: list “{name}” must be a list of strings.")
            raw[name] = entries
    return {name: tuple(dict.fromkeys(_entries(name, raw, ()))) for name in raw}


def _entries(name: str, raw: Mapping[str, list[str]], above: tuple[str, ...]) -> list[str]:
    if name not in raw:
        raise DataError(f"lexicon: list “${name}” does not exist; {nearest(name, raw)}")
    if name in above:
        raise DataError(f"lexicon: list “${name}” names itself through {' → '.join(above)}; break the circle.")
    out: list[str] = []
    for entry in raw[name]:
        out.extend(_entries(entry[1:], raw, (*above, name)) if entry.startswith("$") else [entry])
    return out
