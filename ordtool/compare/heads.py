"""Numbers that Word counts: they stand in no paragraph, so that no edit can change them; edits are clipped to the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ordtool.compare.standing import Standing
from ordtool.numbering import Series, division_at, enumerators_at, readings, section_at
from ordtool.redline import Edit, Op

Zone = tuple[int, int]

_SIGN = re.compile(r"(?:\d{1,3}|[ivxlc]{1,6}|[A-Za-z])\s")


class Piece(NamedTuple):
    """A part of an edit, and where it stands (or comes) in the old text."""

    op: Op
    text: str
    at: int


def body_of(new: str, old: str, head: int) -> int:
    """Where the words of a new passage begin, of an old one whose first `head` characters Word counts.

    As many enumerators as the old number has are the new one's number; 0 where it has none of the kind.
    """
    counted = old[:head].strip()
    if not counted:
        return 0
    mark = section_at(new, 0) or division_at(new, 0)
    if mark is not None:
        end = mark.end if old[head - 1 : head].isspace() else len(mark.label)
    elif counted.isalnum() and (sign := _SIGN.match(new)):  # the number of a note stands bare
        end = sign.end() - 1
    elif marks := enumerators_at(new, 0):
        end = marks[min(len(marks), len(enumerators_at(counted, 0)) or 1) - 1].end
    else:
        end = len(counted) if new.startswith(counted) else _figures(new) if counted.isdigit() else 0
    while end and old[head - 1 : head].isspace() and new[end : end + 1].isspace():
        end += 1
    return end


def _figures(text: str) -> int:
    """How long the bare figure is with which a text begins: the number of a note."""
    end = len(text) - len(text.lstrip("0123456789"))
    return end if text[end : end + 1].isspace() else 0


def shape(number: str) -> tuple[str, frozenset[Series]] | None:
    """What a number at the head of a paragraph looks like: two of one shape may be of one list. None where there is none."""
    number = number.strip()
    mark = section_at(number, 0) or division_at(number, 0)
    if mark is not None:
        return mark.word.lower(), frozenset()
    marks = enumerators_at(number, 0)
    if not marks:
        return None
    return marks[0].dress.value, frozenset(reading.series for reading in readings(marks[0].value))


def alike(one: str, other: str) -> bool:
    """Whether two numbers are of one shape; two paragraphs without a number are, too."""
    a, b = shape(one), shape(other)
    if a is None or b is None:
        return a is b
    return a[0] == b[0] and (a[1] == b[1] or bool(a[1] & b[1]))


def clipped(edits: Sequence[Edit], old: Standing, starts: Sequence[int], news: Sequence[str]) -> list[Piece]:
    """The edits without what they say of numbers that Word counts: of the old ones, and of the new ones in their place."""
    heads = [(start, start + _head(old, start, starts)) for start in starts]
    new_starts = [0]
    for text in news:
        new_starts.append(new_starts[-1] + len(text) + 1)
    zones: list[Zone] = []
    for i, k in _opposite(edits, starts, new_starts):
        start, end = heads[i]
        stop = starts[i + 1] - 1 if i + 1 < len(starts) else len(old.text)
        zones.append((new_starts[k], new_starts[k] + body_of(news[k], old.text[start:stop], end - start)))
    return list(_pieces(edits, heads, zones))


def retyped(
    edits: Sequence[Edit], old: Standing, starts: Sequence[int], news: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The old passages (their places among `starts`) whose number Word counts while the new one's is of another kind.

    Each with the new number, "" where there is none.
    """
    new_starts = [sum(len(text) + 1 for text in news[:k]) for k in range(len(news) + 1)]
    for i, k in _opposite(edits, starts, new_starts):
        head = _head(old, starts[i], starts)
        counted = old.text[starts[i] : starts[i] + head]
        typed = news[k][: body_of(news[k], counted, head)] if head else ""
        if head and not alike(typed, counted):
            yield i, typed.strip()


def _head(old: Standing, start: int, starts: Sequence[int]) -> int:
    """How many characters of the passage that begins at `start` come before the first that a paragraph holds."""
    stop = next((other - 1 for other in starts if other > start), len(old.text))
    return old.part(start, stop).head


def _opposite(edits: Sequence[Edit], starts: Sequence[int], new_starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The passages of both sides that begin at the same place: the first two, and those after a line break that stays."""
    yield 0, 0
    i = k = 0
    for edit in edits:
        for sign in edit.text if "\n" in edit.text else ():
            if sign == "\n":
                i, k = i + (edit.op != "+"), k + (edit.op != "-")
                if edit.op == "=" and i < len(starts) and k < len(new_starts) - 1:
                    yield i, k


def _pieces(edits: Sequence[Edit], heads: Sequence[Zone], zones: Sequence[Zone]) -> Iterator[Piece]:
    at = to = 0
    for edit in edits:
        text = edit.text
        while text:
            (gone, left), (come, right) = _inside(heads, at), _inside(zones, to)
            take = min(len(text), left if edit.op != "+" else len(text), right if edit.op != "-" else len(text))
            op = _left_of(edit.op, gone=gone, come=come)
            if op is not None:
                yield Piece(op, text[:take], at)
            at += take if edit.op != "+" else 0
            to += take if edit.op != "-" else 0
            text = text[take:]


def _left_of(op: Op, *, gone: bool, come: bool) -> Op | None:
    """What an edit is whose old or new characters are of a number that Word counts: nothing, or half of it."""
    if op == "=":
        return (None if come else "+") if gone else "-" if come else "="
    return None if (gone if op == "-" else come) else op


def _inside(zones: Sequence[Zone], at: int) -> tuple[bool, int]:
    """Whether a place is in one of the zones, and how many characters on that changes."""
    for start, end in zones:
        if start <= at < end:
            return True, end - at
        if at < start < end:
            return False, start - at
    return False, 1 << 60
