"""The edits of passages that stay, as edits of the Word paragraphs in which they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from ordtool.compare.heads import Piece, clipped, retyped
from ordtool.compare.likes import Likes
from ordtool.compare.standing import Grounds, Place
from ordtool.redline import Edit, diff
from ordtool.revision import Added, Delete, Insert, Join, Renumber, Replace, Split, WordEdit


class Unheld(Exception):  # noqa: N818 - no error: the caller writes the passage anew
    """An edit touches characters that no paragraph holds, or passages that do not stand one right after the other."""


class Inside:
    """The edits of one match, collected piece by piece; a cell needs no `likes`."""

    def __init__(self, grounds: Grounds, indices: Sequence[int], likes: Likes | None = None) -> None:
        self._grounds = grounds
        self._likes = likes
        self._indices = indices
        self._text, self._starts = grounds.joined(indices)
        self._edits: list[WordEdit] = []

    def made(self, edits: Sequence[Edit], news: Sequence[str]) -> list[WordEdit]:
        """The edits that turn the old passages into the new ones. Raises Unheld where that cannot be said word by word."""
        for passage, marker in retyped(edits, self._text, self._starts, news):
            self._retype(passage, marker)
        for kept, group in groupby(clipped(edits, self._text, self._starts, news), key=lambda piece: piece.op == "="):
            if not kept:
                self._change(list(group))
        return self._edits

    def _change(self, pieces: Sequence[Piece]) -> None:
        """One place where something goes, comes, or both."""
        gone = [(piece.at, piece.at + len(piece.text)) for piece in pieces if piece.op == "-"]
        start, end = (gone[0][0], gone[-1][1]) if gone else (pieces[0].at, pieces[0].at)
        if not gone:
            start = end = max(start, self._body(self._passage(start)))
        words = "".join(piece.text for piece in pieces if piece.op == "+")
        olds, news = self._between_breaks(start, end), words.split("\n")
        kept = min(len(olds), len(news)) - 1
        for (low, high), text in zip(olds[:kept], news[:kept], strict=True):
            self._put(low, high, text)
        olds, news = olds[kept:], news[kept:]
        if len(news) > 1:
            self._split(*olds[0], news)
        elif len(olds) > 1:
            self._join(olds, news[0])
        else:
            self._put(*olds[0], news[0])

    # ---- where things are ---------------------------------------------------------------------------------------

    def _passage(self, at: int) -> int:
        """Which of the passages holds a place."""
        return bisect_right(self._starts, at) - 1

    def _end(self, passage: int) -> int:
        following = passage + 1
        return self._starts[following] - 1 if following < len(self._starts) else len(self._text.text)

    def _body(self, passage: int) -> int:
        """Where the words of a passage begin, behind a number that Word counts."""
        start = self._starts[passage]
        return start + self._text.part(start, self._end(passage)).head

    def _between_breaks(self, start: int, end: int) -> list[tuple[int, int]]:
        """A range cut at the line breaks that are ends of Word paragraphs."""
        edges = [at for at in range(start, end) if self._text.text[at] == "\n" and not self._text.holds(at, at + 1)]
        return list(zip([start, *(at + 1 for at in edges)], [*edges, end], strict=True))

    def _place(self, passage: int) -> Place:
        """The one Word paragraph in which a passage stands alone."""
        index = self._indices[passage]
        places = self._grounds.passages[index].places
        if len(places) != 1 or self._grounds.on(places[0]) != [index]:
            raise Unheld
        return places[0]

    def _is_heading(self, passage: int) -> bool:
        return self._likes is not None and self._likes.is_heading(self._indices[passage])

    def _spot(self, at: int) -> tuple[Place, int]:
        passage = self._passage(at)
        start = self._starts[passage]
        found = self._text.part(start, self._end(passage)).spot(at - start)
        if found is None:
            raise Unheld
        return found

    # ---- edits --------------------------------------------------------------------------------------------------

    def _retype(self, passage: int, marker: str) -> None:
        """Take a paragraph out of Word's count: its new number is of another kind, or there is none. Notes keep theirs."""
        places = self._grounds.passages[self._indices[passage]].places
        if len(places) == 1 and "notes" not in places[0][0]:
            self._edits.append(Renumber(*places[0], marker))

    def _put(self, start: int, end: int, text: str) -> None:
        """Other words for a range within one Word paragraph."""
        start = min(max(start, self._body(self._passage(start))), end) if start < end else start
        if start == end:
            if text:
                (part, paragraph), offset = self._spot(start)
                self._edits.append(Replace(part, paragraph, offset, offset, text))
            return
        if not self._text.holds(start, end):
            start, end, text = self._widened(start, end, text)
        ranges = self._text.ranges(start, end)
        for one in ranges:
            last = one is ranges[-1]
            stop = one.offset + one.end - one.start
            self._edits.append(Replace(one.part, one.paragraph, one.offset, stop, text if last else ""))

    def _widened(self, start: int, end: int, text: str) -> tuple[int, int, str]:
        """A range that holds what no paragraph does (a number counted inside it), wide enough to go as a whole.

        The characters on both sides go along and come again, so that what stands between them goes, too.
        """
        if not self._text.holds(start, start + 1):
            start, text = start - 1, self._text.text[start - 1 : start] + text
        if not self._text.holds(end - 1, end):
            end, text = end + 1, text + self._text.text[end : end + 1]
        ranges = self._text.ranges(start, end)
        edges = self._text.holds(start, start + 1) and self._text.holds(end - 1, end) if start >= 0 else False
        if not edges or "\n" in self._text.text[start:end] or len({(one.part, one.paragraph) for one in ranges}) > 1:
            raise Unheld
        one, last = ranges[0], ranges[-1]
        stop = last.offset + last.end - last.start
        self._edits.append(Replace(one.part, one.paragraph, one.offset, stop, text))
        return end, end, ""

    def _split(self, start: int, end: int, news: Sequence[str]) -> None:
        """Put ends of paragraphs into one; at its own end or beginning, new paragraphs after or before it."""
        passage = self._passage(start)
        index = self._indices[passage]
        if not self._grounds.alone(index):  # parted from others by line breaks: so are the new ones
            self._put(start, end, "\n".join(news))
            return
        part, paragraph = self._place(passage)
        if end == self._end(passage):
            self._put(start, end, news[0])
            self._edits.append(Insert(part, None, paragraph, self._added(news[1:], index)))
        elif start == end == self._starts[passage] and not news[-1]:
            self._edits.append(Insert(part, paragraph, None, self._added(news[:-1], index)))
        else:
            self._put(start, end, news[0])
            _, offset = self._spot(end)
            for text in news[1:]:
                self._edits.append(Split(part, paragraph, offset))
                if text:
                    self._edits.append(Replace(part, paragraph, offset, offset, text))

    def _added(self, texts: Sequence[str], beside: int) -> tuple[Added, ...]:
        """New paragraphs beside an old passage; none can come within a cell, whose text has no line break."""
        if self._likes is None:
            raise Unheld
        return tuple(self._likes.beside(text, beside) for text in texts)

    def _join(self, olds: Sequence[tuple[int, int]], text: str) -> None:
        """Take ends of paragraphs out: what is left of the first and the last of them is one paragraph."""
        first, last = self._passage(olds[0][0]), self._passage(olds[-1][0])
        places = [self._place(passage) for passage in range(first, last + 1)]
        if olds[-1][1] == self._end(last):
            self._put(*olds[0], text)
            self._edits += [Delete(*place) for place in places[1:]]
            return
        part, paragraph = places[0]
        if "notes" in part or places != [(part, paragraph + step) for step in range(len(places))]:
            raise Unheld
        if self._is_heading(first) and not any(
            edit.paragraph == paragraph for edit in self._edits if isinstance(edit, Replace)
        ):
            # Words under a heading do not become one: the heading goes, and its words begin the paragraph.
            self._edits += [Delete(*place) for place in places[:-1]]
            self._put(*olds[-1], self._text.text[self._body(first) : olds[0][0]] + text)
            return
        if olds[0][0] <= self._body(first) and not text:
            self._edits.append(Delete(part, paragraph))
        else:
            self._put(*olds[0], text)
            self._edits.append(Join(part, paragraph))
        self._edits += [Delete(*place) for place in places[1:-1]]
        self._put(*olds[-1], "")


