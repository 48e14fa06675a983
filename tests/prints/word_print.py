"""Prints a sheet through a Word file and LibreOffice: w:strike, w:u, line numbering, real headers and footnotes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from .dress import SOFT, Item, Run, Sheet
from .houses import Page

_FONTS = {"times": "Times New Roman", "helvetica": "Arial", "courier": "Courier New"}
_LEVEL = 22.0
_SIDE = 14.0
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def convert(soffice: str, files: Sequence[Path], folder: Path) -> None:
    """Turn Word files into PDFs, all in one run with a profile of its own."""
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [
            *(soffice, "--headless", "--norestore", f"-env:UserInstallation={profile}"),
            *("--convert-to", "pdf", "--outdir", str(folder), *map(str, files)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )


def write_docx(sheet: Sheet, path: Path) -> None:
    """Write the sheet as a Word file."""
    document = docx.Document()
    page = sheet.house.page
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONTS[page.font], Pt(page.size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONTS[page.font])
    _section(document, sheet)
    if sheet.notes:
        _footnotes(document, sheet)
    if page.stamp:
        _stamp(document, page.stamp)
    title = True
    for item in sheet.items:
        if title and item.kind != "title":
            title = False
            _after_title(document, sheet)
        _add(document, sheet, item)
    document.save(str(path))


def _after_title(document: Document, sheet: Sheet) -> None:
    for line in sheet.legend if sheet.house.legend_place == "top" else ():
        _add(document, sheet, line)
    if sheet.columns > 1:
        section = document.add_section(WD_SECTION.CONTINUOUS)
        columns = section._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), "480")
        section.different_first_page_header_footer = False


def _section(document: Document, sheet: Sheet) -> None:
    page = sheet.house.page
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin, section.right_margin = Pt(page.left), Pt(page.right)
    section.top_margin, section.bottom_margin = Pt(page.top), Pt(page.bottom)
    section.header_distance = section.footer_distance = Pt(30)
    section.different_first_page_header_footer = True
    _three(section.header.paragraphs[0], page, page.head, rule=page.headrule)
    _three(section.footer.paragraphs[0], page, page.foot)
    first = section.first_page_footer
    if sheet.house.legend_place == "foot":
        for line in sheet.legend:
            paragraph = first.add_paragraph()
            _runs(paragraph, line.runs)
            _suppress(paragraph)
        _border(first.paragraphs[0], "bottom")
        _suppress(first.paragraphs[0])
        first.add_paragraph()
    _three(first.paragraphs[-1], page, page.foot)
    _suppress(section.first_page_header.paragraphs[0])
    if page.footline:
        _three(section.footer.add_paragraph(), page, page.footline)
        _three(first.add_paragraph(), page, page.footline)
    if page.numbers:
        restart = "continuous" if page.numbers == "running" else "newPage"
        numbering = f'<w:lnNumType {nsdecls("w")} w:countBy="1" w:distance="400" w:restart="{restart}"/>'
        section._sectPr.insert_element_before(parse_xml(numbering), "w:pgNumType", "w:cols", "w:titlePg")


def _three(paragraph: Paragraph, page: Page, words: str, *, rule: bool = False) -> None:
    """Left, middle and right words by tabs; # is the page, ## the number of pages."""
    wide = 612 - page.left - page.right
    stops = paragraph.paragraph_format.tab_stops
    paragraph.style = "Normal"  # the header style brings tab stops of its own
    stops.add_tab_stop(Pt(wide / 2), docx.enum.text.WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Pt(wide), docx.enum.text.WD_TAB_ALIGNMENT.RIGHT)
    for number, part in enumerate(words.split("|")):
        if number:
            paragraph.add_run("\t")
        for place, piece in enumerate(part.replace("##", "\x00").replace("#", "\x01\x02\x01").split("\x01")):
            _with_fields(paragraph, piece, field=place % 2 == 1)
    if rule:
        _border(paragraph, "bottom")
    _suppress(paragraph)


