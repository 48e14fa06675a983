"""Defined terms in force: a term whose definition speaks of one of our subjects counts as a name of that subject.

"“Covered vendor” means a data broker or …" makes every later "covered vendor" a data broker for the patterns; "“Critical
incident” means an imminent danger of death" makes it an emergency. A lawyer reads defined terms so; patterns that knew only
their own words would miss whatever a drafter chose to call the thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ordtool import attributes
from ordtool.extract.hits import Hit
from ordtool.extract.reading import Reading
from ordtool.extract.unit import Unit, UnitKind
from ordtool.library import lexicon

LISTS = (
    "surveillance", "face", "biometric", "plate_reader", "other_technology", "immigration", "data_broker", "emergency",
    "oversight_body", "impact_report", "use_policy",
)  # fmt: skip
"""The word lists that a defined term may join."""
HEAD = 40
"""Tokens after the term in which its definition must name the subject: what comes later is detail."""
PAPERS = frozenset({"impact_report", "use_policy", "oversight_body", "emergency"})
"""Lists of papers and bodies: a thing is defined by them only where the definition begins with them, not where it names one."""
MACHINES = frozenset({"surveillance", "face", "biometric", "plate_reader", "other_technology"})
"""A term that covers several of them, plate readers among them, is a name for surveillance and not for any one of them."""
NEAR = 14
"""Tokens after the term within which it does."""
_ACTORS = ("government_actor", "person", "private_entity", "council", "executive", "police")


def in_force(reading: Reading, units: Sequence[Unit]) -> Reading:
    """The reading with the hits of its defined terms added."""
    added: dict[str, list[Hit]] = {}
    for unit in units:
        if unit.kind is not UnitKind.DEFINITION:
            continue
        term = attributes.term_of(reading.ordinance.quote(unit.span)).casefold()
        names = _names(reading, unit, term) if _is_name(term) else ()
        for name in names:
            for key in _keys(name):
                added.setdefault(key, []).extend(_places(reading, term))
    return replace(reading, hits=reading.hits.joined(added)) if added else reading


def _is_name(term: str) -> bool:
    """A term that stands for a thing: not one that names who acts, nor a word too common to stand for anything."""
    if len(term) < 4 or term in {
        "data",
        "information",
        "technology",
        "system",
        "device",
        "equipment",
        "record",
        "records",
    }:
        return False
    return not any(term in lexicon()[name] for name in _ACTORS)


def _names(reading: Reading, unit: Unit, term: str) -> tuple[str, ...]:
    """The lists that the head of a definition names, the term itself left out."""
    start, end = reading.tokens(unit.core)
    skipped = start + len(term.split()) + 1
    reach = {name: min(end, skipped + (NEAR if name in PAPERS else HEAD)) for name in LISTS}
    names = tuple(name for name in LISTS if reading.hits.count(f"${name}", skipped, reach[name]))
    if "plate_reader" in names and len(MACHINES.intersection(names)) > 1:
        return ("surveillance", *(name for name in names if name not in MACHINES))
    return names


def _keys(name: str) -> Iterator[str]:
    """The list and every list that holds all of it ("technology" holds "surveillance")."""
    words = set(lexicon()[name])
    return (f"${other}" for other, entries in _sets().items() if words <= entries)


@cache
def _sets() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(entries) for name, entries in lexicon().items()}


def _places(reading: Reading, term: str) -> Iterator[Hit]:
    """Where a term stands, in singular or plural, in tokens."""
    text = reading.plain.text.casefold()
    wanted = " ".join(term.replace("-", " ").split())
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        plural = end + 1 if text[end : end + 1] == "s" else end
        if not text[max(0, at - 1) : at].isalnum() and not text[plural : plural + 1].isalnum():
            yield Hit(*reading.token_range(at, plural))
        at = text.find(wanted, end)
