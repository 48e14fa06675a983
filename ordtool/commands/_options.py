"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, TypeAlias

import click

Decorated: TypeAlias = Callable[..., Any]

VIEWS = ("amended", "current", "both")
_HOUSE = Path(__file__).parents[1]

file = click.argument("file", metavar="FILE")
files = click.argument("files", metavar="OLD [NEW]...", nargs=-1)
name = click.option("--name", metavar="NAME", help="With “-”: what the document is called; its suffix says the format.")
pages = click.option("--pages", metavar="PAGES", help="Only these pages of a PDF: 112-131 or 3,5-7.")
pages_of_each = click.option(
    "--pages",
    metavar="PAGES",
    multiple=True,
    help="Only these pages of the PDF; with several PDFs once for each in order, “all” for a whole one.",
)
ocr = click.option(
    "--ocr",
    type=click.Choice(("never", "auto", "always")),
    default="never",
    show_default=True,
    help="Read scanned pages of a PDF by text recognition: those without true text, or all.",
)
house = click.option(
    "--house",
    metavar="NAME",
    default="auto",
    show_default=True,
    help="The house style to read struck and new words by (`ordtool list house-styles`).",
)
quiet = click.option("-q", "--quiet", is_flag=True, help="No messages and warnings; errors only.")
output = click.option("-o", "--output", metavar="FILE", help="Write to FILE; its suffix says the format.")


def view(*more: str) -> Callable[[Decorated], Decorated]:
    """--view, with `more` choices beside the three views."""
    return click.option(
        "--view",
        type=click.Choice((*VIEWS, *more)),
        default="amended",
        show_default=True,
        help="Which words of a bill: the law as it would read, as it reads now, or both.",
    )


def output_format(*choices: str) -> Callable[[Decorated], Decorated]:
    """--format; every format that a writer knows, if no choices are given."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(choices or formats()),
        help="The output's format; by default the suffix of -o says it, else it is shown here.",
    )


def reading(command: Decorated) -> Decorated:
    """FILE, --name, --pages, --ocr, --house and --quiet: what every command that reads an ordinance takes."""
    for option in (quiet, house, ocr, pages, name, file):
        command = option(command)
    return command


def reading_many(command: Decorated) -> Decorated:
    """FILES, and what `reading` gives for one: for a command that reads several ordinances."""
    for option in (quiet, house, ocr, pages_of_each, name, files):
        command = option(command)
    return command


def formats() -> tuple[str, ...]:
    """What a report can be written as: a module a format under writers/, and the terminal. Loads none of them."""
    modules = iter_modules([str(_HOUSE / "writers")])
    return (*sorted(module.name for module in modules if not module.name.startswith("_")), "terminal")
