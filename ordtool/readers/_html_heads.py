"""Bills that a legislature prints with line numbers and shows as HTML: where its pages end, and the heads between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ordtool.source import Line

_NAME = re.compile(r"[^\W\d_]*\d+[^\W_]*")  # "HB3247", "10400HB2706ham002": what a head calls the bill


def page_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines with running heads marked as furniture and, where the numbers begin anew, the page that each stands on.

    What stands between the last numbered line of a page and the first of the next is a head; so is what stands above the
    first page and calls the bill by the name that those heads call it.
    """
    tops = [i for i, line in enumerate(lines) if line.number == "1"]
    if len(tops) < 2:
        return list(lines)
    marked = list(lines)
    heads = [i for top in tops[1:] for i in _between(lines, top)]
    names = {name for i in heads for name in _names(lines[i])}
    heads += [i for i in range(tops[0]) if any(_same(name, known) for name in _names(lines[i]) for known in names)]
    for i in heads:
        if lines[i].text.strip() and lines[i].style != "furniture":
            marked[i] = replace(lines[i], style="furniture", removed="running head")
    page = 0
    for i, line in enumerate(marked):
        page += line.number == "1"
        marked[i] = replace(line, page=max(page, 1)) if line.number else line
    return marked


def _between(lines: Sequence[Line], top: int) -> range:
    """The lines above the first line of a page, up to the last numbered one of the page before."""
    before = top - 1
    while before >= 0 and not lines[before].number:
        before -= 1
    return range(before + 1, top)


def _same(name: str, known: str) -> bool:
    """Whether two names are of one bill: "HB3247" and "10400HB3247ham002"."""
    return name in known or known in name


def _names(line: Line) -> Iterator[str]:
    words = line.text.split()
    return (word for word in words[:1] if _NAME.fullmatch(word))
