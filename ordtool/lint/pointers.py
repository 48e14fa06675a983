"""Where the references of a text lead: to one of its own sections, to nothing, or somewhere that it does not hold.

What is missing is only said where the text shows the whole of the place that a reference counts in: a bill that amends one
subdivision of a section shows none of the others, and an excerpt ends before its chapter does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ordtool.numbering import enumerator_at, first, readings, section_number
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.references import Reference, Target, references

LEFT_OUT = re.compile(r"\*\s\*\s\*|\*{3,}|\.\s\.\s\.\s\.|…|\[(?:text )?omitted\]|\(omitted\)", re.IGNORECASE)
"""Marks that say that words of a law are left out of a print."""
_THAT = re.compile(r"\bof\s+(?:that|such|said|the\s+same)\s+\w+$", re.IGNORECASE)
_OTHER = re.compile(r"[.)]*,?\s+of\s+(?:(?:the\s+)?(?!this\b|that\b|such\b)[A-Z]|\d)|[-–][A-Z]\b")
_CHANGES = re.compile(
    r"\s*[—–]|,?\s+(?:by|is|are)\s+(?:\w+\s+)?(?:amend|strik|insert|add|redesignat|repeal)\w*", re.IGNORECASE
)
_DIVISIONS = ("title", "chapter", "article", "part", "subchapter", "division")
_BEYOND = 20  # sections after the last one that a plain number is still taken to count among
_CHAPTER = (
    100  # of codes that number by tens: the last section of a chapter is no further behind the last that stands here
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """One target of a reference: `to` is the section of this text that it names, None where it is not here.

    `missing` says in words what should stand here and does not ("subsection (f)"), "" where the target is found or may
    stand in other law.
    """

    reference: Reference
    target: Target
    to: Section | None
    missing: str = ""


class _Asked(Protocol):
    @property
    def ordinance(self) -> Ordinance: ...

    @property
    def amends(self) -> bool: ...

    def chain(self, offset: int) -> tuple[Section, ...]: ...


def pointers(text: _Asked) -> Iterator[Pointer]:
    """Every target of every reference; a section's own number at its beginning is none."""
    ordinance = text.ordinance
    sections = [one for one in ordinance.walk() if one.kind in (Kind.SECTION, Kind.BILL_SECTION)]
    own = {number: one for one in sections if one.kind is Kind.SECTION and (number := section_number(one.label))}
    for reference in references(ordinance.text):
        chain = text.chain(reference.span.start)
        if any(one.span.start == reference.span.start for one in chain):
            continue
        for target in reference.targets:
            if reference.outside or reference.of_division or _elsewhere(reference, ordinance):
                yield Pointer(reference, target, None)
            elif reference.level == "section" or reference.here in _DIVISIONS:
                yield _to_section(reference, target, own, text)
            else:
                yield _to_part(reference, target, chain, own, ordinance)


def _elsewhere(reference: Reference, ordinance: Ordinance) -> bool:
    """Whether the words around a reference lead out of the text, or what the bill tells somebody to do there."""
    after = ordinance.text[reference.span.end : reference.span.end + 80]
    words = ordinance.quote(reference.span)
    return bool("\n" in words or _THAT.search(words) or _OTHER.match(after) or _CHANGES.match(after))


def _to_section(reference: Reference, target: Target, own: Mapping[str, Section], text: _Asked) -> Pointer:
    said = f"section {target.number}{''.join(f'({step})' for step in target.steps)}"
    section = own.get(target.number)
    if section is None:
        return Pointer(reference, target, None, said if not text.amends and _expected(target.number, own) else "")
    to, left = _down(section, target.steps)
    missing = bool(left) and _is_list(to, text.ordinance) and not _inline(left, section, reference, text.ordinance)
    return Pointer(reference, target, to, said if missing else "")


