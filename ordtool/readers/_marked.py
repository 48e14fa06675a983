"""A line of text while it is put together: what is struck or inserted, how its words are set, where in the file they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from ordtool.revision import Stretch
from ordtool.source import Axis, Line, Look, Mark, Sign, Span, State

_Run = TypeVar("_Run", Mark, Sign)
# A look, or a look and what tells it apart from others of its kind (a colour).
Setting = Look | tuple[Look, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What an element around a run says became of it."""

    state: State
    axis: Axis
    author: str = ""
    date: str = ""


class Row:
    """A stretch of text without a line break; its marks, its signs and (of a Word file) its origins in order.

    Text comes in thousands of small runs: it is kept in pieces until it is asked for.
    """

    __slots__ = ("_length", "_pieces", "marks", "origins", "signs")

    def __init__(
        self, text: str = "", marks: Iterable[Mark] = (), signs: Iterable[Sign] = (), origins: Iterable[Stretch] = ()
    ) -> None:
        self._pieces = [text] if text else []
        self._length = len(text)
        self.marks: list[Mark] = list(marks)
        self.signs: list[Sign] = list(signs)
        self.origins: list[Stretch] = list(origins)

    @classmethod
    def of(cls, line: Line) -> Row:
        """A line's row."""
        return cls(line.text, line.marks, line.signs, line.origins)

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

    def add(self, text: str, changes: tuple[Change, ...] = (), looks: Iterable[Setting] = ()) -> None:
        """Put text at the end, under the changes and with the looks; runs of one change or look that touch are one."""
        if not text:
            return
        span = Span(self._length, self._length + len(text))
        self._pieces.append(text)
        self._length = span.end
        for change in dict.fromkeys(changes):
            _put(self.marks, Mark(span, change.state, change.axis, change.author, change.date))
        for setting in dict.fromkeys(looks):
            _put(self.signs, Sign(span, *setting) if isinstance(setting, tuple) else Sign(span, setting))

    def stands(self, part: str, paragraph: int, offset: int, length: int) -> None:
        """The text that was added last is that of a Word paragraph from a character on."""
        end = self._length
        start = end - length
        if self.origins:
            last = self.origins[-1]
            if (last.end, last.paragraph, last.offset + last.end - last.start) == (start, paragraph, offset):
                start, offset = last.start, last.offset
                self.origins.pop()
        self.origins.append(Stretch(start, end, part, paragraph, offset))

    def append(self, other: Row, *, between: str) -> None:
        """Put another row at the end, with a sign between the two unless one is empty."""
        self.add(between if self._length and other._length else "")
        start = self._length
        self.add(other.text)
        self.marks += [replace(mark, span=mark.span.shift(start)) for mark in other.marks]
        self.signs += [replace(sign, span=sign.span.shift(start)) for sign in other.signs]
        self.origins += [stretch.shift(start) for stretch in other.origins]

    def stripped(self, signs: str | None = None, *, left: bool = True) -> Row:
        """The row without blanks (or `signs`) at its ends; the left end is kept if `left` is off."""
        end = len(self.text.rstrip(signs))
        start = len(self.text) - len(self.text.lstrip(signs)) if left and end else 0
        text, origins = self.text[start:end], _within(self.origins, start, end)
        return Row(text, _cut(self.marks, start, end), _cut(self.signs, start, end), origins)


def _cut(runs: list[_Run], start: int, end: int) -> list[_Run]:
    """The runs as they count in the stretch from `start` to `end`."""
    return [
        replace(run, span=Span(max(run.span.start, start) - start, min(run.span.end, end) - start))
        for run in runs
        if max(run.span.start, start) < min(run.span.end, end)
    ]


def _within(origins: list[Stretch], start: int, end: int) -> list[Stretch]:
    """The origins as they count in the text from `start` to `end`."""
    return [cut.shift(-start) for stretch in origins if (cut := stretch.cut(start, end)) is not None]


def _kind(run: Mark | Sign) -> tuple[str, ...]:
    """All that a run says but for its place."""
    if isinstance(run, Sign):
        return run.look, run.detail
    return run.state, run.axis, run.author, run.date


def _put(runs: list[_Run], run: _Run) -> None:
    """Put a run at the end of a list, joined with one of its kind that it touches."""
    for index in range(len(runs) - 1, -1, -1):
        last = runs[index]
        if last.span.end < run.span.start:
            break
        if _kind(last) == _kind(run):
            runs[index] = replace(run, span=Span(last.span.start, run.span.end))
            return
    runs.append(run)
