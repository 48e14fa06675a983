"""A comparison as a bill prints it: every word of both texts once, what goes and what comes set as a house sets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

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
    for match in _ordered(comparison, looks):
        side = 1 if match.new else 0
        spans = [comparison.passages[side][index].span for index in (match.new or match.old)]
        indent = looks[side].depth(spans[0].start)
        head = bold_heads and bool(looks[side].heading(spans[0]))
        for line in _lines(comparison, match, struck=struck, new=new):
            runs = tuple(Run(run.text, bold=run.bold or head, italic=run.italic, state=run.state) for run in line)
            yield Paragraph(runs, "body", indent)


def _ordered(comparison: Comparison, looks: tuple[Looks, Looks]) -> Iterator[Match]:
    """The matches in an order that keeps each text's own: what is new in a section stands before the next one that goes."""
    for paired, group in groupby(comparison.script, key=lambda match: bool(match.old and match.new)):
        if paired:
            yield from group
            continue
        block = list(group)
        olds = _sections(comparison, looks, [match for match in block if match.old], 0)
        news = _sections(comparison, looks, [match for match in block if match.new], 1)
        for part in (*olds[:1], *news[:1], *olds[1:], *news[1:]):
            yield from part


def _sections(
    comparison: Comparison, looks: tuple[Looks, Looks], matches: list[Match], side: int
) -> tuple[list[Match], list[Match]]:
    """The matches before the first one that begins a section, and the rest."""
    for at, match in enumerate(matches):
        passage = comparison.passages[side][(match.old, match.new)[side][0]]
        if looks[side].heading(passage.span):
            return matches[:at], matches[at:]
    return matches, []


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
