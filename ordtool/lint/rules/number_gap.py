"""An enumerator that skips a place among its siblings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.lint.pointers import LEFT_OUT
from ordtool.lint.result import Slip
from ordtool.lint.series import label_of, steps
from ordtool.lint.text import Text
from ordtool.ordinance import Kind, Section

_PLAIN = re.compile(r"(?:§|(?i:section|sec\.?))\s?(\d{1,3})\.?")
_FEW = 3  # places: Illinois numbers by fives, and a bill that goes from 12 to 101 by titles


def find(text: Text) -> Iterator[Slip]:
    """Each number or letter that is ahead of its place."""
    for step in steps(text):
        if step.ahead and not step.again:
            says = f"{step.now.label} follows {step.before.label} in {step.where}: a place is skipped."
            yield Slip(label_of(step.now), step.now.label, says)
    yield from _sections(text.ordinance.sections, text)
    for section in text.sections:
        yield from _sections(section.children, text)


def _sections(children: Sequence[Section], text: Text) -> Iterator[Slip]:
    """Sections with plain numbers from 1 on, of which a few are missing: codes number otherwise, and excerpts begin later."""
    before: tuple[int, Section] | None = None
    for child in children:
        hit = _PLAIN.fullmatch(child.label) if child.kind in (Kind.SECTION, Kind.BILL_SECTION) else None
        if hit is None:
            continue
        number = int(hit[1])
        if before is None and number != 1:
            return
        if before and 1 < number - before[0] <= _FEW and not _named(before, number, child, text):
            says = f"{child.label} follows {before[1].label}: a section is skipped."
            yield Slip(label_of(child), child.label, says)
        before = number, child


def _named(before: tuple[int, Section], number: int, now: Section, text: Text) -> bool:
    """Whether the skipped numbers stand between: reserved, repealed, or in a heading that the outline read otherwise."""
    words = text.words[before[1].span.start + len(before[1].label) : now.span.start]
    between = (re.search(rf"(?:^|[\s§]){one}\b", words, re.MULTILINE) for one in range(before[0] + 1, number))
    return any(between) or bool(LEFT_OUT.search(words))
