"""Paragraphs that define a term, told by their first words."""

from __future__ import annotations

import re

_QUOTED = r"[“\"]?\[?[“\"‘](?P<term>[^”\"\n]{1,120}?)[,.;]?[”\"’]"
_MEANS = (
    r"(?:means?|shall\s+mean|has\s+the|have\s+the|had\s+the|shall\s+have\s+the|includes?|shall\s+include|refers?\s+to"
    r"|is\s+defined|is\s+as\s+defined|shall\s+be\s+defined|is\s+distinct|applies\s+to|does\s+not\s+include|excludes|do\s+not\s+include|shall\s+be\s+construed)"
)
# Words that stand in a sentence, never in the name of a thing that is being defined.
_NO_TERM = r"(?:means?|shall|the|this|by|that|which|who|is|are|was|were|be|not|through|using|via)\b"
_NOUN = r"(?<!\bany )(?<!\bother )(?<!\bsuch )(?<!\bno )(?<!\ball )(?<!\bthese )(?<!\bthose )(?<!\bsome )(?<!\bwhat )"
_FORMS = (
    # “Data broker” means …   The term “data broker” has the meaning …
    re.compile(rf"(?:The\s+(?:term|word|phrase)s?\s+)?{_QUOTED}(?:[^.;\n]{{0,160}}?)\s{_MEANS}\b"),
    # Data broker. The term “data broker” means …
    re.compile(
        rf"[A-Z][^.“\"\n:;]{{1,90}}?\s?\.\s+(?:(?:1|\(1\)|a|\(a\))\.?\s+)?The\s+terms?\s+{_QUOTED}[^.;\n]{{0,160}}?\s(?:{_MEANS})\b"
    ),
    # Data broker. The term data broker means …
    re.compile(rf"(?P<head>[A-Z][^.“\"\n:;]{{1,90}}?)\s?\.\s+The\s+term\s+(?P<term>(?i:(?P=head)))\s{_MEANS}\b"),
    # Data broker means …; "data recorded through any means", "by electronic or other means" hold the noun
    re.compile(
        rf"(?P<term>[A-Z][\w’'-]*(?:[ /,]+(?:(?!{_NO_TERM})[\w’'()-]+)){{0,8}})\s+{_NOUN}(?:means|shall\s+mean)\b"
        r"(?!\s+(?:test|of|by|that|which|as)\b)"
    ),
    # For purposes of this section, “data broker” means …
    re.compile(
        rf"[^.;:\n]{{1,90}},\s(?:the\s+(?:term|word|phrase)\s+)?{_QUOTED}\s+(?:means|shall\s+mean|includes|has\s+the)\b"
    ),
)
_LISTED = re.compile(rf"{_QUOTED},?\s+(?:an?|the|any|all|every|each|one|those|such)\s")
_LOOK = 400


def defined_term(text: str, start: int, end: int, *, listed: bool = False) -> str:
    """The term, in lower case, that a stretch of text defines in its first words, "" if it defines none.

    `listed` also takes the form of Missouri's lists, ("Municipality", any county …), which is no definition elsewhere.
    """
    end = min(end, start + _LOOK)
    for pattern in (*_FORMS, _LISTED) if listed else _FORMS:
        match = pattern.match(text, start, end)
        if match:
            return match["term"].strip().lower()
    return ""