def row(grounds: Grounds, index: int, edits: Sequence[Edit]) -> list[WordEdit] | None:
    """The edits of a row whose cells stay, cell by cell; None where cells come or go."""
    cells = list(_by_cell(edits))
    olds = list(grounds.cells(index))
    if len(cells) != len(olds):
        return None
    found: list[WordEdit] = []
    for (cell, empty), own in zip(olds, cells, strict=True):
        if all(edit.op == "=" for edit in own):
            continue
        new = "".join(edit.text for edit in own if edit.op != "-")
        if cell.places:
            found += Inside(Grounds([cell.text], [cell.stretches]), [0]).made(own, [new])
        elif empty is not None:
            found.append(Replace(*empty, 0, 0, new))
        else:
            raise Unheld
    return found


def _by_cell(edits: Sequence[Edit]) -> Iterator[Sequence[Edit]]:
    """The edits of each cell of a row; those of the whole row where it has other cells than before."""
    if any(edit.op != "=" and "\t" in edit.text for edit in edits):
        old, new = ("".join(edit.text for edit in edits if edit.op != op).split("\t") for op in "+-")
        yield from (diff(*both) for both in zip(old, new, strict=True)) if len(old) == len(new) else (edits,)
        return
    cell: list[Edit] = []
    for edit in edits:
        first, *rest = edit.text.split("\t")
        cell.append(Edit(edit.op, first, edit.kind))
        for text in rest:
            yield cell
            cell = [Edit(edit.op, text, edit.kind)]
    yield cell
