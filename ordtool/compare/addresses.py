"""From a comparison to edits of a Word file: each change where the old words stand in it.

A match is edited word by word (`inside`); what is new or gone comes and goes as whole paragraphs and rows. Where words
cannot be addressed, the paragraph goes and comes anew: never wrong, at worst coarse. Numbers that Word counts are left
to Word (`heads`): who writes the file reads it again and mends those that came out otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ordtool.compare.heads import body_of
from ordtool.compare.inside import Inside, Unheld, row
from ordtool.compare.likes import Likes
from ordtool.compare.result import Comparison, Match
from ordtool.compare.standing import Grounds, Place, Standing
from ordtool.revision import (
    Added,
    Annotate,
    Delete,
    DeleteRow,
    Insert,
    InsertRow,
    InsertTable,
    Join,
    Renumber,
    Replace,
    Stretch,
    WordEdit,
)  # fmt: skip

MAIN = "word/document.xml"  # of a file that holds no words yet


def word_edits(
    comparison: Comparison, stretches: Sequence[tuple[Stretch, ...]], *, notes: Mapping[int, tuple[str, ...]]
) -> tuple[WordEdit, ...]:
    """The edits that make the new text of the old file.

    `stretches` say of each old passage where its characters stand, counted from its start (`Ordinance.addresses`);
    `notes` are the comments on each match, by index in the script.
    """
    return tuple(_Edits(comparison, stretches, notes).all())


class _Edits:
    """The edits of a comparison, match by match."""

    def __init__(
        self,
        comparison: Comparison,
        stretches: Sequence[tuple[Stretch, ...]],
        notes: Mapping[int, tuple[str, ...]],
    ) -> None:
        self._comparison, self._notes = comparison, notes
        old = comparison.old
        self._grounds = Grounds([old.quote(passage.span) for passage in comparison.passages[0]], stretches)
        self._likes = Likes(comparison, self._grounds)
        self._gone = {index for match in comparison.script if not match.new for index in match.old}
        self._done: set[Place] = set()

    def all(self) -> Iterator[WordEdit]:
        """The edits of every match, in the order of the script."""
        last = -1
        for new, group in groupby(self._matches(), key=lambda one: not one[1].old):
            if new:
                yield from self._come(list(group), last)
                continue
            for index, match in group:
                edits = self._stay(match) if match.new else self._go(match)
                yield from self._noted(edits, index, match)
                last = match.old[-1]

    def _matches(self) -> Iterator[tuple[int, Match]]:
        """The script with its places; a note that goes and one that comes there are one note with other words.

        A new note of its own would need a sign in the text, and nobody knows where.
        """
        script = list(self._comparison.script)
        lost = [at for at, match in enumerate(script) if not match.new and all(self._in_notes(i) for i in match.old)]
        found = [at for at, match in enumerate(script) if not match.old and all(map(self._is_note, match.new))]
        for at, other in zip(lost, found, strict=False):
            gone, come = script[at], script[other]
            script[at] = Match(gone.old, come.new, (*gone.edits, *come.edits))
            script[other] = Match((), (), ())
        yield from ((at, match) for at, match in enumerate(script) if match.old or match.new)

    def _noted(self, edits: list[WordEdit], index: int, match: Match) -> Iterator[WordEdit]:
        """The edits with the notes of their match: on the first that shows, else on the words that stay."""
        notes = self._notes.get(index, ())
        if notes:
            for at, edit in enumerate(edits):
                if not isinstance(edit, Join | Renumber):
                    edits[at] = replace(edit, notes=notes)
                    break
            else:
                found = [one for old in match.old for one in self._grounds.passages[old].stretches]
                for one in found[:1]:
                    end = one.offset + one.end - one.start
                    edits.append(Annotate(one.part, one.paragraph, one.offset, end, notes))
        yield from edits

    # ---- what stays ---------------------------------------------------------------------------------------------

    def _stay(self, match: Match) -> list[WordEdit]:
        if match.same:
            return []
        rows = [index for index in match.old if self._grounds.is_row(index)]
        try:
            if not rows:
                return Inside(self._grounds, match.old, self._likes.beside).made(match.edits, self._new_texts(match))
            if len(match.old) == len(match.new) == 1:
                found = row(self._grounds, match.old[0], match.edits)
                if found is not None:
                    return found
        except Unheld:
            pass
        return self._anew(match)

    def _new_texts(self, match: Match) -> list[str]:
        """The new passages as the redline is to give them: where differences are ignored, the old writing stays."""
        return "".join(edit.text for edit in match.edits if edit.op != "-").split("\n")

    def _anew(self, match: Match) -> list[WordEdit]:
        """The old passages go, the new ones come."""
        gone = self._go(match)
        if not gone:
            return []
        return [*gone, *self._put([(match, text, new) for text, new in self._texts(match)], match.old[-1])]

    def _texts(self, match: Match) -> list[tuple[str, int]]:
        texts = self._new_texts(match)
        return list(zip(texts, (*match.new, *[match.new[-1]] * len(texts)), strict=False))

    # ---- what goes ----------------------------------------------------------------------------------------------

    def _go(self, match: Match) -> list[WordEdit]:
        edits: list[WordEdit] = []
        gone = self._gone | set(match.old)
        for index in match.old:
            passage = self._grounds.passages[index]
            for place in passage.places:
                others = self._grounds.on(place)
                if self._grounds.is_row(index):
                    edits += (
                        []
                        if edits and isinstance(edits[-1], DeleteRow) and self._row(edits[-1], index)
                        else [DeleteRow(*place)]
                    )
                elif set(others) <= gone:
                    edits += [] if place in self._done else [Delete(*place)]
                    self._done.add(place)
                else:
                    edits += self._cut_out(index, place, others)
        return edits

    def _row(self, edit: DeleteRow, index: int) -> bool:
        """Whether an edit is that of this row already."""
        return (edit.part, edit.paragraph) in self._grounds.passages[index].places

    def _cut_out(self, index: int, place: Place, others: Sequence[int]) -> list[WordEdit]:
        """Take a passage out of a paragraph that holds others, with the line break between."""
        found = [one for one in self._grounds.passages[index].stretches if (one.part, one.paragraph) == place]
        start, end = found[0].offset, found[-1].offset + found[-1].end - found[-1].start
        at = others.index(index)
        beside = others[at + 1] if at + 1 < len(others) else others[at - 1]
        other = [one for one in self._grounds.passages[beside].stretches if (one.part, one.paragraph) == place]
        if at + 1 < len(others):
            end = other[0].offset
        else:
            start = other[-1].offset + other[-1].end - other[-1].start
        return [Replace(*place, start, end, "")]

    # ---- what comes ---------------------------------------------------------------------------------------------

    def _come(self, matches: Sequence[tuple[int, Match]], last: int) -> Iterator[WordEdit]:
        """New passages behind an old one, in one edit as long as no note parts them."""
        texts = [(index, match, text, new) for index, match in matches for text, new in self._texts(match)]
        noted = {index for index, _ in matches if self._notes.get(index)}
        groups: list[list[tuple[int, Match, str, int]]] = []
        for one in texts:
            first = not groups or (one[0] in noted) or (groups[-1][0][0] in noted and groups[-1][0][0] != one[0])
            if first and not (groups and groups[-1][0][0] == one[0]):
                groups.append([])
            groups[-1].append(one)
        for group in groups:
            edits = list(self._put([(match, text, new) for _, match, text, new in group], last))
            yield from self._noted(edits, group[0][0], group[0][1])

    def _put(self, texts: Sequence[tuple[Match, str, int]], last: int) -> Iterator[WordEdit]:
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
        if before is not None and self._grounds.is_row(before):
            part, paragraph = self._grounds.passages[before].places[-1]
            yield from (InsertRow(part, paragraph, cells) for cells in rows)
        elif before is not None and not (after is not None and self._grounds.is_row(after)):
            part, paragraph = self._grounds.passages[before].places[-1]
            yield InsertTable(part, None, paragraph, tuple(rows))
        elif after is not None:
            part, paragraph = self._grounds.passages[after].places[0]
            yield InsertTable(part, paragraph, None, tuple(rows))

    def _footnotes(self, texts: Sequence[tuple[Match, str, int]], last: int) -> Iterator[WordEdit]:
        """New notes beside an old one; words at the end of the text where there is none."""
        before = self._held(last, -1)
        behind = before is not None and self._in_notes(before)
        anchor = before if behind else self._held(last + 1, 1)
        if anchor is None or not self._in_notes(anchor):
            yield from self._paragraphs(texts, last)
            return
        (part, paragraph), old = self._grounds.passages[anchor].places[0], self._grounds.passages[anchor]
        words = [text[body_of(text, old.text, old.head) :] for _, text, _ in texts]
        added = tuple(Added(text, paragraph, numbered=True, style="note") for text in words)
        yield Insert(part, None if behind else paragraph, paragraph if behind else None, added)

    def _paragraphs(self, texts: Sequence[tuple[Match, str, int]], last: int) -> Iterator[WordEdit]:
        before, after = self._held(last, -1), self._held(last + 1, 1)
        while before is not None and self._in_notes(before):
            before = self._held(before - 1, -1)
        after = None if after is not None and self._in_notes(after) else after
        if before is not None and after is not None and self._grounds.is_row(before):
            before = None if not self._grounds.is_row(after) else before
        anchor = before if before is not None else after
        if anchor is None:
            yield Insert(MAIN, 0, None, tuple(Added(text) for _, text, _ in texts))
            return
        yield from self._beside(texts, anchor, behind=anchor == before)

    def _beside(self, texts: Sequence[tuple[Match, str, int]], anchor: int, *, behind: bool) -> Iterator[WordEdit]:
        """New paragraphs right behind or before an old passage."""
        place = self._grounds.passages[anchor].places[-1 if behind else 0]
        others = self._grounds.on(place)
        if self._grounds.is_row(anchor):
            yield from (InsertRow(*place, (text,)) for _, text, _ in texts)
        elif anchor != others[-1 if behind else 0]:  # within a paragraph, parted by line breaks
            words = "\n".join(text for _, text, _ in texts)
            found = [one for one in self._grounds.passages[anchor].stretches if (one.part, one.paragraph) == place]
            at = found[-1].offset + found[-1].end - found[-1].start if behind else found[0].offset
            yield Replace(*place, at, at, f"\n{words}" if behind else f"{words}\n")
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

    def _in_notes(self, old: int) -> bool:
        """Whether an old passage stands in a part of its own (notes), not in the document's."""
        main = next((one.places[0][0] for one in self._grounds.passages if one.places), MAIN)
        places = self._grounds.passages[old].places
        return bool(places) and places[0][0] != main

    def _is_note(self, new: int) -> bool:
        """Whether a new passage is a footnote: it stands in another part than the law's own text."""
        law = self._comparison.new
        main = law.origins[0].part if law.origins else ""
        return any(one.part != main for one in law.addresses(self._comparison.passages[1][new].span))

    def _kind(self, text: str, new: int) -> str:
        """Whether a new passage is a "note", a "row" of a table, or a paragraph (with tabs in it, perhaps)."""
        law, span = self._comparison.new, self._comparison.passages[1][new].span
        if self._is_note(new):
            return "note"
        if "\t" not in text:
            return ""
        row = Standing(law.quote(span), law.addresses(span)).borders if law.origins else True
        return "row" if row else ""
