"""ordtool explain: why a place of an ordinance is read as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.readers import Recognition


@click.command()
@_options.reading
@click.argument("section", metavar="SECTION")
@_options.view()
@_options.output_format()
@_options.output
def command(
    *,
    file: str,
    section: str,
    name: str | None,
    pages: str | None,
    ocr: Recognition,
    house: str,
    view: str,
    format_: str | None,
    output: str | None,
    quiet: bool,
) -> None:
    """Say why a section is read as it is: which rules fired, and which were near.

    SECTION is what one would cite: 3(b), "§ 10-63(b)(4)", or "page 3". For each run of words: its labels, the rule and
    the words it fired on, what the words give, what a carve-out relaxes and why; and every rule whose pattern hit, with
    what refused it.

    \b
    Example:
      ordtool explain bill.pdf "10-63(b)"
      ordtool explain bill.pdf "page 3" -o why.html
    """
    from ordtool import explain
    from ordtool.commands import _messages, _output, _reading

    chosen = _output.choose(output, format_)
    _output.guard(output, file)
    ordinance = _reading.ordinance(file, name=name, pages=pages, ocr=ocr, house=house, view=view, quiet=quiet)
    place = explain.find_place(ordinance, section)
    with _messages.working("Trying rules …", quiet=quiet):
        report = explain.explain(ordinance, place)
    _output.emit(report, output=output, format_=chosen, quiet=quiet)
