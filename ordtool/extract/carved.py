"""Which units take something out: named by their rules, taken apart where their grounds differ, joined where they are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ordtool.extract import releases
from ordtool.extract.exceptions import pieces
from ordtool.extract.reading import Reading
from ordtool.extract.rules import Found, Rulebook
from ordtool.extract.unit import Unit, UnitKind
from ordtool.library.labels import Rule
from ordtool.ordinance import Span

_EXCEPTIONS = (UnitKind.EXCEPTION, UnitKind.EXCLUSION)
_UNNAMED = Rule(id="unnamed-ground", match=["except"], examples=["except"])


def carved(
    reading: Reading, rules: Rulebook, everything: Sequence[Unit], found: Sequence[Found], provisions: Sequence[Found]
) -> tuple[Found, ...]:
    """Every carve-out of a text with its unit, in text order; an exception that no rule names may still be one."""
    named: dict[int, list[Found]] = {}
    for hit in found:
        if _is_carve_out(hit) and hit.unit.cue != "findings" and _says_itself(hit):
            named.setdefault(id(hit.unit), []).append(hit)
    taken = {id(p.unit) for p in provisions}
    hits: list[Found] = []
    for unit in everything:
        apart = _apart(reading, rules, unit) if unit.kind is UnitKind.EXCEPTION else ()
        if apart or id(unit) in named:
            hits.extend(apart or named[id(unit)])
        elif id(unit) not in taken:
            hits.extend(_unnamed(reading, unit, provisions))
    return tuple(_joined(reading, hits))


def _is_carve_out(hit: Found) -> bool:
    return hit.label.startswith("carveout.")


def _unnamed(reading: Reading, unit: Unit, provisions: Sequence[Found]) -> Iterator[Found]:
    """An exception whose ground no rule names: still a carve-out, if it stands in a rule or releases as a whole."""
    if unit.kind not in _EXCEPTIONS or unit.cue == "findings" or releases.protects(reading.words(unit.span)):
        return
    if unit.cue in _RELEASES or _inside_rule(unit, provisions):
        yield Found("carveout.other", unit, reading.trim(unit.span), _UNNAMED)


_RELEASES = frozenset({"release", "exclusion", "definition", "ground", "notwithstanding", "tail"})


def _inside_rule(unit: Unit, provisions: Sequence[Found]) -> bool:
    host = unit.host or unit.span
    return any(host.overlap(p.unit.span) > 0 for p in provisions if not p.label.startswith("struct."))


def _says_itself(hit: Found) -> bool:
    """Whether the words that fired stand in the unit itself, and not in an exception that was cut out of it."""
    if hit.unit.cue == "cap" and hit.label != "carveout.remedy":
        return False
    return hit.unit.kind not in (UnitKind.SENTENCE, UnitKind.ITEM) or hit.unit.span.holds(hit.evidence)


def _apart(reading: Reading, rules: Rulebook, unit: Unit) -> tuple[Found, ...]:
    """The hits of an exception's pieces, where every piece is a ground with labels of its own; () where it is one ground."""
    if unit.cue == "release" and not unit.whole:
        return ()
    parts = [_carve_outs(rules.tried(reading, piece)) for piece in pieces(reading, unit)]
    if len(parts) < 2 or not all(parts) or len({frozenset(h.label for h in part) for part in parts}) < 2:
        return ()
    return tuple(hit for group in _alike(parts) for hit in group)


def _carve_outs(hits: Sequence[Found]) -> list[Found]:
    return [hit for hit in hits if _is_carve_out(hit)]


def _alike(parts: Sequence[list[Found]]) -> Iterator[list[Found]]:
    """Neighbouring pieces with the same labels are one ground."""
    group = parts[0]
    for part in parts[1:]:
        if {h.label for h in part} == {h.label for h in group}:
            span = Span(group[0].unit.span.start, part[0].unit.span.end)
            group = [replace(hit, unit=replace(hit.unit, span=span, core=span)) for hit in group]
        else:
            yield group
            group = part
    yield group


def _joined(reading: Reading, hits: Sequence[Found]) -> Iterator[Found]:
    """Neighbouring sentences that state one carve-out between them ("the person gives notice … if it is cured, no suit")."""
    last: Found | None = None
    for hit in hits:
        if last is not None and _one_clause(reading, last, hit):
            span = Span(last.unit.span.start, hit.unit.span.end)
            last = replace(last, unit=replace(last.unit, span=span))
            continue
        if last is not None:
            yield last
        last = hit
    if last is not None:
        yield last


def _one_clause(reading: Reading, first: Found, second: Found) -> bool:
    between = reading.ordinance.text[first.unit.span.end : second.unit.span.start]
    return (
        first.rule.joins
        and second.rule.joins
        and first.label == second.label
        and first.unit.section is second.unit.section
        and not between.strip()
    )
