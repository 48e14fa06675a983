"""ordtool schema: the JSON Schemas of what the other commands print."""

from __future__ import annotations

import click

from ordtool.commands import _options


@click.command()
@click.argument(
    "which", metavar="WHICH", type=click.Choice(("extract", "review", "outline", "compare", "lint", "draft"))
)
@_options.output
@_options.quiet
def command(*, which: str, output: str | None, quiet: bool) -> None:
    """Print the JSON Schema of what a command prints.

    WHICH is extract, review, outline, compare, lint or draft. Keys are only ever added; docs/formats.md explains each.

    \b
    Example:
      ordtool schema extract -o extract.schema.json
    """
    from importlib.resources import files

    from ordtool.commands import _output

    _output.expect(output, "json")
    schema = files("ordtool.schemas") / f"{which}.schema.json"
    _output.send(schema.read_bytes(), output=output, quiet=quiet)
