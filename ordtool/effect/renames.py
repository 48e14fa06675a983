"""Defined terms that the new text calls otherwise, everywhere and in their definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ordtool.effect.sameness import normal, renamed
from ordtool.extract import Clause, Extraction

_DEFINITION = "struct.definition"


def renames(old: Extraction, new: Extraction) -> Mapping[str, str]:
    """Old term -> new term, in normal words, where only the name in the definition changed and the old name is gone."""
    olds, news = (dict(_defined(side)) for side in (old, new))
    text = normal(new.ordinance.text)
    found: dict[str, str] = {}
    for term, words in olds.items():
        if term in news or re.search(rf"\b{re.escape(term)}s?\b", text):
            continue
        partner = next(
            (o for o, other in news.items() if o not in olds and renamed(words, {term: o}) == renamed(other, {o: o})),
            "",
        )
        if partner:
            found[term] = partner
    return found


def _defined(side: Extraction) -> Iterator[tuple[str, str]]:
    for clause in _definitions(side.clauses):
        term = normal(str(clause.attributes.get("term", "")))
        if term:
            yield term, normal(side.quote(clause))


def _definitions(clauses: Sequence[Clause]) -> Iterator[Clause]:
    yield from (clause for clause in clauses if clause.label == _DEFINITION)
