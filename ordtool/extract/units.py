"""The runs of words that may be a clause: sentences, lists, items, definitions, exceptions, exclusions and findings.

What one unit is follows labels.md section 1: a rule is a sentence or a leaf; a list that only makes sense together is one
unit; each exclusion is its own; a provision stops where an exception starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from ordtool.extract import acts, defining, elsewhere, permissions, releases
from ordtool.extract.amending import quotes_law
from ordtool.extract.cues import shares_its_verb
from ordtool.extract.exceptions import (
    alternatives,
    conditional,
    consequence,
    grounds,
    is_all_of,
    lists_more,
    permits_despite,
    released,
    released_list,
    split,
    trailing,
)
from ordtool.extract.reading import Reading
from ordtool.extract.unit import Unit, UnitKind
from ordtool.ordinance import Kind, Section
from ordtool.source import Span


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands above a section: the lead-ins, and what the list above makes of its items."""

    leads: tuple[Span, ...] = ()
    items: UnitKind | None = None
    host: Span | None = None
    contents: Span | None = None
    cue: str = ""
    findings: bool = False
    stop: int | None = None


_SILENT = {Kind.NOTE, Kind.SIGNATURE, Kind.ENACTING}


def units(reading: Reading) -> tuple[Unit, ...]:
    """Every unit of an ordinance, in text order."""
    found = list(_siblings(reading, reading.ordinance.sections, _Context()))
    return tuple(sorted(_joined_findings(found), key=lambda unit: (unit.span.start, -unit.span.end)))


def _siblings(reading: Reading, sections: Iterable[Section], context: _Context) -> Iterator[Unit]:
    """Sections beside each other; paragraphs that go on after a colon without a number are items all the same."""
    row = tuple(sections)
    loose: _Context | None = None
    found_in = ""
    for section, after in zip_longest(row, row[1:]):
        inside = loose if loose is not None and reading.goes_on(section) else None
        found_in = found_in if found_in == _style(section) else ""
        found = _section(reading, section, inside or (replace(context, findings=True) if found_in else context))
        if after is not None and reading.leads_to_findings(section):
            found_in = _style(after)
        if inside is None:
            loose = _loose(reading, section, context) if after is not None and reading.goes_on(after) else None
            leads_out = loose is not None and loose.items is not UnitKind.ITEM
            found = (unit for unit in found if not (leads_out and unit.whole and loose and unit.host == loose.host))
        yield from found


