"""Why words carry a label or do not: every rule whose pattern hit them, and what refused it.

Extraction itself asks none of this: the trace tries the rules again on the units that somebody asks about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ordtool.extract.clauses import Clause, Extraction
from ordtool.extract.gate import counting, near_topic, on_topic
from ordtool.extract.hits import Compiled
from ordtool.extract.pipeline import SUBJECTS, extract, prepared
from ordtool.extract.reading import Reading
from ordtool.extract.rules import Ranges, Ready, Rulebook, Try, Zone, rulebook
from ordtool.extract.unit import Unit
from ordtool.library.labels import Pattern, Rule
from ordtool.ordinance import Ordinance
from ordtool.source import Span

MOST_PATTERNS = 3
"""Patterns of a group that are named where none of them was found."""


@dataclass(frozen=True, slots=True)
class Near:
    """A rule whose pattern hit, and why it gave no clause; `words` are those that refused it, where words did."""

    rule: str
    evidence: Span
    refused_by: str
    detail: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Traced:
    """One unit: what it is, the clauses found in it, and the rules that were near."""

    unit: Unit
    clauses: tuple[Clause, ...]
    near: tuple[Near, ...]


def trace(ordinance: Ordinance, keep: Callable[[Span], bool]) -> tuple[Extraction, tuple[Traced, ...]]:
    """The extraction of a whole text, and the trace of the units whose span `keep` takes."""
    extraction = extract(ordinance)
    rules = rulebook()
    reading, everything, ours = prepared(ordinance, rules, gate=True)
    asked = [unit for unit in everything if keep(unit.span)]
    dropped = _Gate(reading, rules, ours, extraction)
    traced = [_traced(reading, rules, unit, extraction.clauses, dropped) for unit in asked]
    told = {id(clause) for one in traced for clause in one.clauses}
    left = [clause for clause in extraction.clauses if keep(clause.span) and id(clause) not in told]
    return extraction, tuple([one for one in traced if one.clauses or one.near] + list(_alone(left, everything)))


def _alone(clauses: Iterable[Clause], everything: Sequence[Unit]) -> Iterator[Traced]:
    """Clauses that were cut out of a unit afterwards (one ground of an exception): with the unit that they are part of."""
    for clause in clauses:
        around = [unit for unit in everything if unit.span.overlap(clause.span)]
        if around:
            yield Traced(min(around, key=lambda unit: len(unit.span)), (clause,), ())


def _traced(reading: Reading, rules: Rulebook, unit: Unit, clauses: Sequence[Clause], dropped: _Gate) -> Traced:
    here = tuple(clause for clause in clauses if clause.span == unit.span)
    fired = {clause.rule for clause in here}
    labels = {clause.label: clause.rule for clause in here}
    near: dict[str, Near] = {}
    for tried in rules.matching(reading, unit):
        name = f"{tried.ready.label.label}/{tried.ready.rule.id}"
        if name not in fired and name not in near:
            near[name] = _near(reading, name, tried, unit, labels) or dropped.near(name, tried.evidence, unit)
    return Traced(unit, here, tuple(near[name] for name in sorted(near)))


def _near(reading: Reading, name: str, tried: Try, unit: Unit, labels: dict[str, str]) -> Near | None:
    """What refused a rule; None where all that it asks for is there."""
    if not tried.looks:
        kinds = " or ".join(sorted(tried.ready.units))
        return Near(name, tried.evidence, "unit", f"it looks at: {kinds}; this is: {unit.kind}")
    refusal = _refusal(reading, tried.ready, tried.zone)
    if refusal:
        key, detail, words = refusal
        return Near(name, tried.evidence, key, detail, words)
    if earlier := labels.get(tried.ready.label.label):
        return Near(name, tried.evidence, "order", f"the label is there already, by {earlier}")
    return None


def _refusal(reading: Reading, ready: Ready, zone: Zone) -> tuple[str, str, Span | None] | None:
    """The first of a rule's conditions that does not hold: its key, a sentence, and the words where words refuse."""

    def first(patterns: tuple[Compiled, ...], ranges: Ranges) -> Span | None:
        hits = (reading.hits.first(pattern, *r) for pattern in patterns for r in ranges)
        hit = next((hit for hit in hits if hit is not None), None)
        return reading.of_tokens(hit.start, hit.end) if hit else None

    rule = ready.rule
    if words := first(ready.unless, zone.own):
        return "unless", "these words forbid it", words
    if ready.lead and not first(ready.lead, zone.leads):
        return "lead", f"the lead-in of the list says none of {_patterns(rule.lead)}", None
    if ready.heading and not first(ready.heading, zone.headings):
        return "heading", f"no heading above says {_patterns(rule.heading)}", None
    if words := first(ready.not_heading, zone.headings):
        return "not_heading", "a heading above forbids it", words
    for group, patterns in zip(ready.with_, rule.with_, strict=True):
        if not first(group, zone.around):
            return "with", f"it also needs one of {_patterns(patterns)}", None
    return None


