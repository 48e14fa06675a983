"""Where a bill quotes the code that it changes, and where the law begins: a title's underline is no insertion."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordtool.amendatory import directory
from ordtool.numbering import section_at
from ordtool.source import Span

_ENACTING = re.compile(
    r"(?:\bbe\s+it\s+(?:further\s+|hereby\s+|therefore\s+)*(?:enacted|ordained|resolved)\b"
    r"|\bdo(?:es)?\s+(?:hereby\s+)?(?:enact|ordain)\b|\bit\s+is\s+(?:hereby\s+)?(?:enacted|ordained|resolved)\b"
    r"|\b(?:ordains|enacts|resolves)(?=\s+as\s+follows|\s*:))[^\n]{0,200}?(?::|\bfollows\b[.,:]?|$)",
    re.IGNORECASE | re.MULTILINE,
)
_LOOKED_AT = 4000
_TOP = 60_000


@dataclass(frozen=True, slots=True)
class Regions:
    """The stretches that quote the code, in order, those of them that are wholly new, and the offset where the law begins

    (0 where nothing says so).
    """

    quoted: tuple[Span, ...]
    law: int
    added: tuple[Span, ...] = ()

    def quotes(self, offset: int) -> bool:
        """Whether an offset stands in quoted code."""
        index = bisect_right(self.quoted, offset, key=lambda span: span.start) - 1
        return index >= 0 and offset < self.quoted[index].end


def regions(text: str, paragraphs: Sequence[Span]) -> Regions:
    """Find both."""
    enacting = _ENACTING.search(text, 0, _TOP)
    quoted = tuple(_quoted(text, paragraphs))
    added = tuple(span for span, adds in quoted if adds)
    return Regions(tuple(span for span, _ in quoted), enacting.end() if enacting else 0, added)


def _quoted(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The stretches that stand after a directory clause, each to the next bill section, and whether the clause adds them."""
    start: int | None = None
    adds = False
    for span in paragraphs:
        words = text[span.start : min(span.end, span.start + _LOOKED_AT)]
        mark = section_at(words, 0)
        heads = mark is not None and mark.word != "" and mark.number.isdigit()
        told = directory(words) if heads or start is None else None
        if heads and start is not None:
            yield Span(start, span.start), adds
            start = None
        if told and told.quotes:
            start, adds = span.end, told.adds and not told.changed
    if start is not None:
        yield Span(start, len(text)), adds
