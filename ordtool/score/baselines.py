"""The two baselines: a bare cue regex for carve-outs, one keyword a label for provisions; each labels the sentence around."""

from __future__ import annotations

import re

from ordtool.library import Label
from ordtool.ordinance import Ordinance, Span
from ordtool.score.matching import Predicted

_CUE = re.compile(r"except|unless|provided that|does not include|shall not apply", re.IGNORECASE)
_END = re.compile(r"[.;:]\s|\n")


def baseline(ordinance: Ordinance, types: tuple[Label, ...]) -> tuple[Predicted, ...]:
    """What the baselines find: every cue is a `carveout.other`-blind carve-out of each label's keyword, and so on."""
    found: list[Predicted] = []
    for label in types:
        pattern = _CUE if label.family == "carveout" and label.label == "carveout.other" else _word(label.keyword)
        seen: set[Span] = set()
        for hit in pattern.finditer(ordinance.text):
            span = _sentence(ordinance.text, hit.start())
            if span not in seen:
                seen.add(span)
                found.append(Predicted(label.label, ordinance.to_base(span)))
    return tuple(found)


def cue_baseline(ordinance: Ordinance) -> tuple[Span, ...]:
    """The spans of the bare cue regex: cue to the end of its sentence, whatever the kind of carve-out."""
    spans = []
    for hit in _CUE.finditer(ordinance.text):
        end = _END.search(ordinance.text, hit.end())
        spans.append(Span(hit.start(), end.start() if end else len(ordinance.text)))
    return tuple(spans)


def _word(keyword: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(keyword)}", re.IGNORECASE)


def _sentence(text: str, offset: int) -> Span:
    start = 0
    for found in _END.finditer(text, max(0, offset - 2000), offset):
        start = found.end()
    after = _END.search(text, offset)
    return Span(start, after.start() if after else len(text))
