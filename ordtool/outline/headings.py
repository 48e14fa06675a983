"""Headings that run into the text, and paragraphs that define a term: told by their look and their words."""

from __future__ import annotations

import re

from ordtool.ordinance import Span

_END = re.compile(r"\s?\.(?:\s?[—–-]+|(?=\s|$))|\s?[—–](?=\s?[A-Z“\"(])|\?(?=\s|$)|:(?=\s+[A-Z“]|\s*$)")
_VERB = re.compile(
    r"\b(?:shall|must|may|is|are|was|were|be|been|has|have|had|will|would|takes?|means?|includes?|does|do|did|appl(?:y|ies)"
    r"|can|cannot|should|amended|repealed|added|provides?)\b"
)
_SENTENCE = re.compile(
    r"(?:Nothing|Notwithstanding|Any|Each|Every|If|When|Whenever|Where|Upon|Except|This|These|Such|It|There|As|In|For|A|An)\b"
)
_REST = re.compile(r"\s*(?:[A-Z0-9“\"(\[§]|[a-z]\.\s)")

LONGEST_HEADING = 160
MOST_WORDS = 18

_QUOTED = r"[“\"]?\[?[“\"‘](?P<term>[^”\"\n]{1,120}?)[,.]?[”\"’]"
_MEANS = (
    r"(?:means?|shall\s+mean|has\s+the|have\s+the|shall\s+have\s+the|includes?|shall\s+include|refers?\s+to|is\s+defined"
    r"|is\s+distinct|applies\s+to|does\s+not\s+include|shall\s+be\s+construed)"
)
_DEFINITIONS = (
    re.compile(rf"(?:The\s+(?:term|word|phrase)s?\s+)?{_QUOTED}(?:[^.;\n]{{0,160}}?)\s{_MEANS}\b"),
    re.compile(rf"[A-Z][^.“\"\n:;]{{1,90}}?\s?\.\s+The\s+terms?\s+{_QUOTED}[^.;\n]{{0,160}}?\s(?:{_MEANS})\b"),
    re.compile(
        r"(?P<term>[A-Z][\w’'-]*(?:[ /,]+(?:(?!means?\b|shall\b|the\b)[\w’'()-]+)){0,8})\s+(?:means|shall\s+mean)\b"
    ),
    re.compile(rf"[^.;:\n]{{1,90}},\s(?:the\sterm\s)?{_QUOTED}\s+(?:means|shall\s+mean|includes|has\s+the)\b"),
)


def run_in_heading(text: str, start: int, end: int) -> Span | None:
    """The heading that opens a stretch of text and is followed by words of its own: "Purpose. The city …"."""
    found = _heading(text, start, end)
    if found is None or not _REST.match(text, found.end, end):
        return None
    return found


def whole_heading(text: str, start: int, end: int) -> Span | None:
    """The stretch itself, if the whole of it looks like a heading."""
    words = text[start : min(end, start + LONGEST_HEADING + 1)]
    if not words.strip() or len(words) > LONGEST_HEADING or words.rstrip()[-1] in ";,":
        return None
    if len(words.split()) > MOST_WORDS or _VERB.search(words) or _SENTENCE.match(words) or not words[:1].isupper():
        return None
    return Span(start, end)


def _heading(text: str, start: int, end: int) -> Span | None:
    stop = _END.search(text, start, min(end, start + LONGEST_HEADING))
    if stop is None or not text[start : start + 1].isupper():
        return None
    words = text[start : stop.start()]
    if len(words.split()) > MOST_WORDS or _SENTENCE.match(words):
        return None
    if _VERB.search(words) and stop[0] != "?":
        return None
    return Span(start, stop.end())


def defined_term(text: str, start: int, end: int) -> str:
    """The term that a stretch of text defines in its first words, "" if it defines none."""
    for pattern in _DEFINITIONS:
        match = pattern.match(text, start, min(end, start + 400))
        if match:
            return match["term"].strip().lower()
    return ""
