"""Text recognition: pages of a PDF that are pictures, as pages of runs, so that all that follows works on them alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ordtool.readers.pdf import ocr_choice, ocr_program
from ordtool.readers.pdf.glyphs import Page
from ordtool.readers.pdf.page_names import named

if TYPE_CHECKING:
    from ordtool.readers.pdf.ocr_page import Recognised

_WORKERS = 2
_AT_ONCE = 4  # pages that are pictures in memory at one time
_LISTED = 3
_MORE = 1.5  # times the letters of the file's own text: that was a stamp


class Mode(StrEnum):
    """Which pages to recognise: none, those without true text, all."""

    NEVER = "never"
    AUTO = "auto"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Scans:
    """The pages of a file after text recognition.

    `sureness` is by page number, for the pages that were recognised; `unread` are pages that show something of which
    no word was read. `lacking` says what is not installed and how to get it: the file's own text is all there is then.
    """

    pages: tuple[Page, ...]
    sureness: Mapping[int, float] = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    lacking: str = ""


def recognise(document: Any, pages: Sequence[Page], *, name: str, mode: Mode) -> Scans:
    """The pages with those recognised that `mode` asks for; as they are where the means for it are missing."""
    wanted = _wanted(document, pages, mode=mode)
    if mode is Mode.NEVER or not wanted:
        return Scans(tuple(pages), unread=wanted, warnings=_junk(name, pages))
    try:
        found = _all(document, wanted)
    except ocr_program.Missing as lacking:
        unread = _wanted(document, pages, mode=Mode.NEVER)
        return Scans(tuple(pages), unread=unread, warnings=_junk(name, pages, hint=""), lacking=str(lacking))
    kept = {page.number: page for page in pages}
    chosen = {number: new for number, new in found.items() if mode is Mode.ALWAYS or _says_more(new, kept[number])}
    return Scans(
        tuple(chosen[page.number].page if page.number in chosen else page for page in pages),
        {number: new.sureness for number, new in sorted(chosen.items()) if new.page.runs},
        tuple(number for number, new in sorted(chosen.items()) if not new.page.runs and not new.blank),
        _warnings(name, chosen),
    )


def _wanted(document: Any, pages: Sequence[Page], *, mode: Mode) -> tuple[int, ...]:
    """The pages that `mode` asks for; with `never` those that remain unread: without text, or a stamp over a scan."""
    if mode is Mode.ALWAYS:
        return tuple(page.number for page in pages)
    doubtful = ocr_choice.may_be_stamped if mode is Mode.AUTO else ocr_choice.is_stamp
    return tuple(
        page.number
        for page in pages
        if not page.runs
        or (mode is Mode.AUTO and ocr_choice.is_junk(page))
        or (doubtful(page) and _is_scan(document, page.number))
    )


def _is_scan(document: Any, number: int) -> bool:
    page = document[number - 1]
    try:
        return ocr_choice.is_scan(page)
    finally:
        page.close()


def _junk(name: str, pages: Sequence[Page], hint: str = "; --ocr auto reads the page itself") -> tuple[str, ...]:
    found = [page.number for page in pages if page.runs and ocr_choice.is_junk(page)]
    if not found:
        return ()
    return (f"{name}: the text of {named(found)} is not what the page shows{hint}.",)


def _means() -> Any:
    """The module that draws and reads a page. Raises Missing where what it stands on is not installed."""
    try:
        return import_module(f"{__package__}.ocr_page")
    except ImportError as error:
        raise ocr_program.without(str(error.name)) from None


def _all(document: Any, numbers: Sequence[int]) -> dict[int, Recognised]:
    """Every page recognised: drawn one after the other, read side by side. Raises Missing."""
    page = _means()
    program = ocr_program.program()
    found: dict[int, Recognised] = {}
    with ThreadPoolExecutor(_WORKERS) as workers:
        for start in range(0, len(numbers), _AT_ONCE):
            drawn = [page.draw(document, number) for number in numbers[start : start + _AT_ONCE]]
            read = workers.map(partial(page.read, program=program), drawn)
            found |= {one.page.number: one for one in read}
    return found


def _says_more(new: Recognised, own: Page) -> bool:
    """Whether the picture says more than the file's own text, which a stamp over a scan does not."""
    if ocr_choice.is_junk(own) or not own.runs:
        return True
    return sum(len(run.text) for run in new.page.runs) > _MORE * sum(len(run.text) for run in own.runs)


def _how_sure(read: Mapping[int, Recognised]) -> str:
    """ "page 3 was read by text recognition, 87 % sure."; of many pages the least sure ones."""
    if len(read) == 1:
        ((number, only),) = read.items()
        return f"page {number} was read by text recognition, {_percent(only.sureness)} sure."
    mean = sum(new.sureness for new in read.values()) / len(read)
    said = f"{named(list(read))} were read by text recognition, {_percent(mean)} sure on the whole"
    worst = sorted(read, key=lambda number: (read[number].sureness, number))[:_LISTED]
    return f"{said}; least sure: " + ", ".join(f"page {n} ({_percent(read[n].sureness)})" for n in worst) + "."


def _percent(share: float) -> str:
    return f"{int(100 * share)} %"


def _warnings(name: str, found: Mapping[int, Recognised]) -> tuple[str, ...]:
    read = {number: new for number, new in sorted(found.items()) if new.page.runs}
    failed = [(number, new.failed) for number, new in sorted(found.items()) if new.failed]
    warnings = [f"{name}: page {number} could not be recognised: {why}." for number, why in failed]
    if read:
        warnings.append(f"{name}: {_how_sure(read)} Check figures and names against the pages.")
        warnings.append(
            f"{name}: marks on recognised pages (struck or underlined words, handwriting, stamps) are not read; "
            f"look whether there are any on {named(list(read))}."
        )
    warnings += [_look(name, number, new.crossed) for number, new in read.items() if new.crossed]
    return tuple(warnings)


def _look(name: str, number: int, crossed: Sequence[str]) -> str:
    words = ", ".join(f"“{word}”" for word in crossed[:_LISTED])
    return (
        f"{name}: a line runs through words of page {number} ({words}{', …' if len(crossed) > _LISTED else ''}): look "
        "whether they are struck; they are read as if they stood."
    )
