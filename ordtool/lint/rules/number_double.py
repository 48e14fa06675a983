"""An enumerator that stands twice among its siblings, a section number that stands twice in its chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.lint.result import Slip
from ordtool.lint.series import label_of, steps
from ordtool.lint.text import Text
from ordtool.numbering import enumerator_at, first, readings
from ordtool.ordinance import Kind, Section

_NUMBERS = re.compile(r"(?:^|\s)(?:§\s?|Secs?\.\s)?\d+[.-][\d.-]*\d\.?\s+[A-Z]")

_SUFFIX = re.compile(
    r"\s?[-–—](?:[A-Z0-9]|\s|_)"
)  # Hawaii's new sections: “§353C-A”, “§353C-  ” before they have a number


def find(text: Text) -> Iterator[Slip]:
    """Each number or letter that was given before; two versions of one section are no double."""
    for step in steps(text):
        if step.again:
            says = f"{step.now.label} stands twice in {step.where}."
            yield Slip(label_of(step.now), step.now.label, says)
    yield from _sections(text.ordinance.sections, text)
    for section in text.sections:
        yield from _sections(section.children, text)


def _sections(children: Sequence[Section], text: Text) -> Iterator[Slip]:
    seen: set[str] = set()
    for child in children:
        if child.kind not in (Kind.SECTION, Kind.BILL_SECTION) or not child.label or child.alternative:
            continue
        if _contents(child, text):
            continue
        behind = _SUFFIX.match(text.words, child.span.start + len(child.label))
        if child.path in seen and not behind:
            yield Slip(label_of(child), child.label, f"{child.label} stands twice.")
        if not behind:
            seen.add(child.path)


def _contents(section: Section, text: Text) -> bool:
    """Whether a section is a line of a table of contents or a note that names it: a bare number, or a row of headings."""
    words, line = text.quote(section.lead).strip(), text.words[section.span.start :].partition("\n")[0]
    bare = not section.heading and line.strip(" .") == section.label.strip(" .")
    marks = [mark for one in section.children if (mark := enumerator_at(one.label, 0))]
    if any(first(reading) for mark in marks for reading in readings(mark.value)):
        return False
    return not re.search(r"\w", words) or bare or len(_NUMBERS.findall(words)) > 2
