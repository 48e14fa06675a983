"""A term that is defined twice where both definitions hold."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.ordinance import Kind


def find(text: Text) -> Iterator[Slip]:
    """Every definition of a term after the first within one section."""
    seen: set[tuple[str, str]] = set()
    for term in text.terms:
        chain = text.chain(term.span.start)
        home = next((one.path for one in chain if one.kind is Kind.SECTION), "")
        if (term.key, home) in seen:
            yield Slip(term.span, term.name, f"“{term.name}” is defined twice.")
        seen.add((term.key, home))
