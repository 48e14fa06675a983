"""What a reading of signs gives: the marks, the house, and what could not be decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ordtool.source import Mark, Span

PageOf = Callable[[int], int | None]
"""The page of an offset, None where the format has none."""


@dataclass(frozen=True, slots=True)
class Markup:
    """The marks of a base text, the house style that they were read by and how it was found, and what could not be decided.

    `devices` are the brackets that set struck words apart: the drafter's, and in no version of the law.
    """

    marks: tuple[Mark, ...]
    house: str = ""
    by: str = ""
    warnings: tuple[str, ...] = ()
    legends: tuple[Span, ...] = ()
    devices: tuple[Span, ...] = ()


def no_page(_: int) -> int | None:
    """The page of a text that has none."""
    return None
