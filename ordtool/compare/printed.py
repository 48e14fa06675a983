"""A comparison as a bill prints it: every word of both texts once, what goes and what comes set as a house sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from ordtool.compare.looks import Looks
from ordtool.compare.result import Comparison, Match
from ordtool.redline.edit import Edit
from ordtool.report import Paragraph, Run, State

_FIRST, _LAST = re.compile(r"\s*\S+"), re.compile(r"\S+\s*$")
_SHORT = 160  # characters of a line that may be taken for a heading
_ENUMERATOR, _HEADING = 8, 90  # characters that an enumerator or a heading has at most
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

    def wears(self, run: Run) -> bool:
        """Whether a short run is in this dress."""
        signs = run.text.startswith(self.before) and run.text.endswith(self.after)
        looks = run.state == self.state and run.italic == self.italic and run.bold == self.bold
        return signs and looks and len(run.text) <= _SHORT


def printed(comparison: Comparison, *, struck: Dress, new: Dress, bold_heads: bool) -> Iterator[Paragraph]:
    """The paragraphs of both texts in the order of the new one; `bold_heads`: headings may be bold, as no change is."""
    held: list[_Line] = []
    for line in _printed(comparison, struck=struck, new=new):
        if held and held[-1].heading == line.heading and _replaced(held[-1], line, struck, new):
            held[-1] = replace(held[-1], runs=(*held[-1].runs, Run(" "), *line.runs))
        else:
            held.append(line)
    for line in held:
        bold = bold_heads and line.heading
        runs = tuple(replace(run, bold=run.bold or bold) for run in line.runs)
        yield Paragraph(runs, "body", line.indent, keep=line.heading)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the print, and whether it is a heading in its text."""

    runs: tuple[Run, ...]
    indent: int
    heading: bool


def _replaced(before: _Line, after: _Line, struck: Dress, new: Dress) -> bool:
    """Whether a short line that goes has one that comes behind it: beside struck words nobody takes new ones for a heading
    that is merely underlined."""
    ours = zip((before, after), (struck, new), strict=True)
    return all(len(block.runs) == 1 and dress.wears(block.runs[0]) for block, dress in ours)


def _printed(comparison: Comparison, *, struck: Dress, new: Dress) -> Iterator[_Line]:
    looks = Looks(comparison.old), Looks(comparison.new)
    for match in _ordered(comparison, looks):
        side = 1 if match.new else 0
        spans = [comparison.passages[side][index].span for index in (match.new or match.old)]
        indent, heading = looks[side].depth(spans[0].start), bool(looks[side].heading(spans[0]))
        for runs in _lines(comparison, match, struck=struck, new=new):
            yield _Line(runs, indent, heading)


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
    lines = [] if moved or _coarse(match.edits) else [whole(line) for line in _split(match.edits)]
    if lines and not any(map(_headed, lines)):
        for line in lines:
            yield tuple(_run(edit, struck, new) for edit in line)
        return
    for side, dress in enumerate((struck, new)):
        ordinance = (comparison.old, comparison.new)[side]
        for index in (match.old, match.new)[side]:
            words = ordinance.quote(comparison.passages[side][index].span)
            yield from ((dress.run(line),) for line in words.split("\n") if line.strip())


def whole(line: list[Edit]) -> list[Edit]:
    """A line's edits, each change with words in it: a blank alone shows no line, and a paragraph that ends with struck
    words runs into the next one when they go. Such a change takes in the word beside it."""
    made: list[Edit] = []
    rest = list(line)
    while rest:
        if rest[0].op == "=":
            made.append(rest.pop(0))
            continue
        change = [rest.pop(0)]
        change += takewhile(lambda edit: edit.op != "=", rest)
        del rest[: len(change) - 1]
        gone, come = ("".join(edit.text for edit in change if edit.op == op) for op in "-+")
        bare = any(text and not text.strip() for text in (gone, come))
        if bare and rest and (found := _FIRST.match(rest[0].text)):
            gone, come, rest[0] = gone + found[0], come + found[0], Edit("=", rest[0].text[found.end() :])
        elif (bare or not (rest or come)) and made and (found := _LAST.search(made[-1].text)):
            gone, come, made[-1] = (
                found[0] + gone,
                (found[0] + come).rstrip(),
                Edit("=", made[-1].text[: found.start()]),
            )
        made += [Edit("-", gone), Edit("+", come)]
    return [edit for edit in made if edit.text]


def _headed(line: list[Edit]) -> bool:
    """Whether a heading is all that is new at a paragraph's beginning: a line under a heading may be a printer's own."""
    at = 1 if line and line[0].op == "=" and len(line[0].text) < _ENUMERATOR else 0
    lead = line[at] if len(line) > at + 1 else None
    return (
        lead is not None
        and lead.op == "+"
        and len(lead.text) < _HEADING
        and lead.text.rstrip().endswith((".", ":", "—"))
    )


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
