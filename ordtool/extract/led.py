"""Labels that follow the head of what is taken out: whoever is let off beats whatever he does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ordtool.attributes.late import late
from ordtool.extract.heads import Head, head_of, let_off, taken_out
from ordtool.extract.reading import Reading
from ordtool.extract.rules import Found
from ordtool.extract.unit import Unit, UnitKind
from ordtool.library.labels import Rule
from ordtool.source import Span

NAMED = {Head.AGENCY: "carveout.agency", Head.PRIVATE: "carveout.private_sector"}
"""The labels of who is left out."""
LEFT_OUT = Rule(id="who-is-left-out", match=["except"], examples=["except"])
_OTHER = Rule(id="unnamed-ground", match=["except"], examples=["except"])
_WEAK = frozenset({"carveout.device", "carveout.other", "carveout.investigation"})
"""Labels that a word anywhere in an exception gives; they yield to the head."""
_CONSENT = "carveout.consent"
"""An agency's own agreement is a limiter, no consent of the people concerned."""
_VERB_FIRST = late(r"^(?:is|are|shall|may|need|does|do|has)\b", re.IGNORECASE)
_PERMITS = late(
    r"^notwithstanding\b(?!.*\bnot required\b)|\b(?:prohibit|forbid|prevent|preclude|restrict|bar|limit)(?:s|ing)?\b",
    re.IGNORECASE,
)
_AFAR = late(r"\b(?:apply|extend) to\b.+\b(?:by|to|with|from|that|which)\b", re.IGNORECASE)
_ACT = late(
    r"(?:\bnot (?:include|mean) |^)(?:the |any )?(?!(?:\w+ ){0,2}consisting\b)"
    r"(?:\w+ ){0,2}\w+(?:(?:sion|tion|ing|ison|ysis) (?:of|by)\b|ing, \w+ing\b)"
    r"|(?:\bnot (?:include|mean) |^)(?:good faith|inadvertent)\b|^good faith or\b",
    re.IGNORECASE,
)
_OF_A_BUSINESS = late(
    r"\b(?:brokers?|business(?:es)?|controllers?|processors?|compan(?:y|ies)|vendors?|sellers?|merchants?|operators?|providers?"
    r"|covered entit(?:y|ies)|private entit(?:y|ies))\"? (?:does|do|shall|will) not (?:include|mean)\b"
    r"|\bnot be (?:considered|deemed|regarded as) (?:to be )?an? (?:\w+ )?"
    r"(?:brokers?|controllers?|processors?|vendors?|covered entity)\b",
    re.IGNORECASE,
)
"""A term for those in trade whom a law regulates: what is left out of it is somebody's line of business, no thing."""
_COURT = late(r"\b(?:warrants?|subpoenas?)\b", re.IGNORECASE)


def head(reading: Reading, unit: Unit) -> Head | None:
    """Whom an exception leaves out; the lead-in names them where the item goes on with a verb."""
    words = reading.words(unit.span)
    if unit.leads and _VERB_FIRST.match(words):
        return let_off(f"{reading.words(unit.leads[-1]).rstrip(':- ')} {words}")
    found = taken_out(words)
    if found is None and unit.leads and not unit.whole:
        if unit.cue in {"release", "exclusion"}:
            return head_of(_BY_WHOM.sub("", words))
        if unit.cue in {"tail", "ground"} and (words.startswith("to ") or reading.search(_PERSONS, unit.leads[-1])):
            return head_of(_TO_WHOM.sub("", words))
    return found


_BY_WHOM = late(
    r"^(?:(?:used|operated|conducted|done|undertaken|maintained|kept|held|collected|made) )?by (?:any (?=court|of\b))?",
    re.IGNORECASE,
)
"""An item that names whose work is left out ("by the highway department at weighing stations")."""
_TO_WHOM = late(r"^(?:to|by|with) (?!the extent\b)", re.IGNORECASE)
_PERSONS = late(
    r"\b(?:except|other than)\b[^:]*"
    r"\b(?:to|by|with|following (?:persons|entities|agencies|parties|people|recipients|individuals))\s*:?$",
    re.IGNORECASE,
)
"""A list of those to whom something may be given after all."""


