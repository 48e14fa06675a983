"""Model ordinances: text with blanks and alternatives, the blanks, and the rubric that a bill is held against."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import Field

from ordtool.errors import DataError, UsageError
from ordtool.library.strict import Strict, nearest, read

Severity = Literal["high", "medium", "low"]
Value = str | int | float | bool | datetime.date | list[str]


class Element(Strict):
    """Something that a clause must name: found if any of its phrases is there."""

    name: str
    any: list[str] = Field(min_length=1)
    level: Literal["floor", "target", "ceiling"]


class Wording(Strict):
    """Words that make a clause weaker or stronger: any phrase of `any`, or one of each group of `all`; none of `unless`."""

    any: list[str] = []
    all: list[list[str]] = []
    unless: list[str] = []
    reason: str


class ElementsTest(Strict):
    """The clauses together must name these things; one with a phrase of `apart` counts only where there is no other."""

    kind: Literal["elements"]
    apart: list[str] = []
    elements: list[Element] = Field(min_length=1)


class NumberTest(Strict):
    """An attribute with a number or duration: floor, target and ceiling, and which way is better; `about` as for ranks."""

    kind: Literal["number"]
    attribute: str
    about: list[str] = []
    better: Literal["more", "less"]
    floor: float | str | None = None
    target: float | str
    ceiling: float | str | None = None
    unit: str = "days"
    absent: Literal["weaker", "cannot-tell", "ignore"] = "weaker"


class OrderTest(Strict):
    """An attribute with a rank: `order` runs from strongest to weakest; `about`: only of clauses with one of these phrases.

    `apart` as for elements. The best clause counts; with `lead` it is the first that states the attribute.
    """

    kind: Literal["order"]
    attribute: str
    about: list[str] = []
    apart: list[str] = []
    lead: bool = False
    order: list[str] = Field(min_length=2)
    floor: str | None = None
    target: str
    absent: Literal["weaker", "cannot-tell", "ignore"] = "ignore"


class WordingTest(Strict):
    """Wordings that are weaker or stronger than the model's."""

    kind: Literal["wording"]
    weaker: list[Wording] = []
    stronger: list[Wording] = []


class NoCarveoutTest(Strict):
    """A carve-out of these labels that relaxes the criterion's provisions makes it weaker, unless its words are narrow."""

    kind: Literal["no-carveout"]
    labels: list[str] = Field(min_length=1)
    about: list[str] = []
    unless: list[list[str]] = []
    reason: str


class NoProvisionTest(Strict):
    """A provision of these labels in the same text makes it weaker: a ban beside a list of allowed uses is no full ban."""

    kind: Literal["no-provision"]
    labels: list[str] = Field(min_length=1)
    about: list[str] = []
    reason: str


class ForceTest(Strict):
    """Implied everywhere: words that bind nobody do not meet a criterion."""

    kind: Literal["force"]


Test = Annotated[
    ElementsTest | NumberTest | OrderTest | WordingTest | NoCarveoutTest | NoProvisionTest | ForceTest,
    Field(discriminator="kind"),
]


class Law(Strict):
    """An enacted law that has a feature; printed only where the fact sheet marks it as read."""

    cite: str
    fact: str
    mark: Literal["R"]


class Criterion(Strict):
    """One question that a bill must answer, the labels that are evidence, and the tests of strength.

    `when`: labels of carve-outs; the question arises only in a text that has one of them. `base`: labels of the protection
    that the question is about; a text without any has nothing that an exception could lift, and the answer is "missing".
    `also`: sections of the model that answer it beside `section`, each in its part.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    element: str
    question: str
    labels: list[str] = Field(min_length=1)
    term: list[str] = []
    about: list[str] = []
    when: list[str] = []
    base: list[str] = []
    section: str
    also: list[str] = []
    severity: Severity
    why: str
    laws: list[Law] = []
    tests: list[Test] = []


class Limiter(Strict):
    """Words that the narrow form of a carve-out has."""

    name: str
    any: list[str] = Field(min_length=1)


class ExceptionRow(Strict):
    """A carve-out that the model itself has, in its narrowest wording."""

    id: str
    element: str
    labels: list[str] = Field(min_length=1)
    kinds: list[str] = []
    about: list[str] = []
    section: str
    limiter: list[Limiter] = []
    max_cap: str | None = None
    severity: Literal["routine", "notable", "serious"]
    why: str


class Rubric(Strict):
    """What a model ordinance asks of a bill.

    A text is about the subject if it holds a provision of one of the `core` labels, or, where none is named, of one of the
    `families`.
    """

    schema_: int = Field(alias="schema")
    subject: str
    title: str
    as_of: datetime.date
    families: list[str] = Field(min_length=1)
    core: list[str] = []
    criteria: list[Criterion] = Field(min_length=1)
    exceptions: list[ExceptionRow] = []


class Blank(Strict):
    """A blank of a model's text: its question, default and legal range."""

    name: str = Field(pattern=r"^[A-Z][A-Z0-9_]*$")
    question: str
    type: Literal["text", "int", "enum", "bool", "date", "money", "set"]
    default: Value
    min: float | None = None
    max: float | None = None
    unit: str = ""
    values: list[str] = []
    why: str = ""
    source: str = ""


