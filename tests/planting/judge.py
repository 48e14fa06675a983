"""What is wrong with a review of a changed law; "" if it says what it must."""

from __future__ import annotations

from planting.laws import reviewed, verdicts
from planting.plant import Planted


def weakened(planted: Planted) -> str:
    """A weakening is called weaker (missing, where little is left) or ledgered under its label; nothing is called stronger."""
    before, after = verdicts(planted.before), verdicts(planted.after)
    if up := [name for name in after if after[name] == "stronger" and before[name] != "stronger"]:
        return f"stronger: {', '.join(up)}"
    if any(after[name] in ("weaker", "missing") and before[name] in ("met", "stronger") for name in planted.criteria):
        return ""
    if planted.labels and (rows := _rows(planted)):
        return "" if any(_right(planted, labels, relaxes) for labels, relaxes in rows) else f"ledgered as {rows}"
    return ", ".join(f"{name} {before[name]}→{after[name]}" for name in planted.criteria) or "not in the ledger"


def _rows(planted: Planted) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The ledger's rows that stand on the planted words and that the model does not have.

    Words that open a list of exceptions belong to no item: there it is the items that are wider than they were.
    """
    result = reviewed(planted.after)
    start = result.ordinance.text.find(planted.words)
    end = start + len(planted.words)
    stood = {(row.evidence.text, row.comparison) for row in reviewed(planted.before).carve_outs}
    opens = planted.words.endswith(":")
    return [
        (row.labels, tuple(row.evidence.clause.relaxes))
        for row in result.carve_outs
        if row.comparison != "as-in-model" and start >= 0
        if (row.evidence.clause.span.start < end and row.evidence.clause.span.end > start)
        or (opens and (row.evidence.text, row.comparison) not in stood)
    ]


def _right(planted: Planted, labels: tuple[str, ...], relaxes: tuple[str, ...]) -> bool:
    reaches = not planted.relaxes or "*" in relaxes or not {*planted.relaxes}.isdisjoint(relaxes)
    return reaches and any(label in labels for label in planted.labels)
