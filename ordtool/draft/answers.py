"""An answers file: read, checked as a whole, and written back with every question beside its answer."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import tomli_w

from ordtool import library
from ordtool.draft.questions import Question, applies, complete, of_subject, seen
from ordtool.draft.values import WrongAnswer, amount, checked, day, legal
from ordtool.errors import InputError
from ordtool.library import Model, Value, holds
from ordtool.library.strict import nearest
from ordtool.library.template import blanks_of, chosen, shown

_LONGEST_NAME = 80
_PLACES = ("City", "Town", "Township", "Village", "Borough", "County", "District")


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """What an answers file holds, not yet checked."""

    subjects: tuple[str, ...]
    answers: Mapping[str, object]


def read(data: bytes, name: str) -> AnswersFile:
    """An answers file; InputError where it is no TOML of the right shape."""
    try:
        table: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(f"{name}: this is no UTF-8 text; save the answers file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: this is no TOML: {error}. Correct that line.") from None
    except (ValueError, RecursionError) as error:
        what = "brackets are nested too deep" if isinstance(error, RecursionError) else "a number has too many digits"
        raise InputError(f"{name}: this is no TOML that can be read: {what}. Correct that line.") from None
    subjects, answers = table.pop("subjects", []), table.pop("answers", {})
    if table:
        near = nearest(next(iter(table)), ("subjects", "answers"))
        raise InputError(f"{name}: “{next(iter(table))}” stands outside the table [answers]; {near}")
    if not isinstance(subjects, list) or not all(isinstance(one, str) for one in subjects):
        raise InputError(f'{name}: “subjects” is no list of names; write subjects = ["face-recognition-ban"].')
    if strange := next((one for one in subjects if not one.isprintable() or len(one) > _LONGEST_NAME), None):
        raise InputError(f"{name}: “{_printable(strange)}” is no name of a subject (`ordtool list models`).")
    if not isinstance(answers, dict):
        raise InputError(f"{name}: “answers” is no table; write [answers] on a line of its own.")
    return AnswersFile(tuple(subjects), answers)


def typed(asked: Sequence[Question], given: Mapping[str, object]) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The answers that can stand, typed, and one line for each that cannot; unknown names too."""
    known = {one.key: one for one in asked}
    right: dict[str, Value] = {}
    wrong: list[str] = []
    for key, raw in given.items():
        if key not in known:
            wrong.append(f"{_printable(key)}: nothing of that name is asked; {_near(key, known)}")
            continue
        try:
            right[key] = checked(known[key].blank, raw)
        except WrongAnswer as error:
            wrong.append(f"{key}: {str(error).removesuffix('.')}{'' if str(error).endswith('?') else '.'}")
    return right, tuple(wrong)


def disorder(models: Sequence[Model], asked: Sequence[Question], answers: Mapping[str, Value]) -> tuple[str, ...]:
    """One line for each answer that does not agree with another: a deadline before its trigger, effect before adoption."""
    full = complete(asked, answers)
    by_key = {one.key: one for one in asked}
    found = []
    for model in models:
        for sequence in model.sequences:
            steps = [key for name in sequence.blanks if (key := _key(name, model.name, by_key)) in by_key]
            held = [key for key in steps if applies(by_key[key], full)]
            for first, after in pairwise(held):
                if _days(by_key[first], full) > _days(by_key[after], full):
                    told = f"{first} ({_said(by_key[first], full)}) is more than {after} ({_said(by_key[after], full)})"
                    found.append(f"{told}: {sequence.why.rstrip('.')}.")
    return (
        *dict.fromkeys(found),
        *_unnamed(models, full),
        *(_called(full) if "JURISDICTION" in answers else ()),
        *_effect(full),
    )


def missing(asked: Sequence[Question], answers: Mapping[str, Value]) -> tuple[Question, ...]:
    """The questions that only the city can answer and has not, and that no other answer settles."""
    full = complete(asked, answers)
    return tuple(
        one
        for one in asked
        if one.blank.required and one.key not in answers and applies(one, full) and not _settled(one, answers)
    )


def _settled(one: Question, answers: Mapping[str, Value]) -> bool:
    view = seen(one, answers)
    return any(
        when.when.split()[0] in view and holds(when.when, view, where=one.key) for when in one.blank.default_when
    )


