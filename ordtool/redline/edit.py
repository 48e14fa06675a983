"""An edit script between two texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Op: TypeAlias = Literal["=", "-", "+"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that stays ("="), goes ("-") or comes ("+").

    `kind` of one that goes or comes says what changes: "words", "number", "amount", "date", "term", "reference",
    "enumerator", "case", "punctuation", "whitespace" or "break".
    """

    op: Op
    text: str
    kind: str = ""
