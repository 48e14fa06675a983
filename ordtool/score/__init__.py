"""Extraction against gold: `score(pairs) -> Score`, by the rules of docs/accuracy.md (labels.md section 5)."""

from ordtool.score.agreement import agreement
from ordtool.score.annotated import annotated
from ordtool.score.gold import Gold, GoldClause, read_gold
from ordtool.score.matching import Predicted, predicted
from ordtool.score.measure import measure
from ordtool.score.tally import Score, score
from ordtool.score.wordless import Bare, assembled, read_wordless

__all__ = [
    "Bare",
    "Gold",
    "GoldClause",
    "Predicted",
    "Score",
    "agreement",
    "annotated",
    "assembled",
    "measure",
    "predicted",
    "read_gold",
    "read_wordless",
    "score",
]