def _with_fields(paragraph: Paragraph, piece: str, *, field: bool) -> None:
    if field:
        _field(paragraph, "PAGE")
        return
    for place, words in enumerate(piece.split("\x00")):
        if place:
            _field(paragraph, "NUMPAGES")
        if words:
            paragraph.add_run(words)


def _field(paragraph: Paragraph, code: str) -> None:
    simple = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(simple)


def _border(paragraph: Paragraph, side: str) -> None:
    border = f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _stamp(document: Document, words: tuple[str, ...]) -> None:
    """A frame in the upper right corner."""
    for line in words:
        paragraph = document.add_paragraph()
        paragraph.add_run(line).bold = True
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        frame = (
            f'<w:framePr {nsdecls("w")} w:w="1900" w:hSpace="100" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
            ' w:x="9600" w:y="400"/>'
        )
        paragraph._p.get_or_add_pPr().insert(0, parse_xml(frame))
        _suppress(paragraph)


def _suppress(paragraph: Paragraph) -> None:
    element = OxmlElement("w:suppressLineNumbers")
    paragraph._p.get_or_add_pPr().insert_element_before(
        element, "w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _add(document: Document, sheet: Sheet, item: Item) -> None:
    if item.cells:
        _table(document, item)
        return
    page = sheet.house.page
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(page.gap), Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(page.pitch)
    form.widow_control = False
    if item.kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form.space_after = Pt(page.pitch if page.lines > 30 else 0)
    elif item.kind in {"p", "enact"}:
        _indent(paragraph, page, item.level)
    if item.kind in {"title", "legend"} and page.numbers != "slots":
        _suppress(paragraph)
    if item.kind == "sign" and item.level == 1:
        form.space_before = Pt(30)
        _border(paragraph, "top")
    _runs(paragraph, item.runs)


def _indent(paragraph: Paragraph, page: Page, level: int) -> None:
    form = paragraph.paragraph_format
    if page.indent:
        form.first_line_indent = Pt(page.indent * (1 + 0.5 * level))
    else:
        form.left_indent = Pt(_LEVEL * level)
    if page.justify:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _table(document: Document, item: Item) -> None:
    table = document.add_table(rows=len(item.cells), cols=len(item.cells[0]), style="Table Grid")
    for row, cells in zip(table.rows, item.cells, strict=True):
        for cell, runs in zip(row.cells, cells, strict=True):
            _runs(cell.paragraphs[0], runs)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _runs(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    for run in runs:
        if run.call:
            reference = f'<w:r {nsdecls("w")}>{_RAISED}<w:footnoteReference w:id="2"/></w:r>'
            paragraph._p.append(parse_xml(reference))
            continue
        for place, words in enumerate(run.text.split(SOFT)):
            if place:
                soft = paragraph.add_run()
                soft._r.append(OxmlElement("w:softHyphen"))
                _set(soft, run)
            _set(paragraph.add_run(words), run)


def _set(word: WordRun, run: Run) -> None:
    font, looks = word.font, run.looks
    font.strike = "strike" in looks or None
    font.bold = "bold" in looks or None
    font.italic = "italic" in looks or None
    if "underline" in looks or "double" in looks:
        font.underline = WD_UNDERLINE.DOUBLE if "double" in looks else WD_UNDERLINE.SINGLE
    if "serif" in looks:
        font.name = _FONTS["times"]


def _footnotes(document: Document, sheet: Sheet) -> None:
    """The footnotes' part: two separators that Word wants, then the note."""
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:suppressLineNumbers/><w:spacing w:after="0"/></w:pPr>'
        f'<w:r>{_RAISED}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {note.text}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(sheet.notes, start=2)
    )
    separators = "".join(
        f'<w:footnote w:id="{number}" w:type="{kind}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
        for number, kind, element in (
            (0, "separator", "separator"),
            (1, "continuationSeparator", "continuationSeparator"),
        )
    )
    blob = f"<?xml version='1.0' encoding='UTF-8'?><w:footnotes {nsdecls('w')}>{separators}{notes}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
