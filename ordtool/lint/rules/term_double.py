"""A term that is defined twice where both definitions hold."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.lint.defined import Term
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.ordinance import Kind
from ordtool.source import Span

_VERSIONS = 3  # definitions that stand there again word for word: fewer are a slip of the drafter's own copying
_ALIKE = 80  # characters that are the same


def find(text: Text) -> Iterator[Slip]:
    """Every definition of a term after the first for the same part; “x” also includes adds to one and is none.

    A page that prints several versions of a law one below the other defines all of its terms again in the same words.
    """
    pairs = list(_pairs(text))
    copies = [pair for pair in pairs if _words(text, pair[0]) == _words(text, pair[1])]
    for first, term in pairs:
        if len(copies) < _VERSIONS or (first, term) not in copies:
            where = text.ordinance.pinpoint(first.span)
            says = f"“{term.name}” is defined twice" + (f": first in {where}." if where else ".")
            yield Slip(term.span, term.name, says)


def _pairs(text: Text) -> Iterator[tuple[Term, Term]]:
    seen: dict[tuple[str, Span, str], Term] = {}
    for term in text.terms:
        place = (term.key, term.scope, _home(text, term))
        if not term.extends and place in seen:
            yield seen[place], term
        elif not term.extends:
            seen[place] = term


def _words(text: Text, term: Term) -> str:
    return " ".join(text.words[term.span.start : term.span.start + _ALIKE].split())


def _home(text: Text, term: Term) -> str:
    """The section of a definition, or which of several versions of it: elsewhere a bill may amend other chapters."""
    chain = text.chain(term.span.start)
    version = "".join(one.alternative for one in chain)
    home = [one.path for one in chain if one.kind in (Kind.BILL_SECTION, Kind.SECTION)]
    return f"{home} {version}"
