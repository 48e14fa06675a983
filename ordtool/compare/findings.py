"""What a comparison says in numbers and places, and the shape of what others find out about its changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ordtool.compare.result import Change, Comparison, Match, Passage
from ordtool.ordinance import Ordinance
from ordtool.source import Span

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
GAINED = "carve-out-added"
"""What the reason of a verdict on a carve-out that only the new text has begins with."""


class Finding(Protocol):
    """What `effect` says of one change. A shape, as `effect` stands on this room and not the other way round."""

    @property
    def match(self) -> int:
        """Index into the script."""

    @property
    def direction(self) -> str:
        """ "weakens", "strengthens", "neutral" or "cannot tell"."""

    @property
    def reason(self) -> str:
        """A code, with what it is about after a colon."""

    @property
    def words(self) -> str:
        """The same in a sentence."""

    @property
    def label(self) -> str:
        """The label of the clause that it is about, or ""."""

    @property
    def old(self) -> Span | None:
        """The words of the old text that it rests on."""

    @property
    def new(self) -> Span | None:
        """Those of the new text."""

    @property
    def first_page(self) -> bool:
        """Whether it must be read first."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of the changes: all findings, and the comments on each match, by index in the script."""

    findings: tuple[Finding, ...] = ()
    comments: Mapping[int, tuple[str, ...]] | None = None

    def of(self, match: int) -> tuple[Finding, ...]:
        """What is said of one match, in the order given."""
        return tuple(finding for finding in self.findings if finding.match == match)

    def notes(self, match: int) -> tuple[str, ...]:
        """The comments on one match."""
        return (self.comments or {}).get(match, ())


def change_of(match: Match) -> tuple[Change, tuple[Change, ...]]:
    """What became of a match's passages: the most telling, and what else holds."""
    if match.moved_to is not None or match.moved_from is not None:
        return Change.MOVED, ()
    if not match.old:
        return Change.ADDED, ()
    if not match.new:
        return Change.REMOVED, ()
    changes: list[Change] = []
    if len(match.old) != len(match.new):
        changes.append(Change.SPLIT if len(match.old) < len(match.new) else Change.MERGED)
    kinds = {edit.kind for edit in match.edits if edit.op != "="} - {"break"}
    if kinds == {"enumerator"}:
        changes.append(Change.RENUMBERED)
    elif kinds:
        changes.append(Change.CHANGED)
    return (changes[0], tuple(changes[1:])) if changes else (Change.SAME, ())


def span_of(passages: Sequence[Passage], indices: Sequence[int]) -> Span | None:
    """From the first to the last of some passages; None where there are none."""
    return Span(passages[indices[0]].span.start, passages[indices[-1]].span.end) if indices else None


def place(ordinance: Ordinance, span: Span) -> str:
    """What to cite for a span, with page and margin number where there are any."""
    cite = ordinance.pinpoint(span) or "opening words"
    where = ordinance.whereabouts(span.start).replace("page ", "p. ")
    return f"{cite}, {where}" if where else cite


def tally(comparison: Comparison) -> Counter[Change]:
    """How many passages became what; a move counts once."""
    return Counter(change_of(match)[0] for match in comparison.script if match.moved_from is None)


def words(comparison: Comparison) -> tuple[int, int]:
    """How many words go and how many come, those of moved passages left out."""
    gone = come = 0
    for match in comparison.script:
        if match.moved_to is None and match.moved_from is None:
            gone += sum(len(_WORD.findall(edit.text)) for edit in match.edits if edit.op == "-")
            come += sum(len(_WORD.findall(edit.text)) for edit in match.edits if edit.op == "+")
    return gone, come


def number(count: int, one: str, more: str = "") -> str:
    """ "1 weakening", "3 weakenings"."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
