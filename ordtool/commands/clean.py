"""ordtool clean: a Word file without ordtool's comments and without metadata."""

from __future__ import annotations

import click

from ordtool.commands import _options


@click.command()
@click.argument("file", metavar="FILE")
@_options.output
@_options.quiet
def command(*, file: str, output: str | None, quiet: bool) -> None:
    """Take ordtool's comments and all metadata out of a Word file.

    Comments of other people stay. Do this before a draft leaves the house: comments may be public records, and they
    name what was thought of whom.

    \b
    Example:
      ordtool clean review.docx -o to-the-clerk.docx
    """
    from ordtool import clean
    from ordtool.commands import _messages, _output, _reading

    _output.guard(output, file)
    cleaned = clean.clean(_reading.contents(file, quiet=quiet), name=file)
    _output.send(cleaned.data, output=output, quiet=quiet, packed=_output.PACKED["docx"])
    found = f"{_count(cleaned.comments, 'comment')} of ordtool, {_count(cleaned.properties, 'metadata field')}"
    _messages.tell(f"Took out: {found}", quiet=quiet)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
