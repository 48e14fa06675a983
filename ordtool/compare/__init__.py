"""Two texts laid side by side: which section became which, and what was changed in it."""

from __future__ import annotations

from ordtool.compare.result import Change, Comparison, Match, Pair, Passage
from ordtool.ordinance import Ordinance

__all__ = ["Change", "Comparison", "Match", "Pair", "Passage", "compare"]


def compare(old: Ordinance, new: Ordinance, *, ignore: frozenset[str] = frozenset()) -> Comparison:
    """Lay two texts side by side; `ignore` holds any of "case", "punctuation", "numbering", "whitespace"."""
    raise NotImplementedError
