"""What `outline --show-removed` prints: what stands in the file and not in the text, by page, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ordtool.commands import _blocks
from ordtool.outline.removed import Removed
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
    rows = [
        (str(line.page or ""), line.removed or _UNKNOWN, _blocks.shorten(line.text, limit=120)) for line in found.lines
    ]
    if rows:
        yield _blocks.table(("Page", "Why", "Words"), rows, widths=(0.08, 0.2, 0.72))
    if found.numbers:
        yield Paragraph((Run(f"Margin numbers: {'; '.join(_range(n.page, n.first, n.last) for n in found.numbers)}."),))
    if found.hyphens:
        yield Paragraph((Run(f"Hyphens and blanks at line ends, words put together again: {found.hyphens}."),))
    if not (rows or found.numbers or found.hyphens):
        yield Paragraph((Run("Nothing."),))


def _range(page: int | None, first: str, last: str) -> str:
    numbers = first if first == last else f"{first} to {last}"
    return f"page {page}, {numbers}" if page else numbers
