"""Where the references of a text lead: to one of its own sections, to nothing, or somewhere that it does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.references import Reference, Target, references


@dataclass(frozen=True, slots=True)
class Pointer:
    """One target of a reference: `to` is the section of this text that it names, None where it is not here.

    `missing` says in words what should stand here and does not ("subsection (f)"), "" where the target is found or may
    stand in other law. `home` is the section that the reference stands in.
    """

    reference: Reference
    target: Target
    home: Section | None
    to: Section | None
    missing: str


class _Asked(Protocol):
    @property
    def ordinance(self) -> Ordinance: ...

    def chain(self, offset: int) -> tuple[Section, ...]: ...

    def home(self, offset: int) -> Section | None: ...


def pointers(text: _Asked) -> Iterator[Pointer]:
    """Every target of every reference; a section's own number at its beginning is none."""
    ordinance = text.ordinance
    own = {number: one for one in ordinance.walk() if one.kind is Kind.SECTION and (number := _number(one.label))}
    stems = {_stem(number) for number in own} - {""}
    for reference in references(ordinance.text):
        chain = text.chain(reference.span.start)
        if any(one.span.start == reference.span.start for one in chain):
            continue
        home = text.home(reference.span.start)
        for target in reference.targets:
            if reference.outside or reference.of_division:
                yield Pointer(reference, target, home, None, "")
            elif reference.level == "section":
                yield Pointer(reference, target, home, _section(target, own), _outer(target, own, stems))
            else:
                to, missing = (None, "") if reference.within else _inner(reference, target, chain)
                yield Pointer(reference, target, home, to, missing)


def _inner(reference: Reference, target: Target, chain: Sequence[Section]) -> tuple[Section | None, str]:
    """The subsection or paragraph of the section around it that a reference names, or what is missing."""
    home = [one for one in chain if one.kind is not Kind.DIVISION]
    value = target.number or (target.steps[0] if target.steps else "")
    below = [child for one in reversed(home) for child in one.walk() if child.label]
    found = next((child for child in below if _value(child.label) == value), None)
    missing = value and below and found is None
    return found, f"{reference.level} ({value})" if missing else ""


def _section(target: Target, own: dict[str, Section]) -> Section | None:
    """The section of this text that a reference names, or the innermost of its subdivisions that stands here."""
    section = own.get(target.number)
    for value in target.steps if section else ():
        below = next((child for child in section.children if _value(child.label) == value), None) if section else None
        section = below or section
    return section


def _outer(target: Target, own: dict[str, Section], stems: set[str]) -> str:
    """A section of this chapter that does not stand here, or a subsection that one here does not have; "" for neither."""
    said = f"section {target.number}{''.join(f'({step})' for step in target.steps)}"
    if target.number in own:
        return said if target.steps and not _holds(own[target.number], target.steps) else ""
    return said if _stem(target.number) in stems else ""


def _value(label: str) -> str:
    return label.strip("().").lower()


def _number(label: str) -> str:
    hit = re.search(r"\d[\w.:–-]*", label)
    return hit[0].rstrip(".:–-").lower() if hit else ""


def _stem(number: str) -> str:
    """A number without its last part: "5.04" of "5.04.030"; "" for one that stands alone."""
    hit = re.match(r"(.+)[.:–-][^.:–-]+$", number)
    return hit[1] if hit else ""


def _holds(section: Section, steps: Sequence[str]) -> bool:
    level: tuple[Section, ...] = section.children
    for value in steps:
        one = next((child for child in level if _value(child.label) == value), None)
        if one is None:
            return not level  # its words are no list: the outline may have read it whole
        level = one.children
    return True
