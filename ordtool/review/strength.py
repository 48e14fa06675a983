"""The tests of a rubric: is this wording weaker than the model's, the same, or stronger, and by which words?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Literal

from ordtool.attributes import days
from ordtool.library import (
    ElementsTest,
    ForceTest,
    NoCarveoutTest,
    NoProvisionTest,
    NumberTest,
    OrderTest,
    Wording,
    WordingTest,
)
from ordtool.library.phrases import exact, first
from ordtool.review.reasons import says
from ordtool.review.result import Evidence

Direction = Literal["weaker", "met", "stronger", "cannot-tell"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one test says: the direction, a reason code, a sentence, and the clauses that it rests on."""

    direction: Direction
    reason: str = ""
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()
    below_floor: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What a test may look at: the criterion's clauses, the carve-outs that relax them, and the whole text's clauses."""

    clauses: tuple[Evidence, ...]
    carve_outs: tuple[Evidence, ...]
    text: tuple[Evidence, ...] = ()


_NAMES = {
    "amount_usd": "amount",
    "notice_days": "number of days",
    "retention": "time of retention",
    "interval": "interval",
    "time_cap": "limit in time",
    "body": "body that decides",
    "standing": "person who may sue",
}
"""Attributes in words."""


@singledispatch
def run(test: object, case: Case) -> tuple[Outcome, ...]:
    """The outcomes of one test of a rubric."""
    raise TypeError(f"no such test: {type(test).__name__}")


@run.register
def _(test: ForceTest, case: Case) -> tuple[Outcome, ...]:
    return ()  # every criterion is tried for force before its own tests


@run.register
def _(test: ElementsTest, case: Case) -> tuple[Outcome, ...]:
    outcomes: list[Outcome] = []
    clauses = _without(test.apart, case.clauses)
    for element in test.elements:
        holder = next((item for item in clauses if first(element.any, item.text)), None)
        if element.level == "ceiling":
            if holder is not None:
                outcomes.append(
                    Outcome("stronger", f"element-beyond-model:{element.name}", f"also names {element.name}", (holder,))
                )
        elif holder is None:
            floor = element.level == "floor"
            outcomes.append(
                Outcome(
                    "weaker", f"element-missing:{element.name}", f"does not name {element.name}", case.clauses, floor
                )
            )
    return tuple(outcomes)


@run.register
def _(test: NumberTest, case: Case) -> tuple[Outcome, ...]:
    better: Callable[[float, float], bool] = (lambda a, b: a > b) if test.better == "more" else (lambda a, b: a < b)
    stated = [
        (item, value)
        for item in _on(test.about, case)
        if (value := _number(item.clause.attributes.get(test.attribute))) is not None
    ]
    if not stated:
        return _unstated(test.attribute, test.absent, case)
    item, value = (
        min(stated, key=lambda pair: pair[1]) if test.better == "more" else max(stated, key=lambda pair: pair[1])
    )
    target = _number(test.target) or 0.0
    floor = _number(test.floor) if test.floor is not None else None
    shown = f"{_shown(value)} {test.unit}, where the model has {_shown(target)}"
    if test.unit == "days" and min(value, target) < 1:
        shown = f"{_short(value)}, where the model has {_short(target)}"
    if value == target:
        return ()
    if better(value, target):
        return (Outcome("stronger", f"number-beyond-model:{test.attribute}", shown, (item,)),)
    below = floor is not None and better(floor, value)
    least = "less" if test.better == "more" else "more"
    limit = f" and accepts no {least} than {_shown(floor)}" if below and floor != target else ""
    return (Outcome("weaker", f"number-short-of-model:{test.attribute}", shown + limit, (item,), below),)


@run.register
def _(test: OrderTest, case: Case) -> tuple[Outcome, ...]:
    ranks = {name: rank for rank, name in enumerate(test.order)}
    stated = [
        (ranks[str(v)], item)
        for item in _without(test.apart, _on(test.about, case))
        if (v := item.clause.attributes.get(test.attribute)) in ranks
    ]
    if not stated:
        return _unstated(test.attribute, test.absent, case)
    rank, item = stated[0] if test.lead else min(stated, key=lambda pair: pair[0])
    target = ranks[test.target]
    if rank == target:
        return ()
    shown = f"{test.order[rank]}, where the model has {test.target}".replace("_", " ")
    if rank < target:
        return (Outcome("stronger", f"order-beyond-model:{test.attribute}", shown, (item,)),)
    below = test.floor is not None and rank > ranks[test.floor]
    return (Outcome("weaker", f"order-short-of-model:{test.attribute}", shown, (item,), below),)


@run.register
def _(test: WordingTest, case: Case) -> tuple[Outcome, ...]:
    outcomes = [*_worded("weaker", test.weaker, case), *_worded("stronger", test.stronger, case)]
    return tuple(outcomes)


@run.register
def _(test: NoProvisionTest, case: Case) -> tuple[Outcome, ...]:
    for item in case.text:
        if item.clause.label in test.labels and (not test.about or first(test.about, item.text)):
            return (Outcome("weaker", f"provision:{test.reason}", says(test.reason), (item,)),)
    return ()


@run.register
def _(test: NoCarveoutTest, case: Case) -> tuple[Outcome, ...]:
    for item in case.carve_outs:
        narrow = bool(test.unless) and all(first(group, item.text) for group in test.unless)
        if item.clause.label in test.labels and not narrow and (not test.about or first(test.about, item.text)):
            return (Outcome("weaker", f"carve-out:{test.reason}", says(test.reason), (item,)),)
    return ()


def _on(about: Sequence[str], case: Case) -> Sequence[Evidence]:
    """The clauses that a test on an attribute looks at; all of them where none has the phrases that it names."""
    return (
        [item for item in case.clauses if first(about, item.text) is not None] or case.clauses
        if about
        else case.clauses
    )


def _without(apart: Sequence[str], clauses: Sequence[Evidence]) -> Sequence[Evidence]:
    """The clauses that have none of these phrases; all of them where each has one."""
    return [item for item in clauses if apart and first(apart, item.text) is None] or clauses


def _worded(direction: Direction, wordings: Sequence[Wording], case: Case) -> list[Outcome]:
    found: list[Outcome] = []
    for wording in wordings:
        for item in case.clauses:
            words = _hit(wording, item.text)
            if words is not None:
                quoted = " … ".join(f"“{exact(word, item.text)}”" for word in words if exact(word, item.text))
                said = f"{says(wording.reason)} ({quoted})" if quoted else says(wording.reason)
                found.append(Outcome(direction, f"wording:{wording.reason}", said, (item,)))
                break
    return found


def _hit(wording: Wording, text: str) -> tuple[str, ...] | None:
    """The words that a wording was found by, one for each of its groups."""
    if wording.unless and first(wording.unless, text):
        return None
    groups = wording.all or [wording.any]
    words = [word for group in groups if (word := first(group, text)) is not None]
    return tuple(words) if len(words) == len(groups) else None


def _unstated(attribute: str, absent: str, case: Case) -> tuple[Outcome, ...]:
    if absent == "ignore":
        return ()
    name = _NAMES.get(attribute, attribute.replace("_", " "))
    direction: Direction = "weaker" if absent == "weaker" else "cannot-tell"
    return (Outcome(direction, f"not-stated:{attribute}", f"states no {name}", case.clauses),)


def _number(value: object) -> float | None:
    """A number as it is; a duration in days; None for anything else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str) and value.startswith("P"):
        return days(value)
    return None


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _short(length: float) -> str:
    """Days in words where days are too coarse: 0.125 is "3 hours"."""
    count, unit = (length, "day") if length > 1 else (length * 24, "hour")
    count, unit = (count, unit) if count >= 1 else (length * 1440, "minute")
    return f"{round(count):,} {unit}{'' if round(count) == 1 else 's'}"


def told(outcomes: Sequence[Outcome]) -> str:
    """What outcomes say, in one line, nothing twice; things that are not named stand together."""
    said: dict[str, str] = {}
    for outcome in outcomes:
        if not outcome.reason.startswith("element-missing:"):
            said.setdefault(outcome.detail.partition(" (“")[0], outcome.detail)
    missing = dict.fromkeys(o.reason.partition(":")[2] for o in outcomes if o.reason.startswith("element-missing:"))
    unsaid = [name for name in missing if name.startswith(("that ", "whether "))]
    unnamed = [name for name in missing if name not in unsaid]
    lacking = [f"does not {verb} {_either(names)}" for verb, names in (("name", unnamed), ("say", unsaid)) if names]
    return "; ".join([*said.values(), *lacking])


def _either(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
