"""The blocks of a report as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from ordtool.report import Block, Contents, Fold, Heading, PageBreak, Paragraph, Run, Signatures, Table
from ordtool.writers._characters import one_line, printable
from ordtool.writers._index import EXTERNAL, Entry, Index, PlacedNote, Step
from ordtool.writers.html.instrument import signatures, silent_reference

CLASSES = {"body": "law", "lead": "lead", "small": "small", "caption": "caption", "centered": "centered"}
MOST = 8  # levels of indent that a page has room for
WIDE = 6  # columns that need more than the width of a line
# A report says that words go or come; an instrument prints a line through them or under them, as its house does.
DECLARED, PRINTED = ("del", "ins"), ("s", "u")
DEEPEST = 6  # HTML has six levels of headings, the first is the title's


class Body:
    """Makes the page's content, block by block in the report's order."""

    def __init__(self, index: Index, *, instrument: bool = False) -> None:
        """`index` gives the steps of the runs and the outline; an `instrument` is read again, and its notes are not its words."""
        self._index = index
        self._instrument = instrument
        self._steps = iter(index.steps)
        self._headings = iter(index.headings)
        self._begun: list[PlacedNote] = []

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The markup of every block; bullets that follow each other make one list."""
        for bullets, group in groupby(blocks, key=_is_bullet):
            if bullets:
                yield self._beside(self._list([block for block in group if isinstance(block, Paragraph)]))
            else:
                yield from (self._block(block) for block in group)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._beside(self._heading(block))
            case Paragraph():
                return self._beside(self._paragraph(block))
            case Table():
                return self._beside(self._table(block))
            case Contents():
                return _contents([e for e in self._index.headings if e.level <= block.depth and e.text])
            case PageBreak():
                return '<div class="page-break"></div>'
            case Fold():
                inner = "\n".join(self.blocks(block.blocks))
                return f"<details>\n<summary>{escape(one_line(block.summary))}</summary>\n{inner}\n</details>"
            case Signatures():
                return signatures(block)

    def _beside(self, markup: str) -> str:
        """The markup, with the notes that began in it at its side."""
        begun, self._begun = self._begun, []
        if not begun:
            return markup
        notes = "\n".join(_note(note, role=' role="complementary"' * self._instrument) for note in begun)
        return f'<div class="row">\n<div class="text">{markup}</div>\n<div class="notes">\n{notes}\n</div>\n</div>'

    def _heading(self, block: Heading) -> str:
        entry = next(self._headings)
        level = min(entry.level + 1, DEEPEST)
        deeper = f' aria-level="{entry.level + 1}"' if entry.level + 1 > DEEPEST else ""
        look = ' class="law-heading"' if block.body else ""
        return f'<h{level} id="{entry.name}"{look}{deeper} dir="auto">{self._runs(block.runs)}</h{level}>'

    def _paragraph(self, block: Paragraph) -> str:
        names = [CLASSES[block.style]] if block.style in CLASSES else []
        style = ""
        if block.indent > 0 and block.style != "bullet":
            names.append("indent")
            style = f' style="--level: {min(block.indent, MOST)}"'
        names += ["hangs"] * bool(block.marker) + ["keeps"] * block.keep
        look = f' class="{" ".join(names)}"' if names else ""
        if block.style == "title":
            return f'<h1 dir="auto">{self._runs(block.runs)}</h1>'
        if block.style == "quote":
            return f'<blockquote{look}{style}><p dir="auto">{self._runs(block.runs)}</p></blockquote>'
        label = f'<span class="label">{escape(one_line(block.marker))}</span> ' if block.marker else ""
        return f'<p{look}{style} dir="auto">{label}{self._runs(block.runs)}</p>'

    def _list(self, items: list[Paragraph]) -> str:
        """A list, in which a run of deeper items is a list inside the item before it."""
        level = min(item.indent for item in items)
        made: list[str] = []
        for deeper, group in groupby(items, key=lambda item: item.indent > level):
            if deeper:
                inner = self._list(list(group))
                made.append(f"{made.pop()}{inner}" if made else f"<li>{inner}")
            else:
                made.extend(f'<li dir="auto">{self._runs(item.runs)}' for item in group)
        return f"<ul>\n{''.join(f'{item}</li>' + chr(10) for item in made)}</ul>"

    def _table(self, table: Table) -> str:
        total = sum(table.widths) or 1
        columns = "".join(f'<col style="width: {100 * width / total:.4g}%">' for width in table.widths)
        name = escape(one_line(table.caption))
        caption = f"<caption>{name}</caption>" if name else ""
        header = "".join(f'<th scope="col">{escape(one_line(words))}</th>' for words in table.header)
        rows = "\n".join(f"<tr>{self._row(row, plain=table.plain)}</tr>" for row in table.rows)
        look = ' class="plain"' if table.plain else ""
        wide = " wide sides" if _is_text(table) else " wide" if is_wide(table) else ""
        return (
            f'<div class="scroll{wide}" tabindex="0" role="group" aria-label="{name or "Table"}">'
            f"<table{look}>{caption}<colgroup>{columns}</colgroup>"
            + (f"\n<thead><tr>{header}</tr></thead>" if any(table.header) else "")
            + f"\n<tbody>\n{rows}\n</tbody></table></div>"
        )

    def _row(self, row: tuple[tuple[Paragraph, ...], ...], *, plain: bool) -> str:
        cells: list[str] = []
        for number, cell in enumerate(row):
            tag, scope = ("th", ' scope="row"') if plain and number == 0 and len(row) > 1 else ("td", "")
            cells.append(f"<{tag}{scope}>{self._cell(cell)}</{tag}>")
        return "".join(cells)

    def _cell(self, cell: tuple[Paragraph, ...]) -> str:
        parts: list[str] = []
        for bullets, group in groupby(cell, key=_is_bullet):
            blocks = list(group)
            parts += [self._list(blocks)] if bullets else [self._paragraph(block) for block in blocks]
        return "".join(parts)

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run, next(self._steps)) for run in runs)

    def _run(self, run: Run, step: Step) -> str:
        self._begun.extend(step.opens)
        markup = _dressed(run, step, changes=PRINTED if self._instrument else DECLARED)
        refer = silent_reference if self._instrument else _reference
        return markup + "".join(refer(note) for note in step.closes)


