"""What stands around a page's text: line numbers in the margin, running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ordtool.readers.pdf.rows import Row

_NUMBER = re.compile(r"\d{1,3}(?= |$)")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\[]?\s*(\d{1,4}|[ivxl]{1,6})\s*[-–—\]]?(?:\s+of\s+\d{1,4})?", re.I)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_FEWEST = 5  # numbers that make a column of their own
_EDGE = 2.5  # points that an aligned column may waver
_REACH = 3  # lines from the top or bottom of a page that may be furniture
_MARGIN = 0.18  # of the page's height
_LEVEL = 8.0  # points that a running head may waver from page to page


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    value: int
    left: float
    right: float


def number_margins(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """The rows of every page with their margin numbers taken out of the text and into `number`.

    A column counts where it is clear on one page at least: five numbers or more in step, aligned, left of all text.
    Pages with fewer lines (the last one of a bill) then follow it.
    """
    pages = [[_repainted(row) for row in rows] for rows in pages]
    columns = [_column(rows, fewest=_FEWEST, edges=None) for rows in pages]
    rights = [c.right for column in columns for c in column]
    if not rights:
        return [list(rows) for rows in pages]
    edges = (min(rights) - _EDGE, max(rights) + _EDGE)
    return [
        _taken(rows, column or _column(rows, fewest=1, edges=edges))
        for rows, column in zip(pages, columns, strict=True)
    ]


def _repainted(row: Row) -> Row:
    """The row without numbers that another number was painted over: Maine's printer so corrects its line numbers."""
    figures = [run for run in row.runs if run.text.isdigit()]
    covered = {
        under.order
        for under in figures
        for over in figures
        if over.order > under.order and over.box.x0 < under.box.x1 and under.box.x0 < over.box.x1
    }
    return replace(row, runs=tuple(run for run in row.runs if run.order not in covered)) if covered else row


def _column(rows: list[Row], *, fewest: int, edges: tuple[float, float] | None) -> list[_Candidate]:
    """The margin numbers of a page, an empty list where they are not a clear column."""
    candidates = [c for i, row in enumerate(rows) if (c := _candidate(i, row))]
    if edges:
        candidates = [c for c in candidates if edges[0] <= c.right <= edges[1]]
    column = _in_step(_aligned(candidates))
    if len(column) < fewest or (edges and column[0].value != 1):
        return []
    numbered = {c.index for c in column}
    between = column[-1].index - column[0].index + 1
    edge = max(c.right for c in column)
    others = [row.box.x0 for i, row in enumerate(rows) if i not in numbered]
    if len(column) < 0.9 * between or any(left <= edge for left in others):
        return []
    return column


def _candidate(index: int, row: Row) -> _Candidate | None:
    run = row.runs[0]
    found = _NUMBER.match(run.text)
    if not found:
        return None
    return _Candidate(index, int(found[0]), run.lefts[0], run.rights[found.end() - 1])


def _aligned(candidates: list[_Candidate]) -> list[_Candidate]:
    """Those whose right or left edges agree with most of the others."""
    best: list[_Candidate] = []
    for edges in ([c.right for c in candidates], [c.left for c in candidates]):
        for edge in set(edges):
            agree = [c for c, e in zip(candidates, edges, strict=True) if abs(e - edge) <= _EDGE]
            best = max(best, agree, key=len)
    return best


def _in_step(candidates: list[_Candidate]) -> list[_Candidate]:
    """The longest stretch that counts up by one."""
    best: list[_Candidate] = candidates[:1]
    current = candidates[:1]
    for before, candidate in pairwise(candidates):
        current = [*current, candidate] if candidate.value == before.value + 1 else [candidate]
        best = max(best, current, key=len)
    return best


def _taken(rows: list[Row], column: list[_Candidate]) -> list[Row]:
    numbers = {c.index: str(c.value) for c in column}
    return [_without_number(row, numbers[i]) if i in numbers else row for i, row in enumerate(rows)]


