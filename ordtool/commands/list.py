"""ordtool list: what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.report import Report

Rows = list[dict[str, str]]


@click.command()
@click.argument(
    "what", metavar="WHAT", type=click.Choice(("models", "labels", "formats", "samples", "house-styles", "lint-rules"))
)
@click.argument("files", metavar="[FILES]...", nargs=-1)
@click.option("--coverage", is_flag=True, help="With labels: how often each rule fires on FILES, and which never do.")
@_options.output_format()
@_options.output
@_options.quiet
def command(
    *, what: str, files: tuple[str, ...], coverage: bool, format_: str | None, output: str | None, quiet: bool
) -> None:
    """List models, labels, formats, samples, house styles or the linter's rules.

    WHAT is models (the model ordinances), labels (of clauses), formats (that are read and written), samples
    (ordinances of invented cities, written to try ordtool on), house-styles (how houses print what a bill strikes
    and adds) or lint-rules (slips of drafting that `ordtool lint` finds).

    \b
    Example:
      ordtool list models
      ordtool list labels --format json
      ordtool list labels --coverage laws/*.pdf
    """
    from ordtool.commands import _output

    _fits(what, files, coverage=coverage)
    listings: dict[str, Callable[[], Rows]] = {
        "models": _models, "labels": _labels, "formats": _formats, "samples": _samples, "house-styles": _houses,
        "lint-rules": _rules,
    }  # fmt: skip
    chosen = _output.choose(output, format_)
    if coverage:
        _output.emit(_covered(files, quiet=quiet), output=output, format_=chosen, quiet=quiet)
        return
    report = _paths(listings[what]()) if what == "samples" else _report(what, listings[what]())
    _output.emit(report, output=output, format_=chosen, quiet=quiet)


def _fits(what: str, files: tuple[str, ...], *, coverage: bool) -> None:
    """Only labels have coverage, and only files have labels. Raises UsageError."""
    from ordtool.errors import UsageError

    if coverage and (what != "labels" or not files):
        raise UsageError("--coverage counts rules on files: ordtool list labels --coverage FILE [FILE …]")
    if files and not coverage:
        raise UsageError(f"list {what} takes no files. To count rules on files: ordtool list labels --coverage FILE …")


def _covered(files: tuple[str, ...], *, quiet: bool) -> Report:
    from ordtool import explain
    from ordtool.commands import _messages, _reading

    with _messages.working("Trying rules …", quiet=quiet):
        return explain.coverage(
            _reading.ordinance(file, name=None, pages=None, view="amended", quiet=quiet) for file in files
        )


def _report(what: str, rows: Rows) -> Report:
    from ordtool.commands import _blocks
    from ordtool.report import Report

    header = tuple(rows[0]) if rows else ()
    longest = [max(len(row[name]) for row in rows) for name in header]
    widths = [length / sum(longest) for length in longest]
    table = _blocks.table(
        [name.capitalize().replace("_", " ") for name in header], (tuple(row.values()) for row in rows), widths=widths
    )
    return Report(what.replace("-", " ").capitalize(), (table,) if rows else (), data={what.replace("-", "_"): rows})


def _paths(rows: Rows) -> Report:
    """Samples with their files, each on a line of its own: a table would break the path, which people copy."""
    from ordtool.report import Paragraph, Report, Run

    blocks = [
        Paragraph((Run(text, bold=not indent),), indent=indent)
        for row in rows
        for indent, text in enumerate((row["sample"], row["file"]))
    ]
    return Report("Samples", tuple(blocks), data={"samples": rows})


def _models() -> Rows:
    from ordtool import library

    found = (library.model(name) for name in library.models())
    return [
        {"name": model.name, "title": model.rubric.title, "as_of": model.rubric.as_of.isoformat()} for model in found
    ]


def _labels() -> Rows:
    from ordtool import library

    return [
        {"label": label.label, "family": label.family, "title": label.title, "says": label.says}
        for label in library.labels()
    ]


def _formats() -> Rows:
    from ordtool import readers

    read = [{"format": suffix, "use": "read"} for suffix in readers.list_formats()]
    return read + [{"format": name, "use": "write"} for name in _options.formats()]


def _samples() -> Rows:
    from importlib.resources import files

    folder = files("ordtool.corpus_data") / "samples"
    names = sorted(entry.name for entry in folder.iterdir() if entry.is_dir())
    return [{"sample": name, "file": str(folder / name / f"{name}.pdf")} for name in names]


def _houses() -> Rows:
    from ordtool.markup.houses import house_style, names

    found = (house_style(name) for name in names())
    return [{"name": house.name, "title": house.title, "says": house.says} for house in found]


def _rules() -> Rows:
    from ordtool import lint

    return [
        {"rule": rule.name, "severity": rule.about.severity, "title": rule.about.title, "source": rule.about.source}
        for rule in lint.rules()
    ]
