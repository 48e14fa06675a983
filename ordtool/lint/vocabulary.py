"""Terms of a given vocabulary that a text uses and does not define: a counter-draft asks this of the words it brings in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ordtool.lint.defined import defined
from ordtool.lint.result import Finding
from ordtool.ordinance import Ordinance
from ordtool.source import Span


def undefined(ordinance: Ordinance, vocabulary: Iterable[str]) -> Iterator[Finding]:
    """The terms of a vocabulary that stand in the text without a definition; `words` is the term in small letters."""
    known = defined(ordinance)
    for term in vocabulary:
        low = term.casefold()
        if low in known or low.removesuffix("s") in known:
            continue
        hit = re.search(rf"(?<![\w-]){re.escape(term)}s?\b", ordinance.text, re.IGNORECASE)
        if hit:
            says = f"“{term}” is used as if it were defined, and no definition of it was found"
            yield Finding("term-undefined", "error", Span(*hit.span()), low, says)
