"""From a result to standard output or to a file, which is replaced whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ordtool.commands import _messages
from ordtool.errors import OutputError, UsageError

if TYPE_CHECKING:
    from ordtool.report import Report

PACKED = {"docx": "A Word file"}
KINDS = {"docx": "a Word file", "json": "JSON"}


def choose(output: str | None, format_: str | None, *, among: Sequence[str] = (), here: str = "terminal") -> str:
    """The format to write: `format_`, else the suffix of `output`, else `here`.

    Raises UsageError for a suffix that says no format, or none of those that the command writes (`among`).
    """
    if format_ is not None or output is None or output == "-":
        return format_ or here
    from ordtool import writers

    chosen = writers.format_of(output)
    if among and chosen not in among:
        files = [name for name in among if name != "terminal"]
        raise UsageError(f"{output}: this is not written as {chosen!r}. Choose one of {_listed(files)}.")
    return chosen


def expect(output: str | None, *suffixes: str) -> None:
    """Keep a command that writes one kind of file from giving it another's name. Raises UsageError where it would."""
    if output in (None, "-") or Path(output or "").suffix.lower().removeprefix(".") in suffixes:
        return
    names = _listed([f".{suffix}" for suffix in suffixes])
    raise UsageError(f"{output}: what is written is {KINDS[suffixes[0]]}. End its name in {names}.")


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def emit(report: Report, *, output: str | None, format_: str, quiet: bool) -> None:
    """Write a report in a format to a file or, without one, to standard output.

    Raises OutputError where that cannot be done and UsageError for a packed file on a terminal.
    """
    if format_ == "terminal":
        from ordtool.commands import _terminal

        if output in (None, "-"):
            with _standard_output():
                _terminal.show(report)
                sys.stdout.flush()
            return
        save(output or "", _terminal.plain(report).encode(), quiet=quiet)
        return
    from ordtool import writers

    stream = BytesIO()
    writers.write(report, stream, format=format_)
    send(stream.getvalue(), output=output, quiet=quiet, packed=PACKED.get(format_, ""))


def send(data: bytes, *, output: str | None, quiet: bool, packed: str = "") -> None:
    """Write bytes to a file or, without one, to standard output; `packed` names data that no terminal can show.

    Raises OutputError and UsageError as `emit` does.
    """
    if output not in (None, "-"):
        save(output or "", data, quiet=quiet)
        return
    if sys.stdout is None:
        raise OutputError("Standard output is closed. Give -o FILE.")
    if packed and sys.stdout.isatty():
        raise UsageError(f"{packed} cannot be shown on a terminal. Give -o FILE, or send the output elsewhere.")
    with _standard_output():
        rest = memoryview(data)
        while rest:  # with PYTHONUNBUFFERED a write may take only a part
            rest = rest[sys.stdout.buffer.write(rest) :]
        if sys.stdout.isatty() and not data.endswith(b"\n"):
            sys.stdout.buffer.write(b"\n")  # for the shell's prompt; a file or a pipe gets the bytes as they are
        sys.stdout.buffer.flush()


@contextmanager
def _standard_output() -> Iterator[None]:
    """Turn a full disk into an OutputError; a reader that went away is left to `_main`."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon()
        raise OutputError(f"Standard output cannot be written: {error.strerror}.") from None


def abandon() -> None:
    """Let what is still unwritten go nowhere: Python would try again at exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def guard(output: str | None, *files: str) -> None:
    """Keep a command from writing over what it reads. Raises UsageError where it would."""
    for file in files:
        with suppress(OSError, ValueError):  # not there yet, or no name at all: saving will tell
            if output not in (None, "-") and file != "-" and Path(output or "").samefile(file):
                raise UsageError(f"{output} is the file that is read; it would be lost. Give -o another name.")


def save(output: str, data: bytes, *, quiet: bool) -> None:
    """Write a file whole or not at all, and say so. Raises OutputError."""
    from ordtool.writers import put

    put(data, Path(output))
    _messages.tell(f"Wrote {output}", quiet=quiet)
