"""Everything that is measured on a set of gold files, as one report."""

from __future__ import annotations

from collections.abc import Iterable

from ordtool.extract import extract
from ordtool.library import labels
from ordtool.ordinance import Ordinance
from ordtool.report import Report
from ordtool.score import baselines
from ordtool.score.gold import Gold
from ordtool.score.matching import predicted
from ordtool.score.page import page
from ordtool.score.tally import score


def measure(pairs: Iterable[tuple[Ordinance, Gold]]) -> Report:
    """Extract each ordinance, score it against its gold, and the baselines beside it."""
    read = [(ordinance, predicted(extract(ordinance)), gold) for ordinance, gold in pairs]
    blind = [(o, baselines.any_kind(found), baselines.gold_any_kind(gold)) for o, found, gold in read]
    return page(
        score(read),
        score(blind),
        score((o, baselines.cues(o), gold) for o, _, gold in blind),
        score((o, baselines.keywords(o, labels()), gold) for o, _, gold in read),
        readers=[gold.agreement for _, _, gold in read],
    )
