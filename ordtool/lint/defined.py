"""Defined terms: where a text defines them, and within which of its parts each definition holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.outline.definitions import defined_term
from ordtool.source import Span

_DEFINED = re.compile(
    r"[“\"](?P<term>[^”\"\n]{2,60}?)[,.]?[”\"],?(?: or [“\"](?P<other>[^”\"\n]{2,60}?)[,.]?[”\"],?)?"
    r" (?:means?|shall mean|includes?|has the (?:same )?meaning|is defined|refers to)\b"
)
_BARE = re.compile(r"(?P<term>[A-Z][\w ’'-]{1,60}?) (?:means|shall mean|has the (?:same )?meaning)\b")
_HERE = re.compile(
    r"\b(?:in|of|for(?: the)? purposes? of|under) this (?P<level>section|subsection|subdivision|paragraph|subparagraph)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term: `span` is the place of its words in its definition, `body` the whole definition.

    `scope` is the part of the text in which the definition holds: a section that it names, else the whole text.
    """

    name: str
    span: Span
    body: Span
    scope: Span

    @property
    def key(self) -> str:
        """The term in small letters."""
        return self.name.casefold()


def terms(ordinance: Ordinance) -> Iterator[Term]:
    """The terms that a text defines, in text order; “a” or “b” means gives two."""
    found: dict[int, Term] = {}
    for hit in _DEFINED.finditer(ordinance.text):
        for group in ("term", "other"):
            if hit[group]:
                span = Span(*hit.span(group))
                found[span.start] = _term(ordinance, span)
    for section in ordinance.walk():
        span_ = _of_section(ordinance, section) if section.kind is Kind.DEFINITION else None
        if span_ and not any(section.lead.start <= start < section.lead.end for start in found):
            found[span_.start] = _term(ordinance, span_)
    yield from (found[start] for start in sorted(found))


def defined(ordinance: Ordinance) -> dict[str, list[Span]]:
    """Term in lower case -> where it is defined."""
    found: dict[str, list[Span]] = {}
    for term in terms(ordinance):
        found.setdefault(term.key, []).append(term.span)
    return found


def _of_section(ordinance: Ordinance, section: Section) -> Span | None:
    """The place of the term that a definition without quotation marks begins with."""
    start, end = section.lead.start, section.lead.end
    name = defined_term(ordinance.text, start, end)
    at = ordinance.text.casefold().find(name, start, end) if name else -1
    if at >= 0:
        return Span(at, at + len(name))
    while start < end and ordinance.text[start].isspace():
        start += 1
    bare = _BARE.match(ordinance.text, start, end)
    return Span(*bare.span("term")) if bare else None


def _term(ordinance: Ordinance, span: Span) -> Term:
    chain = ordinance.ancestors(span.start)
    inner = chain[-1] if chain else None
    body = inner.span if inner and inner.kind is Kind.DEFINITION else _paragraph(ordinance.text, span)
    return Term(ordinance.quote(span), span, body, _scope(ordinance, span, chain))


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _scope(ordinance: Ordinance, span: Span, chain: tuple[Section, ...]) -> Span:
    """The section or subdivision that a definition, or the words that lead to it, say that it is for."""
    for depth in range(len(chain), 0, -1):
        one = chain[depth - 1]
        hit = _HERE.search(ordinance.text, one.lead.start, min(one.lead.end, max(one.lead.start, span.start)))
        if hit is None:
            continue
        sections = [above for above in chain[:depth] if above.kind is Kind.SECTION]
        if hit["level"].lower() == "section":
            return sections[-1].span if sections else Span(0, len(ordinance.text))
        return chain[max(0, depth - 2 if one.kind is Kind.DEFINITION else depth - 1)].span
    return Span(0, len(ordinance.text))
