"""Lists of definitions that leave the verb out: "Camera. A device that records.", "Camera — a device that records."

What a term is there, the section tells: its heading says definitions, or its words that these terms have these meanings. An
entry alone proves nothing, for a heading that runs in looks the same; most of the list must have the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ordtool.ordinance import Kind, Section
from ordtool.source import Span

_TITLE = re.compile(
    r"(?:(?:general|other)\s+)?(?:definitions?|terms(?:\s+defined)?|defined\s+terms|words\s+and\s+phrases)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:the\s+following|these|certain)\b[^.;]{0,60}\b(?:terms?|words?|phrases?|definitions?)\b[^.;]{0,200}"
    r"\b(?:meanings?|mean|apply|defined|definitions?|as\s+follows)\b[^.;]{0,120}[.:]?\s*$",
    re.IGNORECASE,
)
_STARTS = r"(?:an?|any|the|all|every|each|one|two|those|such|anything|anyone|information|data|software|equipment)\b"
_NO_NAME = r"(?:shall|may|must|is|are|was|means?|mean|has|have|does|do|the|that|which|who|not)\b"
_NAME = rf"[A-Z][\w’'&-]*(?:(?:\s|,\s|/)(?!{_NO_NAME})[\w’'()&-]+){{0,8}}"
_MARKS = r"[*_]{0,3}"  # how plain text sets a word in bold
_ENTRY = re.compile(
    rf"{_MARKS}(?P<term>{_NAME})(?:(?<!\bSec)\.{_MARKS}\s+(?i:{_STARTS})"
    rf"|{_MARKS}\s?(?::{_MARKS}|\s[–—-]{{1,2}}|[–—])\s+(?=[A-Za-z]))"
    r"|[“\"‘](?P<quoted>[^“”\"‘’\n]{2,90}?)[,.]?[”\"’]"
    r"(?:\s?(?::|\s?[–—-]{1,2})\s+(?=[A-Za-z])|\s+(?:is|are)\s+(?:an?|any|the|as\s+defined)\b)"
    r"|(?:An?|The)\s+[“\"‘](?P<article>[^“”\"‘’\n]{2,90}?)[”\"’]\s+(?:is|are)\s+(?:an?|any|the|one)\b"
)
_LOOK = 240
_ENTRIES = frozenset((Kind.SUBDIVISION, Kind.PARAGRAPH, Kind.DEFINITION))


def with_terms(text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, with the entries of their glossaries as definitions."""
    return tuple(_read(text, section) for section in sections)


def _read(text: str, section: Section) -> Section:
    if not section.children:
        return section
    children = with_terms(text, section.children)
    if _is_glossary(text, section) or _names_terms(text, children):
        section, children = _with_first(text, section, children)
        terms = [_term(text, child) for child in children]
        entries = [child.kind in _ENTRIES for child in children]
        found = sum(bool(term) or child.kind is Kind.DEFINITION for term, child in zip(terms, children, strict=True))
        if found > 1 and 2 * found > sum(entries):
            children = tuple(
                _entry(child, term, section) if term else child for child, term in zip(children, terms, strict=True)
            )
    return section if children == section.children else replace(section, children=children)


def _with_first(text: str, section: Section, children: tuple[Section, ...]) -> tuple[Section, tuple[Section, ...]]:
    """The section and its entries, where the first of them stands where a section's own words do."""
    lead = section.lead
    if not _ENTRY.match(text, lead.start, min(lead.end, lead.start + _LOOK)):
        return section, children
    first = Section(Kind.PARAGRAPH, "", section.path, section.cite, lead, None, lead, proposed=section.proposed)
    return replace(section, lead=Span(lead.start, lead.start)), (first, *children)


def _is_glossary(text: str, section: Section) -> bool:
    heading = text[section.heading.start : section.heading.end] if section.heading else ""
    return bool(_TITLE.match(heading.strip())) or bool(_LEADS.search(text, section.lead.start, section.lead.end))


def _names_terms(text: str, children: Sequence[Section]) -> bool:
    """Whether most entries set a term in quotation marks before a dash or colon; such a list needs no heading."""
    entries = [child for child in children if child.kind in _ENTRIES]
    return sum(text.startswith(("“", '"'), _start(child)) and bool(_term(text, child)) for child in entries) > max(
        1, len(entries) / 2
    )


def _start(entry: Section) -> int:
    """Where an entry's words begin, its heading among them."""
    return entry.heading.start if entry.heading else entry.lead.start


def _term(text: str, entry: Section) -> str:
    """The term that an entry sets before its words, in lower case; "" where it is a definition already or none."""
    if entry.kind not in _ENTRIES or entry.kind is Kind.DEFINITION:
        return ""
    start = _start(entry)
    found = _ENTRY.match(text, start, min(entry.span.end, start + _LOOK))
    return (found["term"] or found["quoted"] or found["article"]).strip(" .*_").lower() if found else ""


def _entry(child: Section, term: str, above: Section) -> Section:
    """An entry as a definition: the term is no heading of it, but its first word."""
    start = _start(child)
    lead = Span(start, max(child.lead.end, child.heading.end if child.heading else start))
    if child.label:
        return replace(child, kind=Kind.DEFINITION, heading=None, lead=lead)
    gap = " " if above.cite else ""
    return replace(
        child,
        kind=Kind.DEFINITION,
        heading=None,
        lead=lead,
        path=f"{above.path}[{term}]",
        cite=f"{above.cite}{gap}(“{term}”)",
    )
