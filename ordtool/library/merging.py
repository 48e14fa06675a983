"""What a combined ordinance says of its own, and what its subjects are told to agree on: the file merging.toml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from ordtool.library.strict import Strict, read


class Agree(Strict):
    """Blanks of different subjects that speak to one matter; `stricter`: whether less or more is stricter."""

    matter: str
    blanks: list[str] = Field(min_length=1)
    stricter: Literal["less", "more"]


class Beside(Strict):
    """What a drafter must know where these subjects stand in one ordinance."""

    subjects: list[str] = Field(min_length=2)
    matter: str
    says: str


class Combined(Strict):
    """The file merging.toml; its words are in the models' syntax."""

    schema_: int = Field(alias="schema")
    title: str
    general: str
    end: str
    last: str
    left: str
    words: str
    apart: str
    between: str
    always: list[str]
    agree: list[Agree]
    beside: list[Beside]


@cache
def combined() -> Combined:
    """What merging.toml says; DataError where it is wrong."""
    return read(files("ordtool.draft") / "merging.toml", Combined)
