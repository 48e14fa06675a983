"""Passages that an exception points to: "except as section 5 provides" makes exceptions of what section 5 permits.

Taught by: labels.md 3a, "Pointers": the pointer is not annotated where the passage that it points to is the exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.attributes.late import late
from ordtool.extract import acts
from ordtool.extract.grounds import TARGET
from ordtool.numbering import section_number
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.references import Target, references
from ordtool.source import Span

_UNITS = (Kind.SECTION, Kind.BILL_SECTION)
_REACH = 90
"""Characters after the cue in which the section is named."""
_CUE = late(
    r"\b(?:except|unless|other than|subject to|save|only|but)\b"
    r"(?=[^.;:]{0,60}?(?:§|\bsecs?\b|\bsections?\b|\b(?-i:[A-Z]{2,4}) \d))",
    re.IGNORECASE,
)
_CODE = late(r"\b[A-Z]{2,4} (?P<first>\d[\w.:–-]*\d)(?:(?: ?[-–—] ?| to | through )(?P<last>\d[\w.:–-]*\d))?")
"""A section by the short name of its code, as some states write it ("AS 18.65.902", "ORS 181A.250 to 181A.260")."""
_BARS = late(
    r"\b(?:shall|may|must|can|will) not\b|\bno\b[^.;:]{0,90}\b(?:shall|may|is)\b|\b(?:unlawful|illegal|only)\b|\bprohibit\w*\b"
    r"|\bforbidden\b",
    re.IGNORECASE,
)
_LETS = late(
    r"(?<!\balone )\bmay\b(?! not\b| only\b| neither\b)|\b(?:is|are) (?:hereby )?(?:authorized|permitted|allowed|lawful)\b",
    re.IGNORECASE,
)
_DUTY = late(r"\b(?:shall|must|may not|is prohibited|are prohibited)\b", re.IGNORECASE)
_DECIDES = late(
    r"^(?:an?|the|any|such|each|every|no) (?:[\w'-]+ ){0,3}?(?:council|board|commission|committee|court|judge|magistrate|plaintiff"
    r"|legislature|auditor|attorney general|attorney|resident|victim|party|individual)(?: or [\w ]{1,30})? may\b"
    r"|\bmay (?:\w+ )?(?:sue|bring|recover|be (?:cited|amended|fined|imposed|awarded|brought|enforced))\b",
    re.IGNORECASE,
)
"""A power to decide, or a right to sue: nobody is let off by it."""


def lets(sentence: str) -> bool:
    """Whether the main verb lets somebody do what a ban elsewhere forbids; a closed list ("may use it only to") does not."""
    may, duty = _LETS.search(sentence), _DUTY.search(sentence)
    if may is None or (duty is not None and duty.start() < may.start()):
        return False
    return not acts.bounded(sentence) and not _DECIDES.search(sentence)


def pointed(ordinance: Ordinance) -> frozenset[str]:
    """The paths of the passages that an exception of the same text points to, with all that stands below them."""
    return frozenset((*_within(ordinance), *_across(ordinance)))


def _within(ordinance: Ordinance) -> Iterator[str]:
    """Those in the same section; a text without any is one section."""
    sections = [(s.path, tuple(s.walk())) for s in ordinance.walk() if s.kind in _UNITS]
    for above, parts in sections or [("", tuple(ordinance.walk()))]:
        inner = {part.path.removeprefix(above): part.path for part in parts}
        for part in parts:
            for found in TARGET.finditer(ordinance.quote(part.lead)):
                path = found["path"] if found["path"].startswith("(") else f"({found['path']})"
                if path in inner:
                    yield inner[path]


def _across(ordinance: Ordinance) -> Iterator[str]:
    """Those in other sections, where a ban says "except as section 5 provides"."""
    own = {number: s for s in ordinance.walk() if s.kind in _UNITS and (number := section_number(s.label))}
    if len(own) < 2:
        return
    for part in ordinance.walk():
        words = ordinance.quote(part.lead)
        for cue in _CUE.finditer(words):
            if not _BARS.search(words):
                break
            end = min(cue.end() + _REACH, len(words))
            for targets in (*_sections(words, cue.end(), end), *_of_code(words, cue.end(), end)):
                for section in _meant(targets, own):
                    if not section.span.holds(part.span):
                        yield from (below.path for below in section.walk())


def _sections(words: str, start: int, end: int) -> Iterator[tuple[Target, ...]]:
    for reference in references(words, start, end):
        if not reference.outside and reference.level == "section" and reference.within is None:
            yield reference.targets


def _of_code(words: str, start: int, end: int) -> Iterator[tuple[Target, ...]]:
    for found in _CODE.finditer(words, start, end):
        ends = [(name, found[name].lower()) for name in ("first", "last") if found[name]]
        yield tuple(Target(Span(*found.span(name)), number, (), through=name == "last") for name, number in ends)


def _meant(targets: tuple[Target, ...], own: dict[str, Section]) -> Iterator[Section]:
    """The sections that are named, those between the ends of a range too."""
    numbers = list(own)
    before = ""
    for target in targets:
        if target.number not in own:
            before = ""
            continue
        if target.through and before:
            between = numbers[numbers.index(before) + 1 : numbers.index(target.number)]
            yield from (own[number] for number in between)
        found = _below(own[target.number], target.steps)
        if found is not None:
            yield found
        before = target.number


def _below(section: Section, steps: tuple[str, ...]) -> Section | None:
    for step in steps:
        below = (child for child in section.children if child.label.strip("().").lower() == step)
        found = next(below, None)
        if found is None:
            return None
        section = found
    return section
