"""After which old paragraph a new one is made, and whether Word counts its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ordtool.compare.heads import alike, body_of
from ordtool.compare.looks import Looks
from ordtool.compare.result import Comparison, Match
from ordtool.compare.standing import Grounds
from ordtool.ordinance import Kind
from ordtool.revision import Added

_FAR = 400  # passages within which one that looks the same is searched
_LINE = 80  # letters: no title is longer


@dataclass(frozen=True, slots=True)
class _Look:
    """What a passage is on paper: level as a heading (0: none), whether a note or a row, how deep it stands."""

    heading: int
    kind: str
    depth: int


def _is_sentence(text: str) -> bool:
    """Whether a paragraph says something, as titles and names do not."""
    return len(text) > _LINE or text.rstrip("”’\"') ").endswith((".", ";", ":", ",", " and", " or"))


class Likes:
    """The looks of the old passages, for new ones to take over."""

    def __init__(self, comparison: Comparison, grounds: Grounds) -> None:
        self._comparison, self._grounds = comparison, grounds
        self._looks = Looks(comparison.old), Looks(comparison.new)
        self._known: dict[tuple[int, int], _Look] = {}

    def added(self, text: str, new: int, near: int, part: str, match: Match) -> Added:
        """A new passage as a paragraph of a part, near an old passage; one that moved looks as it did before."""
        look = self._look(1, new)
        for old in self._before(match, new):
            if self._fits(old, part):
                return self._dressed(text, old, look)
        like = self._nearest(text, look, near, part)
        if like is None:
            return Added(
                text, None, False, look.heading or look.depth or None, "heading" if look.heading else look.kind
            )
        return self._dressed(text, like, look)

    def beside(self, text: str, old: int) -> Added:
        """A paragraph split off from an old passage, or put beside it."""
        return self._dressed(text, old, self._look(0, old))

    def is_heading(self, old: int) -> bool:
        """Whether an old passage is nothing but a heading."""
        return self._look(0, old).heading > 0

    def _before(self, match: Match, new: int) -> Iterator[int]:
        """What a moved passage was."""
        if match.moved_from is not None:
            old = self._comparison.script[match.moved_from].old
            yield from old[match.new.index(new) :][:1] if len(old) == len(match.new) else old[:1]

    def _dressed(self, text: str, old: int, look: _Look) -> Added:
        passage = self._grounds.passages[old]
        start = body_of(text, passage.text, passage.head) if alike(text, passage.text[: passage.head]) else 0
        style = "heading" if look.heading else look.kind
        return Added(text[start:], passage.places[0][1], start > 0, look.heading or look.depth or None, style)

    def _nearest(self, text: str, look: _Look, near: int, part: str) -> int | None:
        """The nearest old passage of the same looks and the same kind of number; sentences look like sentences.

        Where there is none, in a file of the user's own, the nearest that is no heading either.
        """
        size = len(self._grounds.passages)
        order = (at for step in range(_FAR) for at in ((near - step, near + step) if step else (near,)))
        sentence = _is_sentence(text)
        found: int | None = None
        plain: int | None = None
        for at in order:
            if not 0 <= at < size or not self._fits(at, part):
                continue
            other, theirs = self._grounds.passages[at].text, self._look(0, at)
            if theirs == look and alike(text, other):
                if _is_sentence(other) == sentence:
                    return at
                found = at if found is None else found
            elif plain is None and not (look.heading or theirs.heading) and _is_sentence(other) == sentence:
                plain = at
        return plain if found is None and self._comparison.old.origins else found

    def _fits(self, old: int, part: str) -> bool:
        """Whether an old passage is one paragraph of a part, by itself."""
        passage = self._grounds.passages[old]
        return len(passage.places) == 1 and passage.places[0][0] == part and not self._grounds.is_row(old)

    def _look(self, side: int, index: int) -> _Look:
        found = self._known.get((side, index))
        if found is None:
            passage = self._comparison.passages[side][index]
            law = self._comparison.new if side else self._comparison.old
            section = law.section_at(passage.span.start)
            kind = "note" if section is not None and section.kind is Kind.NOTE else ""
            heading = self._looks[side].heading(passage.span)
            found = _Look(heading, kind, 0 if heading else self._looks[side].depth(passage.span.start))
            self._known[side, index] = found
        return found