def _patterns(patterns: Sequence[Pattern]) -> str:
    told = [_pattern(pattern) for pattern in patterns[:MOST_PATTERNS]]
    return ", ".join(told) + (f" and {len(patterns) - MOST_PATTERNS} more" if len(patterns) > MOST_PATTERNS else "")


def _pattern(pattern: Pattern) -> str:
    """A pattern as its author wrote it; one that is a word list of the lexicon by the list's name."""
    if not isinstance(pattern, str):
        return "a token pattern"
    return f"the words of the list “{pattern[1:]}”" if re.fullmatch(r"\$\w+", pattern) else f"“{pattern}”"


@dataclass(frozen=True, slots=True)
class _Gate:
    """What drops a rule all of whose conditions hold."""

    reading: Reading
    rules: Rulebook
    ours: tuple[Span, ...]
    extraction: Extraction

    def near(self, name: str, evidence: Span, unit: Unit) -> Near:
        key, detail = self._dropped(name.partition("/")[0], unit)
        return Near(name, evidence, key, detail)

    def _dropped(self, label: str, unit: Unit) -> tuple[str, str]:
        law = next((law for law in self.ours if law.holds(unit.span)), None)
        if law is None:
            return "gate", "this part of the text does not speak of our subjects often enough to be a law on them"
        topics = self.rules.topics[label]
        if not on_topic(self.reading, topics, law):
            names = ", ".join(topic[0].key for topic in topics)
            return "topic", f"the law does not speak of the label's topic ({names})"
        if not near_topic(self.reading, topics, law, unit.span):
            return "topic", "the law is on many things, and this section of it does not speak of the label's topics"
        provisions = [c.span for c in self.extraction.clauses if c.family in SUBJECTS]
        if not any(span.holds(unit.span) for span in counting(self.reading, law, provisions)):
            return "gate", "no provision on one of our subjects stands in this part of the law"
        others = [clause for clause in self.extraction.clauses if clause.span.overlap(unit.span)]
        if others:
            return "structure", f"what stands here was read as {_listed(others)}, and that excludes it"
        return (
            "structure",
            "what stands around it decides otherwise: a restored rule, the law's direction, or a version told once",
        )


def _listed(clauses: Sequence[Clause]) -> str:
    return ", ".join(dict.fromkeys(clause.label for clause in clauses))


def rule_counts(extractions: Iterable[Extraction], rules: Iterable[tuple[str, Rule]]) -> dict[str, tuple[int, int]]:
    """By rule ("label/id"): how many clauses it found, and in how many texts; rules that found none too."""
    counts = {f"{label}/{rule.id}": (0, 0) for label, rule in rules}
    for extraction in extractions:
        here: dict[str, int] = {}
        for clause in extraction.clauses:
            here[clause.rule] = here.get(clause.rule, 0) + 1
        for name, n in here.items():
            clauses, texts = counts.get(name, (0, 0))
            counts[name] = (clauses + n, texts + 1)
    return counts
