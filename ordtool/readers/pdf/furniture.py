"""What stands around a page's text: running heads and feet, page numbers, printer's notes, stamps, legends.

A line is furniture because it recurs, because it counts pages, because it stands outside of numbered lines, or because
its form leaves no doubt; and only at a page's edge. A line of law that happens to recur is protected: it stands with the
text, not apart from it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ordtool.readers.pdf import imprints
from ordtool.readers.pdf.slugs import Sheet, Slug

_REACH = 4  # lines from the top or bottom of a page that may be furniture
_MARGIN = 0.18  # of the page's height
_EDGE = 0.12  # of the page's height: where a form alone is enough
_LEVEL = 8.0  # points that a running head may waver from page to page
_APART = 1.35  # line distances that furniture keeps from the text
_TIGHT = 3  # pages that a head must recur on if it stands close to the text
_OUTSIDE = 8  # lines around numbered ones that may be furniture
_CLOSE = 1.45  # line distances: lines so near are one paragraph
_HEAD, _FOOT = 0.3, 0.72  # of the page's height: where a legend without a heading may stand
_LEGEND_LINES = 8
_BEGINS = re.compile(r"(?:section|sec\.|§|be it|\()", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"(?:article|section|sec\.|chapter|title|part|division|exhibit|appendix|schedule|attachment|rule|annex|subchapter|§)\s*[\dA-Z#]",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\(?(?:reserved|repealed|deleted|and|or|none|omitted)\b\.?\)?[.;,]?|\(?[\dA-Za-z]{1,4}[.)].*", re.IGNORECASE
)


def mark_furniture(sheets: Sequence[Sheet]) -> None:
    """Set `removed` on every line that is a running head, a page number, a legend or the like."""
    ends = [_ends(sheet) for sheet in sheets]
    _mark_outside(sheets)
    _mark_forms(ends, sheets)
    _mark_page_numbers(ends, sheets)
    _mark_repeated(ends, sheets)
    _mark_legends(sheets)


class _End:
    """A line near the top or the bottom edge of a page, and whether it stands apart from the text."""

    __slots__ = ("apart", "page", "slug", "top")

    def __init__(self, each: Slug, page: int, *, top: float, apart: bool) -> None:
        self.slug, self.page, self.top, self.apart = each, page, top, apart


def _ends(sheet: Sheet) -> list[_End]:
    """The unnumbered lines nearest to the edges of a page."""
    placed = [(each.box.top, each.box.bottom, each) for each in sheet.slugs if each.box and each.removed != "stamp"]
    filled = sorted(placed, key=lambda each: each[0])
    step = _pitch([top for top, _, _ in filled])
    page = sheet.number
    low, high = _MARGIN * sheet.height, (1 - _MARGIN) * sheet.height
    found = [_End(s, page, top=t, apart=a) for (t, b, s), a in _with_gap(filled, step) if b < low]
    feet = [_End(s, page, top=t, apart=a) for (t, _, s), a in _with_gap(filled[::-1], step) if t > high]
    held = {id(end.slug) for end in found}
    return [e for e in [*found, *(f for f in feet if id(f.slug) not in held)] if not e.slug.number]


def _with_gap(
    ordered: Sequence[tuple[float, float, Slug]], step: float
) -> list[tuple[tuple[float, float, Slug], bool]]:
    """The lines from a page's edge inwards, and of each whether a gap parts it and those before it from the text."""
    near = ordered[: _REACH + 1]
    gaps = [abs(b[0] - a[0]) for a, b in pairwise(near)]
    wide = [gap > _APART * step for gap in gaps]
    return [(each, any(wide[i:])) for i, each in enumerate(near[:_REACH])]


def _pitch(tops: Sequence[float]) -> float:
    """The usual distance from line to line."""
    steps = [b - a for a, b in pairwise(tops) if b - a > 2.0]
    return median(steps) if steps else 12.0


def _mark_outside(sheets: Sequence[Sheet]) -> None:
    """Lines above and below the numbered ones of a bill: its head, its page number, the printer's notes.

    What stands above the first numbered line of all is the bill's title and stays.
    """
    first = True
    for sheet in sheets:
        numbered = [i for i, each in enumerate(sheet.slugs) if each.number]
        if len(numbered) < 2:
            continue
        above = [] if first else sheet.slugs[: numbered[0]]
        outside = above + sheet.slugs[numbered[-1] + 1 :]
        first = False
        outside = [each for each in outside if each.box and not each.removed]
        if len(outside) <= _OUTSIDE:
            for each in outside:
                each.removed = imprints.reason(each.text) or ("running head" if each.text else "printer's note")


def _mark_forms(ends: Sequence[Sequence[_End]], sheets: Sequence[Sheet]) -> None:
    """Lines at the very edge whose form leaves no doubt, however few pages there are."""
    for page, sheet in zip(ends, sheets, strict=True):
        for end in page:
            box = end.slug.box
            if end.slug.removed or box is None:
                continue
            at_edge = box.bottom < _EDGE * sheet.height or box.top > (1 - _EDGE) * sheet.height
            found = imprints.reason(end.slug.text)
            sure = found not in ("", "page number", "legend") or imprints.PAGE_WORDS.fullmatch(end.slug.text.strip())
            if at_edge and sure and (end.apart or found != "page number"):
                end.slug.removed = found


