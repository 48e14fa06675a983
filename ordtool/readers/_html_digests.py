"""What a bill's printer puts beside the bill: a synopsis before its title, a sponsor's statement after its last section."""

from __future__ import annotations

from dataclasses import replace

from ordtool.readers._html_data import page_data
from ordtool.source import Line

PRINTED = "printer's note"
_LONGEST = 80  # lines


def without_digests(lines: list[Line]) -> list[Line]:
    """The lines with synopses and statements marked as no law.

    Told by lines that hold nothing but such a heading, and by where the bill begins: what has no beginning is left as it is.
    """
    data = page_data()
    law = [i for i, line in enumerate(lines) if line.style != "furniture" and line.text.strip()]
    begins = next((i for i in law if lines[i].number == "1" or data.begins.match(lines[i].text)), None)
    if begins is None:
        return lines
    marked = list(lines)
    first = next((i for i in law if i < begins and _heading(lines[i]) in data.digests_before), None)
    if first is not None and begins - first <= _LONGEST:
        _mark(marked, first, begins)
    enacted = next((i for i in law if i >= begins and _enacts(lines[i])), None)
    last = next((i for i in reversed(law) if i > begins and _heading(lines[i]) in data.digests_after), None)
    if last is not None and enacted is not None and enacted < last:
        _mark(marked, last, len(lines))
    return marked


def _heading(line: Line) -> str:
    return line.text.strip(" :.").casefold().replace("’", "'") if len(line.text) < 60 else ""


def _enacts(line: Line) -> bool:
    return (
        line.text.casefold().lstrip().startswith(("be it enacted", "be it ordained", "the people of", "be it resolved"))
    )


def _mark(lines: list[Line], start: int, end: int) -> None:
    for index in range(start, end):
        line = lines[index]
        if line.text.strip() and line.style != "furniture":
            lines[index] = replace(line, style="furniture", removed=PRINTED)
