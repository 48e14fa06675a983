"""Rules tried on units: which labels a unit carries, on which words, by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ordtool.extract.collector import uncollected
from ordtool.extract.gate import ANOTHER_SENSE, TOPIC
from ordtool.extract.hits import Compiled
from ordtool.extract.patterns import Book, book
from ordtool.extract.reading import Reading
from ordtool.extract.unit import Unit, UnitKind
from ordtool.library import Label, labels
from ordtool.library.labels import Pattern, Rule
from ordtool.source import Span

_ByKey = dict[str, list["tuple[Ready, Compiled, frozenset[str]]"]]
Ranges = tuple[tuple[int, int], ...]
_WAYS_OUT = (UnitKind.EXCEPTION, UnitKind.EXCLUSION)


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its patterns compiled; `order` is its place among all rules of its label."""

    label: Label
    rule: Rule
    order: int
    units: frozenset[str]
    with_: tuple[tuple[Compiled, ...], ...]
    unless: tuple[Compiled, ...]
    heading: tuple[Compiled, ...]
    not_heading: tuple[Compiled, ...]
    lead: tuple[Compiled, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A label on a unit, and the words that fired."""

    label: str
    unit: Unit
    evidence: Span
    rule: Rule

    @property
    def name(self) -> str:
        """The rule's full name."""
        return f"{self.label}/{self.rule.id}"


class Rulebook:
    """Every rule of every label, indexed by the key that its patterns begin with."""

    def __init__(self, types: tuple[Label, ...], patterns: Book) -> None:
        self.patterns = patterns
        self._by_key: _ByKey = {}
        self._by_kind: dict[tuple[UnitKind, bool], _ByKey] = {}  # made when the first such unit is met
        self.topics: dict[str, tuple[Compiled, ...]] = {}
        for topic in (TOPIC, ANOTHER_SENSE, "surveillance"):
            patterns.compile(topic, where="the subject gate")
        for label in types:
            self.topics[label.label] = tuple(patterns.compile(f"${name}", where=label.label) for name in label.topic)
            for order, rule in enumerate(label.rules):
                self._add(label, rule, order)

    def _add(self, label: Label, rule: Rule, order: int) -> None:
        where = f"{label.label}.toml, rule “{rule.id}”"
        compiled = self._compiled

        ready = Ready(
            label,
            rule,
            order,
            frozenset(rule.units or label.units),
            tuple(compiled(group, where) for group in rule.with_),
            compiled(rule.unless, where),
            compiled(rule.heading, where),
            compiled(rule.not_heading, where),
            compiled(rule.lead, where),
        )
        for pattern in compiled(rule.match, where):
            others = frozenset(part.key for part in pattern[1:])
            self._by_key.setdefault(pattern[0].key, []).append((ready, pattern, others))

    def _compiled(self, patterns: list[Pattern], where: str) -> tuple[Compiled, ...]:
        return tuple(self.patterns.compile(pattern, where=where) for pattern in patterns)

    def tried(self, reading: Reading, unit: Unit) -> tuple[Found, ...]:
        """The labels of a unit: for each, the first of its rules that holds."""
        best: dict[str, tuple[int, Found]] = {}
        zone = Zone.of(reading, unit)
        for ready, pattern in self._candidates(reading, zone, unit):
            label = ready.label.label
            if label in best and best[label][0] <= ready.order:
                continue
            hit = reading.hits.first(pattern, *zone.core)
            if hit is not None and _holds(ready, reading, zone):
                found = Found(label, unit, reading.of_tokens(hit.start, hit.end), ready.rule)
                best[label] = (ready.order, found)
        return tuple(found for _, (_, found) in sorted(best.items()))

    def matching(self, reading: Reading, unit: Unit) -> Iterator[Try]:
        """Every rule whose `match` hits a unit, where, and whether it looks at such units; `tracing` asks why not."""
        zone = Zone.of(reading, unit)
        for ready, pattern in self._candidates(reading, zone):
            hit = reading.hits.first(pattern, *zone.core)
            if hit is not None:
                yield Try(ready, reading.of_tokens(hit.start, hit.end), zone, _looks_at(ready, unit))

    def _candidates(self, reading: Reading, zone: Zone, unit: Unit | None = None) -> Iterator[tuple[Ready, Compiled]]:
        """The rules of which some pattern may be there; with `unit`, only those that look at such units."""
        present = reading.hits.keys_in(*zone.core)
        rules = self._by_key if unit is None else self._looking_at(unit)
        for key in sorted(present & rules.keys()):
            for ready, pattern, others in rules[key]:
                if not others or others <= present:
                    yield ready, pattern

    def _looking_at(self, unit: Unit) -> _ByKey:
        """The rules that look at such units, by key."""
        kind = (unit.kind, unit.whole)
        if kind not in self._by_kind:
            chosen = {key: [row for row in rows if _looks_at(row[0], unit)] for key, rows in self._by_key.items()}
            self._by_kind[kind] = {key: rows for key, rows in chosen.items() if rows}
        return self._by_kind[kind]


@dataclass(frozen=True, slots=True)
class Zone:
    """Where the patterns of a rule may look for one unit, in tokens."""

    core: tuple[int, int]
    around: Ranges
    leads: Ranges
    headings: Ranges
    own: Ranges  # without the lead-ins of a list of exceptions: what the rule says is no word of the way out

    @classmethod
    def of(cls, reading: Reading, unit: Unit) -> Zone:
        """The zone of a unit."""
        core, span = reading.tokens(unit.core), reading.tokens(unit.span)
        leads = tuple(reading.tokens(lead) for lead in unit.leads)
        headings = tuple(
            reading.tokens(section.heading)
            for section in reading.ordinance.ancestors(unit.section.span.start)
            if section.heading is not None
        )
        headings += tuple(reading.tokens(name) for law, name in reading.titles if law.holds(unit.span))
        around = tuple({core, span, *leads})
        own = (core, span) if unit.kind in _WAYS_OUT else around
        return cls(core, around, leads, headings, own)


@dataclass(frozen=True, slots=True)
class Try:
    """A rule whose `match` hit a unit: on which words, where its other patterns may look, whether it looks at such units."""

    ready: Ready
    evidence: Span
    zone: Zone
    looks: bool


def _looks_at(ready: Ready, unit: Unit) -> bool:
    if unit.kind in ready.units:
        return True
    return unit.kind is UnitKind.EXCEPTION and unit.whole and UnitKind.SENTENCE in ready.units


def _holds(ready: Ready, reading: Reading, zone: Zone) -> bool:
    hits = reading.hits

    def anywhere(patterns: tuple[Compiled, ...], ranges: Ranges) -> bool:
        for low, high in ranges:
            present = hits.keys_in(low, high)
            for pattern in patterns:
                if pattern[0].key in present and (len(pattern) == 1 or hits.first(pattern, low, high) is not None):
                    return True
        return False

    if ready.unless and anywhere(ready.unless, zone.own):
        return False
    if ready.lead and not anywhere(ready.lead, zone.leads):
        return False
    if ready.heading and not anywhere(ready.heading, zone.headings):
        return False
    if ready.not_heading and anywhere(ready.not_heading, zone.headings):
        return False
    return all(anywhere(group, zone.around) for group in ready.with_)


@cache
def rulebook() -> Rulebook:
    """The house's rules, compiled once a process."""
    with uncollected():
        return Rulebook(labels(), book())


def ready() -> None:
    """Load now what the first extraction would: the rules, the language, the matchers."""
    patterns, words = rulebook().patterns, "The City shall."
    patterns.hits(patterns.read(words), words)
