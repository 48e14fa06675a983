"""Prints a sheet through a web page and Chromium: text-decoration, @page margins, margin numbers by position."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from .dress import Item, Run, Sheet
from .houses import Page

_FONTS = {"times": "Liberation Serif", "helvetica": "Liberation Sans", "courier": "Liberation Mono"}
_LEVEL = 22.0
_MARGIN = 60.0  # what stands left of the page's area is cut off, so the margin numbers stand inside of it

# The browser knows where it breaks lines: each line of a numbered block gets its number, which begins anew on every
# page where the house counts so. Lines stand on a grid, so that a page is as many of them as fit.
_NUMBERS = """
const page = document.body.dataset, pitch = +page.pitch * 96 / 72, height = pitch * page.lines;
let count = 0, last = 0;
for (const block of document.querySelectorAll(".n")) {
  const top = block.getBoundingClientRect().top, tops = [];
  const range = document.createRange(); range.selectNodeContents(block);
  for (const box of range.getClientRects()) {
    const line = Math.floor((box.top + box.height / 2 - top) / pitch);
    if (!tops.includes(line)) tops.push(line);
  }
  for (const line of tops.sort((a, b) => a - b)) {
    const sheet = Math.floor((top + line * pitch + 2) / height);
    count = page.numbers == "lines" && sheet != last ? 1 : count + 1; last = sheet;
    const number = document.createElement("span");
    number.className = "m"; number.textContent = count; number.style.top = line * page.pitch + "pt";
    block.append(number);
  }
}
"""


def write_html(sheet: Sheet, path: Path) -> None:
    """Write the sheet as a web page."""
    page = sheet.house.page
    titles = [item for item in sheet.items if item.kind == "title"]
    rest = [item for item in sheet.items if item.kind != "title"]
    on_top = sheet.legend if sheet.house.legend_place == "top" else ()
    below = sheet.legend if sheet.house.legend_place == "foot" else ()
    flow = "".join(_item(sheet, item) for item in rest)
    body = [
        _fixed(page),
        "".join(_item(sheet, item) for item in (*titles, *on_top)),
        f'<div class="columns">{flow}</div>' if sheet.columns > 1 else flow,
        _after(sheet.notes, below),
        f"<script>{_NUMBERS}</script>" if page.numbers in {"lines", "running"} else "",
    ]
    data = f'data-pitch="{page.pitch}" data-lines="{page.lines}" data-numbers="{page.numbers}"'
    head = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{sheet.house.name}</title><style>{_style(sheet)}</style>'
    path.write_text(f"{head}<body {data}>{''.join(body)}</body></html>", encoding="utf-8")


def _after(notes: Iterable[Item], legend: Iterable[Item]) -> str:
    """What a browser cannot put at the foot of a page stands at the end, under a rule."""
    lines = [f'<p class="note"><sup>1</sup> {_runs(note.runs)}</p>' for note in notes]
    lines += [f'<p class="note">{_runs(line.runs)}</p>' for line in legend]
    return f"<hr>{''.join(lines)}" if lines else ""


def _fixed(page: Page) -> str:
    """What stands on every page, and the stamp on the first."""
    parts: list[str] = []
    if page.watermark:
        parts.append(f'<div class="watermark">{page.watermark}</div>')
    if page.rules:
        parts.append('<div class="rule"></div>')
    if page.numbers == "slots":
        numbers = "".join(f"<div>{number + 1}</div>" for number in range(page.lines))
        parts.append(f'<div class="slots">{numbers}</div>')
    if page.stamp:
        parts.append(f'<div class="stamp">{"<br>".join(page.stamp)}</div>')
    return "".join(parts)


def _item(sheet: Sheet, item: Item) -> str:
    if item.cells:
        rows = "".join("<tr>" + "".join(f"<td>{_runs(cell)}</td>" for cell in row) + "</tr>" for row in item.cells)
        return f"<table>{rows}</table>"
    kinds = [item.kind]
    if item.kind not in {"title", "legend"}:
        kinds.append("n")
    if item.kind in {"p", "enact"}:
        kinds.append(f"level{item.level}")
    if item.kind == "sign" and item.level == 1:
        kinds.append("ruled")
    return f'<p class="{" ".join(kinds)}">{_runs(item.runs)}</p>'


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = escape(run.text, quote=False).replace("\u00ad", "&shy;")
    if run.call:
        return f"<sup>{words}</sup>"
    return f'<span class="{" ".join(sorted(run.looks))}">{words}</span>' if run.looks else words


def _style(sheet: Sheet) -> str:
    page = sheet.house.page
    levels = "".join(_level(page, level) for level in range(3))
    spread = "text-align: justify;" if page.justify else ""
    space = f"margin: {page.gap}pt 0 0 0;"
    title_space = page.pitch if page.lines > 30 else 0
    return f"""
