"""From the FILES of a command line to ordinances that go by different names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ordtool.commands import _reading
from ordtool.errors import UsageError
from ordtool.ordinance import Ordinance

if TYPE_CHECKING:
    from ordtool.readers import Recognition

_ALL = "all"


@dataclass(frozen=True, slots=True)
class Read:
    """A file: its bytes, and the ordinance that stands in it."""

    data: bytes
    ordinance: Ordinance


def read(
    files: Sequence[str],
    *,
    name: str | None,
    pages: Sequence[str],
    ocr: Recognition,
    house: str,
    view: str,
    quiet: bool,
) -> tuple[Read, ...]:
    """Read and outline each of FILES; what the readers warn of is shown.

    Raises UsageError for fewer than two files, and InputError and UsageError as the readers do.
    """
    _fit(files, name)
    named = _distinct(files, name)
    chosen = _pages(files, pages)
    return tuple(
        _one(file, label, only, ocr=ocr, house=house, view=view, quiet=quiet)
        for file, label, only in zip(files, named, chosen, strict=True)
    )


def _fit(files: Sequence[str], name: str | None) -> None:
    if len(files) < 2:
        given = f"{files[0]} alone cannot be compared" if files else "no file was named"
        raise UsageError(f"{given}. Name the old text and the new one: ordtool compare OLD NEW")
    if list(files).count("-") > 1:
        raise UsageError("“-” is standard input, which can be read only once. Save the other text to a file.")
    if name is not None and "-" not in files:
        raise UsageError("--name says what standard input is called, and no file is “-”. Leave --name out.")


def _one(file: str, label: str, pages: str | None, *, ocr: Recognition, house: str, view: str, quiet: bool) -> Read:
    from ordtool import readers

    data = _reading.contents(file, quiet=quiet)
    source = readers.read_bytes(label, data, pages=pages, ocr=ocr)
    return Read(data, _reading.outlined(source, view=view, quiet=quiet, house=house))


def _distinct(files: Sequence[str], name: str | None) -> list[str]:
    """What each file is called: its name, with as many folders before it as tell it from the others."""
    paths = [PurePath(name or "-") if file == "-" else PurePath(file) for file in files]
    depth = 1
    while len({_tail(path, depth) for path in paths}) < len(set(map(_whole, files))) and depth < 12:
        depth += 1
    return [_reading.printable(_tail(path, depth) if _shared(paths, path) else path.name or "-") for path in paths]


def _whole(file: str) -> str:
    return file if file == "-" else str(Path(file).absolute())


def _shared(paths: Sequence[PurePath], path: PurePath) -> bool:
    return sum(other.name == path.name for other in paths) > 1


def _tail(path: PurePath, depth: int) -> str:
    return "/".join(path.parts[-depth:])


def _pages(files: Sequence[str], pages: Sequence[str]) -> list[str | None]:
    """Which pages of each file: one --pages is for the only PDF, several are for the PDFs in order."""
    named = [number for number, file in enumerate(files) if PurePath(file).suffix.lower() == ".pdf"]
    asked = named or [number for number, file in enumerate(files) if file == "-"]
    if pages and len(pages) != len(asked):
        raise UsageError(
            f"--pages was given {_times(len(pages))}, and PDFs: {len(asked)}. Give it once for each PDF, in their order; "
            f"“--pages {_ALL}” is a whole one."
        )
    chosen: list[str | None] = [None] * len(files)
    for number, only in zip(asked, pages, strict=False):
        chosen[number] = None if only.lower() == _ALL else only
    return chosen


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
