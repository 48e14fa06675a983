"""ordtool text: the clean text of any file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.readers import Recognition


@click.command()
@_options.reading
@_options.view("base")
@_options.output
def command(
    *, file: str, name: str | None, pages: str | None, ocr: Recognition, view: str, output: str | None, quiet: bool
) -> None:
    """Print an ordinance's clean text.

    Lines are joined into paragraphs; page headers, page numbers and margin numbers are gone. This is the text that the
    positions of `ordtool extract` and `ordtool outline` count in, to the last character. `--view base` prints every
    character, struck ones too: what the positions called “base” count in.

    \b
    Example:
      ordtool text agenda-packet.pdf --pages 112-131 -o ordinance.txt
      ordtool text bill.docx --view current
      curl -s https://example.org/bill.html | ordtool text - --name bill.html
    """
    from ordtool.commands import _output, _reading

    _output.guard(output, file)
    shown = "both" if view == "base" else view
    ordinance = _reading.ordinance(file, name=name, pages=pages, ocr=ocr, view=shown, quiet=quiet)
    text = ordinance.base if view == "base" else ordinance.text
    _output.send(text.encode(), output=output, quiet=quiet)
