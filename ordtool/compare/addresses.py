"""From a comparison to edits of a Word file: each change where the old words stand in it.

A match is edited word by word (`inside`); what is new or gone comes and goes as whole paragraphs and rows. Where words
cannot be addressed, the paragraph goes and comes anew: never wrong, at worst coarse. Numbers that Word counts are left
to Word (`heads`): who writes the file reads it again and mends those that came out otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ordtool.compare.arrivals import Arrivals, gone
from ordtool.compare.inside import Inside, Unheld, row
from ordtool.compare.likes import Likes
from ordtool.compare.result import Comparison, Match
from ordtool.compare.standing import Grounds, Place, Standing
from ordtool.ordinance import Ordinance
from ordtool.redline import Edit
from ordtool.revision import (
    Annotate,
    Delete,
    DeleteRow,
    Join,
    Renumber,
    Replace,
    Stretch,
    WordEdit,
)  # fmt: skip
from ordtool.source import Axis, Span, State


def word_edits(
    comparison: Comparison, stretches: Sequence[tuple[Stretch, ...]], *, notes: Mapping[int, tuple[str, ...]]
) -> tuple[WordEdit, ...]:
    """The edits that make the new text of the old file.

    `stretches` say of each old passage where its characters stand, counted from its start (`Ordinance.addresses`);
    `notes` are the comments on each match, by index in the script.
    """
    edits = _Edits(comparison, stretches, notes)
    return (*edits.all(), *edits.unshown())


def _struck_by_law(law: Ordinance) -> Iterator[Span]:
    """What the law's own marks take out of the base text, with the blank that goes along.

    Words that a reviser struck (a tracked change of the file) are struck already.
    """
    struck = [mark for mark in law.marks if mark.state is State.STRUCK]
    edges = [0, *(edge for _, base, length in law.runs for edge in (base, base + length)), len(law.base)]
    for gap in map(Span, edges[::2], edges[1::2]):
        inside = [mark for mark in struck if mark.span.overlap(gap)]
        ours = [mark.span for mark in inside if mark.axis is Axis.LAW]
        yield from [gap] if ours and len(ours) == len(inside) else ours


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
        self._arrivals = Arrivals(comparison, self._grounds, self._likes)
        self._gone = gone(comparison)
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

    def unshown(self) -> Iterator[WordEdit]:
        """What the old text's house style struck goes where the new text has no such style to read it by."""
        old, new = self._comparison.old, self._comparison.new
        if not old.house or old.house == new.house:
            return
        base = Standing(old.base, old.origins)
        for span in _struck_by_law(old):
            for one in base.ranges(span.start, span.end):
                place = (one.part, one.paragraph)
                if not self._grounds.on(place):
                    yield from [] if place in self._done else [Delete(*place)]
                    self._done.add(place)
                elif place not in self._done:
                    yield Replace(*place, one.offset, one.offset + one.end - one.start, "")

    def _matches(self) -> Iterator[tuple[int, Match]]:
        """The script with its places; a note that goes and one that comes there are one note with other words.

        A new note of its own would need a sign in the text, and nobody knows where.
        """
        script = list(self._comparison.script)
        lost = [
            at
            for at, match in enumerate(script)
            if not match.new and all(self._arrivals.in_notes(i) for i in match.old)
        ]
        found = [at for at, match in enumerate(script) if not match.old and all(map(self._arrivals.is_note, match.new))]
        for at, other in zip(lost, found, strict=False):
            went, come = script[at], script[other]
            script[at] = Match(went.old, come.new, (*went.edits, *come.edits))
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
                return Inside(self._grounds, match.old, self._likes).made(match.edits, self._new_texts(match))
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
        """The old passages go, the new ones come; of notes, each takes the words of the next one that comes."""
        if all(map(self._arrivals.in_notes, match.old)):
            return self._notes_anew(match)
        went = self._go(match)
        if not went:
            return []
        return [*went, *self._arrivals.put([(match, text, new) for text, new in self._texts(match)], match.old[-1])]

    def _notes_anew(self, match: Match) -> list[WordEdit]:
        edits: list[WordEdit] = []
        texts = self._texts(match)
        for index, (text, _) in zip(match.old, texts, strict=False):
            said = (Edit("-", self._grounds.passages[index].text), Edit("+", text))
            edits += Inside(self._grounds, [index], self._likes).made(said, [text])
        edits += self._go(Match(match.old[len(texts) :], (), ()))
        more = [(match, text, new) for text, new in texts[len(match.old) :]]
        return [*edits, *self._arrivals.put(more, match.old[-1])]

    def _texts(self, match: Match) -> list[tuple[str, int]]:
        texts = self._new_texts(match)
        return list(zip(texts, (*match.new, *[match.new[-1]] * len(texts)), strict=False))

    # ---- what goes ----------------------------------------------------------------------------------------------

    def _go(self, match: Match) -> list[WordEdit]:
        edits: list[WordEdit] = []
        leaving = self._gone | set(match.old)
        for index in match.old:
            places = self._grounds.passages[index].places
            if self._grounds.is_row(index):
                edits += [DeleteRow(*places[0])] if places else []
                continue
            for place in places:
                others = self._grounds.on(place)
                if not set(others) <= leaving:
                    edits += self._cut_out(index, place, others)
                elif place not in self._done:
                    edits.append(Delete(*place))
                    self._done.add(place)
        return edits

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
            edits = list(self._arrivals.put([(match, text, new) for _, match, text, new in group], last))
            yield from self._noted(edits, group[0][0], group[0][1])
