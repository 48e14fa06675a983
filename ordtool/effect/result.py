"""What a change does to the law: directions, reasons, and the words they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ordtool.source import Span


class Direction(StrEnum):
    """Which way a change moves the law's protection."""

    WEAKENS = "weakens"
    STRENGTHENS = "strengthens"
    NEUTRAL = "neutral"
    CANNOT_TELL = "cannot tell"


WORST = (Direction.WEAKENS, Direction.CANNOT_TELL, Direction.STRENGTHENS, Direction.NEUTRAL)
"""What speaks for a match, first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that a change does.

    `match` is an index into the comparison's script; `reason` a code ("carve-out-added:carveout.exigent"); `words` says
    it in a sentence for the reader; `label` is the clause label it is about, "" for none; `old` and `new` are the spans of
    the words it rests on, each in its own ordinance's text; `first_page` holds for what must be read first; `also` are the
    other labels of the same words; `covers` other matches that it speaks of (the rest of a list, where a move began).
    """

    match: int
    direction: Direction
    reason: str
    words: str
    label: str = ""
    old: Span | None = None
    new: Span | None = None
    first_page: bool = False
    also: tuple[str, ...] = ()
    covers: tuple[int, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that it is about."""
        return (self.label, *self.also) if self.label else ()


@dataclass(frozen=True, slots=True)
class Effect:
    """All that the changes of one comparison do, in the order of the new text."""

    verdicts: tuple[Verdict, ...]

    def of(self, match: int) -> tuple[Verdict, ...]:
        """The verdicts on one match of the script, worst first."""
        return tuple(verdict for verdict in self.verdicts if match in (verdict.match, *verdict.covers))

    def direction(self, match: int) -> Direction | None:
        """Which way a whole match goes: both ways cannot be told; None where nothing is said of it."""
        found = {verdict.direction for verdict in self.of(match)}
        if Direction.WEAKENS in found and Direction.STRENGTHENS in found:
            return Direction.CANNOT_TELL
        return next((direction for direction in WORST if direction in found), None)

    def count(self, direction: Direction) -> int:
        """How many verdicts go one way."""
        return sum(verdict.direction is direction for verdict in self.verdicts)

    def first_page(self) -> Iterator[Verdict]:
        """What must be read first: carve-outs gained, then weakenings."""
        yield from (verdict for verdict in self.verdicts if verdict.first_page)