def _mark_page_numbers(ends: Sequence[Sequence[_End]], sheets: Sequence[Sheet]) -> None:
    """Bare numbers in the upper or lower margin that go with the count of pages."""
    found: list[tuple[_End, int]] = []
    chapters: list[tuple[_End, str, int]] = []
    for end in (end for page in ends for end in page if end.slug.style != "table"):
        text = end.slug.text.strip()
        bare = imprints.PAGE_NUMBER.fullmatch(text)
        chapter = None if bare else imprints.CHAPTER_PAGE.fullmatch(text)
        if bare:
            found.append((end, imprints.page_value(bare["value"]) - end.page))
        elif chapter and end.apart:
            chapters.append((end, chapter["chapter"], int(chapter["value"])))
    common = Counter(offset for _, offset in found)
    for end, offset in found:
        if common[offset] > 1 or offset == 0:
            end.slug.removed = "page number"
    _mark_chapter_pages(chapters)


def _mark_chapter_pages(chapters: Sequence[tuple[_End, str, int]]) -> None:
    """Page numbers that begin anew in each chapter: "4-12", "4-13", "5-1"."""
    for (a, chapter, value), (b, other, after) in pairwise(chapters):
        follows = (chapter == other and after == value + b.page - a.page) or (chapter != other and after == 1)
        if follows and b.page > a.page:
            a.slug.removed = b.slug.removed = "page number"


def _mark_repeated(ends: Sequence[Sequence[_End]], sheets: Sequence[Sheet]) -> None:
    """Lines that recur at the same height; figures and the order of words may differ, odd and even pages may too."""
    places: dict[str, list[_End]] = defaultdict(list)
    for end in (end for page in ends for end in page):
        if len(re.findall(r"[^\W\d]", end.slug.text)) >= 2:  # figures alone are for the page numbers to judge
            places[_key(end.slug.text)].append(end)
    for ends_ in places.values():
        for group in _levels(ends_):
            if _recurs(group, len(sheets)):
                for end in group:
                    end.slug.removed = end.slug.removed or "running head"


def _key(text: str) -> str:
    """The words of a line whatever its figures, in one order: heads of left and right pages are mirrored."""
    return " ".join(sorted(re.sub(r"\d+|\b[ivxl]+\b", "#", text.strip()).split()))


def _levels(ends: Sequence[_End]) -> list[list[_End]]:
    """Lines of the same height on the page."""
    found: list[list[_End]] = []
    for end in sorted(ends, key=lambda end: end.top):
        if found and end.top - found[-1][0].top <= _LEVEL:
            found[-1].append(end)
        else:
            found.append([end])
    return found


def _recurs(group: Sequence[_End], count: int) -> bool:
    """Whether a line is on so many pages, or on pages in such succession, that it is furniture."""
    pages = {end.page for end in group}
    if len(pages) < 2:
        return False
    texts = Counter(end.slug.text for end in group)
    sample = group[0].slug.text.strip()
    if _STRUCTURE.match(sample) and max(texts.values()) < 2:
        return False
    apart = sum(end.apart for end in group) >= 0.6 * len(group)
    if not apart and (len(pages) < _TIGHT or _LAW.fullmatch(sample)):
        return False
    odd = [sum(page % 2 == side for page in pages) for side in (0, 1)]
    half = max(2, count / 2 - 1) if apart else max(_TIGHT, count / 2)
    alternate = apart and min(odd) == 0 and len(pages) >= max(2, count / 4 - 1)
    return len(pages) >= half or alternate or (apart and _in_succession(sorted(pages)) >= _TIGHT)


def _in_succession(pages: Sequence[int]) -> int:
    """The longest run of pages that follow each other, or every other page."""
    best = current = 1
    for before, page in pairwise(pages):
        current = current + 1 if page - before <= 2 else 1
        best = max(best, current)
    return best


def _mark_legends(sheets: Sequence[Sheet]) -> None:
    """Paragraphs that say how the print shows changes, at the head or the foot of a page or before the numbered lines."""
    for sheet in sheets:
        slugs = [each for each in sheet.slugs if each.box and not each.number]
        for index, each in enumerate(slugs):
            if (imprints.LEGEND.match(each.text) or imprints.legend_head(each.text)) and not each.removed.startswith(
                "page"
            ):
                _mark_legend(slugs[index : index + _LEGEND_LINES], sheet)


def _mark_legend(slugs: Sequence[Slug], sheet: Sheet) -> None:
    """Mark the lines of a legend that begins with the first of `slugs`, if one does."""
    own = _legend(_together(slugs))
    if not own or own[0].box is None:
        return
    headed = imprints.legend_head(own[0].text)
    at_edge = own[0].box.top < _HEAD * sheet.height or own[0].box.top > _FOOT * sheet.height
    if headed or at_edge:
        for each in own:
            each.removed = "legend"


def _together(slugs: Sequence[Slug]) -> list[Slug]:
    """The lines that stand close under the first."""
    own = list(slugs[:1])
    step = _pitch([each.box.top for each in slugs if each.box])
    for before, each in pairwise(slugs):
        gap = each.box.top - before.box.top if before.box and each.box else -1.0
        if not 0 <= gap < _CLOSE * step or _BEGINS.match(each.text):
            break
        own.append(each)
    return own


def _legend(slugs: Sequence[Slug]) -> list[Slug]:
    """The lines of a legend, sentence by sentence: it ends where a sentence speaks of something else."""
    own: list[Slug] = []
    start = 0
    for end in range(1, len(slugs) + 1):
        words = " ".join(each.text for each in slugs[start:end])
        if imprints.legend(words) and (words.rstrip().endswith((".", ";", ")", "]")) or end == len(slugs)):
            own = list(slugs[:end])
            start = end
    return own
