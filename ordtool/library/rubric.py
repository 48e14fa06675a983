"""The shape of a rubric: what a bill is asked, and what makes its answer weaker or stronger."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from ordtool.library.strict import Strict

Severity = Literal["high", "medium", "low"]


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
    `families`; not where its few clauses of the core are outnumbered by those of `rivals`, the labels of other subjects.
    """

    schema_: int = Field(alias="schema")
    subject: str
    title: str
    as_of: datetime.date
    families: list[str] = Field(min_length=1)
    core: list[str] = []
    rivals: list[str] = []
    criteria: list[Criterion] = Field(min_length=1)
    exceptions: list[ExceptionRow] = []
