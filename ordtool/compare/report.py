"""A comparison on paper: the first page, then both texts in one column or in two, unchanged stretches folded away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

from ordtool.compare.findings import Judgement, clip, number, sentence
from ordtool.compare.front import TONES, front
from ordtool.compare.looks import Looks
from ordtool.compare.moves import away, follows, here
from ordtool.compare.result import Comparison
from ordtool.compare.rows import Line, Shown, Stretch, in_cell, inline, laid, sides, stretches
from ordtool.compare.subjects import subjects
from ordtool.report import Block, Fold, Heading, Note, Paragraph, Report, Run, Table, inner

Layout = Literal["inline", "side-by-side"]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the comparison itself: facts on the files, what must be printed, blocks before and after its first
    page.

    `names` are those of all versions, where there are more than two.
    """

    names: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    data: Mapping[str, Any] | None = None
    date: str = ""


def report(
    comparison: Comparison,
    judgement: Judgement | None,
    beside: Beside,
    *,
    layout: Layout = "inline",
    changes_only: bool = False,
) -> Report:
    """The comparison as a report; `changes_only` leaves out what stays, but for the lines beside a change, and has what is
    new in bold."""
    page = _Page(comparison, judgement, changes_only=changes_only)
    if comparison.independent:
        told: Iterator[Block] = subjects(comparison)
    else:
        told = page.columns() if layout == "side-by-side" else page.column()
    blocks = [
        *beside.before,
        *front(comparison, judgement),
        *beside.after,
        Heading(1, (Run(_heading(comparison)),)),
        *told,
        *_foot(beside),
    ]
    return Report(
        title=_title(comparison, beside),
        blocks=tuple(blocks),
        notes=tuple(page.notes),
        data=dict(beside.data or {}),
        date=beside.date,
        header=f"Comparison · {clip(comparison.new.title or comparison.new.name, 12)}",
        footer="ordtool · not legal advice",
    )


def summary(comparison: Comparison, judgement: Judgement | None, beside: Beside) -> Report:
    """The first page alone, for a screen."""
    blocks = (*beside.before, *front(comparison, judgement, codes=False), *beside.after)
    return Report(_title(comparison, beside), blocks, data=dict(beside.data or {}), date=beside.date)


def _heading(comparison: Comparison) -> str:
    return "Side by side" if comparison.independent else "The changes"


def _title(comparison: Comparison, beside: Beside) -> str:
    return " → ".join(beside.names or (comparison.old.name, comparison.new.name))


def _foot(beside: Beside) -> Iterator[Block]:
    if beside.facts or beside.notices:
        yield Heading(1, (Run("What this rests on"),))
    if beside.facts:
        rows = tuple(tuple((Paragraph((Run(text),)),) for text in fact) for fact in beside.facts)
        yield Table(("", ""), rows, (0.2, 0.8), plain=True)
    yield from (Paragraph((Run(notice),), style="small") for notice in beside.notices)


