"""Short forms for the reports that commands make themselves: lists and tables of short texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ordtool.report import Paragraph, Run, Table, Tone


def cell(text: str, *, tone: Tone = "", bold: bool = False) -> tuple[Paragraph, ...]:
    """A table cell that holds one short text."""
    return (Paragraph((Run(text, tone=tone, bold=bold),)),)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[float], caption: str = "") -> Table:
    """A table of texts; `widths` are shares of the line."""
    filled = tuple(tuple(cell(text) for text in row) for row in rows)
    return Table(tuple(header), filled, tuple(widths), caption=caption)


def shorten(text: str, *, limit: int = 160) -> str:
    """A text on one line, cut at a word after `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
