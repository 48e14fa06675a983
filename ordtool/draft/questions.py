"""What a drafter is asked: every blank of the chosen subjects, each once, and the answers as each subject sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ordtool.library import Blank, Model, Value, holds, shared, standard


@dataclass(frozen=True, slots=True)
class Question:
    """A blank and the subjects that have it.

    `key` is the name that its answer goes by: the blank's, with the subject before it ("face-recognition-ban.MODULES")
    where several subjects ask different things under one name.
    """

    key: str
    blank: Blank
    subjects: tuple[str, ...]


def questions(models: Sequence[Model]) -> tuple[Question, ...]:
    """The questions in the order in which they are asked: what all share, the paper, then each subject's own."""
    asked = shared()
    common = [blank.name for blank in asked.blanks]
    names = tuple(model.name for model in models)
    found = [one for name in common if (one := _asked(name, models))]
    found += [Question(blank.name, blank, names) for blank in asked.form]
    own = dict.fromkeys(blank.name for model in models for blank in model.blanks if blank.name not in common)
    groups = {name: _questions(name, models) for name in own}
    for model in models:
        for blank in model.blanks:
            found += [one for one in groups.get(blank.name, ()) if one.subjects[0] == model.name]
    return tuple(found)


def complete(asked: Iterable[Question], answers: Mapping[str, Value]) -> dict[str, Value]:
    """The answers given, and for every other question its default in view of the answers before it."""
    full = dict(answers)
    for one in asked:
        if one.key not in full:
            full[one.key] = default(one, full)
    return full


def default(one: Question, answers: Mapping[str, Value]) -> Value:
    """What is taken where nothing is answered, in view of the answers so far."""
    return standard((one.blank,), seen(one, answers))[one.blank.name]


def applies(one: Question, answers: Mapping[str, Value]) -> bool:
    """Whether the question arises, by the answers so far."""
    return not one.blank.when or holds(one.blank.when, seen(one, answers), where=one.key)


def seen(one: Question, answers: Mapping[str, Value]) -> dict[str, Value]:
    """The answers by the names of blanks, as the question's subject sees them, its own left out."""
    view = of_subject(one.subjects[0], answers)
    view.pop(one.blank.name, None)
    return view


def of_subject(subject: str, answers: Mapping[str, Value]) -> dict[str, Value]:
    """The answers by the names of one subject's blanks."""
    view = {name: value for name, value in answers.items() if "." not in name}
    own = {name.partition(".")[2]: value for name, value in answers.items() if name.startswith(f"{subject}.")}
    return view | own


def _asked(name: str, models: Sequence[Model]) -> Question | None:
    """A shared question; where its subjects have different defaults of their own, none of them is taken."""
    held = [(model, blank) for model in models for blank in model.blanks if blank.name == name]
    if not held:
        return None
    blank = held[0][1]
    if any(one.default != blank.default for _, one in held):
        usual = next(one for one in shared().blanks if one.name == name)
        blank = blank.model_copy(update={"default": usual.default, "default_when": usual.default_when})
    return Question(name, blank, tuple(model.name for model, _ in held))


def _questions(name: str, models: Sequence[Model]) -> list[Question]:
    """A name as it is asked: once for the subjects that mean the same, and for each other subject under its own name."""
    groups: dict[str, list[tuple[Model, Blank]]] = {}
    for model in models:
        for blank in model.blanks:
            if blank.name == name:
                groups.setdefault(f"{blank.type} {blank.unit} {blank.values} {blank.default}", []).append(
                    (model, blank)
                )
    first, *others = groups.values()
    apart = bool(others) and bool(first[0][1].values)  # choices among different things have no meaning in common
    found = [] if apart else [Question(name, _narrowed(first), tuple(model.name for model, _ in first))]
    for model, blank in [one for group in ((first, *others) if apart else others) for one in group]:
        found.append(Question(f"{model.name}.{name}", blank, (model.name,)))
    return found


def _narrowed(held: Sequence[tuple[Model, Blank]]) -> Blank:
    """A blank that several subjects have, in the range that is right in all of them."""
    (_, blank), *others = held
    least = [one.min for _, one in held if one.min is not None]
    most = [one.max for _, one in held if one.max is not None]
    if not others or not (least and most) or max(least) > min(most):
        return blank
    return blank.model_copy(update={"min": max(least), "max": min(most)})
