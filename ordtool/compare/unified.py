"""A comparison as a unified diff of the two clean texts, a paragraph a line: `ordtool text OLD` patched by it is NEW.

The pairs are ours: what became what decides the order of "-" and "+", and hunks name the section that they begin in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ordtool.compare.result import Comparison

CONTEXT = 2
"""Unchanged paragraphs that are shown before and after a change."""


def unified(comparison: Comparison, *, opening: Sequence[str] = ()) -> str:
    """The diff; `opening` are lines before it, which programs that apply a diff skip. No hunk where nothing changed."""
    lines = [line.replace("\n", " ") for line in opening]
    rows = list(_rows(comparison))
    lines += [f"--- {_named(comparison.old.name)}", f"+++ {_named(comparison.new.name)}"]
    for hunk in _hunks(rows):
        lines += _hunk(comparison, hunk)
    return "\n".join(lines) + "\n"


Row = tuple[str, int, int, str]
"""Sign, the number of lines before it in the old text and in the new one, the words."""


def _named(name: str) -> str:
    return " ".join(name.split())


def _rows(comparison: Comparison) -> Iterator[Row]:
    """Every line of both texts in the order of the script, those that hold no passage where they stand."""
    old, new = comparison.old.text.split("\n"), comparison.new.text.split("\n")
    at = [0, 0]
    for match in comparison.script:
        ends = [
            _line(text, passages[indices[-1]].span.end) + 1 if indices else at[side]
            for side, (text, passages, indices) in enumerate(
                zip(
                    (comparison.old.text, comparison.new.text), comparison.passages, (match.old, match.new), strict=True
                )
            )
        ]
        yield from _told(old, new, at, ends)
        at = ends
    yield from _told(old, new, at, [len(old), len(new)])


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset)


def _told(old: Sequence[str], new: Sequence[str], begin: Sequence[int], end: Sequence[int]) -> Iterator[Row]:
    """The lines from `begin` to `end` of both sides: as they are where they are the same, else the old and the new ones."""
    left, right = old[begin[0] : end[0]], new[begin[1] : end[1]]
    if left == right:
        yield from ((" ", begin[0] + n, begin[1] + n, words) for n, words in enumerate(left))
        return
    yield from (("-", begin[0] + n, begin[1], words) for n, words in enumerate(left))
    yield from (("+", end[0], begin[1] + n, words) for n, words in enumerate(right))


def _hunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Changed rows with the context around them; those whose contexts meet are one."""
    changed = [number for number, row in enumerate(rows) if row[0] != " "]
    start = 0
    for count, number in enumerate(changed, 1):
        after = changed[count] if count < len(changed) else None
        if after is None or after - number > 2 * CONTEXT + 1:
            yield rows[max(0, changed[start] - CONTEXT) : number + CONTEXT + 1]
            start = count


def _hunk(comparison: Comparison, rows: Sequence[Row]) -> Iterator[str]:
    gone, come = (sum(row[0] in (" ", sign) for row in rows) for sign in "-+")
    _, old, new, _ = rows[0]
    # A side without lines is told by the line before it, as diff does.
    yield f"@@ -{old + bool(gone)},{gone} +{new + bool(come)},{come} @@ {_where(comparison, rows)}".rstrip()
    yield from (sign + words for sign, _, _, words in rows)


def _where(comparison: Comparison, rows: Sequence[Row]) -> str:
    """The section of the first change, as the new text cites it, the old one where only that has it."""
    sign, old, new, _ = next(row for row in rows if row[0] != " ")
    ordinance, line = (comparison.old, old) if sign == "-" else (comparison.new, new)
    start = sum(len(words) + 1 for words in ordinance.text.split("\n")[:line])
    section = ordinance.section_at(start)
    return section.cite if section else ""
