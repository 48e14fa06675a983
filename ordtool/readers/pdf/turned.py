"""Text that stands on its side or slants, and text printed over the law: stamps, watermarks, a printer's notes."""

from __future__ import annotations

import re

from ordtool.readers.pdf import imprints
from ordtool.readers.pdf.rows import Row, height, size
from ordtool.readers.pdf.run import Page, Run

_WATERMARK = re.compile(
    r"(?:draft|copy|confidential|void|sample|specimen|proposed|unofficial|official|superseded|preliminary|final|redline|not\s+(?:official|adopted|final)|"
    r"for\s+(?:review|discussion|information)(?:\s+only)?|working\s+draft|do\s+not\s+(?:copy|cite|distribute)|privileged|uncertified|archive)\b.{0,30}",
    re.IGNORECASE,
)
_LARGE = 30.0  # points: type so large on its side or aslant is a watermark
_HUGE = 2.5  # times the size of the words it lies over
_BARS = re.compile(r"[|│┃▌▐█¦*>+»]{1,2}")
_OUTSIDE = 4.0  # points beside all words
_STAMPED = re.compile(
    r"(?:RECEIVED|FILED|RECORDED|ENTERED|ACCEPTED)(?:\s+[A-Z ]*(?:CLERK|RECORDER|SECRETARY)[A-Z' ]*)?"
)
_HEAD = 0.2  # of the page's height
_LAW = 400  # letters on their side that may be a sideways table


def parted(page: Page) -> tuple[list[Run], list[Row]]:
    """The upright words of a page that are to be read, and the rest as rows with the reason why they are not."""
    upright = [run for run in page.runs if not run.turned]
    sideways = [run for run in page.runs if run.turned]
    many = sum(len(run.text) for run in sideways) > _LAW
    aside = [Row((run,), removed="" if many and _inside(run, upright) else _reason(run)) for run in sideways]
    over = [run for run in upright if _is_watermark(run, upright)]
    bars = _change_bars(upright)
    stamps = _stamps(upright, page.height)
    held = {run.order for run in [*over, *bars, *stamps]}
    aside += [Row((run,), removed="watermark") for run in over]
    aside += [Row((run,), removed="change bar") for run in bars]
    aside += [Row((run,), removed="stamp") for run in stamps]
    return [run for run in upright if run.order not in held], aside


def _reason(run: Run) -> str:
    if size(run) >= _LARGE or _WATERMARK.fullmatch(run.text.strip()):
        return "watermark"
    return "printer's note" if len(run.text) > 3 else "stamp"


def _inside(run: Run, upright: list[Run]) -> bool:
    """Whether a run stands among the upright words, not beside them."""
    if not upright:
        return True
    left, right = min(other.box.x0 for other in upright), max(other.box.x1 for other in upright)
    return left < (run.box.x0 + run.box.x1) / 2 < right


def _is_watermark(run: Run, upright: list[Run]) -> bool:
    """Whether a word lies over lines of the text in much larger type."""
    if size(run) < _LARGE or len(run.text) > 40:
        return False
    under = [
        other
        for other in upright
        if other is not run
        and height(run) > _HUGE * height(other)
        and other.box.top < run.box.bottom
        and other.box.bottom > run.box.top
        and other.box.x0 < run.box.x1
        and other.box.x1 > run.box.x0
    ]
    return len({round(other.box.top) for other in under}) >= 2 or bool(under and _WATERMARK.fullmatch(run.text.strip()))


def _change_bars(upright: list[Run]) -> list[Run]:
    """Bars and asterisks in the margin that show where something changed."""
    bars = [run for run in upright if _BARS.fullmatch(run.text)]
    if not bars:
        return []
    words = [run for run in upright if not _BARS.fullmatch(run.text)]
    if not words:
        return []
    left, right = min(run.box.x0 for run in words), max(run.box.x1 for run in words)
    return [run for run in bars if run.box.x1 <= left - _OUTSIDE or run.box.x0 >= right + _OUTSIDE]


def _stamps(upright: list[Run], page_height: float) -> list[Run]:
    """A clerk's stamp at the head or foot of a page: "FILED", and below or above it the office and the date.

    It may stand on the lines of the title, so that it must leave before lines are made.
    """
    found: list[Run] = []
    for run in upright:
        at_edge = run.box.bottom < _HEAD * page_height or run.box.top > (1 - _HEAD) * page_height
        if at_edge and _STAMPED.fullmatch(run.text.strip()):
            block = [run]
            for other in sorted(upright, key=lambda other: abs(other.box.top - run.box.top)):
                if other not in block and imprints.of_stamp(other.text) and any(_touches(other, one) for one in block):
                    block.append(other)
            found += block if len(block) > 1 else []
    return found


def _touches(run: Run, other: Run) -> bool:
    """Whether two runs stand close above each other."""
    gap = max(run.box.top, other.box.top) - min(run.box.bottom, other.box.bottom)
    return gap < 0.8 * height(run) and run.box.x0 < other.box.x1 and other.box.x0 < run.box.x1
