"""The figures as a page: docs/accuracy.md is this report in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ordtool.library import first_contacts, labels
from ordtool.report import Block, Heading, Paragraph, Report, Run, Table
from ordtool.score.tally import GROUPS, Counts, Score

_METHOD = (
    "n counts clauses of the gold. Two clauses match when their labels are equal and they share at least half of the "
    "shorter one (loose) or half of both together (strict). White space and struck words do not count. Intervals are "
    "bootstraps over documents. The gold was made by language-model readers and reconciled; no lawyer has checked it."
)
_UNSEEN = (
    "The laws above are those that the rules were developed on, so their figures flatter. These texts were annotated, by one "
    "reader, before the extractor was first run on them; the figures are those of the first run. They are the ones to believe."
)
_BASELINES = (
    "The bare cue regex (except, unless, provided that, does not include, shall not apply) knows no kinds of carve-out, "
    "so both are measured on carve-outs of any kind. The keyword baseline labels each sentence that holds a label's keyword."
)
_HEAD = ("", "n", "found", "precision", "recall", "F1")
_WIDTHS = (0.4, 0.1, 0.1, 0.14, 0.13, 0.13)


def page(ours: Score, blind: Score, cue: Score, keyword: Score) -> Report:
    """Every figure with its n; `blind` is ordtool on carve-outs of any kind, beside the cue regex."""
    data = ours.to_data() | {"baselines": _baselines(blind, cue, keyword)}
    blocks: list[Block] = [
        _text(f"{len(ours.papers)} annotated laws; {_METHOD}"),
        Heading(2, (Run("In short"),)),
        _groups(ours),
        Heading(2, (Run("First contact"),)),
        _text(_UNSEEN),
        _first_contacts(),
        Heading(2, (Run("Beside the baselines"),)),
        _text(_BASELINES),
        _rows(data["baselines"]),
        Heading(2, (Run("By family and label (loose)"),)),
        _rows(_families(ours)),
        _rows({name: row["loose"] for name, row in data["labels"].items()}),
        Heading(2, (Run("By document (loose, all but struct)"),)),
        _rows({name: row["all but struct"] for name, row in data["by_document"].items()}),
        Heading(2, (Run("Scope and attributes"),)),
        _rows({"what a carve-out relaxes": data["scope"], "label in the document at all": data["document_level"]}),
        _attributes(data["attributes"]),
        Heading(2, (Run("Labels without gold"),)),
        _text(f"Tested on our own samples and examples only: {', '.join(_unseen(ours))}."),
    ]
    return Report("Accuracy", tuple(blocks), data=data)


def _baselines(blind: Score, cue: Score, keyword: Score) -> dict[str, Any]:
    return {
        "ordtool, carve-outs of any kind": blind.group("carve-outs").to_data(),
        "cue regex, carve-outs of any kind": cue.group("carve-outs").to_data(),
        "keywords, provisions": keyword.group("provisions").to_data(),
    }


def _text(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _cells(values: Iterable[str]) -> tuple[tuple[Paragraph, ...], ...]:
    return tuple((_text(value),) for value in values)


def _figures(row: Mapping[str, Any]) -> list[str]:
    return [str(row["n"]), str(row["found"]), *(f"{row[key]:.2f}" for key in ("precision", "recall", "f1"))]


def _rows(rows: Mapping[str, Mapping[str, Any]]) -> Table:
    return Table(_HEAD, tuple(_cells((name, *_figures(row))) for name, row in rows.items()), _WIDTHS)


def _first_contacts() -> Table:
    rows = [
        _cells(
            (
                f"{found.date.isoformat()}: {found.what}{f'; {found.note}' if found.note else ''}",
                str(found.clauses),
                f"{found.precision:.2f}",
                f"{found.recall:.2f}",
                str(found.carve_outs),
                f"{found.carve_out_precision:.2f}",
                f"{found.carve_out_recall:.2f}",
            )
        )
        for found in first_contacts()
    ]
    head = ("", "n", "precision", "recall", "carve-outs, n", "precision", "recall")
    return Table(head, tuple(rows), (0.4, 0.08, 0.11, 0.1, 0.11, 0.1, 0.1))


def _groups(score: Score) -> Table:
    rows = []
    for name in GROUPS:
        for kind, strict in (("loose", False), ("strict", True)):
            low, high = score.interval(name, strict=strict)
            rows.append(
                _cells(
                    (f"{name}, {kind}", *_figures(score.group(name, strict=strict).to_data()), f"{low:.2f}–{high:.2f}")
                )
            )
    return Table((*_HEAD, "F1, 95 %"), tuple(rows), (0.34, 0.08, 0.1, 0.13, 0.11, 0.1, 0.14))


def _families(score: Score) -> dict[str, dict[str, Any]]:
    sums: dict[str, Counts] = {}
    for label, counts in score.labels().items():
        family = label.partition(".")[0]
        sums[family] = sums.get(family, Counts()) + counts
    return {family: counts.to_data() for family, counts in sums.items()}


def _attributes(data: Mapping[str, Mapping[str, Any]]) -> Table:
    rows = tuple(_cells((name, str(row["n"]), f"{row['right']:.2f}")) for name, row in data.items())
    return Table(("attribute", "n", "right"), rows, (0.5, 0.2, 0.3))


def _unseen(score: Score) -> list[str]:
    with_gold = {label for label, counts in score.labels().items() if counts.gold}
    return [label.label for label in labels() if label.label not in with_gold]