def _to_part(
    reference: Reference, target: Target, chain: Sequence[Section], own: Mapping[str, Section], ordinance: Ordinance
) -> Pointer:
    """A subsection, paragraph or the like, in the section around it or in the one that the reference names."""
    values = ((target.number,) if target.number else ()) + target.steps
    home = _home(reference, chain, own)
    if home is None or not values:
        return Pointer(reference, target, None)
    around = [one for one in chain if home.span.holds(one.span)] if home in chain else [home]
    named = [child for one in reversed(around) for child in one.walk() if _value(child.label) == values[0]]
    if not named and _is_list(home, ordinance) and not _inline(values[:1], home, reference, ordinance):
        return Pointer(reference, target, None, f"{reference.level} ({values[0]})")
    to = next((one for one in named if one.span.start != home.span.start), None)
    return Pointer(reference, target, _down(to, values[1:])[0] if to else None)


def _home(reference: Reference, chain: Sequence[Section], own: Mapping[str, Section]) -> Section | None:
    """The section that a reference counts in, None where it is another law's or is not here whole."""
    outer = reference.within
    while outer is not None and outer.within is not None:
        outer = outer.within
    if outer is not None:
        numbers = [target.number for target in outer.targets]
        return (
            own.get(numbers[0])
            if outer.level == "section" and len(numbers) == 1 and not outer.targets[0].steps
            else None
        )
    homes = [one for one in chain if one.kind is Kind.SECTION]
    return homes[-1] if homes else None


def _down(section: Section, steps: Sequence[str]) -> tuple[Section, tuple[str, ...]]:
    """The innermost subdivision that the steps lead to, and the steps that are left where the way ends."""
    here = section
    for depth, value in enumerate(steps):
        below = next((child for child in here.children if _value(child.label) == value), None)
        if below is None:
            return here, tuple(steps[depth:])
        here = below
    return here, ()


def _is_list(section: Section, ordinance: Ordinance) -> bool:
    """Whether a section's subdivisions are all here: they begin at the beginning, and nothing is left out."""
    labelled = [one for one in section.children if one.label]
    mark = enumerator_at(labelled[0].label, 0) if labelled else None
    begins = mark is not None and any(first(reading) for reading in readings(mark.value))
    return begins and not LEFT_OUT.search(ordinance.quote(section.span))


def _inline(values: Sequence[str], section: Section, reference: Reference, ordinance: Ordinance) -> bool:
    """Whether a list within a sentence has the item, or a line begins with it: the outline does not know all lists."""
    words, start = ordinance.quote(section.span), reference.span.start - section.span.start
    value = re.escape(values[0])
    marks = re.finditer(rf"\({value}\)|(?:^|\s){value}[.)]\s", words, re.IGNORECASE)
    end = reference.span.end - section.span.start
    return any(not start <= hit.start() < end and not _pointed(words, hit.start()) for hit in marks)


def _pointed(words: str, at: int) -> bool:
    """Whether a mark is part of a reference and not the mark of an item."""
    before = words[max(0, at - 24) : at]
    return bool(
        re.search(
            r"(?:section|subsection|division|paragraph|clause|item)s?\s?$|[\w)]$|\)(?:,| and| or|, or|, and) ?$", before
        )
    )


def _expected(number: str, own: Mapping[str, Section]) -> bool:
    """Whether a section of this number should stand among those of the text."""
    stem, last = _parted(number)
    ranks = sorted(rank for one in own if (rank := _parted(one))[0] == stem)
    if not ranks or last is None:
        return False
    lasts = [rank for _, rank in ranks if rank is not None]
    if not stem:
        return lasts == list(range(1, len(lasts) + 1)) and len(lasts) > 1 and last <= lasts[-1] + _BEYOND
    if re.search(r"[.:–-]", stem):
        return len(lasts) > 1 and last <= max(lasts) + _CHAPTER
    return bool(lasts) and min(lasts) < last < max(lasts)


def _parted(number: str) -> tuple[str, int | None]:
    """A number without its last part, and that: "5.04", 30 of "5.04.030"; "" for one that stands alone."""
    hit = re.fullmatch(r"(?:(?P<stem>.+)[.:–-])?(?P<last>\d+)", number)
    return (hit["stem"] or "", int(hit["last"])) if hit else (number, None)


def _value(label: str) -> str:
    return label.strip("().").lower()
