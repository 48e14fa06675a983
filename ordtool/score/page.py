"""The figures as a page: docs/accuracy.md is this report in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ordtool.report import Block, Heading, Report, Run, Table
from ordtool.score import provenance
from ordtool.score.gold import Agreement
from ordtool.score.tables import HEAD, counted, figures, loose_and_strict, table, words
from ordtool.score.tally import GROUPS, Counts, Score

_METHOD = (
    "n counts clauses of the gold. Two clauses match when their labels are equal and they share at least half of the "
    "shorter one (loose) or half of both together (strict). White space and struck words do not count. Intervals are "
    "bootstraps over documents. The gold was made by language-model readers and reconciled; no lawyer has checked it."
)
_BASELINES = (
    "The bare cue regex (except, unless, provided that, does not include, shall not apply) knows no kinds of carve-out, "
    "so both are measured on carve-outs of any kind. The keyword baseline labels each sentence that holds a label's keyword."
)


def page(
    ours: Score, blind: Score, cue: Score, keyword: Score, *, readers: Sequence[Mapping[str, Agreement]] = ()
) -> Report:
    """Every figure with its n; `blind` is ordtool on carve-outs of any kind, beside the cue regex."""
    data = ours.to_data() | {"baselines": _baselines(blind, cue, keyword)}
    blocks: list[Block] = [
        words(f"{len(ours.papers)} annotated law{'' if len(ours.papers) == 1 else 's'}; {_METHOD}"),
        _heading("In short"),
        _groups(ours),
        *provenance.first_contact(),
        *provenance.readers(readers),
        _heading("Beside the baselines"),
        words(_BASELINES),
        counted(data["baselines"]),
        *_details(ours, data),
        *provenance.without_gold(ours),
        *provenance.failures(),
    ]
    return Report("Accuracy", tuple(blocks), data=data)


def _details(ours: Score, data: Mapping[str, Any]) -> list[Block]:
    by_label = {name: (row["loose"], row["strict"]) for name, row in data["labels"].items()}
    by_paper = {
        paper.name: tuple(paper.total(GROUPS["all but struct"], strict=strict).to_data() for strict in (False, True))
        for paper in ours.papers
    }
    return [
        _heading("By family"),
        loose_and_strict(_families(ours)),
        _heading("By label"),
        loose_and_strict(by_label),
        _heading("By document (all but struct)"),
        loose_and_strict({name: (both[0], both[1]) for name, both in by_paper.items()}),
        _heading("Scope and attributes"),
        counted({"what a carve-out relaxes": data["scope"], "label in the document at all": data["document_level"]}),
        _attributes(data["attributes"]),
    ]


def _heading(text: str) -> Heading:
    return Heading(2, (Run(text),))


def _baselines(blind: Score, cue: Score, keyword: Score) -> dict[str, Any]:
    return {
        "ordtool, carve-outs of any kind": blind.group("carve-outs").to_data(),
        "cue regex, carve-outs of any kind": cue.group("carve-outs").to_data(),
        "keywords, provisions": keyword.group("provisions").to_data(),
    }


def _groups(score: Score) -> Table:
    rows = []
    for name in GROUPS:
        for kind, strict in (("loose", False), ("strict", True)):
            low, high = score.interval(name, strict=strict)
            row = score.group(name, strict=strict).to_data()
            rows.append((f"{name}, {kind}", *figures(row), f"{low:.2f}–{high:.2f}"))
    return table((*HEAD, "F1, 95 %"), rows, (0.34, 0.08, 0.1, 0.13, 0.11, 0.1, 0.14))


def _families(score: Score) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    families = dict.fromkeys(label.partition(".")[0] for label in score.labels())
    return {family: (_family(score, family, strict=False), _family(score, family, strict=True)) for family in families}


def _family(score: Score, family: str, *, strict: bool) -> dict[str, Any]:
    counts = (found for label, found in score.labels(strict=strict).items() if label.startswith(f"{family}."))
    return sum(counts, Counts()).to_data()


def _attributes(data: Mapping[str, Mapping[str, Any]]) -> Table:
    rows = ((name, row["n"], float(row["right"])) for name, row in data.items())
    return table(("attribute", "n", "right"), rows, (0.5, 0.2, 0.3))
