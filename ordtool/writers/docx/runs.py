"""Runs of a report as runs of Word, with the bookmarks, links and comment ranges that begin and end at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from ordtool.report import Run, Tone
from ordtool.writers._characters import has_rtl
from ordtool.writers._index import Entry, Index, Step
from ordtool.writers._word_xml import Element, el, run_of, val
from ordtool.writers.docx.styles import GREY

# Dark enough for AA on white and distinct in grey; warnings are bold too, so that print does not lose them.
COLORS: dict[Tone, str] = {"good": "1B5E34", "warn": "7A4A00", "bad": "8C1C13", "muted": GREY}
LOUD: tuple[Tone, ...] = ("warn", "bad")


class Inline:
    """Turns runs into elements, in the report's order; holds what counts through the whole document."""

    def __init__(self, index: Index, part: Part) -> None:
        """`part` is the main part: it keeps the addresses that links lead to outside."""
        self._steps = iter(index.steps)
        self._headings = iter(index.headings)
        self._part = part
        self._bookmarks = 0

    def heading(self, runs: Iterable[Run]) -> tuple[Entry, list[Element]]:
        """The next heading's entry and its content, bookmarked for the table of contents."""
        entry = next(self._headings)
        start, end = self._bookmark(entry.name)
        return entry, [start, *self.content(runs), end]

    def content(self, runs: Iterable[Run]) -> list[Element]:
        """What stands in a paragraph for these runs."""
        return [element for run in runs for element in self._one(run, next(self._steps))]

    def _one(self, run: Run, step: Step) -> Iterator[Element]:
        yield from (el("w:commentRangeStart", {"w:id": note.number - 1}) for note in step.opens)
        start, end = self._bookmark(step.name) if step.name else (None, None)
        if start is not None:
            yield start
        if run.text:
            made = run_of(run.text, *_look(run, linked=bool(step.target)))
            yield self._linked(made, step.target) if step.target else made
        if end is not None:
            yield end
        for note in step.closes:
            yield el("w:commentRangeEnd", {"w:id": note.number - 1})
            reference = el("w:commentReference", {"w:id": note.number - 1})
            yield el("w:r", None, el("w:rPr", None, val("w:rStyle", "CommentReference")), reference)

    def _bookmark(self, name: str) -> tuple[Element, Element]:
        self._bookmarks += 1
        number = {"w:id": self._bookmarks}
        return el("w:bookmarkStart", {**number, "w:name": name}), el("w:bookmarkEnd", number)

    def _linked(self, made: Element, target: str) -> Element:
        if target.startswith("#"):
            return el("w:hyperlink", {"w:anchor": target[1:], "w:history": 1}, made)
        key = self._part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return el("w:hyperlink", {"r:id": key, "w:history": 1}, made)


def _look(run: Run, *, linked: bool) -> Iterator[Element]:
    """The run's properties, in the order of the schema."""
    if linked:
        yield val("w:rStyle", "Hyperlink")
    if run.bold or run.tone in LOUD:
        yield from (el("w:b"), el("w:bCs"))
    if run.italic:
        yield from (el("w:i"), el("w:iCs"))
    if run.state == "struck":
        yield el("w:strike")
    if run.tone:
        yield val("w:color", COLORS[run.tone])
    if run.state == "inserted":
        yield val("w:u", "single")
    if has_rtl(run.text):
        yield el("w:rtl")
