"""New passages as edits of a Word file: paragraphs, rows and notes put beside what the old text has there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ordtool.compare.heads import body_of
from ordtool.compare.likes import Likes
from ordtool.compare.result import Comparison, Match
from ordtool.compare.standing import Grounds, Standing
from ordtool.revision import Added, Insert, InsertRow, InsertTable, Replace, WordEdit

MAIN = "word/document.xml"  # of a file that holds no words yet

Come = tuple[Match, str, int]
"""A new passage: its match, its words as the redline is to give them, its index."""


def gone(comparison: Comparison) -> set[int]:
    """The old passages of which nothing stays."""
    return {index for match in comparison.script if not match.new for index in match.old}


class Arrivals:
    """Puts new passages into the old file."""

    def __init__(self, comparison: Comparison, grounds: Grounds, likes: Likes) -> None:
        self._comparison, self._grounds, self._likes = comparison, grounds, likes
        self._gone = gone(comparison)
        self._left: set[int] = set()  # rows behind whose table words came: further rows come in a table of their own
        self._main = next((one.places[0][0] for one in grounds.passages if one.places), MAIN)

    def put(self, texts: Sequence[Come], last: int) -> Iterator[WordEdit]:
        """New passages behind the old one `last` (-1: before all)."""
        for kind, group in groupby(texts, key=lambda one: self._kind(one[1], one[2])):
            some = list(group)
            if kind == "note":
                yield from self._footnotes(some, last)
            elif kind == "row":
                yield from self._rows([tuple(text.split("\t")) for _, text, _ in some], last)
            else:
                yield from self._paragraphs(some, last)

    def _rows(self, rows: Sequence[tuple[str, ...]], last: int) -> Iterator[WordEdit]:
        before, after = self._held(last, -1), self._held(last + 1, 1)
        if before is not None and self._grounds.is_row(before) and before not in self._left:
            part, paragraph = self._grounds.passages[before].places[-1]
            yield from (InsertRow(part, paragraph, cells) for cells in rows)
        elif before is not None and not (after is not None and self._grounds.is_row(after)):
            part, paragraph = self._grounds.passages[before].places[-1]
            yield InsertTable(part, None, paragraph, tuple(rows))
        elif after is not None:
            part, paragraph = self._grounds.passages[after].places[0]
            yield InsertTable(part, paragraph, None, tuple(rows))

    def _footnotes(self, texts: Sequence[Come], last: int) -> Iterator[WordEdit]:
        """New notes beside an old one; words at the end of the text where there is none."""
        before = self._held(last, -1)
        behind = before is not None and self.in_notes(before)
        anchor = before if behind else self._held(last + 1, 1)
        if anchor is None or not self.in_notes(anchor):
            yield from self._paragraphs(texts, last)
            return
        (part, paragraph), old = self._grounds.passages[anchor].places[0], self._grounds.passages[anchor]
        words = [text[body_of(text, old.text, old.head) :] for _, text, _ in texts]
        added = tuple(Added(text, paragraph, numbered=True, style="note") for text in words)
        yield Insert(part, None if behind else paragraph, paragraph if behind else None, added)

    def _paragraphs(self, texts: Sequence[Come], last: int) -> Iterator[WordEdit]:
        before, after = self._held(last, -1), self._held(last + 1, 1)
        # What comes behind notes that go belongs to the text before them, not into one of these.
        while before is not None and self.in_notes(before) and before in self._gone:
            before = self._held(before - 1, -1)
        after = None if after is not None and self.in_notes(after) and before is not None else after
        rows = [at is not None and self._grounds.is_row(at) for at in (before, after)]
        if rows == [True, False] and after is not None:
            before = None
        anchor = before if before is not None else after
        if anchor is None:
            yield Insert(MAIN, 0, None, tuple(Added(text) for _, text, _ in texts))
            return
        if any(rows) and (before is None or after is None) and self._grounds.is_row(anchor):
            yield self._outside(texts, anchor, behind=anchor == before)
            return
        yield from self._beside(texts, anchor, behind=anchor == before)

    def _outside(self, texts: Sequence[Come], row: int, *, behind: bool) -> WordEdit:
        """New paragraphs behind or before a table that the text ends or begins with, of which a row is given."""
        self._left.add(row)
        (part, paragraph), words = self._grounds.passages[row].places[0], tuple((text,) for _, text, _ in texts)
        return InsertTable(part, None if behind else paragraph, paragraph if behind else None, words)

    def _beside(self, texts: Sequence[Come], anchor: int, *, behind: bool) -> Iterator[WordEdit]:
        """New paragraphs right behind or before an old passage."""
        place = self._grounds.passages[anchor].places[-1 if behind else 0]
        others = self._grounds.on(place)
        if self._grounds.is_row(anchor):
            yield from (InsertRow(*place, (text,)) for _, text, _ in texts)
        elif anchor != others[-1 if behind else 0]:  # within a paragraph, parted by line breaks
            words = "\n".join(text for _, text, _ in texts)
            following = others[others.index(anchor) + behind]
            goes = anchor in self._gone or any(anchor in match.old for match, _, _ in texts)
            if behind and following == others[-1] and not goes:  # if that one goes, then with the break before it
                found = self._grounds.stretches(anchor, place)
                at = found[-1].offset + found[-1].end - found[-1].start
                yield Replace(*place, at, at, f"\n{words}")
            else:  # a passage that goes takes the break behind it along
                at = self._grounds.stretches(following, place)[0].offset
                yield Replace(*place, at, at, f"{words}\n")
        else:
            added = tuple(self._likes.added(text, new, anchor, place[0], match) for match, text, new in texts)
            part, paragraph = place
            yield Insert(part, None if behind else paragraph, paragraph if behind else None, added)

    # ---- what a passage is --------------------------------------------------------------------------------------

    def _held(self, start: int, step: int) -> int | None:
        """The nearest old passage from one on that stands in a paragraph."""
        while 0 <= start < len(self._grounds.passages):
            if self._grounds.passages[start].places:
                return start
            start += step
        return None

    def in_notes(self, old: int) -> bool:
        """Whether an old passage stands in a part of its own (notes), not in the document's."""
        places = self._grounds.passages[old].places
        return bool(places) and places[0][0] != self._main

    def is_note(self, new: int) -> bool:
        """Whether a new passage is a footnote: it stands in another part than the law's own text."""
        law = self._comparison.new
        main = law.origins[0].part if law.origins else ""
        return any(one.part != main for one in law.addresses(self._comparison.passages[1][new].span))

    def _kind(self, text: str, new: int) -> str:
        """Whether a new passage is a "note", a "row" of a table, or a paragraph (with tabs in it, perhaps)."""
        law, span = self._comparison.new, self._comparison.passages[1][new].span
        if self.is_note(new):
            return "note"
        if "\t" not in text:
            return ""
        row = Standing(law.quote(span), law.addresses(span)).borders if law.origins else True
        return "row" if row else ""