def written(subjects: Sequence[str], asked: Sequence[Question], answers: Mapping[str, Value]) -> str:
    """The answers file: every question as a comment, the answer under it; what is not answered stands as a comment."""
    names, full = " ".join(subjects), complete(asked, answers)
    lines = [
        f"# Answers for: ordtool draft {names}",
        "# Change what you like. A line that begins with “#” is not answered yet: its default is taken.",
        _assigned("subjects", list(subjects)),
        "",
        "[answers]",
    ]
    for one in asked:
        if one.key in answers or applies(one, full):
            lines += ["", *_comment(one), _line(one, full, given=one.key in answers)]
    return "\n".join(lines) + "\n"


def _comment(one: Question) -> list[str]:
    blank = one.blank
    said = [blank.question, *(f"{value}: {blank.says[value]}" for value in blank.values if value in blank.says)]
    said += [f"({legal(blank)})" if blank.type != "text" else "", blank.why]
    return [f"# {line}" for words in said if words for line in textwrap.wrap(words, 110, break_on_hyphens=False)]


def _line(one: Question, answers: Mapping[str, Value], *, given: bool) -> str:
    line = _assigned(one.key, answers[one.key])
    return line if given else f"# {line}"


def _assigned(key: str, value: Value) -> str:
    """A line of TOML; a list stands on one line."""
    if not isinstance(value, list):
        return tomli_w.dumps({key: value}).strip()
    inside = ", ".join(tomli_w.dumps({"_": one}).strip().removeprefix("_ = ") for one in value)
    return f"{tomli_w.dumps({key: ''}).strip().removesuffix(chr(34) * 2)}[{inside}]"


def _near(key: str, known: Mapping[str, Question]) -> str:
    """What somebody may have meant who answered what is not asked."""
    if key in library.models():
        return f'answers have no tables; write FEES = … or "{key}.FEES" = …'
    names = [f'"{name}"' for name in known if name.endswith(f".{key}")]
    if names:  # one name, different questions: each goes by its subject
        return f"its subjects ask different things; write {' or '.join(names)}"
    subject, _, short = key.rpartition(".")
    if short in known and subject in known[short].subjects:
        return f"its subjects ask the same; write {short}"
    for name in library.models():
        if any(blank.name == short for blank in library.model(name).blanks):
            return f"it is a question of {name}, which is not drafted here"
    near = nearest(_printable(key).upper(), known)
    return near if near.startswith("did") else "see the questions with `ordtool draft … --write-answers FILE`"


def _printable(key: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in key[:60])


def _key(name: str, subject: str, known: Mapping[str, Question]) -> str:
    own = f"{subject}.{name}"
    return own if own in known else name


def _unnamed(models: Sequence[Model], answers: Mapping[str, Value]) -> Iterator[str]:
    """Bodies that are answered with “none” and that the text, by other answers, names."""
    told: set[str] = set()
    for model in models:
        view = of_subject(model.name, answers)
        names = blanks_of(chosen(model.template, view, name=model.name))
        texts = [blank for blank in model.blanks if blank.type == "text" and blank.name in names]
        for blank in texts:
            if str(view[blank.name]).casefold() == "none" and blank.name not in told:
                told.add(blank.name)
                yield f"{blank.name} is “none”, and by your other answers the text of {model.name} names it; give its name."


def _days(one: Question, answers: Mapping[str, Value]) -> float:
    return amount(answers[one.key], one.blank.unit)


def _said(one: Question, answers: Mapping[str, Value]) -> str:
    return f"{shown(answers[one.key])} {one.blank.unit}".strip()


def _called(answers: Mapping[str, Value]) -> tuple[str, ...]:
    """A place that its own name calls otherwise than the text would: “the City” of the Town of Elm."""
    name, called = str(answers.get("JURISDICTION", "")), str(answers.get("JURISDICTION_TYPE", ""))
    says = [word for word in _PLACES if re.search(rf"\b{word}\b", name)]
    if not says or not called or called.rsplit(maxsplit=1)[-1] in says:
        return ()
    return (f"JURISDICTION_TYPE ({called}): the name says {says[0]}, and the text would speak of “the {called}”.",)


def _effect(answers: Mapping[str, Value]) -> tuple[str, ...]:
    """Effect on a date that lies before the adoption."""
    if answers.get("EFFECTIVE_DATE") != "date":
        return ()
    adopted, effective = day(str(answers.get("ADOPTION", ""))), day(str(answers.get("EFFECTIVE_ON", "")))
    if adopted and effective and effective < adopted:
        dates = f"{answers['EFFECTIVE_ON']}) lies before the day of adoption (ADOPTION, {answers['ADOPTION']}"
        return (f"EFFECTIVE_ON ({dates}): nobody can follow a law before it is made.",)
    return ()
