"""HTML: one self-contained page without script, with the comments beside the text they are about.

On a wide screen each paragraph and its comments stand side by side; on a narrow one, and on paper, the comments follow
their paragraph. Numbers lead from the words to the comment and back.
"""

from __future__ import annotations

from html import escape
from typing import BinaryIO

from ordtool.report import Report
from ordtool.writers._characters import one_line
from ordtool.writers._index import day_of, index, long_date, walk
from ordtool.writers.html.blocks import Body, is_wide
from ordtool.writers.html.instrument import INSTRUMENT
from ordtool.writers.html.look import CSS, ONE_PAGE, running

# The page needs nothing from anywhere: the browser is told so, whatever a text may hold.
OWN = ' class="instrument"'
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(report: Report, stream: BinaryIO) -> None:
    """Write a report as an HTML page in UTF-8; ValueError if it does not hold together."""
    found, day = index(report), day_of(report)
    title, header, footer = (escape(one_line(words)) for words in (report.title, report.header, report.footer))
    date = f'<p class="date"><time datetime="{day.date()}">{long_date(day)}</time></p>\n' if day else ""
    own = report.form == "instrument"  # its title stands among its blocks
    body = "\n".join(Body(found, instrument=own).blocks(report.blocks))
    head = "" if own else f'<h1 dir="auto">{title}</h1>\n{date}'
    roomy = " roomy" if found.notes or any(map(is_wide, walk(report.blocks))) else ""
    page = (
        f'<!DOCTYPE html>\n<html lang="en-US">\n{_head(report, title)}<body>\n<div class="page{roomy}">\n'
        f'<a class="away skip" href="#the-text">Skip to the text</a>\n'
        + (f'<header><p class="running">{header}</p></header>\n' if header else "")
        + f'<main id="the-text"{OWN if own else ""}>\n{head}{body}\n</main>\n'
        + (f'<footer><p class="running">{footer}</p></footer>\n' if footer else "")
        + "</div>\n</body>\n</html>\n"
    )
    stream.write(page.encode("utf-8"))


def _head(report: Report, title: str) -> str:
    style = CSS + running(header=one_line(report.header), footer=one_line(report.footer))
    style += INSTRUMENT if report.form == "instrument" else ""
    return (
        f'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="ordtool">\n'
        f"<title>{title}</title>\n<style>{style}{ONE_PAGE if report.one_page else ''}</style>\n</head>\n"
    )
