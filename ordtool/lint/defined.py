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
    r" (?:shall )?(?P<verb>means?|includes?|have the (?:same )?meaning|has the (?:same )?meaning|is defined|refers? to)\b"
)
_BARE = re.compile(r"(?P<term>[A-Z][\w ’'-]{1,60}?) (?:means|shall mean|has the (?:same )?meaning)\b")
_HERE = re.compile(
    r"\b(?:in|of|under|to|throughout) this (?P<level>section|subsection|subdivision|paragraph|subparagraph|article|chapter"
    r"|subchapter|part|title|division)\b",
    re.IGNORECASE,
)
_DIVISIONS = ("article", "chapter", "subchapter", "part", "title", "division")
_OPENS = re.compile(
    r"\b(?:as used|used|for(?: the)? purposes?|in this|when used|unless|appl(?:y|ies)|definitions?)\b", re.IGNORECASE
)
_ADDS = re.compile(
    r"[,.]?[”\"’]?,? (?:(?:shall |does |do |may )?(?:not |also )?includes?|(?:shall|does|do) not mean|excludes?|also means?)\b"
)
_DEPTHS = {
    "subsection": 0,
    "subdivision": 0,
    "paragraph": 1,
    "subparagraph": 2,
}  # of a section's outline, as most codes count
_TERM = re.compile(r"^(?:.*\bthe terms? )?[‘“\"]*(?=\S)", re.DOTALL)  # federal bills: ‘‘(8) Data.—The term ‘data’ means
_STOP = re.compile(r"[.;]\s+(?=[A-Z“\"])")
_NEAR = 12  # characters of an enumerator, an article and a quotation mark
_HEAD = re.compile(r"(?P<head>[A-Z][^.“\"\n:;]{1,90}?)\s?\.\s+(?:\(?[1a]\)?\.?\s+)?The\s+terms?\s+[“\"]")


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term: `span` is the place of its words in its definition, `body` the whole definition.

    `scope` is the part of the text in which the definition holds: a section or division that it names, else the whole text.
    `head` is the heading that New York's lists give a definition before they name its term, "" elsewhere; `extends` says that
    it only adds to a term or takes from it ("also includes", "does not include").
    """

    name: str
    span: Span
    body: Span
    scope: Span
    head: str = ""
    extends: bool = False

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
                found[span.start] = _term(ordinance, span, extends=hit["verb"].startswith(("include", "refer")))
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
    at = ordinance.text[start:end].lower().find(name) if name else -1
    if at >= 0:
        at += start
        return Span(at + len(name) - len(_TERM.sub("", name)), at + len(name))
    while start < end and ordinance.text[start].isspace():
        start += 1
    bare = _BARE.match(ordinance.text, start, end) if not ordinance.text.startswith("The term", start) else None
    return Span(*bare.span("term")) if bare else None


def _term(ordinance: Ordinance, span: Span, *, extends: bool = False) -> Term:
    chain = ordinance.ancestors(span.start)
    inner = chain[-1] if chain else None
    body = _sentence(ordinance.text, span)
    if inner and inner.kind is Kind.DEFINITION and not _OPENS.search(ordinance.text, body.start, span.start):
        body = inner.span
    head = _HEAD.match(ordinance.text, body.start)
    known = head["head"] if head and head.end() == span.start else ""
    adds = extends or bool(_ADDS.match(ordinance.text, span.end)) or _conditional(ordinance, span, inner)
    return Term(ordinance.quote(span), span, body, _scope(ordinance, span, chain), known, adds)


def _conditional(ordinance: Ordinance, span: Span, inner: Section | None) -> bool:
    """Whether a definition begins with the case that it is for: “for a company that …, “x” means”."""
    start = max(_sentence(ordinance.text, span).start, inner.lead.start if inner else 0)
    before = ordinance.text[start : span.start].strip(' “"‘')
    return len(before) > _NEAR and not _OPENS.search(before)


def _sentence(text: str, span: Span) -> Span:
    """From the beginning of the sentence that a term stands in to the end of its paragraph."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    for hit in _STOP.finditer(text, start, span.start):
        start = hit.end()
    return Span(start, len(text) if end < 0 else end)


def _scope(ordinance: Ordinance, span: Span, chain: tuple[Section, ...]) -> Span:
    """The part of the text that a definition, or the words that lead to it, say that it is for."""
    for depth in range(len(chain), 0, -1):
        one = chain[depth - 1]
        words = ordinance.text[one.lead.start : min(one.lead.end, max(one.lead.start, span.start))]
        hit = _HERE.search(words) if _OPENS.search(words) else None
        if hit:
            return _named(hit["level"].lower(), chain[:depth], Span(0, len(ordinance.text)))
    return Span(0, len(ordinance.text))


def _named(level: str, chain: tuple[Section, ...], whole: Span) -> Span:
    """The part around a definition that "this section", "this chapter" or "this subsection" names."""
    if level == "section" or level in _DIVISIONS:
        kind = Kind.SECTION if level == "section" else Kind.DIVISION
        found = [one.span for one in chain if one.kind is kind]
        return found[-1] if found else whole
    own = max((place for place, one in enumerate(chain) if one.kind in (Kind.SECTION, Kind.BILL_SECTION)), default=-1)
    law = [one for one in chain[own + 1 :] if one.proposed or not chain[-1].proposed]  # not the bill's own subdivisions
    below = [one.span for one in law if one.kind is Kind.SUBDIVISION]
    return below[min(_DEPTHS[level], len(below) - 1)] if below else whole
