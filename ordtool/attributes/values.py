"""What an attribute may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | list[str]
"""Plain JSON data: a word or a duration, a number, a truth, or a list of words."""


def given(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """The attributes that the words give: empty ones are left out."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], False)}
