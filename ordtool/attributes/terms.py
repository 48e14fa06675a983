"""The term that a definition defines."""

from __future__ import annotations

import re

from ordtool.attributes.wording import Wording, wording

_MEANS = (
    r"(?:means?|shall\s+mean|shall\s+be\s+(?:defined|construed|understood|deemed)|has\s+the|have\s+the"
    r"|shall\s+have\s+the|is\s+defined|are\s+defined"
    r"|refers?\s+to|shall\s+refer|includes?|shall\s+include|is\s+(?:an?|any|the)\b|are\s+(?:any|the)"
    r"|applies\s+to|is\s+distinct|shall\s+not\s+include|does\s+not|do\s+not|consists?)"
)
_ENUMERATOR = re.compile(r"^\s*(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,5})[.)]\s+|§+\s*[\w.:-]+\s+|[•*·-]\s+){1,2}")
_LEAD_IN = re.compile(
    r"^(?:(?:as\s+used|when\s+used|for\s+(?:the\s+)?purposes?|in|under|wherever\s+used|whenever\s+used"
    r"|unless)\b[^\"':]{0,140}?[,:]\s+)?"
    r"(?:(?:the|this)\s+(?:following\s+)?(?:terms?|words?|phrases?|expressions?)\s+)?(?:(?:the"
    r"|an?)\s+(?=[\"']))?(?:the\s+)?",
)
_QUOTED = re.compile(r"[\"']+\s*(?P<term>[^\"]{2,120}?)[,.;:]?\s*[\"'](?![a-z])")
_BARE = re.compile(
    rf"(?P<term>[a-z0-9][^.;:\"]{{0,110}}?)(?:\s*\((?:[^()\"]|\"){{1,40}}\))?(?:,"
    rf"|\s+or\s+[\"'][^\"']{{1,60}}[\"'],?)?\s+{_MEANS}\b"
)
_TITLED = re.compile(
    r"(?P<term>[a-z][^.;:\"(]{1,80}?)\s*(?:\([^()]{1,40}\))?\s*(?:[.:]|\s-)\s+(?:(?:the\s+(?:term"
    r"|word)s?\s+)?\"|means?\b|an?\b|any\b|the\b|all\b|shall\s+mean\b)"
)
_VERBAL = re.compile(r"^(?:nothing|this|it|no)\b|\b(?:shall|must|may|will|is|are|was|has|have|not)\b")
_ARTICLE = re.compile(r"^(?:an?|the|any)\s+(?=\w)")


def term_of(text: str) -> str:
    """The first form that a definition defines, without quotes and articles; "" where the words define none."""
    words = wording(text)
    start = _start(words)
    for pattern in (_QUOTED, _BARE, _TITLED):
        found = pattern.match(words.plain, start)
        if found is None:
            continue
        term = words.shown[found.start("term") : found.end("term")].strip(" ,\"'“”‘’")
        if pattern is not _QUOTED and (_VERBAL.search(found["term"]) or len(found["term"].split()) > 9):
            continue
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
