"""Whether a thing is taken out: a device, software or data named by an exclusion, and no act, use or person.

Every item of an exclusion list that is a thing carries carveout.device (labels.md 3a, "Exclusion lists").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ordtool.attributes.late import late
from ordtool.extract.reading import Reading
from ordtool.extract.rules import Found
from ordtool.extract.unit import Unit, UnitKind
from ordtool.library.labels import Rule
from ordtool.source import Span

THING = Rule(id="thing-left-out", match=["except"], examples=["except"])


def is_thing(reading: Reading, unit: Unit) -> bool:
    """Whether the item of a list of exceptions is a thing: its first noun names one."""
    low, high = reading.tokens(unit.span)
    words = reading.words(unit.span)
    if unit.kind is UnitKind.EXCEPTION and _STATE.match(words):
        return False
    use = _ACTS.match(words)
    return not use and reading.hits.count("$device_words", low, min(low + _HEAD, high)) > 0


def of_things(reading: Reading, unit: Unit) -> bool:
    """Whether something that is no act and nobody is taken out of a term for technology or data, and so a thing itself."""
    words = _LEFT_OUT.split(reading.words(unit.span))[-1].strip()
    defined = " ".join(reading.words(span) for span in (*unit.leads[-1:], unit.span))
    if unit.leads and '"' not in defined:  # "The term does not include: …" stands behind the term's own sentence
        above = reading.ordinance.section_at(unit.leads[-1].start)
        defined = reading.words(above.lead) if above else defined
    acts = _ACTS.match(words) or _SOMEBODY.match(words)
    listed = bool(unit.leads) and reading.search(_FOLLOWING_THINGS, unit.leads[-1])
    if _DATA.match(words):
        return True
    return not acts and (listed or (unit.kind is UnitKind.EXCLUSION and bool(_THINGS.match(defined))))


_LEFT_OUT = late(r"\b(?:does|do|shall) not (?:include|mean)\b", re.IGNORECASE)
_THINGS = late(
    r'^[^".:]{0,60}"[^"]{0,60}\b(?:technolog(?:y|ies)|devices?|equipment|systems?|software|data|information|tools?|databases?|records?'
    r'|identifiers?|templates?|images?|scans?|drones?|aircraft)"'
    r"|^(?:the term )?(?:biometric|personal|surveillance|face|facial|subscriber|location) \w+"
    r" (?:does|do|shall) not (?:include|mean)\b",
    re.I,
)
_DATA = late(
    r"(?:any |the )?(?:information|data|records|images|recordings|footage) (?:consisting|that|which|about)\b", re.I
)
_FOLLOWING_THINGS = late(
    r"\b(?:following|apply to(?: any| the)?) (?:\w+ ){0,2}"
    r"(?:technolog(?:y|ies)|devices?|equipment|systems?|tools?|data|information|records|software)\s*[:\-]?\s*$",
    re.IGNORECASE,
)
_SOMEBODY = late(
    r"(?:an?|any|the)? ?(?:\w+ ){0,2}(?:person|individual|entity|employee|agent|officer|agency|people)s?\b", re.I
)
_STATE = late(
    r"(?:an?|any|the) (?:(?!that\b|which\b|who\b|whose\b|used\b|operated\b|if\b|when\b)[\w'-]+ ){1,6}"
    r"(?:is|are|was|were|has been|have been)\b(?! used\b)",
    re.I,
)
"""What has come about ("the car was left behind"): a circumstance in which a rule gives way, no thing ("a car that was …")."""
_HEAD = 4
"""Tokens in which the first noun of an item stands."""
_ACTS = late(
    r"(?:an? |the |any )?(?:good[ -]faith |lawful )?"
    r"(?:acquisitions?|contracts?|agreements?|purchases?|uses?|disclosures?|requests?|flights?|search(?:es)?|services?)\b"
    r"|(?:the (?:use|\w+ing|\w+tion)|(?!parking\b|building\b|monitoring\b|timing\b|recording\b)\w+ing"
    r"|to|as|if|when|where|for|by|in|\w+ation)\b|.{0,40}\b(?:used|uses) (?:in|by|when)\b",
    re.I,
)


def with_thing(reading: Reading, unit: Unit, hits: Sequence[Found]) -> Sequence[Found]:
    """A sentence that lets one thing off ("… does not apply to the following: toll cameras") is about a thing, as an item is."""
    listed = _ONE_LISTED.match(reading.words(unit.span)) if unit.kind is UnitKind.EXCEPTION and hits else None
    if (
        listed is None
        or _ACTS.match(_USED.split(listed["thing"])[0])
        or any(hit.label == "carveout.device" for hit in hits)
    ):
        return hits
    low, high = reading.tokens(Span(reading.at(unit.span, listed.start("thing")), unit.span.end))
    if not reading.hits.count("$device_words", low, min(low + 3 * _HEAD, high)):
        return hits
    kept = [hit for hit in hits if hit.label != "carveout.other"]
    return [*kept, replace(hits[0], label="carveout.device", rule=THING)]


_USED = late(r" (?:used|operated|owned|kept) by\b", re.IGNORECASE)
_ONE_LISTED = late(r"^[^:]{0,60}\bfollowing\b[^:]{0,60}: (?P<thing>[^:]+)", re.IGNORECASE)
