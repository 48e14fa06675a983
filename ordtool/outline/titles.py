"""The name of a law that its file does not give: its long title, relating clause or first heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.ordinance import Kind, Section

_LONG_TITLE = re.compile(
    r"(?:an?\s+(?:act|ordinance|local\s+law|resolution|bill)\b|to\s+amend\b|relating\s+to\b|a\s+local\s+law\b|ordinance\s+(?:no|amending|adding)\b)",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"(?:a\s+bill\s+for)?\s*(?:an\s+act)?\W*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:(?i:full|bill|the)\s+)*(?:(?i:text|status|version)s?\s+(?i:of|for)\s+)?"
    r"(?P<number>[A-Z]{1,4}\.?\s?(?:[A-Z]\.?\s?)?(?:No\.\s?)?[0-9]{1,5}(?:\s[A-Z]{2,3}[0-9]{0,2})?)"
)
_SHORT_TITLE = re.compile(r"\b(?:Act|Ordinance|Law|Code|Amendment)\b")
_LONGEST = 240


def name_of(given: str, text: str, sections: Sequence[Section]) -> str:
    """What to call a law whose file has a title: a site's "Full Text of HB 12" says no more than the number of the bill."""
    given = given.strip()
    number = _NUMBER.fullmatch(given)
    if number is None:
        return given or title(text, sections)
    said = title(text, sections)
    return f"{number['number']}: {said}" if _LONG_TITLE.match(said) else number["number"]


def title(text: str, sections: Sequence[Section]) -> str:
    """What to call a text: the first that there is of a long title, a short one, the first heading, the first words."""
    opening = [text[s.span.start : s.span.end] for s in sections if s.kind is Kind.PREAMBLE]
    opening = [words for words in opening if not _EMPTY.fullmatch(words.strip())]
    for pattern in (_LONG_TITLE, _SHORT_TITLE):
        for words in opening:
            if (pattern is _LONG_TITLE and pattern.match(words)) or (
                pattern is _SHORT_TITLE and len(words) < 160 and pattern.search(words)
            ):
                return _short(words)
    for section in (inner for outer in sections for inner in outer.walk()):
        heading = text[section.heading.start : section.heading.end] if section.heading else ""
        if heading and section.kind in (Kind.DIVISION, Kind.SECTION) and "eserved" not in heading:
            return _short(heading)
    return _short(opening[0]) if opening else ""


def _short(words: str) -> str:
    words = " ".join(words[: 4 * _LONGEST].split())
    return words.rstrip(".—: ") if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
