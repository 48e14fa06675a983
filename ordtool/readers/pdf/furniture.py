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

from ordtool.readers.pdf import imprints
from ordtool.readers.pdf.notices import mark_legends, mark_stamps
from ordtool.readers.pdf.slugs import Sheet, Slug, pitch

_REACH = 4  # lines from the top or bottom of a page that may be furniture
_MARGIN = 0.18  # of the page's height
_EDGE = 0.12  # of the page's height: where a form alone is enough
_LEVEL = 8.0  # points that a running head may waver from page to page
_APART = 1.35  # line distances that furniture keeps from the text
_TIGHT = 3  # pages that a head must recur on if it stands close to the text
_OWN = ("table", "note", "signature")  # styles of lines that are no furniture, numbered or not
_OUTSIDE = 8  # lines around numbered ones that may be furniture
_BRINK = 0.075  # of the page's height: a text area rarely begins so high or ends so low
_ALONE = 1.8  # line distances around a head that no other page repeats
_BEYOND = 6.0  # points above or below the text of all other pages
_STRUCTURE = re.compile(
    r"(?:article|section|sec\.|chapter|title|part|division|exhibit|appendix|schedule|attachment|rule|annex|subchapter|§)\s*[\dA-Z#]",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\(?(?:reserved|repealed|deleted|and|or|none|omitted)\b\.?\)?[.;,]?|\(?[\dA-Za-z]{1,4}[.)]\s*(?!\d).*",
    re.IGNORECASE,
)


def mark_furniture(sheets: Sequence[Sheet]) -> None:
    """Set `removed` on every line that is a running head, a page number, a legend or the like."""
    usual = pitch([each.box.top for sheet in sheets for each in sheet.slugs if each.box])
    ends = [_ends(sheet, usual) for sheet in sheets]
    _mark_outside(sheets)
    _mark_forms(ends, sheets)
    _mark_page_numbers(ends, sheets)
    mark_stamps(sheets)
    _mark_repeated(ends, sheets)
    _mark_beyond_text(ends, sheets)
    mark_legends(sheets)


class _End:
    """A line near the top or the bottom edge of a page, and whether it stands apart from the text."""

    __slots__ = ("alone", "apart", "page", "slug", "top")

    def __init__(self, each: Slug, page: int, *, top: float, gap: float) -> None:
        self.slug, self.page, self.top = each, page, top
        self.apart, self.alone = gap > _APART, gap > _ALONE


def _ends(sheet: Sheet, usual: float) -> list[_End]:
    """The unnumbered lines nearest to the edges of a page."""
    placed = [(each.box.top, each.box.bottom, each) for each in sheet.slugs if each.box and each.removed != "stamp"]
    filled = sorted(placed, key=lambda each: each[0])
    step = min(usual, pitch([each.box.top for each in sheet.slugs if each.box]))
    page = sheet.number
    low, high = _MARGIN * sheet.height, (1 - _MARGIN) * sheet.height
    found = [_End(s, page, top=t, gap=g) for (t, b, s), g in _with_gap(filled, step) if b < low]
    feet = [_End(s, page, top=t, gap=g) for (t, _, s), g in _with_gap(filled[::-1], step) if t > high]
    held = {id(end.slug) for end in found}
    return [e for e in [*found, *(f for f in feet if id(f.slug) not in held)] if not e.slug.number]


def _with_gap(
    ordered: Sequence[tuple[float, float, Slug]], step: float
) -> list[tuple[tuple[float, float, Slug], float]]:
    """The lines from a page's edge inwards, and of each the widest gap, in line distances, between it and the text."""
    near = ordered[: _REACH + 1]
    gaps = [abs(b[0] - a[0]) / step for a, b in pairwise(near)]
    return [(each, max(gaps[i:], default=0.0)) for i, each in enumerate(near[:_REACH])]


def _mark_outside(sheets: Sequence[Sheet]) -> None:
    """Lines above and below the numbered ones of a bill: its head, its page number, the printer's notes.

    What stands above the first numbered line of all is the bill's title and stays; so do a table and a note that the
    printer did not number, for they stand with the text.
    """
    first = True
    for sheet in sheets:
        numbered = [i for i, each in enumerate(sheet.slugs) if each.number]
        if len(numbered) < 2:
            continue
        above = [] if first else sheet.slugs[: numbered[0]][::-1]
        below = sheet.slugs[numbered[-1] + 1 :]
        step = pitch([each.box.top for each in sheet.slugs if each.box and each.number])
        first = False
        if len(above) + len([each for each in below if not each.removed]) > _OUTSIDE:
            continue
        for ends, inner in ((above, sheet.slugs[numbered[0]]), (below, sheet.slugs[numbered[-1]])):
            _mark_beyond(ends, inner, step)


def _mark_beyond(ends: Sequence[Slug], inner: Slug, step: float) -> None:
    """Mark lines, from the numbered text outwards, once a gap parts them from it or their form tells."""
    apart = inner.box is None
    before = inner.box
    for each in ends:
        if each.box is None or each.removed:
            continue
        apart = apart or (before is not None and abs(each.box.top - before.top) > _APART * step)
        known = imprints.reason(each.text)
        before = each.box
        if each.style in _OWN:
            apart = False
        elif known or apart:
            each.removed = known or "running head"


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
    law = _LAW.fullmatch(sample) or _STRUCTURE.match(sample) or sample.endswith((".", ";", ":"))
    if not apart and (len(pages) < _TIGHT or law):
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


def _mark_beyond_text(ends: Sequence[Sequence[_End]], sheets: Sequence[Sheet]) -> None:
    """Single lines at the brink of a page, above or below the text of all others: heads of files too short to repeat them."""
    areas = [_area(sheet, page) for sheet, page in zip(sheets, ends, strict=True)]
    for index, (page, sheet) in enumerate(zip(ends, sheets, strict=True)):
        others = [area for at, area in enumerate(areas) if at != index and area and sheets[at].height == sheet.height]
        for end in page if others else ():
            box = end.slug.box
            if end.slug.removed or not end.alone or box is None or not _may_be_head(end.slug):
                continue
            above = index > 0 and box.bottom < min(_BRINK * sheet.height, min(top for top, _ in others) - _BEYOND)
            below = box.top > max((1 - _BRINK) * sheet.height, max(bottom for _, bottom in others) + _BEYOND)
            if above or below:
                end.slug.removed = "running head"


def _area(sheet: Sheet, ends: Sequence[_End]) -> tuple[float, float] | None:
    """Where the first line of a page's text begins and its last one ends, lines that stand alone at its edges left out."""
    alone = {id(end.slug) for end in ends if end.alone}
    boxes = [each.box for each in sheet.slugs if each.box and not each.removed and id(each) not in alone]
    return (min(box.top for box in boxes), max(box.bottom for box in boxes)) if len(boxes) > 2 else None


def _may_be_head(each: Slug) -> bool:
    text = each.text.strip()
    ended = text.endswith((".", ";", ":", ","))
    return (
        len(text) < 100 and not ended and not text[:1].islower() and not _LAW.fullmatch(text) and each.style not in _OWN
    )