def is_wide(block: Block) -> bool:
    """Whether a block is a table that wants more than the width of a line."""
    return isinstance(block, Table) and (len(block.widths) >= WIDE or _is_text(block))


def _is_text(table: Table) -> bool:
    """Whether a table holds the reviewed text itself: two versions side by side."""
    return any(paragraph.style == "body" for row in table.rows for cell in row for paragraph in cell)


def _is_bullet(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "bullet"


def _dressed(run: Run, step: Step, *, changes: tuple[str, str]) -> str:
    """The words of a run in the elements that say how they look."""
    markup = escape(printable(run.text), quote=False).replace("\n", "<br>")
    if markup:
        wraps = (
            (run.bold, "strong", ""),
            (run.italic, "em", ""),
            (bool(run.tone), "span", f' class="tone-{run.tone}"'),
            (run.state == "struck", changes[0], ""),
            (run.state == "inserted", changes[1], ""),
            (bool(step.covers), "span", ' class="noted twice"' if len(step.covers) > 1 else ' class="noted"'),
        )
        for wanted, tag, attributes in wraps:
            markup = f"<{tag}{attributes}>{markup}</{tag}>" if wanted else markup
        if step.target:
            outside = ' rel="noreferrer"' if step.target.startswith(EXTERNAL) else ""
            markup = f'<a href="{escape(step.target)}"{outside}>{markup}</a>'
    return f'<span id="{step.name}">{markup}</span>' if step.name else markup


def _reference(note: PlacedNote) -> str:
    number = note.number
    return (
        f'<sup class="ref"><a id="ref-{number}" href="#note-{number}" aria-label="comment {number}">{number}</a></sup>'
    )


def _note(placed: PlacedNote, *, role: str) -> str:
    number = placed.number
    first, *rest = [
        escape(printable(words), quote=False).replace("\n", "<br>") for words in placed.note.paragraphs or ("",)
    ]
    back = f'<a class="back" href="#ref-{number}" aria-label="back to the words of comment {number}">{number}</a>'
    more = "".join(f'<p dir="auto">{words}</p>' for words in rest)
    begin = f'<aside class="note" id="note-{number}"{role} aria-label="Comment {number}">'
    return f'{begin}<p dir="auto">{back}{first}</p>{more}</aside>'


def _contents(entries: list[Entry]) -> str:
    """The headings as nested lists of links."""
    if not entries:
        return ""
    parts = ['<nav aria-label="Contents"><h2>Contents</h2>']
    depth = 0
    for entry in entries:
        while depth >= entry.level + 1:
            parts.append("</li></ul>")
            depth -= 1
        parts.append("</li>" if depth == entry.level else "<ul>" + "<li><ul>" * (entry.level - depth - 1))
        depth = entry.level
        parts.append(f'<li><a href="#{entry.name}">{escape(entry.text)}</a>')
    return "".join(parts) + "</li></ul>" * depth + "</nav>"
