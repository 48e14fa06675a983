"""A term that is defined twice where both definitions hold."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.lint.defined import Term
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.ordinance import Kind
from ordtool.source import Span


def find(text: Text) -> Iterator[Slip]:
    """Every definition of a term after the first for the same part; “x” also includes adds to one and is none."""
    seen: dict[tuple[str, Span, str], Term] = {}
    for term in text.terms:
        place = (term.key, term.scope, _home(text, term))
        if place in seen and not term.extends:
            where = text.ordinance.pinpoint(seen[place].span)
            says = f"“{term.name}” is defined twice" + (f": first in {where}." if where else ".")
            yield Slip(term.span, term.name, says)
        if not term.extends:
            seen.setdefault(place, term)


def _home(text: Text, term: Term) -> str:
    """The section of a definition, or which of several versions of it: elsewhere a bill may amend other chapters."""
    chain = text.chain(term.span.start)
    version = "".join(one.alternative for one in chain)
    home = [one.path for one in chain if one.kind in (Kind.BILL_SECTION, Kind.SECTION)]
    return f"{home} {version}"