def by_head(reading: Reading, unit: Unit, hits: Sequence[Found]) -> tuple[Found, ...]:
    """The labels of an exception, corrected by who is left out."""
    if unit.kind is UnitKind.EXCLUSION and _in_trade(reading, unit):
        return _of_a_trade(reading, unit, hits)
    whole = unit.cue != "however" and all(hit.unit is unit for hit in hits)
    labels = {hit.label for hit in hits}
    doing = _BY_WHOM.match(reading.words(unit.span)) and labels - {"carveout.device", "carveout.other"}
    kind = head(reading, unit) if whole and not doing else None
    if kind is None:
        return _of_an_act(reading, unit, [hit for hit in hits if not _from_afar(reading, hit, labels)])
    if kind in (Head.PERSON, Head.ENTITY):
        return _of_a_person(reading, unit, hits)
    name = NAMED[kind]
    if (
        unit.whole
        and _PERMITS.search(reading.words(unit.span))
        and not labels <= _WEAK - {"carveout.investigation"} | {name}
    ):
        return tuple(hits)
    others = tuple(hit for hit in hits if hit.label not in _WEAK | set(NAMED.values()) | {_CONSENT})
    if others:
        return tuple(hit for hit in hits if hit in others or hit.label == name)
    kept = tuple(hit for hit in hits if hit.label == name)
    return kept or (replace(hits[0], label=name, rule=LEFT_OUT),)


_APPLIES_TO = late(r"\bnot (?:apply|extend) to (?P<who>[^.;:()]+)\.?$", re.IGNORECASE)
_COMMAS = late(r",\s+(?:or\s+|and\s+)?|\s+or\s+", re.IGNORECASE)
_SHORT = 5
"""Words of a name; what is longer says more than whom."""


def one_by_one(reading: Reading, unit: Unit) -> tuple[Found, ...]:
    """Those who are let off in one breath, each with a label ("shall not apply to state agencies, hospitals or banks")."""
    listed = _APPLIES_TO.search(reading.words(unit.span)) if unit.whole else None
    if listed is None:
        return ()
    ends = [(hit.start(), hit.end()) for hit in _COMMAS.finditer(listed["who"])]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(listed["who"])]
    names = [listed["who"][low:high] for low, high in zip(starts, stops, strict=True)]
    kinds = [head_of(name) if len(name.split()) <= _SHORT else None for name in names]
    if not all(kind in NAMED for kind in kinds) or len(set(kinds)) < 2:
        return ()
    at = listed.start("who")
    spans = [
        Span(reading.at(unit.span, at + a), reading.at(unit.span, at + b)) for a, b in zip(starts, stops, strict=True)
    ]
    return tuple(
        Found(NAMED[kind], replace(unit, span=span, core=span), span, LEFT_OUT)
        for kind, span in zip(kinds, spans, strict=True)
        if kind is not None
    )


def _in_trade(reading: Reading, unit: Unit) -> bool:
    """Whether something is taken out of a term for businesses ("Data broker does not include …")."""
    return any(reading.search(_OF_A_BUSINESS, span) for span in unit.leads or (unit.span,))


def _of_a_trade(reading: Reading, unit: Unit, hits: Sequence[Found]) -> tuple[Found, ...]:
    """Who is left out of a term for businesses: a government by name, or else a part of the private sector."""
    kind = head_of(reading.words(unit.span)) if unit.leads else head(reading, unit)
    name = NAMED[Head.AGENCY if kind is Head.AGENCY else Head.PRIVATE]
    kept = tuple(hit for hit in hits if hit.label == name)
    return kept[:1] or (replace(hits[0], label=name, rule=LEFT_OUT),)


def _from_afar(reading: Reading, hit: Found, labels: set[str]) -> bool:
    """An agency that stands further on ("research by the university") yields to the label of the thing itself."""
    far = hit.rule.id == "agency-excepted" and reading.search(_AFAR, hit.evidence)
    return far and bool(labels - {"carveout.agency", "carveout.device", "carveout.other"})


def _of_an_act(reading: Reading, unit: Unit, hits: Sequence[Found]) -> tuple[Found, ...]:
    """An act ("submission of fingerprints") is no device."""
    if unit.kind is not UnitKind.EXCLUSION or not reading.search(_ACT, unit.span):
        return tuple(hits)
    kept = tuple(hit for hit in hits if hit.label != "carveout.device")
    return kept or tuple(replace(hit, label="carveout.other", rule=_OTHER) for hit in hits[:1])


def _of_a_person(reading: Reading, unit: Unit, hits: Sequence[Found]) -> tuple[Found, ...]:
    """People are no devices, and a court's finding about them is no process."""
    court = _COURT.search(reading.words(unit.span)) is not None
    wrong = {"carveout.device"} if court else {"carveout.device", "carveout.judicial_process"}
    kept = tuple(hit for hit in hits if hit.label not in wrong)
    return kept or (replace(hits[0], label="carveout.other", rule=_OTHER),)
