"""ordtool outline: the sections of an ordinance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.ordinance import Ordinance, Section
    from ordtool.readers import Recognition
    from ordtool.report import Paragraph, Report
    from ordtool.source import Source


@click.command()
@_options.reading
@_options.view()
@click.option("--show-removed", is_flag=True, help="Also what was left out: running heads, margin numbers, site menus.")
@_options.output_format()
@_options.output
def command(
    *,
    file: str,
    name: str | None,
    pages: str | None,
    ocr: Recognition,
    house: str,
    show_removed: bool,
    view: str,
    format_: str | None,
    output: str | None,
    quiet: bool,
) -> None:
    """Show an ordinance's sections and what to cite them as.

    \b
    Example:
      ordtool outline bill.pdf
      ordtool outline bill.pdf --show-removed
      ordtool outline bill.pdf --format json | jq -r '.sections[].heading'
    """
    from ordtool.commands import _output, _reading

    chosen = _output.choose(output, format_)
    _output.guard(output, file)
    source = _reading.source(file, name=name, pages=pages, ocr=ocr, quiet=quiet)
    ordinance = _reading.outlined(source, house=house, view=view, quiet=quiet)
    report = _with_removed(ordinance, source) if show_removed else _report(ordinance)
    _output.emit(report, output=output, format_=chosen, quiet=quiet)


def _report(ordinance: Ordinance) -> Report:
    from ordtool.report import Report

    title = f"Outline of {ordinance.title or ordinance.name}"
    return Report(title, tuple(_lines(ordinance, ordinance.sections)), data=_data(ordinance))


def _with_removed(ordinance: Ordinance, source: Source) -> Report:
    from dataclasses import replace

    from ordtool.commands import _removed
    from ordtool.outline.removed import removed

    report, found = _report(ordinance), removed(source)
    data = {**_data(ordinance), "removed": _removed.data(found)}
    return replace(report, blocks=(*report.blocks, *_removed.blocks(found)), data=data)


def _lines(ordinance: Ordinance, sections: Iterable[Section], depth: int = 0) -> Iterator[Paragraph]:
    from ordtool.commands import _blocks
    from ordtool.report import Paragraph, Run

    for section in sections:
        words = ordinance.heading(section) or _blocks.shorten(ordinance.quote(section.lead), limit=60)
        where = ordinance.whereabouts(section.span.start).replace(" ", "\u00a0").replace(",\u00a0", ", ")
        runs = (
            Run(f"{section.label} " if section.label else "", bold=True),
            Run(words),
            Run(f"  [{section.kind}{f', {where}' if where else ''}]", tone="muted"),
        )
        yield Paragraph(runs, indent=depth)
        yield from _lines(ordinance, section.children, depth + 1)


def _data(ordinance: Ordinance) -> dict[str, Any]:
    """What JSON prints; docs/formats.md says what each key holds."""
    from ordtool.commands import _document

    return {
        "schema_version": 1,
        "document": _document.data(ordinance),
        "sections": [_section(ordinance, section) for section in ordinance.sections],
        "warnings": list(ordinance.warnings),
    }


def _section(ordinance: Ordinance, section: Section) -> dict[str, Any]:
    return {
        "kind": str(section.kind),
        "label": section.label,
        "path": section.path,
        "cite": section.cite,
        "heading": ordinance.heading(section),
        "start": section.span.start,
        "end": section.span.end,
        "page": ordinance.page(section.span.start),
        "line": ordinance.line(section.span.start),
        "proposed": section.proposed,
        "alternative": section.alternative,
        "children": [_section(ordinance, child) for child in section.children],
    }
