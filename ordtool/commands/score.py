"""ordtool score: extraction against gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.ordinance import Ordinance
    from ordtool.score import Gold


@click.command()
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@click.option(
    "--sources",
    metavar="DIR",
    help="Where the texts are that gold without wording speaks of; by default ../shared/data/sources beside the project.",
)
@_options.output_format()
@_options.output
@_options.quiet
def command(
    *, gold: tuple[str, ...], sources: str | None, format_: str | None, output: str | None, quiet: bool
) -> None:
    """Measure extraction against gold annotations.

    GOLD is a folder of .jsonl files or such a file; the text of NAME.jsonl is NAME.txt beside it or in ../texts, or,
    where its first line names sources, is read from these. docs/formats.md says what a line of gold holds. Precision,
    recall and F1 are each printed with their n.

    \b
    Example:
      ordtool score corpus/samples
      ordtool score my-gold/ --format md -o accuracy.md
      ordtool score tests/gold --sources ~/laws
    """
    from ordtool import score
    from ordtool.commands import _messages, _output

    chosen = _output.choose(output, format_)
    files = [file for path in gold for file in _files(Path(path))]
    with _messages.working("Scoring …", quiet=quiet):
        report = score.measure(_read(file, sources=sources, quiet=quiet) for file in files)
    _output.emit(report, output=output, format_=chosen, quiet=quiet)


def _files(gold: Path) -> Iterator[Path]:
    """The gold files that a folder or a file stands for. Raises InputError for a folder without any."""
    from ordtool.errors import InputError

    found = sorted(gold.rglob("*.jsonl")) if gold.is_dir() else [gold]
    if not found:
        raise InputError(f"{gold} holds no .jsonl file. Name the folder that holds the gold.")
    yield from found


def _read(file: Path, *, sources: str | None, quiet: bool) -> tuple[Ordinance, Gold]:
    from ordtool import score
    from ordtool.commands import _messages

    ordinance, gold = score.annotated(file, sources=Path(sources) if sources else None)
    _messages.warn(ordinance.warnings, quiet=quiet)
    return ordinance, gold
