"""A review in one screen: the verdicts and the carve-outs that matter, made from the review's data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ordtool.commands import _blocks
from ordtool.report import Block, Heading, Paragraph, Report, Run, Table, Tone

if TYPE_CHECKING:
    from ordtool.review import Voice

Data = Mapping[str, Any]

# The worst first: a reader who stops early has read what matters.
ORDER = (
    "missing", "weaker", "outside-this-text", "cannot-tell", "unreadable", "not-checked", "stronger", "met",
)  # fmt: skip
_GOOD = ("stronger", "met")
_TONES: dict[str, Tone] = {"missing": "bad", "weaker": "bad"}
_SEVERITIES = ("high", "medium", "low")
_LEDGER = ("serious", "notable")


def summary(data: Data, *, tone: Voice) -> Report:
    """The gaps that weigh and the ledger's serious and notable rows as tables, the rest counted.

    It says the verdicts as the file does in the same tone; the data keeps the words that --fail-on knows.
    """
    document = data["document"]
    found = [_counts(data["criteria"], tone), *_scorecard(data["criteria"], tone), *_ledger(data["carve_outs"])]
    blocks: list[Block] = found if data["about_this_subject"] else [_line(data["warnings"][-1])]
    if data["not_checked"]:
        blocks.append(Heading(2, (Run("Not checked"),)))
        blocks.extend(Paragraph((Run(item),), style="bullet") for item in data["not_checked"])
    return Report(f"{document['title'] or document['name']} against {data['model']['title']}", tuple(blocks), data=data)


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _said(verdict: str, tone: Voice) -> str:
    from ordtool.review import Verdict
    from ordtool.review.pages import words

    return words.verdict(Verdict(verdict), tone)


def _counts(criteria: Sequence[Data], tone: Voice) -> Paragraph:
    return _line(f"{len(criteria)} questions – {_tally(criteria, tone)}.")


def _tally(criteria: Sequence[Data], tone: Voice) -> str:
    verdicts = Counter(criterion["verdict"] for criterion in criteria)
    return ", ".join(f"{_said(verdict, tone)}:\u00a0{verdicts[verdict]}" for verdict in ORDER if verdicts[verdict])


def _scorecard(criteria: Sequence[Data], tone: Voice) -> list[Block]:
    """What weighs most first; questions of low weight and those that are answered well are counted, not listed."""
    listed = sorted(
        (c for c in criteria if c["severity"] != "low" and c["verdict"] not in _GOOD),
        key=lambda c: (_SEVERITIES.index(c["severity"]), ORDER.index(c["verdict"])),
    )
    low = [c for c in criteria if c["severity"] == "low" and c["verdict"] not in _GOOD]
    blocks: list[Block] = [_rows(listed, tone)] if listed else []
    return [*blocks, _line(f"Of low weight – {_tally(low, tone)}.")] if low else blocks


def _rows(criteria: Sequence[Data], tone: Voice) -> Table:
    rows = tuple(
        (
            _blocks.cell(_said(criterion["verdict"], tone), tone=_TONES.get(criterion["verdict"], "warn")),
            _blocks.cell(criterion["severity"]),
            _blocks.cell(criterion["question"]),
            _blocks.cell(_where(criterion["evidence"])),
        )
        for criterion in criteria
    )
    return Table(("Answer", "Weight", "Question", "Where"), rows, (0.2, 0.07, 0.46, 0.27))


def _ledger(carve_outs: Sequence[Data]) -> list[Block]:
    shown = sorted(
        (c for c in carve_outs if c["severity"] in _LEDGER), key=lambda c: (_LEDGER.index(c["severity"]), c["start"])
    )
    rows = [(c["severity"], c["label"], _place(c), _blocks.shorten(c["text"], limit=120)) for c in shown]
    blocks: list[Block] = [Heading(2, (Run("What is carved out"),))]
    if rows:
        blocks.append(_blocks.table(("Severity", "Kind", "Where", "Words"), rows, widths=(0.09, 0.25, 0.22, 0.44)))
    routine = len(carve_outs) - len(rows)
    if routine:
        blocks.append(_line(f"Routine carve-outs, such as office printers: {routine}. They stand in the full report."))
    elif not rows:
        blocks.append(_line("No carve-outs were found."))
    return blocks


def _where(evidence: Sequence[Data]) -> str:
    return _place(evidence[0]) if evidence else ""


def _place(found: Data) -> str:
    from ordtool import extract

    page = f"p. {found['page']}" if found["page"] else ""
    line = f"line {found['line']}" if found["line"] else ""
    sure = found["confidence"]
    doubt = f"{int(100 * sure)} % sure of the words" if sure is not None and sure < extract.SURE else ""
    return ", ".join(part for part in (found["section"], page, line, doubt) if part)
