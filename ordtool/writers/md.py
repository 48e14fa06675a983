"""Markdown: CommonMark with pipe tables and footnotes; text stays text, whatever signs it holds.

What CommonMark has no sign for (inserted, anchors, line ends in cells) is written in the HTML that it allows; struck words
have GitHub's sign, which most programs know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from string import punctuation
from typing import BinaryIO

from ordtool.report import Block, Contents, Fold, Heading, PageBreak, Paragraph, Report, Run, Signatures, Table
from ordtool.writers._characters import one_line, printable
from ordtool.writers._index import Index, PlacedNote, Step, day_of, index, long_date
from ordtool.writers._signatures import lines_of

# Signs that mean something to CommonMark or to its common extensions: maths, emoji, attributes, superscripts.
_SIGNS = re.compile(r"""[\\`*_{}\[\]<>#|~^$!@]|&(?=[#0-9A-Za-z])|:(?=[^\s:])|(?<=:):""")
# What makes a list, a rule or a heading at the beginning of a line: "-", "+", "=", "1.", "(a)", "iv)".
_START = re.compile(r"^(?:([-+=:%])|(\()?([0-9]+|[A-Za-z]+)([.)]))")
_SPACE = " \t\n"


def write(report: Report, stream: BinaryIO) -> None:
    """Write a report as Markdown in UTF-8; ValueError if it does not hold together."""
    found, day = index(report), day_of(report)
    own = report.form == "instrument"  # it has its title among its blocks, and is read again as what it is
    page = _Page(found, own=own)
    parts = [] if own else [f"# {_line(report.title)}"]
    parts += [f"*{long_date(day)}*"] if day and not own else []
    parts += [_line(report.header)] if report.header else []
    parts += page.blocks(report.blocks)
    parts += ["---", _line(report.footer)] if report.footer else []
    parts += [page.note(note) for note in found.notes]
    stream.write(("\n\n".join(part for part in parts if part) + "\n").encode("utf-8"))


class _Page:
    """Makes the text, block by block in the report's order."""

    def __init__(self, found: Index, *, own: bool) -> None:
        self._found, self._own = found, own
        self._steps = iter(found.steps)
        self._headings = iter(found.headings)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Each block's text; bullets that follow each other are one block."""
        for bullets, group in groupby(
            blocks, key=lambda block: isinstance(block, Paragraph) and block.style == "bullet"
        ):
            if bullets:
                yield self._bullets([block for block in group if isinstance(block, Paragraph)])
            else:
                for block in group:
                    yield from self._block(block)

    def note(self, placed: PlacedNote) -> str:
        """A footnote, which begins with the words that it is about."""
        first, *rest = [_line(words) for words in placed.note.paragraphs or ("",)]
        about = f"“{_escaped(placed.words)}”: " if placed.words else ""
        return "\n\n    ".join([f"[^{_footnote(placed)}]: {about}{first}", *(words for words in rest if words)])

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                entry = next(self._headings)
                anchor = "" if self._own else f'<a id="{entry.name}"></a>'
                words = f"{anchor}{self._runs(block.runs, breaks=' ')}"
                yield f"{'#' * min(entry.level + 1, 6)} {words}"
            case Paragraph():
                yield self._paragraph(block)
            case Table():
                if table := "\n".join(self._table(block)):
                    yield (f"**{_line(block.caption)}**\n\n" if one_line(block.caption) else "") + table
            case Contents():
                entries = [e for e in self._found.headings if e.level <= block.depth and e.text]
                yield "**Contents**" if entries else ""
                yield "\n".join(f"{'  ' * (e.level - 1)}- [{_escaped(e.text)}](#{e.name})" for e in entries)
            case PageBreak():
                return
            case Fold():
                yield f"**{_line(block.summary)}**" if one_line(block.summary) else ""
                yield from self.blocks(block.blocks)
            case Signatures():
                yield from map(_line, lines_of(block))

    def _paragraph(self, block: Paragraph) -> str:
        words = _begun(f"{_escaped(block.marker)} " * bool(block.marker) + self._runs(block.runs))
        if block.style == "title":
            return f"# {words}"
        # Deeper levels of the reviewed text are block quotes in block quotes: Markdown has no other indent.
        depth = block.indent + (block.style == "quote")
        lead = "> " * depth
        return "\n".join(lead + line for line in words.split("\n")) if words.strip(_SPACE) else ""

    def _bullets(self, items: list[Paragraph]) -> str:
        lines: list[str] = []
        depth = -1
        for item in items:
            depth = min(item.indent, depth + 1)  # an item two levels deeper would be a code block
            words = _begun(self._runs(item.runs)).replace("\n", "\n" + "  " * (depth + 1))
            lines.append(f"{'  ' * depth}- {words}")
        return "\n".join(lines)

    def _table(self, table: Table) -> Iterator[str]:
        header = table.header or ("",) * len(table.widths)
        yield f"| {' | '.join(_line(words) for words in header)} |"
        yield f"|{'---|' * len(header)}"
        for row in table.rows:
            yield f"| {' | '.join(self._cell(cell) for cell in row)} |"

    def _cell(self, cell: tuple[Paragraph, ...]) -> str:
        parts = [("• " if block.style == "bullet" else "") + self._runs(block.runs, breaks="<br>") for block in cell]
        return "<br>".join(part for part in parts if part)

    def _runs(self, runs: tuple[Run, ...], *, breaks: str = "\\\n") -> str:
        made = ""
        for position, run in enumerate(runs):
            made += self._run(run, next(self._steps), breaks, made, _begin(runs[position + 1 :]))
        return made.strip(_SPACE)

    def _run(self, run: Run, step: Step, breaks: str, made: str, rest: str) -> str:
        anchor = f'<a id="{step.name}"></a>' if step.name else ""
        notes = "".join(f"[^{_footnote(note)}]" for note in step.closes)
        words, before = printable(run.text).strip(_SPACE), made + anchor
        before += " " if printable(run.text)[:1] in _SPACE else ""  # white space stays outside the signs
        opens = words[:1].isalnum() or _parts(before[-1:])
        closes = words[-1:].isalnum() or printable(run.text)[-1:] in _SPACE or bool(notes) or _parts(rest)
        free = opens and closes and not before.endswith("~" if run.state == "struck" else "*")
        return anchor + _dressed(run, step, breaks, free=free) + notes


def _begin(runs: Sequence[Run]) -> str:
    """The first character of what follows: of words with a look of their own, a sign."""
    words, run = next(((words, run) for run in runs if (words := printable(run.text))), ("", None))
    signed = run is not None and (run.bold or run.italic or run.state != "kept") and words[0] not in _SPACE
    return "*" if signed else words[:1]


def _parts(character: str) -> bool:
    """Whether a sign between this character and another sign still counts: at an end, a blank, a mark of punctuation."""
    return character in _SPACE or character in punctuation or unicodedata.category(character)[0] == "P"


def _dressed(run: Run, step: Step, breaks: str, *, free: bool) -> str:
    """The words with the signs of their look; white space stays outside, where Markdown wants it.

    "**" between a letter and a sign neither opens nor closes; words that are not `free` get the HTML element instead.
    """
    text = printable(run.text)
    words = text.strip(_SPACE)
    if not words:
        return " " if text else ""
    before, after = (" " if text[0] in _SPACE else ""), (" " if text[-1] in _SPACE else "")
    made = breaks.join(_escaped(line) for line in words.split("\n"))
    made = f"<ins>{made}</ins>" if run.state == "inserted" else made
    plain = free and not words[0].isspace() and not words[-1].isspace()
    struck = run.state == "struck"
    for wanted, sign, tag in ((run.italic, "*", "em"), (run.bold, "**", "strong"), (struck, "~~", "del")):
        if wanted:
            made = f"{sign}{made}{sign}" if plain else f"<{tag}>{made}</{tag}>"
    if step.target:
        made = f"[{made}]({_address(step.target)})"
    return f"{before}{made}{after}"


def _escaped(words: str) -> str:
    return _SIGNS.sub(lambda found: f"\\{found[0]}", words)


def _begun(words: str) -> str:
    """The lines of a paragraph, no beginning of which makes a list, a rule or a heading."""
    return "\n".join(_START.sub(_unstarted, line) for line in words.split("\n"))


def _unstarted(found: re.Match[str]) -> str:
    sign, opening, middle, closing = found.groups()
    return f"\\{sign}" if sign else f"{chr(92) + opening if opening else ''}{middle}\\{closing}"


def _line(words: str) -> str:
    """Words of our own on one line."""
    return _begun(_escaped(one_line(words)))


def _address(target: str) -> str:
    """A link's target between pointed brackets if it holds what would end it."""
    safe = target.replace("<", "%3C").replace(">", "%3E").replace("\n", "%0A").replace("\\", "%5C")
    return f"<{safe}>" if re.search(r"[\s()]", safe) else safe


def _footnote(placed: PlacedNote) -> str:
    """A footnote's name: the note's id where Markdown takes it, else its number."""
    return placed.note.id if re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", placed.note.id) else str(placed.number)
