"""A library's cover sheet before the law, and the check that no page lost much of its text as furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ordtool.readers.pdf.slugs import Sheet
from ordtool.source import Line

_LINES, _LETTERS = 14, 700  # of a cover sheet at most
_PROVIDED = re.compile(
    r"\b(?:document|copy|file|text|bill)\s+(?:is|was|has\s+been)\s+(?:provided|made\s+available|downloaded|digiti[sz]ed|scanned)\b"
    r"|\b(?:reproduced|downloaded|digiti[sz]ed|scanned)\s+from\b|\bdigital\s+(?:library|collections?|archives?|repository)\b"
    r"|^(?:https?://|www\.)\S+$",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?:section|sec\.|§|be\s+it|an?\s+(?:act|ordinance|resolution)|whereas|chapter|ordinance)\b", re.IGNORECASE
)
# Furniture that may fill a page; a margin note has its own measure, balloons beside the text fill many pages.
_USUAL = frozenset({"running head", "page number", "legend", "contents", "margin note", "site notice", "drawn rule"})
_SHARE, _LEAST = 0.25, 300  # of a page's letters, and how many letters


def mark_cover_sheet(sheets: Sequence[Sheet]) -> None:
    """Mark a first page that only says who provides the file: two lines of it say so, none is law."""
    if len(sheets) < 2 or sheets[0].number != 1:
        return
    own = [each for each in sheets[0].slugs if each.text.strip()]
    if not 2 < len(own) <= _LINES or sum(len(each.text) for each in own) > _LETTERS:
        return
    if any(_LAW.match(each.text.strip()) or each.number for each in own):
        return
    if sum(_PROVIDED.search(each.text.strip()) is not None for each in own) >= 2:
        for each in own:
            each.removed = each.removed or "site notice"


def much_removed(name: str, lines: Sequence[Line]) -> Iterator[str]:
    """A warning for each page of which much was set aside as what seldom fills a page."""
    letters: Counter[int] = Counter()
    aside: dict[int, Counter[str]] = {}
    for line in lines:
        page = line.page or 0
        letters[page] += len(line.text)
        if line.style == "furniture" and line.removed not in _USUAL:
            aside.setdefault(page, Counter())[line.removed] += len(line.text)
    for page, reasons in sorted(aside.items()):
        count = reasons.total()
        if count >= _LEAST and count > _SHARE * letters[page]:
            share = round(100 * count / letters[page])
            yield (
                f"{name}: {share} % of page {page} was set aside as no part of the law ({', '.join(sorted(reasons))}); "
                "look at the page."
            )