class Blanks(Strict):
    """The file blanks.toml."""

    schema_: int = Field(alias="schema")
    blanks: list[Blank]


@dataclass(frozen=True, slots=True)
class Model:
    """A model ordinance: `template` with its blanks, `text` filled in with the defaults, and its rubric."""

    name: str
    template: str
    text: str
    blanks: tuple[Blank, ...]
    rubric: Rubric


_FENCE = re.compile(r"^:::(?:\s+when\s+(?P<name>[A-Z][A-Z0-9_]*)\s+(?P<op>is not|is|includes)\s+(?P<value>\S+))?\s*$")
_BLANK = re.compile(r"\{\{([A-Z][A-Z0-9_]*)\}\}")


def models() -> tuple[str, ...]:
    """The subjects that have a model ordinance."""
    folder = files("ordtool.model_ordinances")
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "rubric.toml").is_file()))


@cache
def model(name: str) -> Model:
    """The model ordinance of a subject; an unknown one is a UsageError with the nearest name."""
    if name not in models():
        raise UsageError(f"There is no model ordinance “{name}”; {nearest(name, models())} (`ordtool list models`)")
    folder = files("ordtool.model_ordinances") / name
    blanks = tuple(read(folder / "blanks.toml", Blanks).blanks)
    template = (folder / "ordinance.md").read_text(encoding="utf-8")
    answers = {blank.name: blank.default for blank in blanks}
    return Model(name, template, fill(template, answers, name=name), blanks, _rubric(folder))


def _rubric(folder: Traversable) -> Rubric:
    rubric = read(folder / "rubric.toml", Rubric)
    ids = [criterion.id for criterion in rubric.criteria]
    double = sorted({name for name in ids if ids.count(name) > 1})
    if double:
        raise DataError(f"{folder.name}/rubric.toml: criterion “{double[0]}” stands twice; give each its own id.")
    return rubric


def fill(template: str, answers: Mapping[str, Value], *, name: str = "") -> str:
    """The text with its alternatives chosen and its blanks filled; a blank without an answer is a DataError."""
    kept: list[str] = []
    shown = [True]
    for number, line in enumerate(template.splitlines(), 1):
        fence = _FENCE.match(line)
        if fence is None:
            if all(shown):
                kept.append(_filled(line, answers, f"{name} line {number}"))
        elif fence["name"]:
            shown.append(_holds(fence["name"], fence["op"], fence["value"], answers, f"{name} line {number}"))
        elif len(shown) > 1:
            shown.pop()
        else:
            raise DataError(f"{name} line {number}: “:::” closes a block that was not opened; remove it.")
    if len(shown) > 1:
        raise DataError(f"{name}: a “::: when” block is not closed; add a line “:::”.")
    return "\n".join(kept) + "\n"


def _filled(line: str, answers: Mapping[str, Value], where: str) -> str:
    return _BLANK.sub(lambda found: _answer(found[1], answers, where), line)


def _known(blank: str, answers: Mapping[str, Value], where: str) -> Value:
    if blank not in answers:
        raise DataError(f"{where}: blank “{blank}” is not in blanks.toml; {nearest(blank, answers)}")
    return answers[blank]


def _answer(blank: str, answers: Mapping[str, Value], where: str) -> str:
    value = _known(blank, answers, where)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _holds(blank: str, op: str, value: str, answers: Mapping[str, Value], where: str) -> bool:
    answer = _known(blank, answers, where)
    if op == "includes":
        return isinstance(answer, list) and value in answer
    same = _answer(blank, answers, where).casefold() == value.casefold()
    return same if op == "is" else not same
