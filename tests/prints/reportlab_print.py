"""Prints a sheet with reportlab: strokes are drawn by us, as lines or as thin rectangles."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .dress import Run, Sheet
from .layout import HEIGHT, WIDTH, Page, Row, laid
from .lines import face, size

_NUMBER_GAP = 20.0
_STROKES = {"strike": (0.24,), "underline": (-0.13,), "double": (-0.10, -0.20)}
_BASELINE = 0.78  # of the line's height, from its top


def print_sheet(sheet: Sheet, path: Path) -> None:
    """Write the sheet as a PDF."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    pages = laid(sheet)
    for number, page in enumerate(pages, start=1):
        _around(canvas, sheet, number, len(pages))
        _page(canvas, sheet, page)
        canvas.showPage()
    canvas.save()


def _page(canvas: Canvas, sheet: Sheet, page: Page) -> None:
    house = sheet.house
    canvas.setLineWidth(0.5)
    for box in page.boxes:
        canvas.rect(box.left, HEIGHT - box.bottom, box.right - box.left, box.bottom - box.top)
    for left, top in page.rules:
        canvas.line(left, HEIGHT - top, left + 144, HEIGHT - top)
    for row in [*page.rows, *page.foot]:
        _row(canvas, sheet, row)
    if house.page.numbers == "slots":
        for slot in range(house.page.lines):
            _margin_number(canvas, sheet, str(slot + 1), house.page.top + slot * house.page.pitch)


def _row(canvas: Canvas, sheet: Sheet, row: Row) -> None:
    pitch = sheet.house.page.size * 1.2 if row.line.item.kind == "note" else sheet.house.page.pitch
    base = HEIGHT - row.top - _BASELINE * pitch
    if row.ruled:
        canvas.line(row.left, HEIGHT - row.top - 1, row.left + 200, HEIGHT - row.top - 1)
    if row.number:
        _margin_number(canvas, sheet, row.number, row.top)
    for left, right, run in row.line.segments:
        _segment(canvas, sheet, row, (row.left + left, row.left + right, base), run)


def _segment(canvas: Canvas, sheet: Sheet, row: Row, place: tuple[float, float, float], run: Run) -> None:
    left, right, base = place
    page = sheet.house.page
    points = size(run, sheet.house)
    text = canvas.beginText(left, base + (0.33 * page.size if run.call else 0.0))
    text.setFont(face(run.looks, page.font), points)
    text.setWordSpace(row.line.word_space)
    text.textOut(run.text)
    canvas.drawText(text)
    for look, heights in _STROKES.items():
        for height in heights if look in run.looks else ():
            _stroke(canvas, left, right, base + height * points, rectangle=page.stroke == "rect")


def _stroke(canvas: Canvas, left: float, right: float, height: float, *, rectangle: bool) -> None:
    if rectangle:
        canvas.rect(left, height - 0.3, right - left, 0.6, stroke=0, fill=1)
    else:
        canvas.setLineWidth(0.6)
        canvas.line(left, height, right, height)


def _margin_number(canvas: Canvas, sheet: Sheet, number: str, top: float) -> None:
    page = sheet.house.page
    canvas.setFont(face(frozenset(), page.font), page.size)
    canvas.drawRightString(page.left - _NUMBER_GAP, HEIGHT - top - _BASELINE * page.pitch, number)


def _around(canvas: Canvas, sheet: Sheet, number: int, total: int) -> None:
    """Head, foot, rules, stamp and watermark."""
    page = sheet.house.page

    def counted(words: str) -> str:
        return words.replace("##", str(total)).replace("#", str(number))

    if page.watermark:
        canvas.saveState()
        canvas.setFillColor(Color(0.85, 0.85, 0.85))
        canvas.setFont("Helvetica-Bold", 120)
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(55)
        canvas.drawCentredString(0, -40, page.watermark)
        canvas.restoreState()
    canvas.setFont(face(frozenset(), page.font), page.size - 1)
    if number > 1:
        _three(canvas, sheet, counted(page.head), 44.0)
        if page.headrule:
            canvas.line(page.left, HEIGHT - 50, WIDTH - page.right, HEIGHT - 50)
    _three(canvas, sheet, counted(page.foot), HEIGHT - 42.0)
    _three(canvas, sheet, page.footline, HEIGHT - 29.0)
    if page.rules:
        for left in (page.left - 10, page.left - 7, WIDTH - page.right + 6):
            canvas.line(left, 0, left, HEIGHT)
    if number == 1 and page.stamp:
        _stamp(canvas, page.stamp)


def _three(canvas: Canvas, sheet: Sheet, words: str, top: float) -> None:
    """Left, middle and right words at one height."""
    page = sheet.house.page
    parts = words.split("|") if words else ["", "", ""]
    canvas.drawString(page.left, HEIGHT - top, parts[0])
    canvas.drawCentredString(WIDTH / 2, HEIGHT - top, parts[1])
    canvas.drawRightString(WIDTH - page.right, HEIGHT - top, parts[2])


def _stamp(canvas: Canvas, words: tuple[str, ...]) -> None:
    canvas.setFont("Helvetica-Bold", 9)
    wide = max(stringWidth(line, "Helvetica-Bold", 9) for line in words) + 16
    left, high = WIDTH - 40 - wide, 13.0 * len(words) + 6
    canvas.rect(left, HEIGHT - 20 - high, wide, high)
    for place, line in enumerate(words):
        canvas.drawCentredString(left + wide / 2, HEIGHT - 32 - 13 * place, line)
    canvas.setFont("Helvetica", 9)
