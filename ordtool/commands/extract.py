"""ordtool extract: the clauses of an ordinance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.readers import Recognition
    from ordtool.report import Report


@click.command()
@_options.reading
@_options.view()
@_options.output_format()
@_options.output
def command(
    *,
    file: str,
    name: str | None,
    pages: str | None,
    ocr: Recognition,
    house: str,
    view: str,
    format_: str | None,
    output: str | None,
    quiet: bool,
) -> None:
    """Find an ordinance's clauses and its carve-outs.

    Duties, bans, remedies, definitions, and what is taken out of them: each with its label (`ordtool list labels`), the
    exact words, where they stand, and what the words give (days, votes, who approves). Struck text carries no label.

    \b
    Example:
      ordtool extract bill.pdf
      ordtool extract bill.pdf --format json -o clauses.json
      ordtool extract bill.rtf -o clauses.docx
    """
    from ordtool import extract
    from ordtool.commands import _messages, _output, _reading

    chosen = _output.choose(output, format_)
    _output.guard(output, file)
    ordinance = _reading.ordinance(file, name=name, pages=pages, ocr=ocr, house=house, view=view, quiet=quiet)
    with _messages.working("Finding clauses …", quiet=quiet):
        extraction = extract.extract(ordinance)
    _messages.warn(set(extraction.warnings) - set(ordinance.warnings), quiet=quiet)
    _output.emit(_report(extraction.to_data()), output=output, format_=chosen, quiet=quiet)


def _report(data: dict[str, Any]) -> Report:
    from ordtool.commands import _blocks
    from ordtool.report import Paragraph, Report, Run

    rows = [(clause["label"], _where(clause), _blocks.shorten(clause["text"])) for clause in data["clauses"]]
    table = _blocks.table(("Label", "Where", "Words"), rows, widths=(0.26, 0.2, 0.54))
    nothing = Paragraph(
        (Run("No clause of a label that ordtool knows was found. That does not say that there is none."),)
    )
    title = f"Clauses of {data['document']['title'] or data['document']['name']}"
    return Report(title, (table if rows else nothing,), data=data)


def _where(clause: dict[str, Any]) -> str:
    from ordtool import extract

    place = clause["section"] or "before the first section"
    unsure = clause["confidence"] is not None and clause["confidence"] < extract.SURE
    doubt = f" (read by text recognition, {int(100 * clause['confidence'])} % sure: check)" if unsure else ""
    line = f", line {clause['line']}" if clause["line"] else ""
    return f"{place}, page {clause['page']}{line}{doubt}" if clause["page"] else f"{place}{line}"
