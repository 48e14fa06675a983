"""Which rules find something in a set of texts: those that never fire, and those that fire everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ordtool.extract import extract
from ordtool.extract.tracing import rule_counts
from ordtool.library import labels
from ordtool.ordinance import Ordinance
from ordtool.report import Block, Heading, Paragraph, Report, Run, Table


def coverage(ordinances: Iterable[Ordinance]) -> Report:
    """How many clauses each rule found, and in how many of the texts."""
    extractions = [extract(ordinance) for ordinance in ordinances]
    rules = [(label.label, rule) for label in labels() for rule in label.rules]
    counts = rule_counts(extractions, rules)
    texts = len(extractions)
    never = [name for name, (clauses, _) in counts.items() if not clauses]
    blocks: list[Block] = [
        _text(
            f"{texts} text{'' if texts == 1 else 's'}, {sum(n for n, _ in counts.values())} clauses, {len(counts)} rules."
        ),
        _heading("In every text"),
        *_listed([name for name, (_, inside) in counts.items() if inside == texts]),
        _heading("Clauses by rule"),
        _table({name: found for name, found in counts.items() if found[0]}),
        _heading(f"Never fired: {len(never)}"),
        *_listed(never),
    ]
    data: dict[str, Any] = {
        "files": [extraction.ordinance.name for extraction in extractions],
        "rules": [{"rule": name, "clauses": clauses, "texts": inside} for name, (clauses, inside) in counts.items()],
    }
    return Report("Rules on these files", tuple(blocks), data=data)


def _table(counts: Mapping[str, tuple[int, int]]) -> Table:
    ordered = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))
    rows = tuple(tuple((_text(str(cell)),) for cell in (name, *found)) for name, found in ordered)
    return Table(("Rule", "Clauses", "Texts"), rows, (0.7, 0.15, 0.15))


def _listed(names: Sequence[str]) -> list[Block]:
    """Rules by label, a line each."""
    by_label: dict[str, list[str]] = {}
    for name in names:
        label, _, rule = name.partition("/")
        by_label.setdefault(label, []).append(rule)
    lines = [
        Paragraph((Run(label, bold=True), Run(f": {', '.join(rules)}")), style="bullet")
        for label, rules in by_label.items()
    ]
    return list(lines) or [_text("None.")]


def _heading(words: str) -> Heading:
    return Heading(2, (Run(words),))


def _text(words: str) -> Paragraph:
    return Paragraph((Run(words),))
