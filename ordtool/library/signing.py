"""Who signs an instrument, by the form of the government: the file signatures.toml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pydantic import Field

from ordtool.library.strict import Strict, read


class Office(Strict):
    """One who signs: the words over the line, and the office under it."""

    lead: str = ""
    office: str


class Form(Strict):
    """What stands at the end under one form of government; {NAME} in its words is an answer."""

    form: str
    opening: str
    signers: list[Office] = Field(min_length=1)


class Forms(Strict):
    """The file signatures.toml."""

    schema_: int = Field(alias="schema")
    votes: list[str]
    forms: list[Form] = Field(min_length=1)


@cache
def forms() -> Forms:
    """What signatures.toml says; DataError where it is wrong."""
    return read(files("ordtool.draft") / "signatures.toml", Forms)
