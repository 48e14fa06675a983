"""Which pages the user asks for: "112-131", "3,5-7"."""

from __future__ import annotations

import re

from ordtool.errors import UsageError

_RANGE = re.compile(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?")


def chosen(name: str, pages: str | None, *, count: int) -> tuple[int, ...]:
    """The page numbers (from 1, sorted, each once) of a file of `count` pages that `pages` asks for; None is all.

    Raises UsageError for what is no list of pages, or for pages that the file does not have.
    """
    if pages is None:
        return tuple(range(1, count + 1))
    wanted: set[int] = set()
    for part in pages.split(","):
        found = _RANGE.fullmatch(part)
        if not found:
            raise UsageError(f"--pages {pages!r} is no list of pages. Write 112-131 or 3,5-7; {_has(name, count)}.")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last:
            raise UsageError(f"--pages {pages!r}: {part.strip()} runs backwards or begins at 0; {_has(name, count)}.")
        if last > count:
            raise UsageError(f"--pages {pages!r}: there is no page {last}; {_has(name, count)}.")
        wanted.update(range(first, last + 1))
    return tuple(sorted(wanted))


def _has(name: str, count: int) -> str:
    return f"{name} has {count} page{'' if count == 1 else 's'}"
