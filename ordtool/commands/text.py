"""ordtool text: the clean text of any file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.ordinance import Ordinance


_FORMATS = ("docx", "html", "md", "txt", "terminal")  # JSON of the text: `ordtool outline`, `ordtool extract`


@click.command()
@_options.reading
@_options.view("base")
@_options.output_format(*_FORMATS)
@_options.output
def command(*, view: str, format_: str | None, output: str | None, **reading: Any) -> None:
    """Print an ordinance's clean text.

    Lines are joined into paragraphs; page headers, page numbers and margin numbers are gone. This is the text that the
    positions of `ordtool extract` and `ordtool outline` count in, to the last character. `--view both` shows what is
    struck and what is new: [-struck-]{+new+} in a text, struck and underlined in HTML and Word. `--view base` prints
    the same words without these signs: what the positions called “base” count in.

    \b
    Example:
      ordtool text agenda-packet.pdf --pages 112-131 -o ordinance.txt
      ordtool text bill.docx --view current
      ordtool text bill.pdf --view both -o bill.html
      curl -s https://example.org/bill.html | ordtool text - --name bill.html
    """
    from ordtool.commands import _output, _reading

    chosen = _output.choose(output, format_, among=_FORMATS, here="txt")
    _output.guard(output, reading["file"])
    ordinance = _reading.ordinance(**reading, view="both" if view == "base" else view)
    if chosen == "txt":
        _output.send(_text(ordinance, view).encode(), output=output, quiet=reading["quiet"])
        return
    from ordtool.commands import _marked

    _output.emit(_marked.report(ordinance), output=output, format_=chosen, quiet=reading["quiet"])


def _text(ordinance: Ordinance, view: str) -> str:
    if view != "both":
        return ordinance.base if view == "base" else ordinance.text
    from ordtool.commands import _marked

    return _marked.text(ordinance)
