"""Language operators: small changes of words that weaken or strengthen a provision, as one table of data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import Field

from ordtool.errors import DataError
from ordtool.library.strict import Strict, nearest, read

Place = Literal["duty", "definition", "condition", "exception"]
JudgedBy = Literal["words", "force", "body", "number", "list", "rubric", "ledger", "structure"]
_MACRO = re.compile(r"(?<!\?P)<(\w+)>")


class Pair(Strict):
    """A sentence, and the same sentence after the operator."""

    before: str
    after: str


class Operator(Strict):
    """One way to weaken a provision without deleting it, with its mirror that strengthens.

    `judged_by` says which part of a review sees it: `words` by the patterns here, the others by attributes (`force`, `body`,
    `number`), by how a list is joined (`list`), by a rubric's own tests, by the ledger, or by the structure of the text.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    does: str
    places: list[Place] = Field(min_length=1)
    judged_by: JudgedBy
    weaker: list[str] = []
    unless: list[str] = []
    labels: list[str] = []
    not_labels: list[str] = []
    only_bans: bool = False
    stronger: str
    examples: list[Pair] = Field(min_length=1)
    near_misses: list[str] = Field(min_length=1)
    source: str


class Edit(Strict):
    """What a change of words does to a sentence of the model that a bill copies.

    `gone`, `come` and `before` must each be found where given; nothing of `unless` may be in what came and the word after it,
    of `unless_model` in the model's sentence, of `unless_copy` in the bill's, of `unless_before` in what of it comes before.
    `labels` (or their families) say in which criteria; `binding` asks that the model's sentence binds, `anywhere` takes what is
    gone in another place of it too.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    does: str
    gone: str = ""
    come: str = ""
    before: str = ""
    unless: str = ""
    unless_model: str = ""
    unless_copy: str = ""
    unless_before: str = ""
    labels: list[str] = []
    binding: bool = False
    anywhere: bool = False
    examples: list[Pair] = Field(min_length=1)
    near_misses: list[Pair] = Field(min_length=1)


class Table(Strict):
    """The file operators.toml: words that patterns share, the operators, and what changes in a copied sentence do."""

    schema_: int = Field(alias="schema")
    words: dict[str, str]
    operators: list[Operator] = Field(min_length=1)
    edits: list[Edit] = []


@cache
def operators() -> tuple[Operator, ...]:
    """Every language operator, its patterns spelled out; a test holds that they are patterns."""
    return read_operators(files("ordtool.lexicon") / "operators.toml", tried=False)


@cache
def edits() -> tuple[Edit, ...]:
    """What changes in a copied sentence do, their patterns spelled out."""
    file = files("ordtool.lexicon") / "operators.toml"
    table = read(file, Table)
    return tuple(_spelled_edit(edit, table.words, file.name) for edit in table.edits)


def read_operators(file: Traversable, *, tried: bool = True) -> tuple[Operator, ...]:
    """A table of operators; one that is wrong is a DataError with the operator's id and the remedy.

    `tried` off leaves the patterns to whoever searches by them: to compile all takes longer than most laws ask.
    """
    table = read(file, Table)
    ids = [operator.id for operator in table.operators]
    double = sorted({name for name in ids if ids.count(name) > 1})
    if double:
        raise DataError(f"{file.name}: operator “{double[0]}” stands twice; give each its own id.")
    return tuple(_spelled(operator, table.words, file.name, tried=tried) for operator in table.operators)


def _spelled(operator: Operator, words: dict[str, str], name: str, *, tried: bool) -> Operator:
    where = f"{name}: operator “{operator.id}”"
    if (operator.judged_by in ("words", "list")) != bool(operator.weaker):
        raise DataError(f"{where}: `weaker` holds patterns where `judged_by` is words or list, and there only.")
    weaker, unless = (
        [_pattern(p, words, where, tried=tried) for p in found] for found in (operator.weaker, operator.unless)
    )
    return operator.model_copy(update={"weaker": weaker, "unless": unless})


def _spelled_edit(edit: Edit, words: dict[str, str], name: str) -> Edit:
    where = f"{name}: edit “{edit.id}”"
    if not edit.gone and not edit.come:
        raise DataError(f"{where}: neither `gone` nor `come`; give the words that go or come.")
    keys = ("gone", "come", "before", "unless", "unless_model", "unless_copy", "unless_before")
    return edit.model_copy(
        update={key: _pattern(found, words, where, tried=False) for key in keys if (found := getattr(edit, key))}
    )


def _pattern(pattern: str, words: dict[str, str], where: str, *, tried: bool) -> str:
    """A pattern with its word lists spelled out."""
    spelled = _spelled_out(pattern, words, where)
    try:
        if tried:
            re.compile(spelled)
    except re.error as error:
        raise DataError(f"{where}: “{pattern}” is no pattern: {error}. Correct it.") from error
    return spelled


def _spelled_out(pattern: str, words: dict[str, str], where: str) -> str:
    def word(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise DataError(f"{where}: no word list <{found[1]}>; {nearest(found[1], words)}")
        return _spelled_out(words[found[1]], words, where)

    return f"(?:{_MACRO.sub(word, pattern)})"
