"""A line of text while it is put together, with the runs that are struck or inserted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ordtool.ordinance import Axis, Mark, Span, State


@dataclass(frozen=True, slots=True)
class Change:
    """What an element around a run says became of it."""

    state: State
    axis: Axis
    author: str = ""
    date: str = ""


@dataclass(slots=True)
class Row:
    """A stretch of text without a line break, and its marks in order."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str, changes: tuple[Change, ...]) -> None:
        """Put text at the end, under the changes; runs of one change that touch are one mark."""
        start = len(self.text)
        self.text += text
        for change in dict.fromkeys(changes):
            self._mark(Mark(Span(start, len(self.text)), change.state, change.axis, change.author, change.date))

    def append(self, other: Row, *, between: str) -> None:
        """Put another row at the end, with a sign between the two unless one is empty."""
        self.text += between if self.text and other.text else ""
        start = len(self.text)
        self.text += other.text
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
        if not mark.span:
            return
        for index in range(len(self.marks) - 1, -1, -1):
            last = self.marks[index]
            if last.span.end < mark.span.start:
                break
            if replace(last, span=mark.span) == mark:
                self.marks[index] = replace(mark, span=Span(last.span.start, mark.span.end))
                return
        self.marks.append(mark)
