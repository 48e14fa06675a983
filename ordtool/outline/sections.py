"""Paragraphs to the tree of sections: which paragraph opens what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ordtool.amendatory import directory
from ordtool.ordinance import Kind
from ordtool.outline.bills import bare_target, put_caption, put_section, whole
from ordtool.outline.clauses import put_inline, put_openers, put_plain
from ordtool.outline.frame import frame_kind, opens_notes
from ordtool.outline.growth import Growth
from ordtool.outline.habits import habits
from ordtool.outline.headings import LONGEST_HEADING, whole_heading
from ordtool.outline.openings import Opening, opening
from ordtool.outline.paragraphs import Paragraph
from ordtool.outline.tree import Node, push

_LOOK = 60


def grow(text: str, paragraphs: Sequence[Paragraph]) -> Node:
    """The root of the tree over a text; the paragraphs' spans count in that text."""
    known = habits(text, paragraphs)
    openings = [opening(text, paragraph, known) for paragraph in paragraphs]
    numbers = Counter(here.section.number for here in openings if here.section)
    growth = Growth(text, openings, [Node(Kind.PREAMBLE, 0, 0)], numbers, known.lost)
    for place in range(len(openings)):
        _grow(growth, place)
    return growth.stack[0]


def _grow(growth: Growth, place: int) -> None:
    here = growth.openings[place]
    words = growth.text[here.span.start : here.span.end]
    if not any(letter.isalnum() for letter in words[:_LOOK]):
        return
    if not here.section and not here.division and (bare := bare_target(growth, here)):
        here = growth.openings[place] = bare
    opens = here.section is not None or here.division is not None
    growth.notes = growth.notes and not opens
    kind = None if opens else frame_kind(words, law_begun=growth.begun)
    if kind is None and (below := _captioned(growth, place)) is not None:
        put_caption(growth, here, below)
    elif kind or growth.notes:
        _put_frame(growth, here, kind or Kind.NOTE)
    elif here.division:
        _put_division(growth, here)
    elif here.section and _is_contents(growth, place):
        _put_frame(growth, here, Kind.NOTE)
    else:
        _put_law(growth, here, place)


def _put_law(growth: Growth, here: Opening, place: int) -> None:
    if here.section:
        put_section(growth, here)
    put_openers(growth, here, place)
    if not here.section and not here.openers:
        put_plain(growth, here, place)
    put_inline(growth, here, place)
    for node in growth.stack:
        node.said = here.span.end
    _read_directory(growth, here)


def _read_directory(growth: Growth, here: Opening) -> None:
    """Read the innermost node's words as a directory clause, if such may stand there."""
    top = growth.top()
    if top.directory or top.inline or top.children or top.division or top is growth.stack[0]:
        return
    if not (top.mark or top.enumerator or (len(growth.stack) == 2 and growth.enacted)):
        return
    outer = next((place for place, node in enumerate(growth.stack) if node.directory), None)
    if top.enumerator and (outer is None or any(node.mark for node in growth.stack[outer + 1 :])):
        return
    if top.mark and (outer is not None or whole(top.mark) is None):
        return
    top.directory = directory(growth.text[top.words : here.span.end])


def _put_frame(growth: Growth, here: Opening, kind: Kind) -> None:
    words = growth.text[here.span.start : here.span.end]
    growth.notes = growth.notes or (kind is Kind.NOTE and opens_notes(words))
    stack = growth.stack
    growth.enacted = growth.enacted or kind is Kind.ENACTING
    if kind in (Kind.RECITAL, Kind.ENACTING, Kind.SIGNATURE):
        del stack[1:]
    while len(stack) > 1 and stack[-1].kind not in (Kind.SECTION, Kind.DIVISION):
        stack.pop()
    stack[-1].children.append(Node(kind, here.span.start, here.span.start))


def _put_division(growth: Growth, here: Opening) -> None:
    mark, stack = here.division, growth.stack
    assert mark is not None
    word = mark.word.lower()
    low = growth.quoting() or 0
    for place in range(len(stack) - 1, low, -1):
        node = stack[place]
        if not node.division or node.division == word:
            del stack[place:]
        if node.division == word:
            break
    growth.begun = True
    node = Node(Kind.DIVISION, mark.start, here.span.end, mark.label, here.heading, mark, division=word)
    node.indent = here.indent
    push(stack, node)


_ASIDE = re.compile(r"\([A-Z][^()\n]{3,90}\)")


def _captioned(growth: Growth, place: int) -> Opening | None:
    """The section that comes next, if this paragraph is a caption over it: "ENFORCEMENT", "(Temporary Provisions)"."""
    here, top = growth.openings[place], growth.top()
    if top.division and not top.heading:  # it is the heading of "CHAPTER 12"
        return None
    if not (growth.begun or growth.enacted) or not _looks_caption(growth.text, here):
        return None
    for below in growth.openings[place + 1 : place + 4]:
        if below.section:
            return below
        if not _looks_caption(growth.text, below):
            return None
    return None


def _looks_caption(text: str, here: Opening) -> bool:
    if here.section or here.division or here.openers or here.span.end - here.span.start > LONGEST_HEADING:
        return False
    words = text[here.span.start : here.span.end]
    return (words.isupper() and len(words) > 3 and whole_heading(words, 0, len(words)) is not None) or _ASIDE.fullmatch(
        words
    ) is not None


def _is_contents(growth: Growth, place: int) -> bool:
    """A line of a table of contents: a section's number and heading that come again later, with its words."""
    here = growth.openings[place]
    assert here.section is not None
    growth.numbers[here.section.number] -= 1
    if growth.numbers[here.section.number] < 1 or here.openers or here.words < here.span.end:
        return False
    after = growth.openings[place + 1] if place + 1 < len(growth.openings) else None
    return after is not None and (after.section is not None or after.division is not None)
