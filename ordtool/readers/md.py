"""Markdown, as converters of municipal codes write it: headings, lists and emphasis; the words are what counts.

The number of a Markdown list is the converter's own when an enumerator of the law follows it ("2. (b) Notice."), and is
then left out. Physical lines stay lines.
"""

from __future__ import annotations

import re
from hashlib import sha256

from ordtool.readers.txt import decode, split
from ordtool.source import Line, Source

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(?=\S)")
_NUMBER = re.compile(r"([ \t]*)\d{1,9}[.)][ \t]+(?=\S)")
_ENUMERATOR = re.compile(
    r"\(?(?:[A-Za-z]{1,2}|[ivxlcIVXLC]{1,7}|\d{1,3})[.)]\s|§|(?:Sec|Section|SECTION|SEC)\b\.?\s*\d"
)
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$")
_LINK = re.compile(
    r"""(?<!\\) !? \[ ([^\[\]]*) \] \( (?: [^()\s] | \( [^()\s]* \) )* (?: \s+ "[^"]*" )? \)
    | < ( (?: https? | mailto ) : [^<>\s]+ ) >""",
    re.X,
)
_NOTE = re.compile(r" {0,3}\[\^(?P<name>[^\]\s]+)\]:[ \t]*")
_OURS = re.compile(r"note\d+")  # as writers/md names them
_OF_NOTE = re.compile(r"(?: {4}|\t)\s*\S")
# Runs of four and more are blanks to fill in, not emphasis.
_DELIMITER = re.compile(r"\\([!-/:-@\[-`{-~])|((?<!\*)\*{1,3}(?!\*)|(?<!_)_{1,3}(?!_)|`+)")
_STEP = 2  # spaces of indentation a nested list has at least


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of Markdown; `pages` is not used (Markdown has none). Raises InputError for binary data."""
    text, warnings = decode(name, data)
    lines = tuple(_lines(_unmarked(split(_uncommented(text)))))
    title = next((line.text for line in lines if line.style == "heading" and line.level == 1), "")
    return Source(name=name, sha256=sha256(data).hexdigest(), lines=lines, title=title, warnings=warnings)


def _uncommented(text: str) -> str:
    """The text without HTML comments; one that does not end is text."""
    pieces: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces.append(text[position:start])
        position = end + 3
    return "".join([*pieces, text[position:]])


def _unmarked(rows: list[str]) -> list[str]:
    """The rows without the marks of the footnotes that the text has; “[^x]” that leads to none is text."""
    names = [hit["name"] for row in rows if (hit := _NOTE.match(row))]
    if not names:
        return rows
    marks = re.compile(rf"\[\^(?:{'|'.join(map(re.escape, names))})\](?!:)")
    return [marks.sub("", row) for row in rows]


def _lines(rows: list[str]) -> list[Line]:
    lines: list[Line] = []
    fenced = noted = ours = False
    for row in rows:
        note = None if fenced else _NOTE.match(row)
        noted = bool(note) or (noted and (not row.strip() or bool(_OF_NOTE.match(row))))
        if noted:
            ours = bool(_OURS.fullmatch(note["name"])) if note else ours
            lines.append(_note_line(row[note.end() :] if note else row.strip(), ours=ours))
        elif _FENCE.match(row):
            fenced = not fenced
        elif fenced:
            lines.append(Line(row))
        else:
            line = _line(row)
            lines.extend([line] if line else [])
    return lines


def _note_line(row: str, *, ours: bool) -> Line:
    """A row of a footnote; what stands in ordtool's own is a comment on the text and no part of it."""
    if ours:
        return Line(words(row), style="furniture", removed="comment", starts=True)
    return Line(words(row), style="note", starts=True)


def _line(row: str) -> Line | None:
    """A row of Markdown as a `Line`; None for one that only draws (the rule under a table's head)."""
    if heading := _HEADING.match(row):
        return Line(words(heading[2]), level=len(heading[1]), style="heading", starts=True)
    if _RULE.match(row):
        return Line("")
    if "|" in row and _TABLE_RULE.match(row):
        return None
    if row.lstrip().startswith("|"):
        cells = row.strip().strip("|").split("|")
        return Line("\t".join(words(cell.strip()) for cell in cells), style="table", starts=True)
    return _item(row) or Line(words(re.sub(r"^ {0,3}(?:> ?)+", "", row)))


def _item(row: str) -> Line | None:
    """A list item, None for any other row."""
    if bullet := _BULLET.match(row):
        return _list_line(row[bullet.end() :], bullet[1])
    number = _NUMBER.match(row)
    if not number:
        return None
    rest = row[number.end() :]
    return _list_line(rest if _ENUMERATOR.match(rest) else row.strip(), number[1])


def _list_line(text: str, indent: str) -> Line:
    depth = len(indent.expandtabs(4)) // _STEP
    return Line(words(text), level=depth, style="list", starts=True)


def words(text: str) -> str:
    """A line's words without Markdown's emphasis, links and escapes; what is no pair of marks stays as it is."""
    text = _LINK.sub(lambda link: link[1] or link[2] or "", text)
    marks = list(_DELIMITER.finditer(text))
    dropped: set[int] = set()
    opened: dict[str, int] = {}
    for index, mark in enumerate(marks):
        sign = mark[2]
        if not sign:
            continue
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        if sign in opened and _closes(sign, before, after):
            dropped |= {opened.pop(sign), index}
        elif _opens(sign, before, after):
            opened[sign] = index
    pieces, end = [], 0
    for index, mark in enumerate(marks):
        pieces += [text[end : mark.start()], mark[1] or ("" if index in dropped else mark[0])]
        end = mark.end()
    return "".join([*pieces, text[end:]])


def _opens(sign: str, before: str, after: str) -> bool:
    return bool(after.strip()) and not (sign[0] == "_" and before.isalnum())


def _closes(sign: str, before: str, after: str) -> bool:
    return bool(before.strip()) and not (sign[0] == "_" and after.isalnum())
