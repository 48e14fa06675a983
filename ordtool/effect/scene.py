"""Everything that a verdict may look at: both texts, where they differ, and the rules that stand there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from ordtool.compare import Comparison
from ordtool.compare.references import Pointer
from ordtool.effect.pairing import Paired, Rule
from ordtool.effect.result import Direction, Verdict
from ordtool.effect.sameness import Terms
from ordtool.effect.sites import Site
from ordtool.effect.tables import directions
from ordtool.extract import Clause, Extraction
from ordtool.library import labels
from ordtool.library.wording import Change, Words, changes
from ordtool.ordinance import Ordinance
from ordtool.report import inner
from ordtool.source import Span

_MOST = 60
"""Words that are quoted before the rest is left out."""
_UNITS = frozenset(
    (
        "hours",
        "hour",
        "days",
        "day",
        "weeks",
        "week",
        "months",
        "month",
        "years",
        "year",
        "percent",
        "dollars",
        "members",
    )
)


@dataclass(frozen=True)
class Scene:
    """One comparison as it is judged. `renames` are the defined terms that the new text calls otherwise, in normal words."""

    comparison: Comparison
    sites: tuple[Site, ...]
    sides: tuple[Extraction, Extraction]
    paired: Paired
    renames: Mapping[str, str] = field(default_factory=dict)
    pointers: tuple[Pointer, ...] = ()

    @property
    def old(self) -> Ordinance:
        """The old text."""
        return self.comparison.old

    @property
    def new(self) -> Ordinance:
        """The new text."""
        return self.comparison.new

    def text(self, which: int) -> Ordinance:
        """The old (0) or the new (1) text."""
        return self.new if which else self.old

    def site(self, match: int) -> Site:
        """The site of a match."""
        return self._by_match[match]

    @cached_property
    def _by_match(self) -> Mapping[int, Site]:
        return {site.match: site for site in self.sites}

    @cached_property
    def _reach(self) -> tuple[Sequence[int], Sequence[int]]:
        """For each clause of each side how far it and those before it reach."""
        old, new = (tuple(accumulate((c.span.end for c in side.clauses), max)) for side in self.sides)
        return old, new

    def share_edited(self, rule: Rule, which: int) -> float:
        """How much of a rule's words go (0) or come (1)."""
        pieces = [edit for match in rule.sites for edit in self.site(match).edited(which)]
        return sum(piece.overlap(rule.span) for piece in pieces) / max(len(rule.span), 1)

    def home(self, rule: Rule, which: int) -> int:
        """The match that a rule's words change most in."""

        def most(match: int) -> tuple[int, int]:
            site = self.site(match)
            span = site.side(which)
            touched = sum(edit.overlap(rule.span) for edit in site.edited(which))
            return touched, span.overlap(rule.span) if span else 0

        return max(sorted(rule.sites), key=most)

    def differences(self, old: Span, new: Span) -> tuple[Change, ...]:
        """What differs between the words of an old and a new span; a number takes the unit after it along."""
        if (old, new) not in self._differences:
            left, right = Terms(self.old.text, old), Terms(self.new.text, new)
            self._differences[old, new] = tuple(
                replace(c, span=_with_unit(right, c.span), lost=_with_unit(left, c.lost)) for c in changes(left, right)
            )
        return self._differences[old, new]

    @cached_property
    def _differences(self) -> dict[tuple[Span, Span], tuple[Change, ...]]:
        return {}

    def quoted(self, which: int, span: Span | None) -> str:
        """The words of a span, "" for none."""
        return self.text(which).quote(span) if span else ""

    def swapped(self, spans: tuple[Span | None, Span | None]) -> str:
        """What came for what, quoted."""
        return swapped(self.quoted(0, spans[0]), self.quoted(1, spans[1]))

    def within(self, which: int, span: Span) -> Iterator[Clause]:
        """The clauses of one side that share words with a span."""
        clauses = self.sides[which].clauses
        first = bisect_right(self._reach[which], span.start)
        for clause in clauses[first : bisect_left(clauses, span.end, key=lambda clause: clause.span.start)]:
            if clause.span.overlap(span):
                yield clause


def sense(side: int, *, weaker: bool) -> Direction:
    """The direction of a change that weakens or strengthens a rule whose loss weakens (1) or protects (-1)."""
    if not side:
        return Direction.CANNOT_TELL
    return Direction.WEAKENS if weaker == (side > 0) else Direction.STRENGTHENS


def side_of(names: Sequence[str]) -> int:
    """1 where a rule of these labels protects, -1 where its loss does, 0 for neither or both."""
    sides = {directions().side(name) for name in names} - {0}
    return sides.pop() if len(sides) == 1 else 0


def titles(names: Sequence[str]) -> str:
    """Labels in words, in small letters: "emergencies"."""
    known = {label.label: label.title for label in labels()}
    found = [known.get(name, name) for name in names]
    return ", ".join(title[:1].lower() + title[1:] for title in found)


def quoted(text: str) -> str:
    """Words of a text in quotation marks, cut in the middle where they are many."""
    words = text.split()
    if len(words) > _MOST:
        words = [*words[: _MOST - 15], "…", *words[-14:]]
    return f"“{inner(' '.join(words))}”"


def swapped(old: str, new: str) -> str:
    """What came for what, quoted."""
    if old and new:
        return f"{quoted(new)} for {quoted(old)}"
    return f"adds {quoted(new)}" if new else f"drops {quoted(old)}"


def _with_unit(words: Words, span: Span | None) -> Span | None:
    """A span that ends in a number, with the unit that follows."""
    if span is None:
        return None
    after = next((at for at, place in enumerate(words.places) if place.start >= span.end), None)
    if after is None or words.words[after] not in _UNITS:
        return span
    return Span(span.start, words.places[after].end)


def verdict(
    match: int,
    direction: Direction,
    reason: str,
    words: str,
    *,
    names: Sequence[str] = (),
    spans: tuple[Span | None, Span | None] = (None, None),
    first_page: bool = False,
) -> Verdict:
    """A verdict; its first label leads, a weakening is always read first."""
    first = first_page or direction is Direction.WEAKENS
    return Verdict(match, direction, reason, words, names[0] if names else "", *spans, first, tuple(names[1:]))
