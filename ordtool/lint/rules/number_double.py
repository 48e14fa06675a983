"""An enumerator that stands twice among its siblings, a section number that stands twice in its chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ordtool.lint.result import Slip
from ordtool.lint.series import label_of, steps
from ordtool.lint.text import Text
from ordtool.ordinance import Kind, Section


def find(text: Text) -> Iterator[Slip]:
    """Each number or letter that was given before; two versions of one section are no double."""
    for step in steps(text):
        if step.again:
            says = f"{step.now.label} stands twice in {step.where}."
            yield Slip(label_of(step.now), step.now.label, says)
    yield from _sections(text.ordinance.sections)
    for section in text.sections:
        yield from _sections(section.children)


def _sections(children: Sequence[Section]) -> Iterator[Slip]:
    seen: set[str] = set()
    for child in children:
        if child.kind not in (Kind.SECTION, Kind.BILL_SECTION) or not child.label or child.alternative:
            continue
        if child.path in seen:
            yield Slip(label_of(child), child.label, f"{child.label} stands twice.")
        seen.add(child.path)
