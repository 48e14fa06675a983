"""TOML files read against a strict schema: the one place that turns a wrong file into a helpful error."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import TypeVar, get_args

import tomli
from pydantic import BaseModel, ConfigDict, ValidationError

from ordtool.errors import DataError


class Strict(BaseModel):
    """A record that takes no key it does not know and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


Record = TypeVar("Record", bound=Strict)


def nearest(word: str, words: Iterable[str]) -> str:
    """A clause for an error message: the nearest right word, or the right words if none is near."""
    choices = sorted(words)
    close = get_close_matches(word, choices, n=1, cutoff=0.5)
    return f"did you mean “{close[0]}”?" if close else f"one of: {', '.join(choices)}"


def read(file: Traversable, schema: type[Record]) -> Record:
    """One TOML file as a record of `schema`; a wrong file is a DataError naming file, key and remedy."""
    try:
        return schema.model_validate(tomli.loads(file.read_text(encoding="utf-8")))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{file.name}: not valid TOML: {error}. Correct the file and run again.") from error
    except ValidationError as error:
        raise DataError(f"{file.name}: {_first(error, schema)}") from error


def _first(error: ValidationError, schema: type[Strict]) -> str:
    problems = error.errors()  # a misspelt key is told before the key that is missing because of it
    problem = next((one for one in problems if one["type"] == "extra_forbidden"), problems[0])
    where = _where(problem["loc"])
    if problem["type"] == "extra_forbidden":
        return f"unknown key “{where}”; {nearest(str(problem['loc'][-1]), _keys(schema))}"
    if problem["type"] == "missing":
        return f"key “{where}” is missing; add it as docs/models.md or docs/labels.md says."
    if problem["type"] == "too_short":
        return f"key “{where}” is empty; give it at least one entry."
    return f"key “{where}”: {problem['msg']}; correct it as docs/models.md or docs/labels.md says."


def _where(loc: tuple[int | str, ...]) -> str:
    """The way to a key, entries counted from 1 as people count: "rules 3.examples"."""
    told = ""
    for part in loc:
        told += f" {part + 1}" if isinstance(part, int) else f".{part}"
    return told.removeprefix(".")


def _keys(schema: type[BaseModel]) -> set[str]:
    """Every key that the schema or a record inside it knows."""
    names: set[str] = set()
    for name, field in schema.model_fields.items():
        names.add(field.alias or name)
        for inner in _records(field.annotation):
            names |= _keys(inner)
    return names


def _records(annotation: object) -> list[type[BaseModel]]:
    """The records that a key's type speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [record for part in get_args(annotation) for record in _records(part)]
