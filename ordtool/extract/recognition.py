"""How sure text recognition is of a clause, where the page that it stands on was a picture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ordtool.ordinance import Ordinance, Place
from ordtool.source import Span

SURE = 0.8
"""Below this a clause is marked. Clean scans read at 0.95 on the whole; at 0.8 about one word in ten is wrong on real
ones, and a line counts as little as its weakest figure or "not" (ordtool/readers/pdf/ocr_words.py)."""


def confidence(ordinance: Ordinance, span: Span) -> float | None:
    """That of the least sure line of a span, 0 to 1; None where no line of it was read by text recognition."""
    pieces = ordinance.to_base(span)
    sure = (place.confidence for piece in pieces for place in _places(ordinance, piece))
    return min((value for value in sure if value is not None), default=None)


def is_unsure(ordinance: Ordinance, span: Span) -> bool:
    """Whether a span must be held against the page before anybody relies on it."""
    found = confidence(ordinance, span)
    return found is not None and found < SURE


def _places(ordinance: Ordinance, piece: Span) -> Iterator[Place]:
    first = bisect_right(ordinance.places, piece.start, key=lambda place: place.span.start) - 1
    for place in ordinance.places[max(0, first) :]:
        if place.span.start >= piece.end:
            return
        if place.span.overlap(piece):
            yield place
