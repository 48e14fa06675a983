"""The subject gate: which parts of a text are laws of ours, so that an exception in a zoning code is none of ours.

A text of ordinary length is one law. A code, or a bill that amends half a code, is judged part by part: its chapters, and the
sections of a chapter that is itself too long. A part is ours if it speaks of our subjects often enough to be about them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.extract.patterns import Compiled
from ordtool.extract.reading import Reading
from ordtool.ordinance import Kind, Section, Span

LONG = 12_000
"""Words above which a text is judged part by part."""
MENTIONS = 2
"""Fewer mentions make no subject."""
PER_THOUSAND = 1.5
"""Mentions in a thousand words of a law that is about our subjects; surveillance ordinances have ten to fifty, zoning codes that
regulate a shop's cameras well under one."""
TOPIC = "$subject_terms"
"""The word list of all our subjects (ordtool/lexicon/subjects.toml)."""
_PARTS = (Kind.DIVISION, Kind.BILL_SECTION, Kind.SECTION)


def laws(reading: Reading) -> tuple[Span, ...]:
    """The parts of a text that are about our subjects."""
    whole = Span(0, len(reading.ordinance.text))
    return tuple(span for span in _parts(reading, whole, reading.ordinance.sections) if _is_ours(reading, span))


def on_topic(reading: Reading, topics: tuple[Compiled, ...], law: Span) -> bool:
    """Whether a law names one of a label's topics more than in passing; a label without topics fits every law."""
    start, end = reading.tokens(law)
    return not topics or any(reading.hits.count(topic[0].key, start, end) >= MENTIONS for topic in topics)


def _parts(reading: Reading, span: Span, sections: tuple[Section, ...]) -> Iterator[Span]:
    inner = [section for section in sections if section.kind in _PARTS]
    if _words(reading, span) <= LONG or not inner:
        yield span
        return
    for section in inner:
        yield from _parts(reading, section.span, section.children)


def _words(reading: Reading, span: Span) -> int:
    start, end = reading.tokens(span)
    return end - start


def _is_ours(reading: Reading, span: Span) -> bool:
    start, end = reading.tokens(span)
    mentions = reading.hits.count(TOPIC, start, end)
    return mentions >= MENTIONS and 1000 * mentions >= PER_THOUSAND * (end - start)
