"""Extraction against gold: `score(pairs) -> Score`, by the rules of docs/accuracy.md (labels.md section 5)."""

from ordtool.score.gold import Gold, GoldClause, read_gold
from ordtool.score.matching import Predicted, predicted
from ordtool.score.measure import measure
from ordtool.score.tally import Score, score

__all__ = ["Gold", "GoldClause", "Predicted", "Score", "measure", "predicted", "read_gold", "score"]
