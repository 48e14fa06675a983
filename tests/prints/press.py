"""Prints many sheets with one of the three producers, and reads a print back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ordtool import outline, readers
from ordtool.ordinance import View
from ordtool.outline.paragraphs import base

from . import houses, reportlab_print, source, web_print, word_print
from .browser import Browser
from .dress import Sheet, sheet
from .scoring import Score, score
from .truth import truth

PROGRAMS = {"reportlab": "", "libreoffice": "soffice", "chromium": "chromium"}


def sheets(chosen: Sequence[str] = (), *, vary: int = 0) -> list[Sheet]:
    """Every text in the dress of every house or of those that are chosen; `vary` is the seed of another page, 0 for none."""
    dressed = map(houses.read_house, chosen or houses.names())
    pages = [houses.varied(house, vary) if vary else house for house in dressed]
    return [sheet(text, house) for house in pages for text in source.names()]


def name(printed: Sheet) -> str:
    """The name of a sheet's files, without the suffix."""
    return f"{printed.house.name}-{printed.name}"


def _reportlab(_: str, printed: Sequence[Sheet], folder: Path) -> None:
    for one in printed:
        reportlab_print.print_sheet(one, folder / f"{name(one)}.pdf")


def _libreoffice(program: str, printed: Sequence[Sheet], folder: Path) -> None:
    files = [folder / f"{name(one)}.docx" for one in printed]
    for one, file in zip(printed, files, strict=True):
        word_print.write_docx(one, file)
    word_print.convert(program, files, folder)


def _chromium(program: str, printed: Sequence[Sheet], folder: Path) -> None:
    with Browser(program, folder / "profile") as browser:
        for one in printed:
            page = folder / f"{name(one)}.html"
            web_print.write_html(one, page)
            browser.print_page(page, page.with_suffix(".pdf"))


PRODUCERS: dict[str, Callable[[str, Sequence[Sheet], Path], None]] = {
    "reportlab": _reportlab,
    "libreoffice": _libreoffice,
    "chromium": _chromium,
}


def measure(printed: Sheet, folder: Path) -> Score:
    """Read a sheet's PDF with ordtool and compare it with the truth."""
    lines = readers.read(folder / f"{name(printed)}.pdf")
    read = outline.ordinance(lines, view=View.BOTH)
    return score(truth(printed), read, soft=base(lines).soft)
