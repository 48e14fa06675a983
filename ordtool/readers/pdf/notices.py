"""Notices of several lines: the legend that explains the print's signs, and the clerk's stamp."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ordtool.readers.pdf import imprints
from ordtool.readers.pdf.slugs import Sheet, Slug, pitch

_CLOSE = 1.45  # line distances: lines so near are one paragraph
_HEAD, _FOOT = 0.3, 0.72  # of the page's height: where a legend without a heading may stand
_LEGEND_LINES = 8
_STAMP_LINES = 4
_BEGINS = re.compile(r"(?:section\s+\d|sec\.\s*\d|§|be it\b|\()", re.IGNORECASE)


def mark_legends(sheets: Sequence[Sheet]) -> None:
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
    step = pitch([each.box.top for each in slugs if each.box])
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


def mark_stamps(sheets: Sequence[Sheet]) -> None:
    """The other lines of a stamp: the office and the date below "FILED", as long as they stand close to it."""
    for sheet in sheets:
        slugs = [each for each in sheet.slugs if each.box]
        for index, each in enumerate(slugs):
            if each.removed == "stamp":
                _spread(each, slugs[index + 1 : index + _STAMP_LINES])
                _spread(each, slugs[max(0, index - _STAMP_LINES) : index][::-1])


def _spread(stamp: Slug, slugs: Sequence[Slug]) -> None:
    for each in slugs:
        if each.removed == "stamp":
            continue
        if each.removed or each.number or not _over(stamp, each) or not imprints.of_stamp(each.text):
            break
        each.removed = "stamp"


def _over(stamp: Slug, each: Slug) -> bool:
    """Whether two lines stand above each other, not side by side."""
    a, b = stamp.box, each.box
    return a is not None and b is not None and a.x0 < b.x1 and b.x0 < a.x1
