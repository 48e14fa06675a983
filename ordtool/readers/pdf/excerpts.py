"""Some pages of a file, read as pages of the whole: what is furniture, and what its signs mean, the other pages tell.

The legend stands on the first page, a running head is known by its recurrence; a page read alone has neither, and struck
words without their legend would pass for living law.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from ordtool.source import Line

NOT_ASKED = "page not asked for"
_BESIDE = 4  # pages before and behind: left and right pages have heads of their own
_OPENING = 2  # pages that a bill opens with


def context(wanted: Sequence[int], *, count: int) -> list[int]:
    """The pages to lay out so that `wanted` are understood, in order: the first ones, the last, and those around them."""
    numbers = {*range(1, min(_OPENING, count) + 1), count}
    for number in wanted:
        numbers.update(range(max(1, number - _BESIDE), min(count, number + _BESIDE) + 1))
    return sorted(numbers)


def only(lines: Iterable[Line], wanted: Container[int]) -> Iterator[Line]:
    """The lines of the pages asked for, and from the others what `markup` needs: legends, and the whole first page.

    What is from elsewhere is furniture, so that no word of it becomes text.
    """
    for line in lines:
        if line.page in wanted or line.removed == "legend":
            yield line
        elif line.page == 1 and line.text.strip():
            yield replace(line, style="furniture", removed=NOT_ASKED, number="", marker="")
