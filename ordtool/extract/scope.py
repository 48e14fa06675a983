"""What a carve-out relaxes: the provisions that it stands in or points to; "*" where it switches off the whole law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ordtool.extract.reading import Reading
from ordtool.extract.rules import Found
from ordtool.extract.unit import Unit, UnitKind
from ordtool.ordinance import Kind, Section, Span

_WHOLE = re.compile(
    r"\b(?:this|the) (?:article|chapter|ordinance|act|local law|by ?law|law|title|division)\b", re.IGNORECASE
)
_HERE = re.compile(r"\bthis (?P<what>section|subsection|subdivision|paragraph|subparagraph|part)\b", re.IGNORECASE)
_POINTER = re.compile(
    r"\b(?:sub)?(?:section|sec|division|paragraph|clause|sections|subsections|subdivisions|paragraphs)\.?\s+"
    r"(?P<path>\(?[0-9a-z][\w.\-:]*\)?(?:\s?\([0-9a-z]{1,4}\))*)(?:\s+of\s+(?:section|subdivision|subsection)\s+(?P<outer>[\w.\-:()]+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision that may be relaxed: its label and the words it stands in."""

    label: str
    span: Span
    host: Span


def scope(reading: Reading, unit: Unit, provisions: Sequence[Provision]) -> tuple[str, ...]:
    """The labels that an exception relaxes, sorted; () where it relaxes nothing that the tool knows."""
    if unit.kind is UnitKind.EXCLUSION:
        return ("*",)
    words = " ".join(reading.words(span) for span in (*unit.leads[-1:], unit.host or unit.span, unit.span))
    own = _inside(provisions, unit.host) if unit.host else ()
    if own and unit.cue not in {"release", "exclusion", "notwithstanding"}:
        return own
    return _pointed(reading, unit, words, provisions) or own or _around(reading, unit, provisions)


def _labels(provisions: Iterable[Provision]) -> tuple[str, ...]:
    return tuple(sorted({p.label for p in provisions}))


def _inside(provisions: Sequence[Provision], host: Span) -> tuple[str, ...]:
    return _labels(p for p in provisions if host.overlap(p.span) > 0)


def _pointed(reading: Reading, unit: Unit, words: str, provisions: Sequence[Provision]) -> tuple[str, ...]:
    """The provisions that the words point to by "this article", "this section" or an enumerator."""
    pointers = [_target(reading, unit, found) for found in _POINTER.finditer(words)]
    targets = [section for section in pointers if section is not None]
    if targets:
        return _labels(p for p in provisions for section in targets if section.span.holds(p.span))
    if _WHOLE.search(words):
        return ("*",)
    here = _HERE.search(words)
    if here is None:
        return ()
    section = _enclosing(reading, unit, here["what"].lower())
    if section is None or _is_whole_law(section, provisions):
        return ("*",)
    return _labels(p for p in provisions if section.span.holds(p.span))


def _enclosing(reading: Reading, unit: Unit, what: str) -> Section | None:
    chain = reading.ordinance.ancestors(unit.span.start)
    sections = [s for s in chain if s.kind in (Kind.SECTION, Kind.BILL_SECTION)]
    if what in ("section", "part"):
        return sections[-1] if sections else None
    below = [s for s in chain if s.kind is Kind.SUBDIVISION]
    return below[0] if what in ("subsection", "subdivision") and below else (below[-1] if below else None)


def _is_whole_law(section: Section, provisions: Sequence[Provision]) -> bool:
    """A law of one section: "this section" is the whole of it."""
    outside = [p for p in provisions if not section.span.holds(p.span) and not p.label.startswith("struct.")]
    return not outside


def _target(reading: Reading, unit: Unit, found: re.Match[str]) -> Section | None:
    """The section of the same text that an enumerator points to."""
    want = re.sub(r"[\s.]", "", (found["outer"] or "") + found["path"]).lower()
    tail = re.sub(r"[()]", "", want)
    best: Section | None = None
    for section in reading.ordinance.walk():
        path = re.sub(r"[()\s.]", "", section.path.rpartition("/")[2]).lower()
        if path == tail or (path.endswith(tail) and _near(reading, unit, section)):
            best = section if path == tail or best is None else best
    return best


def _near(reading: Reading, unit: Unit, section: Section) -> bool:
    """Whether a section stands in the same section of the law as the unit."""
    chain = [s for s in reading.ordinance.ancestors(unit.span.start) if s.kind is Kind.SECTION]
    return not chain or chain[-1].span.holds(section.span)


def _around(reading: Reading, unit: Unit, provisions: Sequence[Provision]) -> tuple[str, ...]:
    """The provisions of the smallest section around that holds any."""
    for section in reversed(reading.ordinance.ancestors(unit.span.start)):
        labels = _labels(p for p in provisions if section.span.holds(p.span))
        if labels:
            return ("*",) if section.kind in (Kind.DIVISION,) else labels
    return ()
