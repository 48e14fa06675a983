"""A line of text while it is put together, with the runs that are struck or inserted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ordtool.ordinance import Axis, Mark, Span, State


@dataclass(frozen=True, slots=True)
class Change:
    """What an element around a run says became of it."""

    state: State
    axis: Axis
    author: str = ""
    date: str = ""


class Row:
    """A stretch of text without a line break, and its marks in order.

    Text comes in thousands of small runs: it is kept in pieces until it is asked for.
    """

    __slots__ = ("_length", "_pieces", "marks")

    def __init__(self, text: str = "", marks: list[Mark] | None = None) -> None:
        self._pieces = [text] if text else []
        self._length = len(text)
        self.marks: list[Mark] = marks or []

    @property
    def text(self) -> str:
        """The words so far."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @property
    def last(self) -> str:
        """The last character, "" of an empty row."""
        return self._pieces[-1][-1] if self._pieces else ""

    def add(self, text: str, changes: tuple[Change, ...] = ()) -> None:
        """Put text at the end, under the changes; runs of one change that touch are one mark."""
        if not text:
            return
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        for change in dict.fromkeys(changes):
            self._mark(Mark(Span(start, self._length), change.state, change.axis, change.author, change.date))

    def append(self, other: Row, *, between: str) -> None:
        """Put another row at the end, with a sign between the two unless one is empty."""
        self.add(between if self._length and other._length else "")
        start = self._length
        self.add(other.text)
        self.marks += [replace(mark, span=mark.span.shift(start)) for mark in other.marks]

    def stripped(self, signs: str | None = None, *, left: bool = True) -> Row:
        """The row without blanks (or `signs`) at its ends; the left end is kept if `left` is off."""
        end = len(self.text.rstrip(signs))
        start = len(self.text) - len(self.text.lstrip(signs)) if left and end else 0
        marks = [
            replace(mark, span=Span(max(mark.span.start, start) - start, min(mark.span.end, end) - start))
            for mark in self.marks
            if max(mark.span.start, start) < min(mark.span.end, end)
        ]
        return Row(self.text[start:end], marks)

    def _mark(self, mark: Mark) -> None:
        for index in range(len(self.marks) - 1, -1, -1):
            last = self.marks[index]
            if last.span.end < mark.span.start:
                break
            if replace(last, span=mark.span) == mark:
                self.marks[index] = replace(mark, span=Span(last.span.start, mark.span.end))
                return
        self.marks.append(mark)
