"""Defined terms: defined twice, or of a vocabulary and used without a definition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ordtool.lint.result import Finding
from ordtool.ordinance import Kind, Ordinance
from ordtool.source import Span

_DEFINED = re.compile(
    r"[“\"](?P<term>[^”\"\n]{2,60}?)[,.]?[”\"],?(?: or [“\"][^”\"\n]{2,60}[”\"],?)?"
    r" (?:means?|shall mean|includes?|has the (?:same )?meaning|is defined|refers to)\b"
)
_BARE = re.compile(r"(?P<term>[A-Z][\w ’'-]{1,60}?) (?:means|shall mean|has the (?:same )?meaning)\b")


def defined(ordinance: Ordinance) -> dict[str, list[Span]]:
    """Term in lower case -> where it is defined."""
    found: dict[str, list[Span]] = {}
    for hit in _DEFINED.finditer(ordinance.text):
        found.setdefault(hit["term"].casefold(), []).append(Span(*hit.span("term")))
    for section in ordinance.walk():
        bare = _BARE.match(ordinance.quote(section.lead).strip()) if section.kind is Kind.DEFINITION else None
        if bare:
            start = section.lead.start
            found.setdefault(bare["term"].casefold(), []).append(Span(start, start + len(bare["term"])))
    return found


def terms(ordinance: Ordinance, vocabulary: Iterable[str] = ()) -> Iterator[Finding]:
    """Terms that are defined twice, and those of a vocabulary that the text uses and does not define."""
    known = defined(ordinance)
    for term, places in known.items():
        homes = {_home(ordinance, place) for place in places}
        for place in places[1:] if len(homes) < len(places) else ():
            yield Finding("term-double", place, term, f"“{term}” is defined twice")
    for term in vocabulary:
        low = term.casefold()
        if low in known or low.removesuffix("s") in known:
            continue
        hit = re.search(rf"(?<![\w-]){re.escape(term)}s?\b", ordinance.text, re.IGNORECASE)
        if hit:
            says = f"“{term}” is used as if it were defined, and no definition of it was found"
            yield Finding("term-undefined", Span(*hit.span()), low, says)


def _home(ordinance: Ordinance, place: Span) -> str:
    """The part of the text in which a definition holds: its section."""
    chain = ordinance.ancestors(place.start)
    return next((one.path for one in chain if one.kind is Kind.SECTION), "")
