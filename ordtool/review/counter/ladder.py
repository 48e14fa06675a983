"""The comment on a change: what it mends, why, which enacted laws have it, and what to fall back on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from ordtool.library import Criterion, ElementsTest, NumberTest, OrderTest
from ordtool.library.models import Blank
from ordtool.library.rubric import Law
from ordtool.review.counter.wording import Grades
from ordtool.review.model_text import model_cite
from ordtool.review.result import CarveOut, Finding

_ATTRIBUTES = {"amount_usd": "amount", "notice_days": "notice", "time_cap": "limit in time"}
_CONTRAST = " (contrast)"
"""How a rubric marks a law that is weaker than the model."""


_MOST = 300
"""Letters of a wording that a comment can hold; a longer one is told by what it must name."""
_TRADES = {"first": "may be traded first", "later": "may be traded later", "never": "not to be traded"}


def for_finding(finding: Finding, blanks: tuple[Blank, ...] = (), graded: Grades | None = None) -> str:
    """The comment on what answers a criterion.

    `blanks` are those of the model's words that were filled, `graded` its weakest and strongest wording in the bill's terms.
    """
    criterion = finding.criterion
    verb = "says " if finding.detail[:1].isdigit() else ""
    said = (
        f"The bill {verb}{finding.detail}."
        if finding.evidence
        else f"Nothing in the bill answers: {criterion.question}"
    )
    parts = [f"{said} {criterion.why}", _enacted(criterion.laws), _ladder(criterion, blanks, graded)]
    return " ".join(filter(None, parts)) + f" [{criterion.id}; model {model_cite(criterion.section)}]"


def for_carve_out(row: CarveOut, laws: tuple[Law, ...] = ()) -> str:
    """The comment on a carve-out that goes, or is brought to the model's limits."""
    label = row.labels[0]
    minimum = data()["minimum"].get(label, "")
    goes = "Wider than the model's exception" if row.comparison == "wider-than-model" else "Not in the model"
    steps = (
        ["take it out"]
        if row.row is None
        else ["take it out", f"keep it as the model has it ({model_cite(row.row.section)})"]
    )
    ladder = f"Fallback: strongest, {'; then, '.join(steps)}" + (f"; minimum, {minimum}." if minimum else ".")
    return " ".join(filter(None, [f"{goes}: {row.detail}.", _enacted(laws), ladder])) + f" [{label}]"


def _enacted(laws: tuple[Law, ...] | list[Law]) -> str:
    facts = [(law.cite, *law.fact.partition(_CONTRAST)[:2]) for law in laws]
    own = [f"{cite} ({fact})" for cite, fact, contrast in facts if not contrast]
    other = [f"{cite} ({fact})" for cite, fact, contrast in facts if contrast]
    said = [f"Enacted elsewhere: {'; '.join(own)}."] if own else []
    said += [f"Weaker: {'; '.join(other)}."] if other else []
    return " ".join(said) or "No enacted law with it was read for this rubric."


def _ladder(criterion: Criterion, blanks: tuple[Blank, ...], graded: Grades | None) -> str:
    numbered = any(isinstance(test, NumberTest) for test in criterion.tests)
    worded = list(_wordings(graded, numbered=numbered)) if graded else []
    told = [test for test in criterion.tests if not (worded and isinstance(test, ElementsTest))]
    steps = [step for test in told for step in _steps(test)]
    steps += worded
    steps += [
        f"{_name(b)}: {b.default}, in the range {b.min:g} to {b.max:g} {b.unit}"
        for b in blanks
        if b.min is not None and b.max
    ]
    head = f"Fallback ({_TRADES[graded.trade]})" if graded else "Fallback"
    if steps:
        return f"{head}: {'; '.join(dict.fromkeys(steps)).rstrip('.')}."
    return (
        f"{head}: none. {graded.no_floor}"
        if graded and graded.no_floor
        else f"{head}: none weaker would answer the question."
    )


def _wordings(graded: Grades, *, numbered: bool) -> Iterator[str]:
    """The wordings that are short enough to quote; the strongest one only where no number tells it."""
    if graded.ceiling and not numbered and len(graded.ceiling) <= _MOST:
        yield f"strongest, {_quoted(graded.ceiling)}"
    if graded.floor and len(graded.floor) <= _MOST:
        yield f"minimum, {_quoted(graded.floor)}"


def _quoted(words: str) -> str:
    """A wording inside a sentence; a definition has its own quotation marks."""
    bare = words.rstrip(".;")
    return bare if bare.startswith("“") else f"“{bare}”"


def _steps(test: object) -> Iterator[str]:
    if isinstance(test, NumberTest):
        ends = (("strongest", test.ceiling), ("model", test.target), ("minimum", test.floor))
        shown = ", ".join(f"{name} {_time(value, test.unit)}" for name, value in ends if value is not None)
        yield f"{_ATTRIBUTES.get(test.attribute, test.attribute.replace('_', ' '))}: {shown}"
    elif isinstance(test, OrderTest) and test.attribute == "standing":
        yield f"who may sue: strongest and model {_word(test.target)}, minimum {_word(test.floor or test.target)}"
    elif isinstance(test, ElementsTest):
        levels = {
            level: [e.name for e in test.elements if e.level == level] for level in ("ceiling", "target", "floor")
        }
        if levels["ceiling"]:
            yield f"strongest, name also {', '.join(levels['ceiling'])}"
        if levels["target"] and levels["floor"]:
            yield f"model, name also {', '.join(levels['target'])}; minimum, name {', '.join(levels['floor'])}"


def _time(value: float | str, unit: str) -> str:
    if not isinstance(value, str):
        return f"{value:g} {unit}"
    unit = {"D": "day", "Y": "year", "M": "month", "H": "hour"}[value[-1]]
    count = value.strip("PTDYMH")
    return f"{count} {unit}{'' if count == '1' else 's'}"


def _word(value: str) -> str:
    return value.replace("_", " ")


def _name(blank: Blank) -> str:
    return blank.question.rstrip("?")


@cache
def data() -> dict[str, Any]:
    """The tables of ladder.toml."""
    return tomllib.loads((files("ordtool.review.counter") / "ladder.toml").read_text(encoding="utf-8"))
