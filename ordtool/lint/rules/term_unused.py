"""A defined term that no provision uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ordtool.lint.defined import Term
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.lint.uses import uses
from ordtool.ordinance import Kind
from ordtool.source import Span

_NEW = re.compile(
    r"\b(?:new|by adding)\b[^.]{0,80}?\b(?:chapter|article|subchapter|part|title|section|division)s?\b", re.I
)
_DEFINITIONS = re.compile(r"definitions?\b|meaning of", re.IGNORECASE)
_BINDS = re.compile(r"\b(?:shall|must|may|will|unlawful|prohibited|required|guilty|liable)\b")


def find(text: Text) -> Iterator[Slip]:
    """Every term that stands nowhere but in its own definition, in the part of the text in which it holds."""
    if _only_definitions(text):
        return
    for term in text.terms:
        if _whole(text, term) and not _aliased(text, term) and not uses(text, term):
            yield Slip(term.span, term.name, _says(text, term))


def _says(text: Text, term: Term) -> str:
    """That no provision uses the term, or none of those that its definition says it is for."""
    everywhere = replace(term, scope=Span(0, len(text.words)))
    if uses(text, everywhere):
        place = text.ordinance.pinpoint(term.scope)
        return f"“{term.name}” is defined for {place} only, and is not used there but elsewhere."
    return f"“{term.name}” is defined and not used."


def _only_definitions(text: Text) -> bool:
    """Whether hardly anything binds anybody outside the definitions: an excerpt of a chapter uses few of them."""
    sections = [one for one in text.sections if one.kind is Kind.SECTION]
    if sections and all(_DEFINITIONS.match(text.ordinance.heading(one)) for one in sections):
        return True
    at = [hit.start() for hit in _BINDS.finditer(text.words) if not text.aside(hit.start())]
    return all(any(term.body.start <= place < term.body.end for term in text.terms) for place in at)


def _whole(text: Text, term: Term) -> bool:
    """Whether the text holds all that the definition is for: a bill that amends one section shows no others."""
    chain = text.chain(term.span.start)
    bills = [one for one in chain if one.kind is Kind.BILL_SECTION]
    if not bills or not any(one.proposed for one in chain):
        return True
    return bool(_NEW.search(text.quote(bills[-1].lead))) or len(term.scope) < len(text.words)


def _aliased(text: Text, term: Term) -> bool:
    """Whether another name that the same definition gives is used: “a” or “b” means."""
    others = (one for one in text.terms if one.body == term.body and one.span != term.span and one.key != term.key)
    near = (one for one in others if abs(one.span.start - term.span.end) < 8 or abs(term.span.start - one.span.end) < 8)
    return any(uses(text, one) for one in near)
