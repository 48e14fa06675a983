"""Where the sentences of a law begin and end: what looks like an end and is none, and what is one and does not look it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from nupunkt import sent_spans

from ordtool.attributes.late import late

_NO_END = late(
    r"""
    ^\(?(?:[0-9]{1,3}|[ivxlcdm]{1,5}|[a-z]{1,2})\)?\.?$
    | (?:^|[\s(])(?:secs?|nos?|art|ch|ord|res|stat|subd?|par|cl|v|vs|et\ al|u\.\ ?s|u\.\ ?s\.\ ?c|c\.\ ?f\.\ ?r|g\.\ ?l|p\.\ ?l|pub
        |c|eff|rev|ann|tit|e\.\ ?g|i\.\ ?e|p\.\ ?a)\.?$
    | (?:^|(?<!section)(?<!paragraph)(?<!division)(?<!clause)(?<!part)\s)[A-Z]\.$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a sentence does not end with: an enumerator on its own, an abbreviation, an initial ("in subsection (c)." ends one)."""
_REFERENCE_ENDS = late(
    r"\b(?:sub)?(?:section|division|paragraph|clause|part)s?(?: \(?\w{1,3}\)?,?(?: and| or)?)* \(?\w{1,3}\)?\.(?= [A-Z][a-z])",
    re.IGNORECASE,
)
"""A reference at the end of a sentence ("as provided in subsection B. The chief …"), where a letter looks like an initial."""


@lru_cache(maxsize=64)
def ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a plain text, half-open."""
    ends = {found.end() for found in _REFERENCE_ENDS.finditer(text)}
    found: list[tuple[int, int]] = []
    for start, end in _pieces(text, ends):
        if found and _goes_on(text, found[-1], start, ends):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _goes_on(text: str, before: tuple[int, int], start: int, ends: set[int]) -> bool:
    """Whether a piece continues the one before: that did not end, or this begins in lower case."""
    words = text[before[0] : before[1]].rstrip()
    if text[start:].lstrip()[:1].islower():
        return True
    return before[0] + len(words) not in ends and bool(_NO_END.search(words))


def _pieces(text: str, ends: set[int]) -> Iterator[tuple[int, int]]:
    for start, end in sent_spans(text):
        cuts = sorted(cut for cut in ends if start < cut < end and text[cut:end].strip())
        yield from pairwise([start, *cuts, end])
