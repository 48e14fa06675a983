"""From ordinance to clauses: units, rules, gates, scope, attributes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ordtool import attributes
from ordtool.attributes.late import late
from ordtool.extract import frames, recitals
from ordtool.extract.carved import carved, narrows
from ordtool.extract.clauses import Clause, Extraction, Value, identify
from ordtool.extract.defined_terms import in_force
from ordtool.extract.direction import straightened
from ordtool.extract.flown_over import spied_on
from ordtool.extract.gate import counting, laws, near_topic, on_topic, one_subject, only_studies
from ordtool.extract.ladders import risen
from ordtool.extract.reading import Reading, read
from ordtool.extract.restored import without_restored
from ordtool.extract.rules import Found, Rulebook, rulebook
from ordtool.extract.scope import Provision, scope
from ordtool.extract.unit import Unit, UnitKind
from ordtool.extract.units import units
from ordtool.extract.versions import once
from ordtool.ordinance import Kind, Ordinance
from ordtool.source import Span

SUBJECTS = ("disclosure", "face", "contract", "sharing", "mandate")
"""Families that make a text a law of ours; struct, enforce and carveout count only beside them."""
AFTER = 1500
"""Characters after an exception that are searched for duties and caps that point back to it."""
_BESIDE = frozenset({"sharing.retention", "enforce.fees", "enforce.private_action"})
"""Labels of rules that laws put into the items of another rule's list ("how long data is kept, which may not exceed …")."""
_EXCEPTIONS = (UnitKind.EXCEPTION, UnitKind.EXCLUSION)
_SWITCHED_OFF = late(
    r"^(?:this|the provisions of this|the requirements of this) \w+ (?:shall|does|do) not apply\b(?!.*;)", re.IGNORECASE
)
"""A sentence that only switches a rule off says none."""
_RULE_AND_WAY_OUT = frozenset({"face.inadvertent_receipt", "contract.certification"})
"""Labels of rules that are worded as an exception: what to do with results that nobody asked for; "unless the
buyer certifies …"."""


def extract(
    ordinance: Ordinance, *, gate: bool = True, versions: bool = False, asked: Sequence[Span] | None = None
) -> Extraction:
    """The clauses of an ordinance in text order; `gate` off keeps clauses in a text without a subject.

    `versions` keeps what a second version of a section only repeats, for whoever compares the two. `asked`: clauses that
    share nothing with these spans, which stand in order, carry no attributes: those take as long as all the rest.
    """
    rules = rulebook()
    reading, everything, ours = prepared(ordinance, rules, gate=gate)
    everything = tuple(unit for unit in everything if any(law.holds(unit.span) for law in ours))
    found = spied_on(reading, ours, [hit for unit in everything for hit in rules.tried(reading, unit)])
    if gate:
        found, everything = _gated(reading, rules, found, everything, ours)
    provisions = tuple(risen(reading, _provisions(reading, found)))
    terms = _defined(reading, provisions)
    clauses = [_provision(reading, hit, terms if _is_asked(hit, asked) else None) for hit in provisions]
    clauses.extend(_carve_outs(reading, everything, found, provisions, asked))
    told = clauses if versions else once(ordinance, clauses)
    return Extraction(ordinance, _finished(reading, told), ordinance.warnings)


def prepared(
    ordinance: Ordinance, rules: Rulebook, *, gate: bool
) -> tuple[Reading, tuple[Unit, ...], tuple[Span, ...]]:
    """What rules are tried on: the text as patterns see it, all its units, and the parts of it that are laws of ours."""
    reading = read(ordinance, rules.patterns)
    everything = units(reading)
    reading = in_force(reading, everything)
    reading = replace(reading, hits=reading.hits.joined(frames.found(reading)))
    ours = laws(reading) if gate else (Span(0, len(ordinance.text)),)
    titles = ((law, one_subject(reading, law)) for law in ours)
    reading = replace(reading, titles=tuple((law, name) for law, name in titles if name is not None))
    return reading, everything, ours