class _Page:
    """Makes the blocks of a comparison's texts; `notes` fills as they are made."""

    def __init__(self, comparison: Comparison, judgement: Judgement | None, *, changes_only: bool) -> None:
        self.notes: list[Note] = []
        self._comparison = comparison
        self._judgement = judgement or Judgement()
        self._looks = (Looks(comparison.old), Looks(comparison.new))
        self._brief = changes_only
        self._told = {finding.match for finding in self._judgement.findings if finding.direction != "neutral"}

    def column(self) -> Iterator[Block]:
        """Both texts as one: what goes struck, what comes new, comments beside the words."""
        for stretch in stretches(self._comparison.script, self._told):
            blocks: list[Block] = []
            for index in range(stretch.first, stretch.end):
                blocks += self._inline(index)
            yield from self._folded(stretch, blocks)

    def columns(self) -> Iterator[Block]:
        """The old text on the left, the new one on the right; a table goes on to the next fold."""
        header = (self._comparison.old.name, self._comparison.new.name)
        for folded, group in groupby(
            stretches(self._comparison.script, self._told), key=lambda stretch: stretch.folded
        ):
            for found in ([stretch] for stretch in group) if folded else [list(group)]:
                rows = tuple(self._row(index) for stretch in found for index in range(stretch.first, stretch.end))
                yield from self._folded(found[0], [Table(header, rows, (0.5, 0.5))])

    def _folded(self, stretch: Stretch, blocks: list[Block]) -> Iterator[Block]:
        if not stretch.folded:
            yield from blocks
            return
        told = f"{number(stretch.end - stretch.first, 'paragraph')} unchanged{self._from_to(stretch)}"
        yield Paragraph((Run(f"[{told}]", tone="muted"),), style="small") if self._brief else Fold(told, tuple(blocks))

    def _from_to(self, stretch: Stretch) -> str:
        """Where a fold begins and ends, as the new text cites it."""
        indices = [index for match in self._comparison.script[stretch.first : stretch.end] for index in match.new]
        spans = [self._comparison.passages[1][index].span for index in (indices[0], indices[-1])]
        cites = list(dict.fromkeys(cite for span in spans if (cite := self._comparison.new.pinpoint(span))))
        return f", {' to '.join(cites)}" if cites else ""

    def _inline(self, index: int) -> Iterator[Block]:
        match = self._comparison.script[index]
        if match.moved_to is not None:
            if not follows(self._comparison, index):
                words_ = clip("".join(edit.text for edit in match.edits), 10)
                yield _small(f"{away(self._comparison, index)} “{inner(words_)}”", anchor=f"match-{index}")
            return
        side = 1 if match.new else 0
        lines = self._noted(index, inline(self._comparison, index))
        if not match.same or index in self._told:
            lines = [_anchored(lines[0], f"match-{index}"), *lines[1:]] if lines else lines
        if match.moved_from is not None and not follows(self._comparison, index):
            yield _small(here(self._comparison, index))
        shown = laid(self._comparison, self._looks, index, lines, side)
        yield from map(_bold_new, shown) if self._brief else shown

    def _noted(self, index: int, lines: list[Line]) -> list[Line]:
        """The lines with the comments of the match on the words that changed."""
        paragraphs = self._judgement.notes(index)
        if not paragraphs or not lines:
            return lines
        name = f"match-{index}"
        self.notes.append(Note(name, paragraphs))
        some = any(run.state != "kept" for line in lines for run in line)
        return [
            tuple(replace(run, notes=(name,)) if run.state != "kept" or not some else run for run in line)
            for line in lines
        ]

    def _row(self, index: int) -> tuple[tuple[Paragraph, ...], ...]:
        match = self._comparison.script[index]
        old, new = sides(self._comparison, index)
        left = self._cell(index, old, 0)
        right = self._cell(index, new, 1)
        if not follows(self._comparison, index):
            left = [_small(away(self._comparison, index)), *left] if match.moved_to is not None else left
            right = [_small(here(self._comparison, index)), *right] if match.moved_from is not None else right
        said = list(self._said(index))
        return (tuple(left if match.new else left + said), tuple(right + said if match.new else right))

    def _cell(self, index: int, lines: Sequence[Line], side: int) -> list[Paragraph]:
        if not lines:
            return []
        if not self._comparison.script[index].same or index in self._told:
            lines = [_anchored(lines[0], f"match-{index}"), *lines[1:]]
        made = laid(self._comparison, self._looks, index, lines, side)
        return [in_cell(_bold_new(line) if self._brief else line) for line in made]

    def _said(self, index: int) -> Iterator[Paragraph]:
        """What the changes of a match do, neutral ones left out."""
        for finding in self._judgement.of(index):
            if finding.direction != "neutral":
                way = "" if finding.direction in finding.words else f"{sentence(finding.direction)} "
                yield Paragraph(
                    (Run(way, tone=TONES.get(finding.direction, "")), Run(sentence(finding.words))), style="small"
                )


def _bold_new(shown: Shown) -> Shown:
    """What is new in bold, as mail and chat show it that know no underline."""
    runs = tuple(replace(run, state="kept", bold=True) if run.state == "inserted" else run for run in shown.runs)
    return replace(shown, runs=runs)


def _small(words: str, *, anchor: str = "") -> Paragraph:
    return Paragraph((Run(words, tone="muted", anchor=anchor),), style="small")


def _anchored(line: Line, name: str) -> Line:
    return (replace(line[0], anchor=name), *line[1:])
