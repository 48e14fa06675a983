"""A comparison as a bill prints it: every word of both texts once, what goes and what comes set as a house sets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ordtool.compare.looks import Looks
from ordtool.compare.result import Comparison, Match
from ordtool.redline.edit import Edit
from ordtool.report import Paragraph, Run, State

_KEPT = 0.35  # of a paragraph's words: with fewer, both versions whole are easier to read


@dataclass(frozen=True, slots=True)
class Dress:
    """How words are set that go or that come: between signs, in a face, with a line through or under them."""

    state: State = "kept"
    bold: bool = False
    italic: bool = False
    before: str = ""
    after: str = ""

    def run(self, words: str) -> Run:
        """Words in this dress."""
        return Run(f"{self.before}{words}{self.after}", bold=self.bold, italic=self.italic, state=self.state)


def printed(comparison: Comparison, *, struck: Dress, new: Dress, bold_heads: bool) -> Iterator[Paragraph]:
    """The paragraphs of both texts in the order of the new one; `bold_heads`: headings may be bold, as no change is."""
    looks = Looks(comparison.old), Looks(comparison.new)
    for match in comparison.script:
        side = 1 if match.new else 0
        spans = [comparison.passages[side][index].span for index in (match.new or match.old)]
        indent = looks[side].depth(spans[0].start)
        head = bold_heads and bool(looks[side].heading(spans[0]))
        for line in _lines(comparison, match, struck=struck, new=new):
            runs = tuple(Run(run.text, bold=run.bold or head, italic=run.italic, state=run.state) for run in line)
            yield Paragraph(runs, "body", indent)


def _lines(comparison: Comparison, match: Match, *, struck: Dress, new: Dress) -> Iterator[tuple[Run, ...]]:
    """The paragraphs of a match; where a break between paragraphs changes, or little stays, first the old, then the new."""
    moved = match.moved_to is not None or match.moved_from is not None
    if not moved and not _coarse(match.edits):
        for line in _split(match.edits):
            yield tuple(_run(edit, struck, new) for edit in line)
        return
    for side, dress in enumerate((struck, new)):
        ordinance = (comparison.old, comparison.new)[side]
        for index in (match.old, match.new)[side]:
            words = ordinance.quote(comparison.passages[side][index].span)
            yield from ((dress.run(line),) for line in words.split("\n") if line.strip())


def _run(edit: Edit, struck: Dress, new: Dress) -> Run:
    return {"-": struck, "+": new}.get(edit.op, Dress()).run(edit.text)


def _coarse(edits: tuple[Edit, ...]) -> bool:
    if any("\n" in edit.text for edit in edits if edit.op != "="):
        return True
    kept = sum(len(edit.text) for edit in edits if edit.op == "=")
    sizes = [sum(len(edit.text) for edit in edits if edit.op in ("=", op)) for op in "-+"]
    return min(sizes) > 0 and kept < _KEPT * max(sizes)


def _split(edits: tuple[Edit, ...]) -> Iterator[list[Edit]]:
    """The edits of each line."""
    line: list[Edit] = []
    for edit in edits:
        first, *rest = edit.text.split("\n")
        line += [Edit(edit.op, first)] if first else []
        for words in rest:
            yield line
            line = [Edit(edit.op, words)] if words else []
    if line:
        yield line
