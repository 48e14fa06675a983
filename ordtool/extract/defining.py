"""Definitions as units: a term with its meaning; what it excludes stands apart, and so does the next term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.attributes.late import late
from ordtool.extract import releases
from ordtool.extract.exceptions import exclusion_tail, released
from ordtool.extract.reading import Reading
from ordtool.extract.unit import Unit, UnitKind
from ordtool.ordinance import Section
from ordtool.source import Span

_TERM = late(r'^(?:the term )?"(?P<term>[^"]{2,80}?)[,.]?"', re.IGNORECASE)
_MEANS = r'[,.]?"(?: (?:and|or) "[^"]{2,60}")?(?: \([^()]{1,40}\))? (?:shall )?(?:means?|ha(?:s|ve) the|includes?|refers?|is|are)\b'


def definition(
    reading: Reading, section: Section, sentences: tuple[Span, ...], opener: Span | None, leads: tuple[Span, ...]
) -> Iterator[Unit]:
    """A definition runs to its exclusions; what it excludes is out of it, each thing on its own."""
    kept: list[Span] = []
    for number, sentence in enumerate(sentences):
        if _excludes(reading, sentence, first=number == 0):
            if sentence != opener:
                yield from released(reading, section, sentence, leads, UnitKind.EXCLUSION)
            # A bill may add no more than that to a term of the code: then it is both.
            kept.extend([sentence] if not number and _says_only_that(reading, sentence) else [])
        else:
            kept.append(sentence)
    if not kept:
        return
    end = reading.item_end(section) if section.children and opener in kept else kept[-1].end
    start = reading.defined_from(kept[0])
    span = Span(start, max(end, start))
    tail = exclusion_tail(reading, span)
    if tail is not None and opener is None and not _says_only_that(reading, kept[0]):
        yield Unit(
            UnitKind.EXCLUSION, tail, tail, section, leads=(Span(start, tail.start),), host=span, cue="definition"
        )
        span = Span(start, tail.start)
    yield Unit(UnitKind.DEFINITION, reading.trim(span), Span(start, kept[0].end), section, leads=leads)


def own(reading: Reading, sentences: tuple[Span, ...], opener: Span | None) -> tuple[Span, ...]:
    """The sentences of a definition that belong to its first term; a list's are all its own."""
    if opener is not None:
        return sentences
    terms = [place for place, sentence in enumerate(sentences) if place and reading.defines_in_quotes(sentence)]
    return sentences[: terms[0]] if terms else sentences


def among(reading: Reading, section: Section, sentence: Span) -> Unit:
    """A definition that stands among other sentences ("… . As used here, “camera” means …")."""
    span = Span(reading.defined_from(sentence), sentence.end)
    return Unit(UnitKind.DEFINITION, reading.trim(span), span, section)


def _excludes(reading: Reading, sentence: Span, *, first: bool) -> bool:
    if not first and (reading.search(releases.EXCLUSION, sentence) or reading.is_release(sentence)):
        return True
    return reading.search(releases.TERM_EXCLUDES, sentence)


def _says_only_that(reading: Reading, sentence: Span) -> bool:
    """Whether a term is told by nothing but what it leaves out: that sentence defines it, as far as the law does."""
    found = _TERM.match(reading.words(sentence))
    if found is None or not reading.search(releases.TERM_EXCLUDES, sentence):
        return False
    return not re.search(rf'"{re.escape(found["term"])}{_MEANS}', reading.plain.text, re.IGNORECASE)
