"""A review in one screen: the verdicts and the carve-outs that matter, made from the review's data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ordtool.commands import _blocks
from ordtool.report import Block, Heading, Paragraph, Report, Run, Table, Tone

Data = Mapping[str, Any]

# The worst first: a reader who stops early has read what matters.
ORDER = (
    "missing", "weaker", "outside-this-text", "cannot-tell", "unreadable", "not-checked", "stronger", "met",
)  # fmt: skip
_TONES: dict[str, Tone] = {"missing": "bad", "weaker": "bad", "stronger": "good", "met": "good"}
_SEVERITIES = ("high", "medium", "low")
_LEDGER = ("serious", "notable")


def summary(data: Data) -> Report:
    """The scorecard and the ledger's serious and notable rows as tables, and what was not checked in a line each."""
    document = data["document"]
    blocks: list[Block] = [_counts(data), _scorecard(data["criteria"]), *_ledger(data["carve_outs"])]
    if data["not_checked"]:
        blocks.append(Heading(2, (Run("Not checked"),)))
        blocks.extend(Paragraph((Run(_text(item)),), style="bullet") for item in data["not_checked"])
    return Report(f"{document['title'] or document['name']} against {_name(data['model'])}", tuple(blocks), data=data)


def _counts(data: Data) -> Paragraph:
    verdicts = Counter(criterion["verdict"] for criterion in data["criteria"])
    said = [f"{verdicts[verdict]} {verdict}" for verdict in ORDER if verdicts[verdict]]
    return Paragraph((Run(f"{len(data['criteria'])} questions: {', '.join(said) or 'none asked'}."),))


def _scorecard(criteria: Sequence[Data]) -> Table:
    ordered = sorted(criteria, key=lambda c: (ORDER.index(c["verdict"]), _SEVERITIES.index(c["severity"])))
    rows = tuple(
        (
            _blocks.cell(criterion["verdict"], tone=_TONES.get(criterion["verdict"], "warn")),
            _blocks.cell(criterion["severity"]),
            _blocks.cell(criterion.get("question") or criterion["id"]),
            _blocks.cell(_where(criterion["evidence"])),
        )
        for criterion in ordered
    )
    return Table(("Verdict", "Weight", "Question", "Where"), rows, (0.16, 0.1, 0.48, 0.26))


def _ledger(carve_outs: Sequence[Data]) -> list[Block]:
    shown = sorted(
        (c for c in carve_outs if c["severity"] in _LEDGER), key=lambda c: (_LEDGER.index(c["severity"]), c["start"])
    )
    rows = [(c["severity"], c["label"], _place(c), _blocks.shorten(c["text"])) for c in shown]
    blocks: list[Block] = [Heading(2, (Run("What is carved out"),))]
    if rows:
        blocks.append(_blocks.table(("Severity", "Kind", "Where", "Words"), rows, widths=(0.11, 0.25, 0.18, 0.46)))
    routine = len(carve_outs) - len(rows)
    if routine or not rows:
        blocks.append(
            Paragraph((Run(f"{routine or 'No'} {'routine ' if routine else ''}carve-outs{_full(routine)}."),))
        )
    return blocks


def _full(routine: int) -> str:
    return " stand in the full report (-o FILE)" if routine else " were found"


def _where(evidence: Sequence[Data]) -> str:
    return _place(evidence[0]) if evidence else ""


def _place(found: Data) -> str:
    page = f"p. {found['page']}" if found["page"] else ""
    return ", ".join(part for part in (found["section"], page) if part)


def _name(model: str | Data) -> str:
    return model if isinstance(model, str) else str(model.get("title") or model["name"])


def _text(item: str | Data) -> str:
    return item if isinstance(item, str) else ", ".join(str(value) for value in item.values())
