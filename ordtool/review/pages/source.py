"""How the text was read, in one place: which words, which pages, whose marks, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ordtool.ordinance import Ordinance
from ordtool.review.result import Review

Rows = Iterator[tuple[str, tuple[str, ...]]]


def reading(review: Review) -> Rows:
    """The rows of the front page, each with its paragraphs."""
    ordinance = review.ordinance
    yield "Read as", (_view(ordinance),)
    if ordinance.pages or ordinance.unread_pages:
        yield "Pages", tuple(_pages(ordinance))
    if ordinance.house:
        yield "Changes read by", (f"{ordinance.house}: {ordinance.house_by}",)
    if ordinance.warnings:
        yield "In doubt", ordinance.warnings


def _view(ordinance: Ordinance) -> str:
    return {
        "amended": "the law as this text would make it (struck words left out)",
        "current": "the law as it stands (new words left out)",
        "both": "every word, struck ones too",
    }[str(ordinance.view)]


def _pages(ordinance: Ordinance) -> Iterator[str]:
    """Which pages hold the text, which hold none that can be read, and which were read by text recognition."""
    held = {place.page for place in ordinance.places if place.page} | {*ordinance.unread_pages}
    whole = len(held) in (0, ordinance.pages)
    if ordinance.pages:
        yield str(ordinance.pages) if whole else f"{ranges(held)} of {ordinance.pages}; on the others no law was read"
    if ordinance.unread_pages:
        yield f"Without readable text: {ranges(ordinance.unread_pages)}"
    if ordinance.recognised:
        yield f"{recognised(ordinance)}; check them against the file"


def recognised(ordinance: Ordinance) -> str:
    """The pages that text recognition read, which errs too; marks that are drawn there it does not see."""
    sure = ", ".join(f"{page} ({int(100 * share)} % sure)" for page, share in ordinance.recognised)
    return f"Read by text recognition: {sure}" if sure else ""


def ranges(pages: Iterable[int]) -> str:
    """Page numbers as they are cited: "3, 5–7"."""
    found: list[list[int]] = []
    for page in sorted(set(pages)):
        if found and page == found[-1][1] + 1:
            found[-1][1] = page
        else:
            found.append([page, page])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in found)
