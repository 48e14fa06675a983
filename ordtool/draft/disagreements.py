"""What the subjects of one ordinance disagree on: terms and numbers, and what a drafter must know of them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ordtool.draft.questions import of_subject
from ordtool.draft.result import Conflict
from ordtool.draft.values import amount
from ordtool.library import Model, Value
from ordtool.library.merging import Agree, combined
from ordtool.library.template import shown


def conflicts(
    models: Sequence[Model], answers: Mapping[str, Value], differing: Sequence[tuple[str, Sequence[str]]]
) -> tuple[Conflict, ...]:
    """What the subjects disagree on: terms, numbers; and what a drafter must know of these subjects together."""
    found = [_term(term, names) for term, names in differing]
    found += [one for rule in combined().agree if (one := _number(rule, models, answers))]
    names = {model.name for model in models}
    found += [Conflict(tuple(b.subjects), b.matter, b.says) for b in combined().beside if names.issuperset(b.subjects)]
    return tuple(found)


def _term(term: str, subjects: Sequence[str]) -> Conflict:
    most, *others = subjects
    return Conflict(
        tuple(subjects),
        f"The meaning of “{term}”",
        f"{' and '.join(others)} define{'s' if len(others) == 1 else ''} it otherwise than {most}; the section on the words of "
        "its article keeps that meaning there, and the general definition holds elsewhere.",
    )


def _number(rule: Agree, models: Sequence[Model], answers: Mapping[str, Value]) -> Conflict | None:
    """The different numbers on one matter, and the stricter of them; None where they are the same."""
    held = list(_held(rule, models, answers))
    if len({said for _, said, _ in held}) < 2:
        return None
    best = min(held, key=lambda one: one[2]) if rule.stricter == "less" else max(held, key=lambda one: one[2])
    said = "; ".join(f"{name} says {words}" for name, words, _ in held)
    return Conflict(
        tuple(name for name, _, _ in held),
        rule.matter,
        f"{said}. Each article keeps its own; the stricter is {best[1]} ({best[0]}).",
    )


def _held(rule: Agree, models: Sequence[Model], answers: Mapping[str, Value]) -> Iterator[tuple[str, str, float]]:
    for model in models:
        view = of_subject(model.name, answers)
        for blank in model.blanks:
            if blank.name in rule.blanks and blank.name in model.template:
                words = f"{shown(view[blank.name])} {blank.unit}".strip()
                yield model.name, words, amount(view[blank.name], blank.unit)