def _gated(
    reading: Reading, rules: Rulebook, found: Sequence[Found], everything: Sequence[Unit], ours: Sequence[Span]
) -> tuple[list[Found], tuple[Unit, ...]]:
    """What stands in a law that speaks of the label's topic and holds at least one provision on a subject; and its units."""
    kept: list[Found] = []
    where: list[Span] = []
    for law in ours:
        inside = [hit for hit in found if law.holds(hit.unit.span) and on_topic(reading, rules.topics[hit.label], law)]
        inside = [hit for hit in inside if near_topic(reading, rules.topics[hit.label], law, hit.unit.span)]
        inside = straightened(inside)
        subjects = [hit.unit.span for hit in inside if _family(hit.label) in SUBJECTS]
        if only_studies(reading, law, {hit.label for hit in inside if _family(hit.label) in SUBJECTS}):
            continue
        spans = counting(reading, law, subjects)
        kept.extend(hit for hit in inside if any(span.holds(hit.unit.span) for span in spans))
        where.extend(spans)
    return kept, tuple(unit for unit in everything if any(span.holds(unit.span) for span in where))


def _family(label: str) -> str:
    return label.partition(".")[0]


def _provisions(reading: Reading, found: Sequence[Found]) -> Iterator[Found]:
    """Everything that is no carve-out; the contents of a list that is one rule are no further rule of the same kind."""
    lists = [(hit.unit.span, hit.label) for hit in found if _is_one_rule(hit)]
    carved = {id(hit.unit) for hit in found if hit.label.startswith("carveout.")}
    led = {(lead, hit.label) for hit in found if hit.unit.kind is UnitKind.ITEM for lead in hit.unit.leads[-1:]}
    for hit in found:
        if hit.label.startswith("carveout.") or _only_aims(reading, hit):
            continue
        if hit.unit.kind is UnitKind.SENTENCE and (hit.unit.core, hit.label) in led:
            continue  # "an agency shall:": what its items say is the rule
        taken_out = id(hit.unit) in carved and hit.unit.kind in _EXCEPTIONS
        if taken_out and hit.label not in _RULE_AND_WAY_OUT and not narrows(reading, hit.unit):
            continue
        if (
            hit.unit.cue == "release"
            and reading.search(_SWITCHED_OFF, hit.unit.span)
            and _family(hit.label) in SUBJECTS
        ):
            continue
        if (
            hit.unit.cue == "findings"
            and hit.unit.kind is not UnitKind.FINDINGS
            and (hit.label == "struct.findings" or not hit.label.startswith("struct."))
        ):
            continue
        if hit.unit.contents is not None and not _is_one_rule(hit) and _repeats(hit, hit.unit.contents, lists):
            continue
        if hit.unit.kind is UnitKind.ITEM and hit.label not in _BESIDE and reading.is_contents(hit.unit.leads):
            continue
        yield hit


def _only_aims(reading: Reading, hit: Found) -> bool:
    """Whether a rule stands in a sentence on purposes or findings, which carries no other label (labels.md 1)."""
    if hit.label.startswith("struct.") or hit.unit.kind is not UnitKind.SENTENCE or hit.unit.leads:
        return False
    return recitals.aims(reading.words(hit.unit.core))


def _is_one_rule(hit: Found) -> bool:
    """A list, or a definition with items, that carries a label as a whole."""
    if hit.unit.kind is UnitKind.DEFINITION:
        return bool(hit.unit.section.children)
    return hit.unit.kind is UnitKind.LIST and _family(hit.label) != "struct"


def _repeats(hit: Found, contents: Span, lists: Sequence[tuple[Span, str]]) -> bool:
    """Whether an item only repeats the label of the list around it, or is no rule by its own words."""
    around = {label for span, label in lists if span == contents or span.holds(hit.unit.span)}
    return bool(around) and (hit.label in around or hit.label not in _BESIDE)


def _carve_outs(
    reading: Reading,
    everything: Sequence[Unit],
    found: Sequence[Found],
    provisions: Sequence[Found],
    asked: Sequence[Span] | None,
) -> Iterator[Clause]:
    """What is taken out of the rules of the law, each with the labels that it relaxes."""
    known = tuple(
        Provision(p.label, p.unit.span, p.unit.host or p.unit.span) for p in provisions if _family(p.label) != "struct"
    )
    subjects = {_family(p.label) for p in known} & set(SUBJECTS)
    for hit in without_restored(reading, carved(reading, rulebook(), everything, found, provisions), provisions):
        relaxed = tuple(label for label in scope(reading, hit.unit, hit.label, known) if _family(label) != "mandate")
        if relaxed and subjects != {"mandate"}:
            yield _carve_out(reading, hit, relaxed, described=_is_asked(hit, asked))


