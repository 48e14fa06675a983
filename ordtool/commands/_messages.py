"""What is said beside the result: warnings and notes, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click


def tell(message: str, *, quiet: bool) -> None:
    """Show a note, unless the user wants quiet."""
    if not quiet:
        click.echo(message, err=True)


def warn(warnings: Iterable[str], *, quiet: bool) -> None:
    """Show each warning once."""
    for warning in dict.fromkeys(warnings):
        tell(f"Warning: {warning}", quiet=quiet)


@contextmanager
def working(what: str, *, quiet: bool) -> Iterator[None]:
    """Show that something is going on, where somebody sits before a terminal; nothing in a log or a pipe."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
