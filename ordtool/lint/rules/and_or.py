"""“And/or”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.source import Span

_AND_OR = re.compile(r"\b(?:and\s?/\s?or|or\s?/\s?and)\b", re.IGNORECASE)


def find(text: Text) -> Iterator[Slip]:
    """Every “and/or”."""
    for hit in _AND_OR.finditer(text.words):
        says = f"“{hit[0]}” may be read as “and” or as “or”: say “A or B, or both”, or the one that is meant."
        yield Slip(Span(*hit.span()), hit[0], says)
