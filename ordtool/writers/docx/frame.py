"""What stands around the text: the page, its header and footer, and the comments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from docx.document import Document
from docx.section import Section
from docx.shared import Inches, Twips

from ordtool.writers._characters import one_line, printable
from ordtool.writers._index import PlacedNote
from ordtool.writers._word_xml import Element, el, field, qn, run_of, val

LETTER = (Inches(8.5), Inches(11))
LONG = 78  # characters of a footer that still leave room for the page number beside them


def page(section: Section, *, compact: bool) -> int:
    """Set US Letter with margins of an inch (less if `compact`); the width of the text, in twips."""
    margin = Inches(0.65) if compact else Inches(1)
    section.page_width, section.page_height = LETTER
    section.left_margin = section.right_margin = section.bottom_margin = section.top_margin = margin
    section.gutter = Inches(0)
    section.header_distance = section.footer_distance = Inches(0.35) if compact else Inches(0.5)
    return round((LETTER[0] - 2 * margin) / Twips(1))


def header_and_footer(section: Section, *, header: str, footer: str, width: int) -> None:
    """Put the running lines on every page, the page number at the right."""
    if header:
        section.header.is_linked_to_previous = False
        _fill(section.header.part.element, [_paragraph("Header", run_of(one_line(header)))])
    number = [run_of("Page "), field("PAGE", "1"), run_of(" of "), field("NUMPAGES", "1")]
    words = one_line(footer)
    tab = [el("w:tabs", None, el("w:tab", {"w:val": "right", "w:pos": width}))]
    if len(words) <= LONG:
        lines = [_paragraph("Footer", run_of(words), el("w:r", None, el("w:tab")), *number, more=tab)]
    else:
        right = [val("w:jc", "right")]
        plain = [el("w:pBdr", None, el("w:top", {"w:val": "nil"}))]
        lines = [_paragraph("Footer", run_of(words)), _paragraph("Footer", *number, more=[*plain, *right])]
    section.footer.is_linked_to_previous = False
    _fill(section.footer.part.element, lines)


def number_lines(section: Section) -> None:
    """Number every line in the margin, from 1 on each page, as drafts are cited in meetings."""
    margins = next(child for child in section._sectPr if child.tag == qn("w:pgMar"))
    margins.addnext(el("w:lnNumType", {"w:countBy": 1, "w:restart": "newPage"}))


def comments(document: Document, notes: Iterable[PlacedNote], *, day: datetime | None) -> None:
    """Write the comments, numbered as their ranges in the text are."""
    made: Element | None = None
    for placed in notes:
        note = placed.note
        comment = document.comments.add_comment(author=printable(note.author), initials=printable(note.initials))
        first, *rest = note.paragraphs or ("",)
        comment.paragraphs[0].add_run(printable(first))
        for paragraph in rest:
            comment.add_paragraph(printable(paragraph))
        made = comment.part.element
    for element in made if made is not None else ():
        # python-docx gives every comment the time of day, which would differ from run to run.
        del element.attrib[qn("w:date")]
        if day is not None:
            element.set(qn("w:date"), f"{day:%Y-%m-%dT%H:%M:%SZ}")


def _paragraph(style: str, *content: Element, more: Iterable[Element] = ()) -> Element:
    return el("w:p", None, el("w:pPr", None, val("w:pStyle", style), *more), *content)


def _fill(root: Element, paragraphs: Iterable[Element]) -> None:
    for child in list(root):
        root.remove(child)
    root.extend(paragraphs)
