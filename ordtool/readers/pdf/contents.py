"""Contents pages: titles with page numbers behind them, which would pass for headings of the law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.readers.pdf.slugs import Sheet, Slug

_HEADING = re.compile(
    r"(?:table\s+of\s+)?contents\s*:?|index(?:\s+of\s+sections)?|(?:page|section)s?\s*(?:no\.?|number)?", re.I
)
_LEADER = re.compile(r"(?:\.\s?|…\s?|_){4,}\s*(?P<page>\d{1,4}|[ivxl]{1,7})\s*$", re.I)
_ENDS_IN_PAGE = re.compile(r"\D.*\s(?P<page>\d{1,4})\s*$")
_TITLED = re.compile(
    r"(?:section|sec\.|article|chapter|part|title|appendix|division|§)\s*[\dA-Z]"
    r"|\d+(?:\.\d+)*[.)]?\s|[IVX]+\.\s",
    re.I,
)
_FEWEST = 3
_MANY = 8  # such lines are contents without a heading
_SHARE = 0.6  # of the lines below a contents heading end in a page number


def mark_contents(sheets: Sequence[Sheet]) -> None:
    """Set `removed` on contents with dot leaders, and on lines that end in page numbers below a contents heading."""
    last, open_ = 0, False
    for sheet in sheets:
        slugs = [each for each in sheet.slugs if each.box and not each.removed and not each.number]
        last, open_ = _mark_page(slugs, last=last, open_=open_)


def _mark_page(slugs: Sequence[Slug], *, last: int, open_: bool) -> tuple[int, bool]:
    """Mark the contents of a page; gives the last page number seen, and whether contents may go on overleaf."""
    headed = next((i for i, each in enumerate(slugs) if _HEADING.fullmatch(each.text.strip())), None)
    start = 0 if open_ else headed
    rows = [i for i, each in enumerate(slugs) if _LEADER.search(each.text)]
    if len(rows) < _FEWEST:
        rows = _ascending(slugs, start or 0, last=last)
        titled = sum(_TITLED.match(slugs[i].text) is not None for i in rows)
        if start is None and (len(rows) < _MANY or titled < _SHARE * len(rows)):
            return 0, False
    if len(rows) < _FEWEST:
        return 0, False
    first = headed if headed is not None and headed < rows[0] and rows[0] - headed <= 4 else rows[0]
    first = 0 if open_ and rows[0] <= 3 else first
    for each in slugs[first : rows[-1] + 1]:
        each.removed = "contents"
    return _page(slugs[rows[-1]]), rows[-1] >= len(slugs) - 3


def _page(each: Slug) -> int:
    found = _LEADER.search(each.text) or _ENDS_IN_PAGE.match(each.text)
    page = found["page"] if found else None
    return int(page) if page and page.isdigit() else 0


def _ascending(slugs: Sequence[Slug], start: int, *, last: int) -> list[int]:
    """The lines after a contents heading that end in page numbers which never fall, as long as most lines do."""
    found: list[int] = []
    for index in range(start, len(slugs)):
        match = _ENDS_IN_PAGE.match(slugs[index].text)
        if match and int(match["page"]) >= last:
            found.append(index)
            last = int(match["page"])
        elif (found and len(found) < _SHARE * (index - found[0])) or (
            match is None and found and index - found[-1] > 2
        ):
            break
    return found
