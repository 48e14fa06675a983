"""Footnotes: below a short rule, or in smaller type behind a raised number, at the end of a column.

They leave the text where they stand, so that the sentence above goes on across the page, and become lines of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ordtool.readers.pdf.rows import Row, around
from ordtool.readers.pdf.run import Rule
from ordtool.source import Look

_MARKER = re.compile(r"\[?(?P<mark>\d{1,3}|[*†‡§¶]{1,3})\]?[.)]?(?=\s|[A-Z“\"(]|$)")
_SMALLER = 0.93  # of the text's size
_SHORTEST, _LONGEST = 20.0, 160.0  # points of the rule above footnotes
_SHARE = 0.5  # of the column's width is that rule at most
_THIN = 3.0  # points
_LEFT = 12.0  # points from the column's left edge
_FOOT = 0.92  # of the page's height: what stands lower may be its foot
_NEAR = 30.0  # points between the rule and the first note


def mark_footnotes(found: Sequence[Row], rules: Sequence[Rule], *, page_height: float) -> list[Row]:
    """The rows of a column, its footnotes with style and marker."""
    filled = [i for i, row in enumerate(found) if row.runs and not row.removed]
    start = _first(found, filled, rules, page_height=page_height)
    if start is None:
        return list(found)
    rows: list[Row] = list(found[:start])
    last = ""
    for row in found[start:]:
        if not row.runs or row.number or (row.box.top > _FOOT * page_height and not _smaller(row, found[:start])):
            rows.append(row)
            continue
        noted = _noted(row, last=last)
        last = noted.marker or last
        rows.append(noted)
    return rows


def _first(found: Sequence[Row], filled: Sequence[int], rules: Sequence[Rule], *, page_height: float) -> int | None:
    """Where the notes of a column begin."""
    if len(filled) < 2:
        return None
    column = around(found[i].box for i in filled)
    for rule in sorted(rules, key=lambda rule: rule.box.top):
        width = rule.box.x1 - rule.box.x0
        short = _SHORTEST < width < min(_LONGEST, _SHARE * (column.x1 - column.x0))
        if not short or rule.box.bottom - rule.box.top > _THIN or abs(rule.box.x0 - column.x0) > _LEFT:
            continue
        below = [i for i in filled if found[i].box.top >= rule.box.top - _THIN]
        above = [i for i in filled if i not in below]
        if below and above and found[below[0]].box.top - rule.box.top < _NEAR and below == filled[-len(below) :]:
            small = all(_smaller(found[i], [found[i] for i in above]) for i in below[:1])
            if small or _MARKER.match(found[below[0]].text):
                return below[0]
    return _by_type(found, filled, page_height=page_height)


def _by_type(found: Sequence[Row], filled: Sequence[int], *, page_height: float) -> int | None:
    """The first of the last rows in smaller type, where a raised number or a symbol opens it."""
    sizes: Counter[float] = Counter()
    for i in filled:
        sizes[round(found[i].size * 2) / 2] += len(found[i].text)
    main = sizes.most_common(1)[0][0]
    start: int | None = None
    for i in reversed(filled):
        if found[i].size > _SMALLER * main and found[i].box.top < _FOOT * page_height:
            break
        if _raised(found[i]) and found[i].size <= _SMALLER * main:
            start = i
    return start if start is not None and start > filled[0] else None


def _smaller(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row is set smaller than most of what stands above."""
    sizes: Counter[float] = Counter()
    for other in above:
        if other.runs:
            sizes[round(other.size * 2) / 2] += len(other.text)
    return bool(sizes) and row.size <= _SMALLER * sizes.most_common(1)[0][0]


def _raised(row: Row) -> bool:
    """Whether a row begins with a raised number or a symbol."""
    mark = _MARKER.match(row.text)
    if mark is None:
        return False
    return not mark["mark"].isdigit() or any(
        sign.look is Look.SUPERSCRIPT and sign.span.start <= mark.start("mark") for sign in row.runs[0].signs
    )


def _noted(row: Row, *, last: str) -> Row:
    """The row as part of a footnote; a marker that opens it leaves the text."""
    mark = _MARKER.match(row.text)
    follows = mark is not None and mark["mark"].isdigit() and (not last or _next(last) == mark["mark"])
    if mark is None or not (_raised(row) or follows):
        return replace(row, style="note")
    first, *others = row.runs
    skip = mark.end() + len(first.text[mark.end() :]) - len(first.text[mark.end() :].lstrip())
    if skip < len(first.text):
        return replace(row, runs=(first.cut(skip, len(first.text)), *others), style="note", marker=mark["mark"])
    return replace(row, runs=tuple(others) or row.runs, style="note", marker=mark["mark"] if others else "")


def _next(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else ""
