"""From the FILE of a command line to an ordinance."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ordtool.commands import _messages
from ordtool.errors import InputError, UsageError
from ordtool.ordinance import Ordinance, View
from ordtool.source import Look, Source

if TYPE_CHECKING:
    from ordtool.readers import Recognition

_CHANGES = (
    Look.STRIKE, Look.DOUBLE_STRIKE, Look.UNDERLINE, Look.DOUBLE_UNDERLINE, Look.BOLD, Look.ITALIC, Look.COLOUR,
)  # fmt: skip


def ordinance(
    file: str,
    *,
    name: str | None,
    pages: str | None,
    view: str,
    quiet: bool,
    ocr: Recognition = "never",
    house: str = "auto",
) -> Ordinance:
    """Read FILE ("-": standard input) and outline it; what the reader warns of is shown.

    Raises InputError and UsageError as the readers do.
    """
    lines = source(file, name=name, pages=pages, quiet=quiet, ocr=ocr)
    return outlined(lines, view=view, quiet=quiet, house=house)


def outlined(lines: Source, *, view: str, quiet: bool, house: str = "auto") -> Ordinance:
    """The ordinance that a file's lines make; what is doubtful is shown. Raises UsageError for an unknown house."""
    from ordtool import outline

    chosen = "" if house.lower() == "auto" else house.lower()
    read = outline.ordinance(lines, view=View(view), house=chosen)
    looks = _set_apart(lines) if chosen and not read.marks else []
    if looks:
        read = replace(read, warnings=(*read.warnings, _idle(lines.name, chosen, looks)))
    _messages.warn(read.warnings, quiet=quiet)
    return read


def _set_apart(lines: Source) -> list[str]:
    """The looks that bills show changes by, as far as the text has them."""
    found = {sign.look for line in lines.lines if line.style != "furniture" for sign in line.signs}
    return [str(look) for look in _CHANGES if look in found]


def _idle(name: str, house: str, looks: list[str]) -> str:
    return (
        f"{name}: by the house style “{house}” no words are struck or new, though some are set apart ({', '.join(looks)}). "
        "Leave --house out to have the style found, or name another (`ordtool list house-styles`)."
    )


def source(file: str, *, name: str | None, pages: str | None, quiet: bool, ocr: Recognition = "never") -> Source:
    """The lines of FILE. Raises InputError and UsageError as the readers do."""
    from ordtool import readers

    if file == "-":
        return readers.read_bytes(name or "-", _standard_input(quiet=quiet), pages=pages, ocr=ocr)
    if name is not None:
        raise UsageError(f"--name says what standard input is called; {file} has a name already. Leave --name out.")
    with _messages.working("Reading …", quiet=quiet or ocr == "never"):
        found = readers.read(Path(file), pages=pages, ocr=ocr)
    return replace(found, name=printable(found.name))


def loaded(
    file: str, *, name: str | None, pages: str | None, quiet: bool, ocr: Recognition = "never"
) -> tuple[Source, bytes]:
    """The lines of FILE, and its bytes. Raises InputError and UsageError as the readers do."""
    from ordtool import readers

    if file != "-":
        return source(file, name=name, pages=pages, quiet=quiet, ocr=ocr), readers.load(Path(file))
    data = _standard_input(quiet=quiet)
    return readers.read_bytes(name or "-", data, pages=pages, ocr=ocr), data


def contents(file: str, *, quiet: bool) -> bytes:
    """The bytes of FILE as they are. Raises InputError."""
    from ordtool import readers

    return _standard_input(quiet=quiet) if file == "-" else readers.load(Path(file))


def printable(name: str) -> str:
    """A file's name as text that every output can hold: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _standard_input(*, quiet: bool) -> bytes:
    if sys.stdin is None:
        raise InputError("Standard input is closed. Name a file, or pipe a document in.")
    if sys.stdin.isatty():
        _messages.tell("Reading from the terminal; end with Ctrl-D.", quiet=quiet)
    return sys.stdin.buffer.read()
