"""What `outline --show-removed` prints: what stands in the file and not in the text, by page, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ordtool.commands import _blocks
from ordtool.outline.removed import Numbers, Removed
from ordtool.report import Block, Heading, Paragraph, Run

_UNKNOWN = "not part of the law"


def data(found: Removed) -> dict[str, Any]:
    """The key "removed" of docs/formats.md."""
    return {
        "lines": [
            {"page": line.page, "line": line.number, "reason": line.removed or _UNKNOWN, "text": line.text.strip()}
            for line in found.lines
        ],
        "margin_numbers": [
            {"page": numbers.page, "first": numbers.first, "last": numbers.last, "count": numbers.count}
            for numbers in found.numbers
        ],
        "hyphens": found.hyphens,
    }


def blocks(found: Removed) -> Iterator[Block]:
    """The same for a reader."""
    yield Heading(2, (Run("What was left out of the text"),))
    rows = [(str(line.page or ""), line.removed or _UNKNOWN, " ".join(line.text.split())) for line in found.lines]
    if rows:
        yield _blocks.table(("Page", "Why", "Words"), rows, widths=(0.08, 0.2, 0.72))
    if found.numbers:
        yield Paragraph((Run(f"Margin numbers: {'; '.join(map(_range, _alike(found.numbers)))}."),))
    if found.hyphens:
        yield Paragraph((Run(f"Hyphens and blanks at line ends, words put together again: {found.hyphens}."),))
    if not (rows or found.numbers or found.hyphens):
        yield Paragraph((Run("Nothing."),))


def _alike(numbers: Sequence[Numbers]) -> Iterator[list[Numbers]]:
    """Pages in a row whose numbers begin alike, or go on from page to page."""
    group: list[Numbers] = []
    for page in numbers:
        if group and not _goes_on(group[-1], page):
            yield group
            group = []
        group.append(page)
    if group:
        yield group


def _goes_on(before: Numbers, page: Numbers) -> bool:
    if before.page is None or page.page != before.page + 1:
        return False
    follows = before.last.isdigit() and page.first == str(int(before.last) + 1)
    return page.first == before.first or follows


def _range(pages: Sequence[Numbers]) -> str:
    """Pages with their first and highest number: "pages 1–23: 1 to 26"."""
    first, last = pages[0].first, max((page.last for page in pages), key=lambda number: (len(number), number))
    numbers = first if first == last else f"{first} to {last}"
    if pages[0].page is None:
        return numbers
    return (
        f"page {pages[0].page}: {numbers}" if len(pages) == 1 else f"pages {pages[0].page}–{pages[-1].page}: {numbers}"
    )
