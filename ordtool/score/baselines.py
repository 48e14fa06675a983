"""The two baselines: a bare cue regex for carve-outs, and one keyword a label for provisions.

The regex knows no kinds of carve-out, so it is measured, and ordtool beside it, on carve-outs of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ordtool.library import Label
from ordtool.ordinance import Ordinance
from ordtool.score.gold import Gold, GoldClause
from ordtool.score.matching import Predicted
from ordtool.source import Span

ANY = "carveout.any"
_CUE = re.compile(r"except|unless|provided that|does not include|shall not apply", re.IGNORECASE)
_END = re.compile(r"[.;:]\s|\n|$")


def keywords(ordinance: Ordinance, types: Iterable[Label]) -> tuple[Predicted, ...]:
    """Each provision label on every sentence that holds its keyword."""
    found: list[Predicted] = []
    for label in types:
        if label.family in ("carveout", "struct"):
            continue
        word = re.compile(rf"\b{re.escape(label.keyword)}", re.IGNORECASE)
        spans = dict.fromkeys(_sentence(ordinance.text, hit.start()) for hit in word.finditer(ordinance.text))
        found += [Predicted(label.label, ordinance.to_base(span)) for span in spans]
    return tuple(found)


def cues(ordinance: Ordinance) -> tuple[Predicted, ...]:
    """A carve-out of any kind from every cue word to the end of its sentence."""
    text = ordinance.text
    spans = [Span(hit.start(), _after(text, hit.end())) for hit in _CUE.finditer(text)]
    return tuple(Predicted(ANY, ordinance.to_base(span)) for span in spans)


def any_kind(found: Sequence[Predicted]) -> tuple[Predicted, ...]:
    """Carve-outs with their kinds forgotten, each run of words once."""
    pieces = dict.fromkeys(clause.pieces for clause in found if clause.label.startswith("carveout."))
    return tuple(Predicted(ANY, piece) for piece in pieces)


def gold_any_kind(gold: Gold) -> Gold:
    """Gold carve-outs with their kinds forgotten, each run of words once; nothing else."""
    spans = dict.fromkeys(clause.span for clause in gold.clauses if clause.label.startswith("carveout."))
    return replace(gold, clauses=tuple(GoldClause(ANY, span) for span in spans))


def _after(text: str, offset: int) -> int:
    found = _END.search(text, offset)
    return found.start() if found else len(text)


def _sentence(text: str, offset: int) -> Span:
    start = 0
    for found in _END.finditer(text, max(0, offset - 2000), offset):
        start = found.end()
    return Span(start, _after(text, offset))
