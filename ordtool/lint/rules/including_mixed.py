"""“Including” with and without “but not limited to” in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.source import Span

_OPEN: Final = re.compile(
    r"\binclud(?:ing|es?|ed),?\s+(?:(?:but\s+)?(?:is\s+|are\s+)?(?:not\s+(?:be\s+)?|without\s+)(?:limited\s+to"
    r"|limitation)|without\s+limiting)|\bincludes?,?\s+but\s+(?:is|are|shall)\s+not\s+(?:be\s+)?limited\s+to",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"(?<!and )(?<!to )(?<!through )(?<!not )\bincluding\b(?!,?\s+(?:but|without|not|is"
    r"|are)\b)(?P<list>[^.;]{0,300}?(?:,|\s)(?:or|and)\s|:)",
    re.IGNORECASE,
)
_SETTLED: Final = re.compile(
    r"[“\"](?:includ(?:e|es|ing))[”\"][^.;]{0,80}\b(?:without\s+limitation|not\s+limited|mean|illustrat|exhaust)"
    r"|\binclud\w+\b[^.;]{0,60}\b(?:words?\s+of\s+enlargement|not\s+of\s+limitation|not\s+exhaustive)",
    re.IGNORECASE,
)


def find(text: Text) -> Iterator[Slip]:
    """One place: the first list of the rarer kind, with the first of the other."""
    if _SETTLED.search(text.words):
        return
    open_, bare = ([*_operative(text, pattern)] for pattern in (_OPEN, _BARE))
    if open_ and bare:
        rare, common = sorted((open_, bare), key=len)
        place = text.ordinance.pinpoint(common[0])
        says = (
            f"Lists of this text that begin “including, but not limited to”: {len(open_)}; only “including”: {len(bare)}. "
            f"A reader may take the second kind as complete (the other kind: {place}). Use one form, or define “including”."
        )
        yield Slip(rare[0], text.quote(rare[0]), says)


def _operative(text: Text, pattern: re.Pattern[str]) -> Iterator[Span]:
    for sentence in text.sentences:
        if sentence.operative and not text.is_struck(sentence.span.start):
            for hit in pattern.finditer(text.words, sentence.span.start, sentence.span.end):
                yield Span(hit.start(), hit.start("list") if "list" in hit.groupdict() else hit.end())
