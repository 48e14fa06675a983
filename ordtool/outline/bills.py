"""Where a section number belongs: to the law itself, or to the code that a bill section quotes."""

from __future__ import annotations

import re

from ordtool.numbering import SectionMark
from ordtool.ordinance import Kind
from ordtool.outline.growth import Growth
from ordtool.outline.openings import Opening, section_opening
from ordtool.outline.tree import Node, push

_JOINED = re.compile(r"[-.:–][0-9]")
_DIGITS = re.compile(r"[0-9]+")


def put_section(growth: Growth, here: Opening) -> None:
    """Open a section."""
    mark, stack = here.section, growth.stack
    assert mark is not None
    if not _make_room(growth, here):
        growth.forms.add(_form(mark))
    growth.begun = True
    words = here.openers[0].enumerator.start if here.openers else here.words
    push(stack, Node(Kind.SECTION, mark.start, words, mark.label, here.heading, mark, indent=here.indent))


def put_caption(growth: Growth, here: Opening, below: Opening) -> None:
    """Open a caption that stands between sections and has no number; `below` is the section that comes next."""
    word = "subcaption" if growth.text[here.span.start] == "(" else "caption"
    _make_room(growth, below)
    stack = growth.stack
    for place in range(len(stack) - 1, 0, -1):
        if stack[place].division == word or (stack[place].division == "subcaption" and word == "caption"):
            del stack[place:]
    words = growth.text[here.span.start + 1 : here.span.end - 1]
    version = (
        words if words.startswith("Text of Section") else ""
    )  # Illinois prints a section once for each pending change
    push(
        stack,
        Node(Kind.DIVISION, here.span.start, here.span.end, heading=here.span, division=word, alternative=version),
    )


def _make_room(growth: Growth, here: Opening) -> bool:
    """Close what a section ends; tells whether it is one that a bill section quotes."""
    assert here.section is not None
    outer = next((place for place, node in enumerate(growth.stack) if node.mark and not node.division), None)
    if outer is not None and _is_quoted(growth.stack[outer], here.section, growth.forms, here):
        _keep_quoting(growth, outer, here)
        return True
    _keep_divisions(growth, outer, here.section.number)
    return False


def bare_target(growth: Growth, here: Opening) -> Opening | None:
    """A quoted section that begins with its bare number: "7 Prohibition …" under "Section 7 … is amended to read:"."""
    node, text = growth.top(), growth.text
    told = node.directory
    if not told or not told.quotes or not told.target or node.children:
        return None
    start = here.span.start + here.quoted
    match = re.compile(rf"{re.escape(told.target)}(\.?)(?=\s)").match(text, start, here.span.end)
    if match is None:
        return None
    return section_opening(text, SectionMark("", told.target, told.target, start, match.end()), here)


def _keep_quoting(growth: Growth, outer: int, here: Opening) -> None:
    """Close all but the node that quotes, and the quoted chapters and articles below it."""
    quoting = growth.quoting() or outer
    growth.drop_deeper(here.indent, beside=True, keep=max(outer, quoting) + 1)
    stack = growth.stack
    keep = max(
        place for place, node in enumerate(stack) if place in (outer, quoting) or (node.division and place > outer)
    )
    del stack[max(keep, outer) + 1 :]


def _keep_divisions(growth: Growth, outer: int | None, number: str) -> None:
    """Close all but the divisions that hold the law's sections, and the sections whose number this one goes on with."""
    stack = growth.stack
    while len(stack) > 1:
        top = stack[-1]
        if top.division and (outer is None or len(stack) - 1 < outer):
            return
        if top.mark and not top.division and number.startswith(f"{top.mark.number}."):
            return
        stack.pop()


def _form(mark: SectionMark) -> str:
    return mark.word.lower().rstrip(".s")


def whole(mark: SectionMark) -> int | None:
    """The number of a section that is numbered like a bill's: 2, 2-a; None for a code's (10-61)."""
    digits = _DIGITS.match(mark.number)
    return int(digits[0]) if digits and not _JOINED.search(mark.number) else None


def _is_quoted(outer: Node, mark: SectionMark, forms: set[str], here: Opening) -> bool:
    """Whether a section number stands in the text that a bill section quotes, and is no bill section itself."""
    assert outer.mark is not None
    before, number, told = whole(outer.mark), whole(mark), outer.directory
    if before is None:
        return False
    if number is None or here.quoted:
        return True
    if here.indent is not None and outer.indent is not None:
        return here.indent > outer.indent + 0.5
    if told is None:
        return False
    if told.quotes and not outer.children and mark.number == told.target and _form(mark) != _form(outer.mark):
        return True
    if number == before + 1:
        return False
    return mark.number in told.numbers or _form(mark) not in forms or (told.quotes and number < before)
