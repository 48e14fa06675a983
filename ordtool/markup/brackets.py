"""Brackets that a bill puts around the words of existing law that it takes out.

New York City, New Jersey, Oregon and others print old law as "[old words] new words". A bracket strikes only where the text's own
legend says so, or after a directory clause ("is amended to read as follows:"); "[Reserved]", "[ ]" and blanks to fill in never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.amendatory import directory
from ordtool.numbering import section_at
from ordtool.ordinance import Axis, Mark, Span, State

_LEGEND = re.compile(
    r"\b(?:matter|material|text|words?|language)\b[^.]{0,80}\bbracket(?:s|ed)\b[^.]{0,120}\b(?:omitted|deleted|removed|not\s+enacted|repealed)\b"
    r"|\bbracketed\]?\s+(?:is|are)\s+(?:existing|old)\s+law|\[(?:deleted|bracketed|deletions?)[^\]\n]{0,30}\]\s*(?:[=:]|is|are|indicates?|denotes?)"
    r"|\[(?:brackets|bracketed\s+text|text\s+in\s+brackets)\]\s+(?:is|are|indicates?)",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(
    r"\[(?:[\s_.…xX✓☐☑-]*|(?i:reserved|sic|insert\b.*|name\s+of\b.*|date|seal|blank|formerly\b.*|effective\b.*|see\b.*|note\b.*|editor.*|repealed\b.*"
    r"|omitted|l\.s\.|thus|deleted\s+text|italic\s+and\s+bracketed|bracketed|added\s+text))\.?\]",
    re.DOTALL,
)
_BRACKET = re.compile(r"[\[\]]")
_LONGEST = 60_000


def bracketed(text: str, paragraphs: Sequence[Span], *, margins: str = "") -> tuple[Mark, ...]:
    """The marks that a base text's brackets stand for, brackets included; `margins` may hold the legend."""
    if "[" not in text:
        return ()
    regions = (
        [Span(0, len(text))] if _LEGEND.search(text) or _LEGEND.search(margins) else list(_amended(text, paragraphs))
    )
    spans = [span for region in regions for span in _pairs(text, region)]
    return tuple(Mark(span, State.STRUCK, Axis.LAW) for span in spans)


def _amended(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The stretches that stand after a directory clause, each to the next bill section."""
    start: int | None = None
    for span in paragraphs:
        words = text[span.start : min(span.end, span.start + 4000)]
        mark = section_at(words, 0)
        heads = mark is not None and mark.word != "" and mark.number.isdigit()
        told = directory(words) if heads or start is None else None
        if heads and start is not None:
            yield Span(start, span.start)
            start = None
        if told and told.quotes:
            start = span.end
    if start is not None:
        yield Span(start, len(text))


def _pairs(text: str, region: Span) -> list[Span]:
    """The outermost pairs of brackets of a region that are not editorial."""
    opened: list[int] = []
    closed: list[Span] = []
    for match in _BRACKET.finditer(text, region.start, region.end):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            pair = Span(opened.pop(), match.end())
            while closed and pair.holds(closed[-1]):
                closed.pop()
            closed.append(pair)
    return [
        p for p in closed if len(p) <= _LONGEST and not (len(p) < 200 and _EDITORIAL.fullmatch(text, p.start, p.end))
    ]
