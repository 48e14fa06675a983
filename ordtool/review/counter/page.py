"""A counter-draft on paper: what it mends and what it leaves, and the bill with the changes in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ordtool.compare.looks import Looks
from ordtool.compare.rows import inline, stretches
from ordtool.compare.rows import laid as shown
from ordtool.report import Block, Fold, Heading, Note, Paragraph, Report, Run, Table
from ordtool.review.counter.laid import Laid, laid
from ordtool.review.counter.result import Counter

_KINDS = {
    "restore": "the model's words put back",
    "strike": "words or numbers changed",
    "delete": "carve-out taken out",
    "limit": "carve-out limited as in the model",
    "add": "left unsaid, added",
    "replace": "clause said as in the model",
    "insert": "provision put in",
}
NOTICES = (
    "Not legal advice. Rule-based: read every change, and verify every citation and the current code, before you send it.",
    "“Enacted elsewhere” is not “valid here”. State law, home rule and bargaining agreements were not consulted.",
    "Drafts and comments may be public records or privileged: check before sharing.",
)


def report(counter: Counter, *, date: str = "", summary: bool = False) -> Report:
    """The counter-draft as a report; with `summary` without the bill's own text."""
    blocks: list[Block] = [*_front(counter), *_proposals(counter)]
    notes: list[Note] = []
    if not summary:
        made = laid(counter)
        blocks += [Heading(1, (Run("The counter-draft"),)), *_body(made, notes)]
    blocks += [Paragraph((Run(notice),), style="small") for notice in NOTICES]
    name = counter.ordinance.title or counter.ordinance.name
    data = {**counter.review.to_data(), "counter_draft": counter.to_data()}
    return Report(
        f"Counter-draft: {name}", tuple(blocks), tuple(notes), data, date, footer="ordtool · not legal advice"
    )


def opening(counter: Counter) -> str:
    """What was done, in a sentence."""
    data = counter.to_data()
    before = data["gaps"]["before"]
    open_ = {*data["gaps"]["after"], *counter.against} & {*before}
    mended = f"mends {len(before) - len(open_)} of the {len(before)} points on which the bill falls short of the model"
    gone = sum(one.kind in ("delete", "limit") for one in counter.proposals)
    many = "carve-out is" if gone == 1 else "carve-outs are"
    taken = f"; {gone} {many} taken out or limited" if gone else ""
    check = "; words of the bill still speak against it, see “Check”" if counter.against else ""
    return f"The counter-draft {mended}{taken}{check}."


def _front(counter: Counter) -> Iterator[Block]:
    yield Paragraph((Run(opening(counter) if counter.review.about else counter.left[0]),), style="lead")
    if counter.notes:
        yield Heading(1, (Run("Check"),))
        yield from (Paragraph((Run(note),), style="bullet") for note in counter.notes)
    if counter.left and counter.review.about:
        yield Heading(1, (Run("What it leaves"),))
        yield from (Paragraph((Run(one),), style="bullet") for one in counter.left)


def _proposals(counter: Counter) -> Iterator[Block]:
    questions = {criterion.id: criterion.question for criterion in counter.review.model.rubric.criteria}
    rows = []
    for one in counter.proposals:
        what = [questions[name] for name in one.criteria if name in questions] or [_first(one.note)]
        cells = (one.cite or "new", _KINDS[one.kind], "; ".join(what))
        rows.append(tuple((Paragraph((Run(cell),)),) for cell in cells))
    if rows:
        yield Heading(1, (Run("What is proposed"),))
        yield Table(("Where", "How", "What for"), tuple(rows), (0.25, 0.25, 0.5))


def _first(note: str) -> str:
    """The first sentence of a comment."""
    return note.partition(". ")[0].rstrip(".") + "."


def _body(made: Laid, notes: list[Note]) -> Iterator[Block]:
    looks = (Looks(made.comparison.old), Looks(made.comparison.new))
    for stretch in stretches(made.comparison.script):
        blocks: list[Block] = []
        for index in range(stretch.first, stretch.end):
            match = made.comparison.script[index]
            side = 0 if not match.new else 1
            blocks += _noted(
                shown(made.comparison, looks, index, inline(made.comparison, index), side), index, made, notes
            )
        count = stretch.end - stretch.first
        yield from [Fold(f"{count} paragraphs unchanged", tuple(blocks))] if stretch.folded else blocks


def _noted(blocks: list[Paragraph | Heading], index: int, made: Laid, notes: list[Note]) -> list[Block]:
    """The blocks of a match with its comments on the first words that change."""
    said = made.notes.get(index)
    found: list[Block] = list(blocks)
    if not said:
        return found
    name = f"c{len(notes) + 1}"
    notes.append(Note(name, said))
    for at, block in enumerate(blocks):
        for place, run in enumerate(block.runs):
            if run.state != "kept":
                runs = (*block.runs[:place], replace(run, notes=(name,)), *block.runs[place + 1 :])
                found[at] = replace(block, runs=runs)
                return found
    return found
