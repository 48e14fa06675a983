"""A report on a terminal. The reviewed text itself stays away: it would fill the screen, and its notes need paper."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from ordtool.errors import OutputError
from ordtool.report import Block, Fold, Heading, Paragraph, Report, Run, Table

WIDTH = 100  # where nobody says how wide: the same for a pipe, a file and a log
_WORD = re.compile(r"[^ ]+")
_COLOURS = {"good": "green", "warn": "yellow", "bad": "red", "muted": "bright_black"}


class _Console(Console):
    """A console that says by an exception that its reader went away; rich would end the program."""

    def on_broken_pipe(self) -> None:
        """Let the one place that answers a closed pipe answer it."""
        raise BrokenPipeError


def show(report: Report, *, error: bool = False) -> None:
    """Print a report on standard output (or error), in colour where that is a terminal; OutputError if it is closed."""
    stream = sys.stderr if error else sys.stdout
    if stream is None:
        raise OutputError("Standard output is closed. Give -o FILE.")
    width = None if stream.isatty() else WIDTH
    _print(report, _Console(file=stream, width=width, highlight=False, emoji=False))


def plain(report: Report) -> str:
    """What `show` prints, without colours, `WIDTH` columns wide."""
    text = StringIO()
    _print(report, Console(file=text, width=WIDTH, color_system=None, force_terminal=False, highlight=False))
    return text.getvalue()


def _print(report: Report, console: Console) -> None:
    console.print(Text(report.title, style="bold"))
    _print_blocks(report.blocks, console)


def _print_blocks(blocks: Iterable[Block], console: Console) -> None:
    for block in blocks:
        if isinstance(block, Heading) and not block.body:
            console.print(Text("\n").append_text(_text(block.runs, style="bold")))
        elif isinstance(block, Paragraph) and block.style != "body":
            _print_wrapped(_paragraph(block), console)
        elif isinstance(block, Table):
            console.print(_table(block, room=console.width))
        elif isinstance(block, Fold):
            console.print(Text(f"\n{block.summary}", style="bright_black"))


def _print_wrapped(text: Text, console: Console) -> None:
    """Break lines at plain blanks only, where rich takes any: pinpoints stay together, and a path longer than the line
    stays whole, to be copied."""
    for line in _wrapped(text, room=console.width):
        console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _wrapped(text: Text, *, room: int) -> Iterator[Text]:
    for part in text.split("\n", allow_blank=True):
        for line in part.divide(_breaks(part.plain, room=room)):
            line.rstrip()
            line.plain = line.plain.replace("\u00a0", " ")
            yield line


def _breaks(words: str, *, room: int) -> list[int]:
    """Where the lines after the first begin."""
    breaks, begin, held = list[int](), 0, False
    for word in _WORD.finditer(words):
        if held and cell_len(words[begin : word.end()]) > room:
            breaks.append(begin := word.start())
        held = True
    return breaks


def _paragraph(paragraph: Paragraph) -> Text:
    text = _text(paragraph.runs)
    indent = "  " * paragraph.indent + ("• " if paragraph.style == "bullet" else "")
    return Text(indent).append_text(text)


def _text(runs: Iterable[Run], *, style: str = "") -> Text:
    text = Text(style=style)
    for run in runs:
        text.append(_words(run), style=_style(run))
    return text


def _words(run: Run) -> str:
    """A terminal's log shows no underline: what is struck and what is new is also said in characters."""
    return {"struck": f"[-{run.text}-]", "inserted": f"{{+{run.text}+}}"}.get(run.state, run.text)


def _style(run: Run) -> str:
    looks = (("bold", run.bold), ("italic", run.italic), ("strike", run.state == "struck"))
    return " ".join([*(name for name, wanted in looks if wanted), _COLOURS.get(run.tone, "")]).strip()


def _table(table: Table, *, room: int) -> RichTable:
    look = None if table.plain else box.SIMPLE_HEAD
    rich = RichTable(box=look, show_header=not table.plain, title=table.caption or None, title_justify="left")
    cells = [[Text("\n").join(_paragraph(paragraph) for paragraph in cell) for cell in row] for row in table.rows]
    widths = [_widest(table, number, [row[number] for row in cells], room) for number in range(len(table.widths))]
    fits = sum(widths) + 2 * len(widths) <= room  # else rich makes columns narrower, and wraps
    for number, width in enumerate(widths):
        rich.add_column(table.header[number] if table.header else "", max_width=width, overflow="fold")
    for row in cells:
        wrapped = (Text("\n").join(_wrapped(cell, room=width)) for cell, width in zip(row, widths, strict=True))
        rich.add_row(*(wrapped if fits else row))
    return rich


def _widest(table: Table, number: int, cells: Iterable[Text], room: int) -> int:
    """How wide a column may be: its share, but not less than its longest word: labels and file names stay whole."""
    name = table.header[number] if table.header else ""
    words = f"{name} {' '.join(cell.plain for cell in cells)}".split()
    return max(round(table.widths[number] * (room - 2 * len(table.widths))), *map(len, words), 1)
