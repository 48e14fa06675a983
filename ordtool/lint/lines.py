"""Where a finding stands in a file of plain lines: an ordinance joins lines to paragraphs, an editor wants the line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ordtool.source import Span

PLAIN = (".txt", ".md", ".markdown", ".text")
"""Suffixes of files whose lines a reader sees as they are."""
_WORD = re.compile(r"[^\W_]+|_+|[^\w\s]")
_AROUND = 6  # words that must be the same


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file of lines: lines and columns count from 1, `end_column` is one past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def places(text: str, spans: Iterable[Span], raw: str) -> dict[int, Place]:
    """Of each span of an ordinance's text, by its start, the stretch of the file `raw` that has the same words.

    A place is found by the words that begin there, and by how often they stood before; a span whose words do not stand in
    the file as they do in the text has no place.
    """
    words, lines = _Words(text), _Words(raw)
    breaks = [0, *(hit.end() for hit in re.finditer("\n", raw))]
    found: dict[int, Place] = {}
    for span in spans:
        first, last = words.at(span.start), words.at(max(span.start, span.end - 1))
        key = words.key(first)
        rank, hits = bisect_left(words.index.get(key, []), first), lines.index.get(key, [])
        if rank < len(hits) and hits[rank] + last - first < len(lines.hits):
            start = lines.hits[hits[rank]].start() + span.start - words.hits[first].start()
            end = lines.hits[hits[rank] + last - first].end() - (words.hits[last].end() - span.end)
            found[span.start] = _place(start, end, breaks)
    return found


class _Words:
    """The words and marks of a text, and where each run of a few of them begins."""

    def __init__(self, text: str) -> None:
        self.hits = list(_WORD.finditer(text))
        self._words = [hit[0] for hit in self.hits]
        self._starts = [hit.start() for hit in self.hits]
        self.index: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.hits)):
            self.index.setdefault(self.key(at), []).append(at)

    def key(self, at: int) -> tuple[str, ...]:
        """The words that begin at one of them."""
        return tuple(self._words[at : at + _AROUND])

    def at(self, offset: int) -> int:
        """The word that holds a code point, or the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)


def _place(start: int, end: int, breaks: list[int]) -> Place:
    line, last = bisect_right(breaks, start), bisect_right(breaks, max(start, end - 1))
    return Place(line, start - breaks[line - 1] + 1, last, end - breaks[last - 1] + 1)
