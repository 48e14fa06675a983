"""Writers put a report on paper: one module a format, named like its suffix, found by folder.

`formats` only lists file names, so that asking for Markdown never imports the Word library.
"""

from __future__ import annotations

import io
import pkgutil
from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from ordtool.errors import UsageError
from ordtool.writers._save import put

if TYPE_CHECKING:
    from ordtool.report import Report

__all__ = ["format_of", "formats", "put", "save", "write"]

# Suffixes that people type for a format whose module has another name.
ALIASES = {"htm": "html", "markdown": "md", "text": "txt"}


class Writer(Protocol):
    """What every module of this folder offers."""

    def write(self, report: Report, stream: BinaryIO) -> None:
        """Put the whole report on the stream as bytes."""


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted; nothing is imported."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def format_of(path: Path | str) -> str:
    """The format that a path's suffix asks for; UsageError, naming the nearest, where there is none."""
    suffix = Path(path).suffix.lstrip(".").lower()
    if not suffix:
        raise UsageError(f"{path}: the name has no suffix that says which format. {_choices()}, or use --format.")
    return _known(suffix, where=f"{path}: ")


def write(report: Report, stream: BinaryIO, *, format: str) -> None:
    """Write a report to an open binary stream.

    UsageError if there is no such format; ValueError if the report does not hold together (a note on no words, a
    row that does not fit its table): that is a fault of the program, not of the user.
    """
    module = import_module(f"{__name__}.{_known(format.lower())}")
    cast(Writer, module).write(report, stream)


def save(report: Report, path: Path | str, *, format: str | None = None) -> None:
    """Write a report to a file, whole or not at all; the suffix chooses the format unless `format` is given.

    UsageError as `write` and `format_of`; OutputError if the file cannot be written.
    """
    chosen = format_of(path) if format is None else format
    buffer = io.BytesIO()
    write(report, buffer, format=chosen)
    put(buffer.getvalue(), Path(path))


def _known(name: str, *, where: str = "") -> str:
    """The format of this name or alias, or a UsageError with the nearest."""
    name = ALIASES.get(name, name)
    if name in formats():
        return name
    near = get_close_matches(name, [*formats(), *ALIASES], n=1, cutoff=0.5)
    hint = f" Did you mean {ALIASES.get(near[0], near[0])!r}?" if near else ""
    raise UsageError(f"{where}there is no output format {name!r}.{hint} {_choices()}.")


def _choices() -> str:
    """The sentence that lists what can be had."""
    return f"Choose one of {_listed(formats())}"


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