@page {{ size: 8.5in 11in; margin: {page.top}pt {page.right}pt {page.bottom - 1}pt {page.left - _MARGIN}pt; {_boxes(page)} }}
@page :first {{ @top-left {{ content: "" }} @top-center {{ content: "" }} @top-right {{ content: "" }} }}
html {{ width: {612 - page.left - page.right + _MARGIN}pt }}
body {{ margin: 0 0 0 {_MARGIN}pt; font: {page.size}pt/{page.pitch}pt "{_FONTS[page.font]}"; orphans: 1; widows: 1;
  text-rendering: geometricPrecision }}
p {{ {space} position: relative }} .p, .enact {{ {spread} }} {levels}
.title {{ text-align: center; margin-bottom: {title_space}pt }}
.strike {{ text-decoration: line-through }} .underline {{ text-decoration: underline }}
.double {{ text-decoration: underline double }} .bold {{ font-weight: bold }} .italic {{ font-style: italic }}
.serif {{ font-family: "{_FONTS["times"]}" }} sup {{ font-size: 62%; line-height: 0 }}
.ruled {{ margin-top: {page.pitch * 2}pt }} .ruled::before {{
  content: ""; position: absolute; top: -2pt; width: 200pt; border-top: 1px solid }}
table {{ border-collapse: collapse; width: 100%; margin: {page.gap}pt 0 0 0 }}
td {{ border: 1px solid; padding: 0 4pt; height: {page.pitch - 1}pt; line-height: {page.pitch - 2}pt }}
.m {{ position: absolute; left: -44pt; width: 24pt; text-align: right; text-indent: 0; font-weight: normal; font-style: normal }}
.slots {{ position: fixed; left: 16pt; top: 0; width: 24pt; text-align: right }}
.rule {{ position: fixed; left: 51pt; top: 0; height: 100%; border-left: 3px double }}
.stamp {{
  position: absolute; right: 0; top: 0; border: 1px solid; padding: 2pt 5pt; font: bold 7pt/11pt "Liberation Sans";
  text-align: center }}
.watermark {{
  position: fixed; top: 38%; left: 8%; font: bold 120pt "Liberation Sans"; color: #ddd; transform: rotate(-55deg); z-index: -1 }}
.columns {{ columns: 2; column-gap: 24pt }}
hr {{ width: 144pt; margin: 12pt 0 4pt 0; text-align: left }} .note {{ line-height: 1.2; margin: 0 }}
"""


def _level(page: Page, level: int) -> str:
    if page.indent:
        return f".level{level} {{ text-indent: {page.indent * (1 + 0.5 * level)}pt }}"
    return f".level{level} {{ margin-left: {_LEVEL * level}pt }}"


def _boxes(page: Page) -> str:
    """Head and foot as margin boxes."""
    sides = ("left", "center", "right")
    font = f'font: {page.size - 1}pt "{_FONTS[page.font]}";'
    # A federal print's foot stands below the numbers, the others' below the text.
    inside = "" if page.foot.startswith("•") else f" padding-left: {_MARGIN}pt;"
    boxes = [
        f"@top-{side} {{ content: {_content(words)}; {font}{inside if side == 'left' else ''} }}"
        for side, words in zip(sides, page.head.split("|"), strict=True)
    ]
    foot = [[words] for words in page.foot.split("|")]
    for place, words in enumerate(page.footline.split("|") if page.footline else ()):
        foot[place] += [words] if words else []
    for side, lines in zip(sides, foot, strict=True):
        content = ' "\\a" '.join(_content(words) for words in lines)
        boxes.append(
            f"@bottom-{side} {{ content: {content}; white-space: pre; {font}{inside if side == 'left' else ''} }}"
        )
    return " ".join(boxes)


def _content(words: str) -> str:
    quoted = f'"{words}"'.replace("##", '" counter(pages) "')
    return quoted.replace("#", '" counter(page) "')
