"""Sentences that a bill copies from the model, and the words that it changed in them.

Many bills are the model with quiet edits. What a changed word does is seen best beside the sentence that it was changed in,
whether or not the sentence still reads like a clause of its kind.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property

from ordtool.library.wording import Change, Words, changes
from ordtool.ordinance import Ordinance
from ordtool.review.model_text import model_ordinance
from ordtool.source import Span

_STOP = re.compile(r"(?<=[a-z0-9)”\"’'])[.;:](?=\s|$)|\n+")
_ENUMERATOR = re.compile(r"\s*(?:(?:\(\w{1,4}\)|\d{1,3}\.|[A-Za-z]\.)\s+)+")
_RUN = 3
"""Words in a row that two sentences must share to be compared."""
_LEAST = 5
"""Words that a copy shares with its sentence in the model."""
_ALIKE, _HELD, _NEAR = 0.55, 0.8, 0.4
"""A copy is alike in so many of the words of both; or it holds so many of the model's, and is near."""


@dataclass(frozen=True)
class Passage:
    """A sentence, or an item of a list, of an ordinance."""

    ordinance: Ordinance
    span: Span
    path: str

    @cached_property
    def worded(self) -> Words:
        """Its words, with where they stand."""
        return Words(self.ordinance.text, self.span)

    @property
    def words(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return self.worded.words

    @property
    def text(self) -> str:
        """Its words as they are written."""
        return self.ordinance.quote(self.span)

    @property
    def plain(self) -> str:
        """Its words, one blank between."""
        return self.worded.plain


@dataclass(frozen=True)
class Copy:
    """A sentence of a bill beside the one of the model that it copies."""

    model: Passage
    bill: Passage

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What differs, in the order of the bill."""
        return changes(self.model.worded, self.bill.worded)


def copies(bill: Ordinance, model: str) -> tuple[Copy, ...]:
    """Each sentence of the model with the sentence of the bill that copies it, where each is the other's nearest."""
    theirs = tuple(passages(bill))
    ranked = sorted(_alike(_own(model), theirs), key=lambda found: -found[0])
    taken: dict[int, Copy] = {}
    used: set[int] = set()
    for _, mine, other in ranked:
        if id(mine) not in taken and id(other) not in used:
            taken[id(mine)] = Copy(mine, other)
            used.add(id(other))
    return tuple(sorted(taken.values(), key=lambda found: found.bill.span.start))


@cache
def _own(model: str) -> tuple[Passage, ...]:
    return tuple(passages(model_ordinance(model)))


def passages(ordinance: Ordinance) -> Iterator[Passage]:
    """The sentences and items of an ordinance, in order."""
    text, start = ordinance.text, 0
    for stop in (*(hit.span() for hit in _STOP.finditer(text)), (len(text), len(text))):
        first = _ENUMERATOR.match(text, start, stop[0])
        begin = first.end() if first else start
        begin += len(text[begin : stop[0]]) - len(text[begin : stop[0]].lstrip())
        if begin < stop[0]:
            section = ordinance.section_at(begin)
            passage = Passage(ordinance, Span(begin, stop[0]), section.path if section else "")
            if len(passage.words) >= _LEAST:
                yield passage
        start = stop[1]


def _alike(own: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[tuple[float, Passage, Passage]]:
    """The pairs that share runs of words and are alike, with how much they are."""
    held = defaultdict(set)
    for at, passage in enumerate(own):
        for run in _runs(passage):
            held[run].add(at)
    for other in theirs:
        shared = Counter(at for run in _runs(other) for at in held.get(run, ()))
        for at, count in shared.items():
            if 3 * count >= min(len(own[at].words), len(other.words)) // _RUN and (score := _score(own[at], other)):
                yield score, own[at], other


def _runs(passage: Passage) -> set[tuple[str, ...]]:
    words = passage.words
    return {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}


def _score(mine: Passage, other: Passage) -> float:
    match = SequenceMatcher(None, mine.words, other.words, autojunk=False)
    same = sum(block.size for block in match.get_matching_blocks())
    alike, held = 2 * same / (len(mine.words) + len(other.words)), same / len(mine.words)
    if same < _LEAST or not (alike >= _ALIKE or (held >= _HELD and alike >= _NEAR)):
        return 0.0
    return alike
