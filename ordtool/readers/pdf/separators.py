"""Rules that a typist draws with dashes, underscores and equal signs: under a title, above a sum. They are no words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ordtool.readers.pdf.pieces import pieces_of, words_of
from ordtool.readers.pdf.rows import Row
from ordtool.source import Box

_DASHES = re.compile(r"[-=–—]{6,}(?:\s+[-=–—]{6,})*")
_BLANKS = re.compile(r"_{4,}(?:\s+_{4,})*")
_SUM = re.compile(r"(?:^|\s)\(?\$?\d[\d,.]*\)?$")
_FULL = 0.55  # of the page's width: a rule so long parts a title, a blank to sign on is shorter
_MIDDLE = 8.0  # points that a rule may stand beside the page's middle
_TITLE = 0.45  # of the page's height: where a title's short rule stands
_NEAR = 8.0  # points that a rule may end beside the sum above it


def parted(found: Sequence[Row], *, page: int, width: float, height: float) -> tuple[list[Row], list[Row]]:
    """The rows that hold words, and the drawn rules among them, which are furniture."""
    words: list[Row] = []
    rules: list[Row] = []
    for row in found:
        if row.runs and not row.style and _is_rule(row, words, page=page, width=width, height=height):
            rules.append(replace(row, removed="drawn rule"))
        else:
            words.append(row)
    return words, rules


def together(words: Sequence[Row], rules: Sequence[Row]) -> list[Row]:
    """The rules in their places among the rows, after a table that they stand in."""
    found = list(words)
    for rule in rules:
        at = next(
            (i for i in range(len(found), 0, -1) if found[i - 1].runs and found[i - 1].box.top <= rule.box.top), 0
        )
        found.insert(at, rule)
    return found


def _is_rule(row: Row, above: Sequence[Row], *, page: int, width: float, height: float) -> bool:
    text = row.text.strip()
    if _DASHES.fullmatch(text):
        return True
    if not _BLANKS.fullmatch(text):
        return False
    box = row.box
    centred = abs(box.x0 + box.x1 - width) <= 2 * _MIDDLE
    title = page == 1 and centred and box.bottom < _TITLE * height
    return title or (centred and box.x1 - box.x0 >= _FULL * width) or _under_sums(row, above)


def _under_sums(row: Row, above: Sequence[Row]) -> bool:
    """Whether each rule of a line stands under a sum: "$300,000" above, "________" below."""
    sums: list[Box] = []
    for other in above[-2:]:
        sums += [piece[-1].box for piece in pieces_of(other) if _SUM.search(words_of(piece))] if other.runs else []
    rules = [piece[-1].box for piece in pieces_of(row)]
    return all(any(_at_edge(rule, one) for one in sums) for rule in rules)


def _at_edge(rule: Box, one: Box) -> bool:
    return abs(rule.x1 - one.x1) <= _NEAR or abs(rule.x0 - one.x0) <= _NEAR / 2