def _path(reading: Reading, span: Span) -> str:
    section = reading.ordinance.section_at(span.start)
    return section.path if section else ""


def _defined(reading: Reading, provisions: Sequence[Found]) -> dict[str, str]:
    """Term -> its definition, for every term that the law defines."""
    texts = [reading.ordinance.quote(hit.unit.span) for hit in provisions if hit.label == "struct.definition"]
    return {term: text for text in texts if (term := attributes.term_of(text))}


def _is_asked(hit: Found, asked: Sequence[Span] | None) -> bool:
    if asked is None:
        return True
    after = bisect_right(asked, hit.unit.span.start, key=lambda span: span.end)
    return after < len(asked) and asked[after].start < hit.unit.span.end


def _provision(reading: Reading, hit: Found, terms: Mapping[str, str] | None) -> Clause:
    """A provision; without `terms` (what the law defines) its attributes are left out, but for the term of a definition."""
    text = reading.ordinance.quote(hit.unit.span)
    lead = " ".join(reading.ordinance.quote(span) for span in hit.unit.leads)
    values: dict[str, Value] = {}
    if hit.label == "struct.definition":
        term = attributes.term_of(text)
        values = {"term": term} if term else {}
    elif _family(hit.label) != "struct" and terms is not None:
        before = reading.ordinance.text[_since(reading.ordinance, hit.unit) : hit.unit.span.start]
        values = dict(attributes.of_provision(hit.label, text, lead=lead, definitions=terms, before=before))
    values = {**hit.rule.attributes, **values}
    return Clause(hit.label, hit.unit.span, hit.evidence, hit.name, _path(reading, hit.unit.span), values)


def _carve_out(reading: Reading, hit: Found, relaxed: tuple[str, ...], *, described: bool) -> Clause:
    unit, ordinance = hit.unit, reading.ordinance
    if not described:
        return Clause(hit.label, unit.span, hit.evidence, hit.name, _path(reading, unit.span), {}, relaxed)
    lead = " ".join(ordinance.quote(span) for span in unit.leads)
    main = ordinance.quote(unit.host) if unit.host else ""
    after = ordinance.text[unit.span.end : min(_around(ordinance, unit).end, unit.span.end + AFTER)]
    before = ordinance.text[_since(ordinance, unit) : unit.span.start]
    values = dict(
        attributes.of_carve_out(hit.label, ordinance.quote(unit.span), lead=lead, main=main, after=after, before=before)
    )
    values = {**hit.rule.attributes, **values}
    return Clause(hit.label, unit.span, hit.evidence, hit.name, _path(reading, unit.span), values, relaxed)


def _around(ordinance: Ordinance, unit: Unit) -> Span:
    """The section around the one that an exception stands in, where its duties afterwards may be."""
    chain = ordinance.ancestors(unit.section.span.start)
    return chain[-2].span if len(chain) > 1 else unit.section.span


def _since(ordinance: Ordinance, unit: Unit) -> int:
    """Where the section begins that an exception stands in, as far as its words are looked at."""
    sections = [s for s in ordinance.ancestors(unit.span.start) if s.kind in (Kind.SECTION, Kind.BILL_SECTION)]
    return max(sections[-1].span.start if sections else unit.section.span.start, unit.span.start - AFTER)


def _finished(reading: Reading, clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """In text order, named, and each carve-out with the ids of what it relaxes."""
    ordered = sorted(set_once(clauses), key=lambda c: (c.span.start, -c.span.end, c.label))
    named = identify(reading.ordinance, ordered)
    return tuple(
        replace(c, relaxes_ids=tuple(p.id for p in named if p.label in c.relaxes and not p.is_carve_out))
        if c.relaxes
        else c
        for c in named
    )


def set_once(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Each (label, span) once, the first rule that found it."""
    seen: set[tuple[str, Span]] = set()
    for clause in clauses:
        key = (clause.label, clause.span)
        if key not in seen and len(clause.span):
            seen.add(key)
            yield clause
