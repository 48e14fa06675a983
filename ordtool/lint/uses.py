"""Where a text uses a term: its own words in any number or tense, however they are hyphenated and broken over lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from ordtool.lint.defined import Term
from ordtool.source import Span

_LAST = re.compile(r"(?:ies|es|s|e|y)$")
_WORD = re.compile(r"\w+")
_FIRST = 3  # letters by which words are looked up


class Worded(Protocol):
    """A text and where its words begin, by their first letters."""

    @property
    def words(self) -> str:
        """The whole text."""

    @property
    def beginnings(self) -> Mapping[str, Sequence[int]]:
        """What `index` gives."""


def index(words: str) -> dict[str, list[int]]:
    """Where every word begins, by its first letters in lower case: a term is looked for only there."""
    found: dict[str, list[int]] = {}
    for hit in _WORD.finditer(words):
        found.setdefault(hit[0][:_FIRST].casefold(), []).append(hit.start())
    return found


@lru_cache(maxsize=2048)
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of a term and its forms: "acquire" also finds "acquired", "use policy" also "use policies"."""
    *most, last = [word for word in re.split(r"[\s-]+", name.strip()) if word] or [name]
    words = [f"{re.escape(word)}(?:[’']?s[’']?)?" for word in most]
    stem = _LAST.sub("", last) if len(last) > 3 else last
    end = r"\w{0,5}" if len(stem) > 2 else ""
    joined = r"[\s-]+".join([*words, f"{re.escape(stem)}{end}"])
    return re.compile(rf"(?<![\w-]){joined}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _exact(name: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<![\w-]){words}(?:e?s)?(?![\w-])", re.IGNORECASE)


def named(text: Worded, term: Term) -> list[Span]:
    """The places that have just the term's own words, in singular or plural: its definition's left out."""
    return [span for span in _hits(text, term.name, _exact(term.name), term.scope) if not _within(span, term)]


def uses(text: Worded, term: Term) -> list[Span]:
    """The places that use a term, those of its own definition left out; a use within a longer term is one, too."""
    found = (span for name in _names(term.name) for span in _hits(text, name, pattern(name), term.scope))
    return [span for span in found if not _within(span, term)]


def _within(span: Span, term: Term) -> bool:
    return term.body.start <= span.start < term.body.end


def _hits(text: Worded, name: str, wanted: re.Pattern[str], scope: Span) -> Iterator[Span]:
    begins = _WORD.search(name)
    if begins is None:
        return
    for at in text.beginnings.get(begins[0][:_FIRST].casefold(), ()):
        hit = wanted.match(text.words, at - begins.start()) if scope.start <= at < scope.end else None
        if hit:
            yield Span(*hit.span())


def _names(name: str) -> tuple[str, ...]:
    """A term, or both of those that “routine collection or disclosure” and “car or truck” hold."""
    first, joint, second = name.partition(" or ")
    if not joint or " or " in second:
        return (name,)
    shared = first.rpartition(" ")[0]
    return first, f"{shared} {second}".strip()
