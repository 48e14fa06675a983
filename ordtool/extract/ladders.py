"""Penalties that rise: the sentence on the second violation states one penalty clause with the sentence on the first.

Taught by: labels.md 3a, "Spans": two sentences that state one rule between them are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ordtool.attributes.late import late
from ordtool.extract.reading import Reading
from ordtool.extract.rules import Found
from ordtool.source import Span

PENALTY = "enforce.discipline"
_AGAIN = late(
    r"^(?:(?:an?|any|each) (?:person|individual|officer|employee|business) (?:who|that) (?:commits|violates)\b.{0,40}?)?"
    r"(?:(?:for|upon|on) )?(?:an?|any|each|the)? ?(?:second|third|subsequent|repeated)\b[^.;]{0,40}"
    r"\b(?:violation|offen[cs]e|conviction)s?\b",
    re.IGNORECASE,
)


def risen(reading: Reading, found: Iterable[Found]) -> Iterator[Found]:
    """The hits, with each step of a penalty drawn to the step before it in the same paragraph."""
    last: Found | None = None
    for hit in found:
        if hit.label != PENALTY:
            yield hit
        elif last is not None and _goes_on(reading, last, hit):
            last = replace(last, unit=replace(last.unit, span=Span(last.unit.span.start, hit.unit.span.end)))
        else:
            if last is not None:
                yield last
            last = hit
    if last is not None:
        yield last


def _goes_on(reading: Reading, first: Found, second: Found) -> bool:
    between = reading.ordinance.text[first.unit.span.end : second.unit.span.start]
    beside = first.unit.section is second.unit.section and not between.strip()
    return beside and reading.search(_AGAIN, second.unit.span)
