"""The scorecard and the ledger as tables, each row linked to its place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ordtool.report import Block, Fold, Paragraph, Run, Table
from ordtool.review.model_text import heading_less, model_cite
from ordtool.review.pages.particulars import particulars
from ordtool.review.pages.words import (
    RANK,
    TONES,
    Voice,
    clip,
    compared,
    doubtful,
    para,
    place,
    quoted,
    scope,
    sentence,
    titles,
    verdict,
    why,
)
from ordtool.review.result import CarveOut, Evidence, Finding, Review, Verdict

_ORDER = (
    Verdict.WEAKER, Verdict.MISSING, Verdict.OUTSIDE, Verdict.CANNOT_TELL, Verdict.UNREADABLE, Verdict.NOT_CHECKED,
    Verdict.STRONGER, Verdict.MET,
)  # fmt: skip
_PLAIN = ("as-in-model", "no-clause")
"""Reasons that only repeat the verdict."""


def scorecard(review: Review, voice: Voice) -> tuple[Block, ...]:
    """Every question, the gaps first and the gravest of them leading; what is as in the model folds away."""
    ordered = sorted(review.findings, key=lambda f: (_ORDER.index(f.verdict), RANK[f.severity]))
    open_rows = [finding for finding in ordered if finding.verdict is not Verdict.MET]
    met = [finding for finding in ordered if finding.verdict is Verdict.MET]
    blocks: list[Block] = [_table(open_rows, review, voice)] if open_rows else []
    if met:
        summary = f"{_counted(len(met), 'question')} on which the text {_says(voice)}"
        blocks.append(Fold(summary, (_table(met, review, voice),)))
    return tuple(blocks)


def _says(voice: Voice) -> str:
    return "is as strong as the model" if voice == "advocate" else "says what the model says"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _table(findings: Sequence[Finding], review: Review, voice: Voice) -> Table:
    rows = tuple(_row(finding, review, voice) for finding in findings)
    return Table(("Question", "Model", "This text", "Answer"), rows, (0.23, 0.22, 0.31, 0.24))


def _row(finding: Finding, review: Review, voice: Voice) -> tuple[tuple[Paragraph, ...], ...]:
    criterion = finding.criterion
    model = heading_less(review.model_texts.get(criterion.section, ""))
    section = model_cite(criterion.section)
    answer = Run(verdict(finding.verdict, voice), bold=True, tone=TONES.get(finding.verdict, ""))
    return (
        (para(criterion.question), para(f"{criterion.element} · weight {finding.severity}", style="small")),
        (para(f"{section}: {clip(model, words=18)}" if model else section),),
        tuple(_words(finding, review)),
        (para(answer), *((para(sentence(finding.detail), style="small"),) if finding.reason not in _PLAIN else ())),
    )


def _words(finding: Finding, review: Review) -> Iterable[Paragraph]:
    """The deciding words, with pinpoint and page; further places as pinpoints alone."""
    if not finding.evidence:
        yield para("–")
        return
    first, *rest = finding.evidence
    yield para(place(first, review), f": {quoted(first.text, words=24)}")
    yield from _doubt(first)
    rest = _elsewhere(first, rest)
    if rest:
        runs: list[Run | str] = ["Also "]
        for number, item in enumerate(rest[:4]):
            runs += [", " if number else "", place(item, review)]
        yield para(*runs, *([f" and {len(rest) - 4} more"] if len(rest) > 4 else []), style="small")


def _elsewhere(first: Evidence, rest: Sequence[Evidence]) -> list[Evidence]:
    """The further places, each pinpoint once."""
    by_cite = {(item.ordinance.name, item.cite): item for item in reversed(rest)}
    by_cite.pop((first.ordinance.name, first.cite), None)
    return [item for item in rest if item in by_cite.values()]


def _doubt(item: Evidence) -> Iterable[Paragraph]:
    return (para(said, style="small") for said in filter(None, [doubtful(item)]))


def carve_outs(review: Review, voice: Voice) -> tuple[Block, ...]:
    """The ledger: what matters as a table, routine rows folded away."""
    open_rows = [row for row in review.carve_outs if row.severity != "routine"]
    routine = [row for row in review.carve_outs if row.severity == "routine"]
    blocks: list[Block] = (
        [_ledger(open_rows, review, voice)] if open_rows else [para("No carve-out of weight was found.")]
    )
    if routine:
        blocks.append(Fold(_counted(len(routine), "routine exclusion"), (_ledger(routine, review, voice),)))
    return tuple(blocks)


def _ledger(rows: Sequence[CarveOut], review: Review, voice: Voice) -> Table:
    header = ("Where and what", "Exception to", "Who, when, how long", "Against the model", "Disposition")
    return Table(header, tuple(_carve_out(row, review, voice) for row in rows), (0.31, 0.15, 0.2, 0.19, 0.15))


def _carve_out(row: CarveOut, review: Review, voice: Voice) -> tuple[tuple[Paragraph, ...], ...]:
    return (
        (
            para(place(row.evidence, review), f": {quoted(row.evidence.text, words=32)}"),
            para(f"{titles(row.labels)} · {row.severity}{f': {said}' if (said := why(row)) else ''}", style="small"),
            *_doubt(row.evidence),
        ),
        (para(scope(row, most=4)),),
        tuple(_particulars(row)),
        tuple(_against(row, voice)),
        (
            para("☐\u00a0object  ☐\u00a0trade"),
            para("☐\u00a0accept  ☐\u00a0dismiss"),
            para("Initials ____", style="small"),
        ),
    )


def _particulars(row: CarveOut) -> Iterable[Paragraph]:
    known = [para(f"{title}: {value}") for title, value in particulars(row, words=12)]
    yield from known or [para("–")]


def _against(row: CarveOut, voice: Voice) -> Iterable[Paragraph]:
    yield para(compared(row, voice))
    if row.row is not None and not row.lacks:
        yield para(f"Model {model_cite(row.row.section)}", style="small")