def _without_number(row: Row, number: str) -> Row:
    """The row with its number apart; a line that holds nothing else keeps its runs so that it keeps its place."""
    first, *others = row.runs
    rest = first.text[len(number) :]
    skip = len(first.text) - len(rest.lstrip())
    if not rest.strip():
        return replace(row, runs=tuple(others), number=number) if others else replace(row, runs=(), number=number)
    cut = first.cut(skip, len(first.text))
    return replace(row, runs=(cut, *others), number=number)


def furniture(pages: Sequence[list[Row]], *, heights: Sequence[float]) -> list[set[int]]:
    """For every page the indices of rows that are running heads or page numbers, and nothing else."""
    found: list[set[int]] = [set() for _ in pages]
    ends = [_ends(rows, height=height) for rows, height in zip(pages, heights, strict=True)]
    for marks in (_repeated(pages, ends), _page_numbers(pages, heights), _outside_numbers(pages)):
        for page, index in marks:
            found[page].add(index)
    return found


def _ends(rows: list[Row], *, height: float) -> list[int]:
    """The rows nearest to the top and the bottom edge of the page."""
    filled = sorted((i for i, row in enumerate(rows) if row.runs), key=lambda i: rows[i].box.top)
    top = [i for i in filled[:_REACH] if rows[i].box.bottom < _MARGIN * height]
    return top + [i for i in filled[-_REACH:] if rows[i].box.top > (1 - _MARGIN) * height and i not in top]


def _repeated(pages: Sequence[list[Row]], ends: list[list[int]]) -> list[tuple[int, int]]:
    """Lines that recur at the same height on most pages but the first; figures and the order of words may differ."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page, indices in enumerate(ends):
        for index in indices:
            key = " ".join(sorted(re.sub(r"\d+", "#", pages[page][index].text).split()))
            places[key].append((page, index))
    fewest = max(2, len(pages) / 2)
    marks: list[tuple[int, int]] = []
    for key, occurrences in places.items():
        if len(re.findall(r"[^\W\d]", key)) < 2:  # figures alone are for _page_numbers to judge
            continue
        tops = [pages[page][index].box.top for page, index in occurrences]
        level = sorted(tops)[len(tops) // 2]
        same = [o for o, top in zip(occurrences, tops, strict=True) if abs(top - level) <= _LEVEL]
        marks += same if len({page for page, _ in same}) >= min(fewest, max(2, len(pages) - 1)) else []
    return marks


def _page_numbers(pages: Sequence[list[Row]], heights: Sequence[float]) -> list[tuple[int, int]]:
    """Bare numbers in the upper or lower margin that go with the count of pages."""
    offsets: list[tuple[int, int, int]] = []
    for page, (rows, height) in enumerate(zip(pages, heights, strict=True)):
        for index, row in enumerate(rows):
            bare = _PAGE_NUMBER.fullmatch(row.text.strip())
            if bare and not _MARGIN * height < (row.box.top + row.box.bottom) / 2 < (1 - _MARGIN) * height:
                offsets.append((page, index, _value(bare[1]) - page))
    common = Counter(offset for _, _, offset in offsets)
    return [(page, index) for page, index, offset in offsets if common[offset] > 1 or offset == 1]


def _value(figure: str) -> int:
    if figure.isdigit():
        return int(figure)
    values = [_ROMAN[letter] for letter in figure.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _outside_numbers(pages: Sequence[list[Row]]) -> list[tuple[int, int]]:
    """Lines above and below the numbered ones of a bill: its head, its page number, the printer's notes.

    What stands above the first numbered line of all is the bill's title and stays.
    """
    numbered = [page for page, rows in enumerate(pages) if any(row.number for row in rows)]
    marks: list[tuple[int, int]] = []
    for page in numbered:
        rows = pages[page]
        inside = [i for i, row in enumerate(rows) if row.number]
        above = [] if page == numbered[0] else list(range(inside[0]))
        outside = above + list(range(inside[-1] + 1, len(rows)))
        marks += [(page, i) for i in outside] if len(outside) <= _REACH * 2 else []
    return marks
