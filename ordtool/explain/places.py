"""From what a reader cites ("3(b)", "§ 10-63(b)(4)", "page 3") to a place of an ordinance."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from ordtool.errors import UsageError
from ordtool.ordinance import Ordinance, Section
from ordtool.source import Span

_PAGE = re.compile(r"^(?:page|p\.?)\s*(\d+)$", re.I)
NEAREST = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A place: what to call it, and which spans begin in it."""

    name: str
    holds: Callable[[Span], bool]


def find_place(ordinance: Ordinance, cited: str) -> Place:
    """The place that is cited. Raises UsageError where there is none, with the nearest that there are."""
    page = _PAGE.match(cited.strip())
    if page:
        return _page(ordinance, int(page[1]))
    found = _sections(ordinance, _plain(cited))
    if not found:
        raise UsageError(f"{ordinance.name} has no section “{cited}”. {_near(ordinance, cited)}")
    if len({section.path for section in found}) > 1:
        paths = ", ".join(f"“{section.path}”" for section in found[:NEAREST])
        raise UsageError(f"{ordinance.name} has several sections “{cited}”: {paths}. Say which.")
    spans = [section.span for section in found]
    return Place(found[0].cite or found[0].path, lambda span: any(s.start <= span.start < s.end for s in spans))


def _page(ordinance: Ordinance, number: int) -> Place:
    if not 1 <= number <= ordinance.pages:
        have = f"pages 1 to {ordinance.pages}" if ordinance.pages else "no pages; name a section"
        raise UsageError(f"{ordinance.name} has {have}, and no page {number}.")
    return Place(f"page {number}", lambda span: ordinance.page(span.start) == number)


def _sections(ordinance: Ordinance, wanted: str) -> list[Section]:
    """By its whole path; else by its path inside a bill; else by how its path ends."""
    named = [section for section in ordinance.walk() if section.path] if wanted else []
    cited = [section for section in named if _plain(section.cite) == wanted]
    for fits in (_whole, _inner, _of_bill, _ends):
        found = [section for section in named if fits(_plain(section.path), wanted)]
        if found:
            return found
    return cited


def _whole(path: str, wanted: str) -> bool:
    return path == wanted


def _inner(path: str, wanted: str) -> bool:
    return path.rpartition("/")[2] == wanted


def _of_bill(path: str, wanted: str) -> bool:
    return path == f"bill-{wanted}"


def _ends(path: str, wanted: str) -> bool:
    return wanted.startswith("(") and path.endswith(wanted)


def _plain(cited: str) -> str:
    """A pinpoint as paths write it: no section sign, no blanks, no words before the number."""
    return re.sub(
        r"§|\s|^(?:section|sec\.?|subsection|article|art\.?)(?=[\s\d(])", "", cited.strip(), flags=re.I
    ).lower()


def _near(ordinance: Ordinance, cited: str) -> str:
    paths = {_plain(section.path).rpartition("/")[2]: section.path for section in ordinance.walk() if section.path}
    if not paths:
        return "It has no numbered sections; name a page (“page 1”), where the format has any."
    close = get_close_matches(_plain(cited), paths, n=NEAREST, cutoff=0.5) or list(paths)[:NEAREST]
    told = ", ".join(f"“{paths[one]}”" for one in close)
    return f"Nearest: {told}. `ordtool outline FILE` shows them all."