def _style(section: Section) -> str:
    """How a section's number is written: "(1)" for "(4)", "a." for "b."."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", section.label.casefold()))


def _loose(reading: Reading, section: Section, context: _Context) -> _Context | None:
    """What the paragraphs after a lead-in are whose numbers a web page has lost."""
    sentences = reading.sentences(section.lead)
    if section.children or context.items is not None or not sentences or not reading.words(sentences[-1]).endswith(":"):
        return None
    opener = sentences[-1]
    if reading.search(releases.EXCLUSION, opener):
        return _Context((opener,), UnitKind.EXCLUSION, host=opener, cue="exclusion")
    if reading.is_release(opener):
        return _Context((opener,), UnitKind.EXCEPTION, host=opener, cue="release")
    goes_on = shares_its_verb(reading.words(opener)) or acts.opens(reading.words(opener))
    return _Context((opener,), UnitKind.ITEM, host=opener) if goes_on else None


def _section(reading: Reading, section: Section, context: _Context) -> Iterator[Unit]:
    if section.kind in _SILENT:
        return
    context = replace(context, findings=context.findings or reading.is_findings(section))
    if section.kind is Kind.RECITAL or (context.findings and context.items is None):
        yield from _findings(reading, section)
        return
    sentences = reading.sentences(section.lead)
    opener = sentences[-1] if sentences and reading.opens_list(section, sentences[-1]) else None
    quoting = opener is not None and quotes_law(reading.words(opener))
    plain = sentences[:-1] if opener else sentences
    definition = section.kind is Kind.DEFINITION or (bool(sentences) and reading.defines(sentences[0]))
    if definition and context.items is not UnitKind.EXCLUSION:
        first = defining.own(reading, sentences, opener)
        yield from defining.definition(reading, section, first, opener, context.leads)
        yield from _plain(reading, section, sentences[len(first) :], _Context())
    else:
        yield from _plain(reading, section, plain, context)
        if opener and plain and reading.defines_in_quotes(opener):
            span = Span(reading.defined_from(opener), reading.item_end(section))
            yield Unit(UnitKind.DEFINITION, reading.trim(span), Span(span.start, opener.end), section)
        elif opener and not quoting and consequence(reading, section, opener) is None:
            yield from _list(reading, section, opener, context if not plain else _Context())
    bare = not sentences and context.items is not None  # "(b) (1) …": an item that is only its first paragraph's number
    below = (
        _below(reading, section, opener, context)
        if opener and not quoting
        else context
        if bare
        else _Context(findings=context.findings)
    )
    items = reading.items(section) if opener else ()
    if not items:
        yield from _siblings(reading, section.children, below)
        return
    for child in items:
        yield from _section(reading, child, below)
    flush = (child for child in section.children if child not in items)
    yield from _siblings(reading, flush, _Context(findings=context.findings))


def _plain(reading: Reading, section: Section, sentences: tuple[Span, ...], context: _Context) -> Iterator[Unit]:
    """The sentences of a paragraph; one that permits what those before it forbid is their exception."""
    for number, sentence in enumerate(sentences):
        if reading.defines_in_quotes(sentence):
            yield defining.among(reading, section, sentence)
            continue
        before = " ".join(reading.words(span) for span in sentences[:number])
        if (before and permissions.undoes(before, reading.words(sentence))) or _undone(reading, sentence, context):
            yield Unit(UnitKind.EXCEPTION, sentence, sentence, section, host=sentence, cue="however", whole=True)
        else:
            yield from _sentence(reading, section, sentence, context if number == 0 else _Context())


def _undone(reading: Reading, sentence: Span, context: _Context) -> bool:
    """Whether a sentence that stands by itself permits what another section forbids."""
    if context.items is not None or context.leads:
        return False
    return elsewhere.undone(reading.plain.text, reading.words(sentence))


def _findings(reading: Reading, section: Section) -> Iterator[Unit]:
    """A block of findings: one unit; its own structural sentences (an override, a construction) stay sentences."""
    inside = [span for part in section.walk() for span in reading.sentences(part.lead)]
    if not inside:
        return
    yield Unit(UnitKind.FINDINGS, Span(inside[0].start, inside[-1].end), inside[0], section)
    for span in inside:
        yield Unit(UnitKind.SENTENCE, span, span, section, cue="findings")


def _joined_findings(found: list[Unit]) -> Iterator[Unit]:
    """Recitals that follow each other are one block."""
    block: Unit | None = None
    for unit in found:
        if unit.kind is not UnitKind.FINDINGS or unit.section.kind is not Kind.RECITAL:
            if unit.cue != "findings" and block is not None:
                yield block
                block = None
            if unit.cue != "findings" or block is None:
                yield unit
            continue
        block = replace(block, span=Span(block.span.start, unit.span.end)) if block else unit
    if block is not None:
        yield block


def _sentence(reading: Reading, section: Section, sentence: Span, context: _Context) -> Iterator[Unit]:
    span = reading.trim(sentence) if context.leads else sentence
    if context.stop is not None:
        span = reading.trim(Span(span.start, max(span.start, min(span.end, context.stop))))
    if context.items in (UnitKind.EXCLUSION, UnitKind.EXCEPTION) and not reading.is_duty(span):
        yield Unit(context.items, span, span, section, leads=context.leads, host=context.host, cue=context.cue)
        return
    if reading.search(releases.TERM_EXCLUDES, span):
        yield from released(reading, section, span, context.leads, UnitKind.EXCLUSION)
        return
    kind = UnitKind.ITEM if context.items is UnitKind.ITEM else UnitKind.SENTENCE
    if reading.is_release(span) or (not context.leads and reading.spells_out(section, span)):
        yield from released(reading, section, span, context.leads, UnitKind.EXCEPTION)
        return
    if kind is UnitKind.SENTENCE and reading.search(permissions.HOWEVER_MAY, span):
        yield Unit(UnitKind.EXCEPTION, span, span, section, leads=context.leads, host=span, cue="however", whole=True)
        return
    yield from split(reading, Unit(kind, span, span, section, leads=context.leads, contents=context.contents), span)


def _list(reading: Reading, section: Section, opener: Span, context: _Context) -> Iterator[Unit]:
    """A lead-in with its items as one unit, unless each item is a rule or an exception of its own."""
    whole = Span(opener.start, reading.item_end(section))
    tail = trailing(reading, opener)
    if (
        reading.is_release(opener)
        or permits_despite(reading, section, opener)
        or reading.search(releases.EXCLUSION, opener)
        or reading.is_exception_heading(section)
    ):
        yield from released_list(reading, section, opener, whole, context.leads)
        return
    if reading.spells_out(section, opener) or section.children[0].kind is Kind.DEFINITION:
        return
    if reading.items_are_rules(section, opener, context.leads) and tail is None:
        kind = UnitKind.ITEM if context.items is UnitKind.ITEM else UnitKind.SENTENCE
        yield from split(reading, Unit(kind, opener, opener, section, leads=context.leads), opener)
        return
    if tail is not None and is_all_of(reading, tail, opener):
        yield from grounds(
            reading, Unit(UnitKind.SENTENCE, whole, opener, section, leads=context.leads), tail, "except"
        )
        return
    kind = context.items if context.items in (UnitKind.EXCLUSION, UnitKind.EXCEPTION) else UnitKind.LIST
    if kind is not UnitKind.LIST and lists_more(reading, opener):
        return
    core = whole if reading.runs_on(section, opener) else opener
    unit = Unit(
        kind, whole, core, section, leads=context.leads, host=context.host, contents=context.contents, cue=context.cue
    )
    if tail is None:
        yield from split(reading, unit, opener)
    else:
        yield replace(unit, span=reading.trim(Span(opener.start, tail.start)), core=Span(opener.start, tail.start))
        if not alternatives(reading, section, tail):
            yield Unit(
                UnitKind.EXCEPTION, Span(tail.start, whole.end), Span(tail.start, whole.end), section, host=whole
            )


def _apart(reading: Reading, section: Section, opener: Span, tail: Span) -> UnitKind:
    """What the items after an exception are: out of a term, out of a rule, or only its conditions."""
    if not alternatives(reading, section, tail):
        return UnitKind.SENTENCE
    return UnitKind.EXCLUSION if reading.defines(opener) else UnitKind.EXCEPTION


def _below(reading: Reading, section: Section, opener: Span, context: _Context) -> _Context:
    """What the items of a list are: rules, exceptions, exclusions, or contents of one rule."""
    whole = Span(opener.start, reading.item_end(section))
    leads = (*context.leads, opener)
    if context.items in (UnitKind.EXCLUSION, UnitKind.EXCEPTION):
        if lists_more(reading, opener):
            return replace(context, leads=leads)
        return _Context(leads, UnitKind.SENTENCE, contents=whole)
    clause = consequence(reading, section, opener)
    if clause is not None:
        return _Context((*leads, clause), UnitKind.EXCEPTION, host=whole, cue="tail", stop=clause.start)
    if conditional(reading, section, opener):
        return _Context(leads, UnitKind.SENTENCE, contents=whole)
    if reading.search(releases.EXCLUSION, opener):
        return _Context(leads, UnitKind.EXCLUSION, host=whole, cue="exclusion")
    released_here = reading.is_release(opener) or permits_despite(reading, section, opener)
    if released_here or reading.is_exception_heading(section) or reading.spells_out(section, opener):
        return _Context(leads, UnitKind.EXCEPTION, host=whole, cue="release")
    tail = trailing(reading, opener)
    if tail is not None and is_all_of(reading, tail, opener):
        return _Context(leads, UnitKind.ITEM, host=whole)
    if tail is not None:
        return _Context(
            leads,
            _apart(reading, section, opener, tail),
            host=whole,
            contents=whole,
            cue="tail",
        )
    if reading.items_are_rules(section, opener, context.leads):
        return _Context(leads, UnitKind.ITEM, host=whole)
    return _Context(leads, UnitKind.ITEM, host=whole, contents=whole)
