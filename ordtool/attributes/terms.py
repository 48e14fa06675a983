"""The term that a definition defines."""

from __future__ import annotations

import re

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording, wording

_MEANS = (
    r"(?:means?|shall mean|shall be (?:defined|construed|understood|deemed)|has the|have the"
    r"|shall have the|is defined|are defined"
    r"|refers? to|shall refer|includes?|shall include|is (?:an?|any|the)\b|are (?:any|the)"
    r"|applies to|is distinct|shall not include|does not|do not|consists?)"
)
_ENUMERATOR = late(r"^ ?(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,5})[.)] |§+ ?[\w.:-]+ |\d+(?:[.:-]\d+)+\.? |[•*·-] ){1,2}")
_LEAD_IN = late(
    r"^(?:(?:as used|when used|for (?:the )?purposes?|in|under|wherever used|whenever used"
    r"|unless)\b[^\"':]{0,140}?[,:] )?"
    r"(?:(?:the|this) (?:following )?(?:terms?|words?|phrases?|expressions?) )?(?:(?:the"
    r"|an?) (?=[\"']))?(?:the )?",
)
_QUOTED = late(r"[\"']+ ?(?P<term>[^\"]{2,120}?)[,.;:]? ?[\"'](?![a-z])")
_BARE = late(
    rf"(?P<term>[a-z0-9][^.;:\"]{{0,110}}?)(?: ?\((?:[^()\"]|\"){{1,40}}\))?(?:,"
    rf"| or [\"'][^\"']{{1,60}}[\"'],?)? {_MEANS}\b"
)
_TITLED = late(
    r"(?P<term>[a-z][^.;:\"(]{1,80}?) ?(?:\([^()]{1,40}\))? ?(?:(?:[.:]|\s-)[*_]{0,3} (?:(?:the (?:term"
    r"|word)s? )?\"|means?\b|an?\b|any\b|the\b|all\b|every\b|each\b|one\b|information\b|data\b|shall mean\b)"
    r"|(?::|\s-)[*_]{0,3} (?=[a-z]))"
)
_VERBAL = late(r"^(?:nothing|this|it|no)\b|\b(?:shall|must|may|will|is|are|was|has|have|not|that|which|who)\b")
_OR_ACRONYM = late(r" or [A-Z]{2,}s?$")
_ARTICLE = late(r"^(?:an?|the|any) (?=\w)")


def term_of(text: str) -> str:
    """The first form that a definition defines, without quotes and articles; "" where the words define none."""
    words = wording(text)
    start = _start(words)
    for pattern in (_QUOTED, _BARE, _TITLED):
        found = pattern.match(words.plain, start)
        if found is None:
            continue
        term = words.shown[found.start("term") : found.end("term")].strip(" ,\"'“”‘’*_")
        if pattern is not _QUOTED and (_VERBAL.search(found["term"]) or len(found["term"].split()) > 9):
            continue
        if pattern is not _QUOTED:
            term = _OR_ACRONYM.sub("", term)
        return _cased(_ARTICLE.sub("", term) if pattern is not _QUOTED else term, words.shown[found.end("term") :])
    return ""


def _start(words: Wording) -> int:
    """Where the defined form may begin: after enumerators, "As used in this chapter," and "the term"."""
    enumerator = _ENUMERATOR.match(words.plain)
    start = enumerator.end() if enumerator else 0
    lead = _LEAD_IN.match(words.plain[start:])
    return start + (lead.end() if lead else 0)


def _cased(term: str, rest: str) -> str:
    """A capital that only opens the sentence is lowered; that of a place's name ("City of Ashby") stays."""
    first, _, others = term.partition(" ")
    if not first[:1].isupper() or first[1:] != first[1:].lower() or others != others.lower():
        return term
    if re.search(rf"\bof {re.escape(first)}\b", rest):
        return term
    return first.lower() + (f" {others}" if others else "")
