"""What the tests of marks share: a small notation of how words are set, and of what they were read as.

Tags `<u>`, `<uu>`, `<s>`, `<ss>`, `<b>`, `<i>`, `<sans>`, `<hl>` and `<c #ff0000>` set words; `{+new+}`, `[-old-]`,
`{d+…+}` and `[d-…-]` show what was read, on the axis of the law or of the draft.
"""

from __future__ import annotations

import re

from ordtool import markup
from ordtool.source import Axis, Line, Look, Mark, Sign, Span, State

LOOKS = {
    "u": Look.UNDERLINE, "uu": Look.DOUBLE_UNDERLINE, "s": Look.STRIKE, "ss": Look.DOUBLE_STRIKE, "b": Look.BOLD,
    "i": Look.ITALIC, "sans": Look.SANS, "hl": Look.HIGHLIGHT, "c": Look.COLOUR,
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-z]+)(?: (#[0-9a-f]{6}))?>")
CODE = "Section 1. Section 5.1 of the code is amended to read as follows:\n"


def typeset(words: str) -> tuple[str, list[Span], list[Sign]]:
    """The text, its paragraphs (one a line) and its signs; an element may span lines."""
    pieces: list[str] = []
    opened: list[tuple[str, int, str]] = []
    signs: list[Sign] = []
    length = at = 0
    for tag in _TAG.finditer(words):
        if tag[2] not in LOOKS:
            continue
        pieces.append(words[at : tag.start()])
        length, at = length + tag.start() - at, tag.end()
        if not tag[1]:
            opened.append((tag[2], length, tag[3] or ""))
            continue
        name, start, detail = opened.pop()
        assert name == tag[2], f"<{name}> ends with </{tag[2]}>"
        signs.append(Sign(Span(start, length), LOOKS[name], detail))
    pieces.append(words[at:])
    text = "".join(pieces)
    return text, paragraphs(text), sorted(signs, key=lambda sign: sign.span)


def paragraphs(text: str) -> list[Span]:
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def shown(text: str, marks: tuple[Mark, ...]) -> str:
    """The text with its marks in the notation."""
    pieces: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.span):
        draft = "d" if mark.axis is Axis.DRAFT else ""
        struck = mark.state is State.STRUCK
        opens, closes = (f"[{draft}-", "-]") if struck else (f"{{{draft}+", "+}")
        pieces += [text[at : mark.span.start], opens, text[mark.span.start : mark.span.end], closes]
        at = mark.span.end
    return "".join([*pieces, text[at:]])


def read(words: str, *, house: str = "", margins: str = "") -> markup.Markup:
    text, spans, signs = typeset(words)
    lines = [Line(line, style="furniture", page=1) for line in margins.split("\n") if line]
    return markup.read(text, spans, signs=signs, margins=lines, house=house)


def reads(words: str, *, house: str = "", margins: str = "") -> str:
    """How a text set in the notation is read."""
    return shown(typeset(words)[0], read(words, house=house, margins=margins).marks)
