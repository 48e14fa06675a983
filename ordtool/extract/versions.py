"""Two versions of one section in one text: what the second repeats is law once.

"If House Bill 4 becomes law, section 9 is amended to read instead …", "(Text of Section after amendment …)", "(Effective until
July 1 …)": a bill or a code prints the section twice and means one of them. A clause that the second version only repeats is not
counted again; what only the second says counts, because it may become law.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from ordtool.attributes.late import late
from ordtool.extract.clauses import Clause
from ordtool.ordinance import Kind, Ordinance, Section

ALIKE = 0.85
"""Share of the words of two clauses that must agree for the second to repeat the first; an amendment changes a few words."""

SHORT = 60
"""Characters below which a sentence may well stand twice ("This section expires.")."""

_BLANK = late(r"-+(?=\s)")
"""A number that the reviser will fill in: Hawaii prints “§481B-” over each of several new sections."""


def once(ordinance: Ordinance, clauses: Iterable[Clause]) -> list[Clause]:
    """The clauses without those that a later version of a section repeats."""
    given = list(clauses)
    repeated = set[int]()
    for first, later in _versions(ordinance):
        before = [clause for clause in given if first.span.holds(clause.span)]
        for clause in given:
            if later.span.holds(clause.span) and any(_repeats(ordinance, clause, other) for other in before):
                repeated.add(id(clause))
    return list(_printed_once(ordinance, [clause for clause in given if id(clause) not in repeated]))


def _printed_once(ordinance: Ordinance, clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses without those that a page prints again, word for word, under one number: one subsection says a thing once."""
    seen = set[tuple[str, str, int, str]]()
    for clause in sorted(clauses, key=lambda c: c.span.start):
        words = " ".join(ordinance.quote(clause.span).split())
        around = next((s for s in ordinance.ancestors(clause.span.start) if s.kind is Kind.SECTION), None)
        key = (clause.label, clause.path, around.span.start if around else 0, words)
        if key not in seen or len(words) < SHORT:
            yield clause
        seen.add(key)


def _versions(ordinance: Ordinance) -> Iterator[tuple[Section, Section]]:
    """Sections of the same number in one text, each with the first of them; a number left blank is none."""
    first: dict[str, Section] = {}
    for section in ordinance.walk():
        number = section.path.rpartition("/")[2]
        if section.kind is not Kind.SECTION or not any(sign.isdigit() for sign in number) or "_" in number:
            continue
        if _BLANK.match(ordinance.text, section.span.start + len(section.label)):
            continue
        if number in first:
            yield first[number], section
        first.setdefault(number, section)


def _repeats(ordinance: Ordinance, clause: Clause, other: Clause) -> bool:
    if clause.label != other.label:
        return False
    words, before = ordinance.quote(clause.span).casefold().split(), ordinance.quote(other.span).casefold().split()
    if not 0.5 <= len(words) / max(1, len(before)) <= 2:
        return False
    return SequenceMatcher(None, words, before, autojunk=False).ratio() >= ALIKE
