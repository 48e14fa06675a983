"""References that lead nowhere: to a subsection or section that the text should hold and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.lint.result import Finding
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.references import Reference, Target
from ordtool.references import references as read


def references(ordinance: Ordinance) -> Iterator[Finding]:
    """Pointers to subsections and paragraphs of the same section, and to sections among those of the text."""
    own = {number: one for one in ordinance.walk() if one.kind is Kind.SECTION and (number := _number(one.label))}
    stems = {_stem(number) for number in own} - {""}
    for reference in read(ordinance.text):
        begins = any(one.span.start == reference.span.start for one in ordinance.ancestors(reference.span.start))
        if reference.outside or reference.of_division or begins:
            continue
        for target in reference.targets:
            if reference.level == "section":
                words = _outer(target, own, stems)
            else:
                words = "" if reference.within else _inner(reference, target, ordinance)
            if words:
                says = f"{words} is pointed to and does not stand in the text"
                yield Finding("reference-dangling", reference.span, words, says)


def _inner(reference: Reference, target: Target, ordinance: Ordinance) -> str:
    """A subsection or paragraph that nothing in the section around it bears, "" where there is one."""
    home = [one for one in ordinance.ancestors(target.span.start) if one.kind is not Kind.DIVISION]
    labels = {_value(child.label) for one in home for child in one.walk() if child.label}
    value = target.number or (target.steps[0] if target.steps else "")
    return f"{reference.level} ({value})" if value and labels and value not in labels else ""


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
