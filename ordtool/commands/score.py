"""ordtool score: extraction against gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.ordinance import Ordinance
    from ordtool.report import Report, Table
    from ordtool.score import Gold, Predicted


@click.command()
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@_options.output_format()
@_options.output
@_options.quiet
def command(*, gold: tuple[str, ...], format_: str | None, output: str | None, quiet: bool) -> None:
    """Measure extraction against gold annotations.

    GOLD is a folder of .jsonl files or such a file; the text of NAME.jsonl is NAME.txt beside it or in ../texts.
    docs/formats.md says what a line of gold holds. Precision, recall and F1 are each printed with their n.

    \b
    Example:
      ordtool score corpus/samples
      ordtool score my-gold/ --format md -o accuracy.md
    """
    from ordtool import score
    from ordtool.commands import _messages, _output

    chosen = _output.choose(output, format_)
    files = [file for path in gold for file in _files(Path(path))]
    with _messages.working("Scoring …", quiet=quiet):
        result = score.score(_scored(file, quiet=quiet) for file in files)
    _output.emit(_report(result.to_data()), output=output, format_=chosen, quiet=quiet)


def _files(gold: Path) -> Iterator[Path]:
    """The gold files that a folder or a file stands for. Raises InputError for a folder without any."""
    from ordtool.errors import InputError

    found = sorted(gold.rglob("*.jsonl")) if gold.is_dir() else [gold]
    if not found:
        raise InputError(f"{gold} holds no .jsonl file. Name the folder that holds the gold.")
    yield from found


def _scored(file: Path, *, quiet: bool) -> tuple[Ordinance, tuple[Predicted, ...], Gold]:
    from ordtool import extract, score
    from ordtool.commands import _reading

    gold = score.read_gold(file)
    ordinance = _reading.ordinance(str(gold.text_path), name=None, pages=None, view="amended", quiet=quiet)
    return ordinance, score.predicted(extract.extract(ordinance)), gold


def _report(data: dict[str, Any]) -> Report:
    from ordtool.report import Heading, Paragraph, Report, Run

    documents = Paragraph((Run(f"{data['documents']} documents. n counts clauses of the gold."),))
    tables = (
        ("Groups, half of the shorter span", {name: group["loose"] for name, group in data["groups"].items()}),
        ("Groups, half of both spans (strict)", {name: group["strict"] for name, group in data["groups"].items()}),
        ("Elsewhere", {"label in the document at all": data["document_level"], "what is relaxed": data["scope"]}),
        ("Labels", {name: label["loose"] for name, label in data["labels"].items()}),
    )
    blocks = [block for name, rows in tables for block in (Heading(2, (Run(name),)), _table(rows))]
    return Report("Extraction against gold", (documents, *blocks), data=data)


def _table(rows: dict[str, Any]) -> Table:
    from ordtool.commands import _blocks

    header = ("", "n", "Found", "Precision", "Recall", "F1", "95 %")
    cells = [
        (
            name,
            str(row["n"]),
            str(row["found"]),
            *(f"{row[key]:.2f}" for key in ("precision", "recall", "f1")),
            _range(row),
        )
        for name, row in rows.items()
    ]
    return _blocks.table(header, cells, widths=(0.34, 0.08, 0.1, 0.13, 0.11, 0.1, 0.14))


def _range(row: dict[str, Any]) -> str:
    return "–".join(f"{end:.2f}" for end in row.get("f1_95", ()))
