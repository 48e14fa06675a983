"""Word: styles, comments on the exact words, a table of contents, links, running header and footer.

python-docx keeps the package (parts, relationships, sections, comments); the body is built with lxml, because
python-docx knows neither links inside a document nor comments that overlap or cross paragraphs.
"""

from __future__ import annotations

import io
from typing import BinaryIO

from ordtool.report import Report
from ordtool.writers._index import day_of, index, long_date
from ordtool.writers._pack import pack
from ordtool.writers.docx import frame, instrument
from ordtool.writers.docx.blocks import Body
from ordtool.writers.docx.runs import Inline
from ordtool.writers.docx.skeleton import opened


def write(report: Report, stream: BinaryIO) -> None:
    """Write a report as .docx: same report, same bytes. ValueError if it does not hold together."""
    found, day = index(report), day_of(report)
    own = report.form == "instrument"
    looks = instrument.LOOKS if own else ()
    document = opened(title=report.title, day=day, compact=report.one_page, other=looks)
    section = document.sections[0]
    width = frame.page(section, compact=report.one_page)
    frame.header_and_footer(section, header=report.header, footer=report.footer, width=width)
    if report.line_numbers:
        frame.number_lines(section)
    body = Body(found, Inline(found, document.part), width=width, instrument=own)
    end = document.element.body[-1]
    title = () if own else body.title(report.title, long_date(day) if day else "")
    for element in (*title, *body.blocks(report.blocks)):
        end.addprevious(element)
    frame.comments(document, found.notes, day=day)
    buffer = io.BytesIO()
    document.save(buffer)
    pack(buffer.getvalue(), stream, day=day)
