"""What readers left out of the text: furniture with its reason, margin numbers, hyphens of line ends. Nothing is dropped unseen."""

from __future__ import annotations

from dataclasses import dataclass

from ordtool.outline.digests import law_only
from ordtool.outline.paragraphs import base
from ordtool.source import Line, Source


@dataclass(frozen=True, slots=True)
class Numbers:
    """The margin numbers of a page: the first, the last, and how many lines bear one."""

    page: int | None
    first: str
    last: str
    count: int


@dataclass(frozen=True, slots=True)
class Removed:
    """Lines of furniture in reading order, margin numbers by page, and how many words a line's end had cut."""

    lines: tuple[Line, ...]
    numbers: tuple[Numbers, ...]
    hyphens: int


def removed(source: Source) -> Removed:
    """What stands in a source and not in its ordinance's text."""
    source = law_only(source)
    asked = [line for line in source.lines if line.removed != "page not asked for"]  # --pages
    furniture = tuple(line for line in asked if line.style == "furniture" and line.text.strip())
    return Removed(furniture, tuple(_numbers(source)), len(base(source).soft))


def _numbers(source: Source) -> list[Numbers]:
    pages: dict[int | None, list[str]] = {}
    for line in source.lines:
        if line.number:
            pages.setdefault(line.page, []).append(line.number)
    return [Numbers(page, found[0], found[-1], len(found)) for page, found in pages.items()]
