"""Brackets that a bill puts around the words of existing law that it takes out.

New York City, New Jersey, Oregon and others print old law as "[old words] new words", Washington as "((old words))". A bracket
strikes only where the house or the text's own legend says so; "[Reserved]", "[ ]" and blanks to fill in never do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ordtool.source import Span

_EDITORIAL = re.compile(
    r"\[(?:[\s$]*|[$\s]*[_…]+|[\s.]{3,}|[\s-]{2,}|[xX]{1,4}|[✓☐☑]"
    r"|(?i:reserved|sic|insert\b.*|name\s+of\b.*|date|seal|blank|formerly\b.*|re(?:numbered|codified|designated)\b.*|effective\b.*|see\b.*|note\b.*|editor.*|repealed\b.*"
    r"|omitted|l\.s\.|thus|deleted\s+text|italic\s+and\s+bracketed|bracketed|added\s+text|signature|amount|number|remainder\b.*"
    r"|end\s+of\b.*|page\b.*)\.?)\]",
    re.DOTALL,
)
_ANY = {"[": re.compile(r"[\[\]]"), "((": re.compile(r"\(\(|\)\)+|\(|\)")}
_LONGEST = 60_000
_EDITORS = 200


@dataclass(frozen=True, slots=True)
class Pairs:
    """The outermost pairs of a region in order, and the offsets of brackets that have no fellow."""

    outer: tuple[Span, ...]
    lone: tuple[int, ...]


def pairs(text: str, region: Span, kind: str) -> Pairs:
    """The outermost pairs of brackets of a kind, "[" or "((", and those that have no fellow."""
    if kind not in text:
        return Pairs((), ())
    found, lone = _squares(text, region) if kind == "[" else _doubles(text, region)
    return Pairs(tuple(pair for pair in found if len(pair) <= _LONGEST), tuple(lone))


def editorial(text: str, pair: Span) -> bool:
    """Whether a pair of square brackets is an editor's or a form's: "[Reserved]", "[sic]", "[    ]"."""
    return len(pair) < _EDITORS and _EDITORIAL.fullmatch(text, pair.start, pair.end) is not None


def _squares(text: str, region: Span) -> tuple[list[Span], list[int]]:
    opened: list[int] = []
    closed: list[Span] = []
    lone: list[int] = []
    for match in _ANY["["].finditer(text, region.start, region.end):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            pair = Span(opened.pop(), match.end())
            while closed and pair.holds(closed[-1]):
                closed.pop()
            closed.append(pair)
        else:
            lone.append(match.start())
    return closed, sorted([*lone, *opened])


def _doubles(text: str, region: Span) -> tuple[list[Span], list[int]]:
    """Pairs of double parentheses; single ones inside are counted, for "((a) and (b)))" ends with the third."""
    found: list[Span] = []
    start: int | None = None
    single = 0
    for match in _ANY["(("].finditer(text, region.start, region.end):
        sign = match[0]
        if start is None:
            start, single = (match.start(), 0) if sign == "((" else (None, 0)
        elif sign in ("(", "(("):
            single += len(sign)
        elif len(sign) >= single + 2:
            found.append(Span(start, match.start() + single + 2))
            start = None
        else:
            single -= len(sign)
            start = start if single >= 0 else None  # "((a) ten; (b) two)" were two single ones
    return found, [] if start is None else [start]


def inner(text: str, pair: Span, kind: str) -> Span:
    """What stands between a pair's brackets."""
    return Span(pair.start + len(kind), pair.end - len(kind))
