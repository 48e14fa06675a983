"""Terms that only a way out uses: what their definition leaves out narrows the way out, and so restores the rule.

"Unless the person has been convicted of a crime" lets go of fewer people where a youth's offence "shall not be considered a
conviction". Taught by: labels.md 3, "Not carve-outs": an exception to an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ordtool import attributes
from ordtool.extract.reading import Reading
from ordtool.extract.rules import Found
from ordtool.extract.unit import UnitKind
from ordtool.source import Span

_COUNTED = ("disclosure.annual_report", "disclosure.public_inventory")
"""A report that counts what happened uses the term too and changes nothing by it."""


def without_restored(reading: Reading, found: Iterable[Found], provisions: Sequence[Found]) -> Iterator[Found]:
    """The carve-outs that do not stand in the definition of such a term."""
    ways_out = tuple(found)
    definitions = [hit.unit.section.span for hit in provisions if hit.unit.kind is UnitKind.DEFINITION]
    restoring = [
        hit.unit.section.span
        for hit in provisions
        if _only_for_ways_out(reading, hit, ways_out, definitions, provisions)
    ]
    for hit in ways_out:
        if not any(section.holds(hit.unit.span) for section in restoring):
            yield hit


def _only_for_ways_out(
    reading: Reading, term: Found, ways_out: Sequence[Found], definitions: Sequence[Span], provisions: Sequence[Found]
) -> bool:
    section = term.unit.section.span
    if term.unit.kind is not UnitKind.DEFINITION or definitions.count(section) > 1:
        return False
    if not any(section.holds(hit.unit.span) for hit in ways_out):
        return False
    name = attributes.term_of(reading.ordinance.quote(term.unit.span))
    if not name:
        return False
    used = [span for span in _uses(reading, name) if not any(part.holds(span) for part in definitions)]
    excused = [span for span in used if any(hit.unit.span.holds(span) for hit in ways_out)]
    counted = [hit.unit.span for hit in provisions if hit.label.startswith(_COUNTED)]
    return bool(excused) and all(span in excused or any(part.holds(span) for part in counted) for span in used)


def _uses(reading: Reading, name: str) -> Iterator[Span]:
    for match in re.finditer(rf"\b{re.escape(name)}\b", reading.ordinance.text, re.IGNORECASE):
        yield Span(match.start(), match.end())
