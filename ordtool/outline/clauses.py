"""Where a paragraph that opens no section belongs: subdivisions, definitions, plain paragraphs, lists in running text."""

from __future__ import annotations

import re

from ordtool.amendatory import directory
from ordtool.numbering import Enumerator, first, follows, readings
from ordtool.ordinance import Kind
from ordtool.outline import inline
from ordtool.outline.definitions import defined_term
from ordtool.outline.growth import Growth
from ordtool.outline.headings import LONGEST_HEADING, run_in_heading, skip_blanks, whole_heading
from ordtool.outline.openings import Opening
from ordtool.outline.tree import Node, closed_sibling, narrowed, push, same_look, sibling_level

_FRAGMENT = re.compile(r"(?:[;,:]|\b(?:and|or|and/or))[”\"]?\s*$")


def put_openers(growth: Growth, here: Opening, place: int) -> None:
    """Open the subdivisions that a paragraph begins with."""
    if here.openers and not growth.begun and growth.top().kind is Kind.PREAMBLE:
        del growth.stack[1:]
    for number, opener in enumerate(here.openers):
        found = opener.enumerator
        words = here.openers[number + 1].enumerator.start if number + 1 < len(here.openers) else here.words
        alone = number == 0 and not here.section
        before = _close_for(growth, here, found, place) if alone else None
        last = number + 1 == len(here.openers)
        kind = Kind.DEFINITION if last and here.term else Kind.SUBDIVISION
        shown = narrowed(before, found)
        node = Node(kind, found.start, words, found.text, opener.heading, None, found, shown, here.term if last else "")
        node.before = here.span.start if alone else found.start
        node.indent = here.indent
        push(growth.stack, node)
    growth.begun = growth.begun or bool(here.openers)


def _close_for(growth: Growth, here: Opening, found: Enumerator, place: int) -> Node | None:
    """Close what an enumerator ends; gives the node that it comes after, if any."""
    stack = growth.stack
    low = growth.floor()
    if here.indent is not None:
        growth.drop_inline()
        growth.drop_deeper(here.indent + 1, beside=True, keep=low + 1)
        return _close_beside(growth, here.indent)
    level = sibling_level(stack, low, found, growth.ahead(place))
    if level is None:
        growth.drop_inline()
        older = closed_sibling(stack, low, found, list(growth.ahead(place)))
        if older is not None:
            return older
        level = _restart(growth, found)
    if level is not None:
        before = stack[level]
        del stack[level:]
        return before
    if not any(first(r) for r in readings(found.value)):
        _leave_items(growth)
    return None


def _close_beside(growth: Growth, indent: float) -> Node | None:
    """Close what is set as far right as an enumerator; words after a list, and then the item that held the list."""
    closed: Node | None = None
    while (beside := growth.top()).indent is not None and beside.mark is None:
        if abs(beside.indent - indent) > 0.5 or (closed is not None and not beside.enumerator):
            break
        closed = growth.stack.pop()
        if closed.enumerator:
            break
    return closed


def _leave_items(growth: Growth) -> None:
    """Close what a number from the middle of a series cannot belong to: unnumbered definitions, items that lead nothing in."""
    stack, floor = growth.stack, growth.floor()
    bare = [
        place
        for place in range(floor + 1, len(stack))
        if stack[place].kind is Kind.DEFINITION and not stack[place].enumerator
    ]
    if bare:
        del stack[bare[0] :]
    elif not growth.leads_in(stack[-1]):
        del stack[floor + 1 :]


def _restart(growth: Growth, found: Enumerator) -> int | None:
    """Where a series begins again that is already open: in the place of the old one, unless a lead-in opens it below."""
    stack = growth.stack
    starts = tuple(r for r in readings(found.value) if first(r))
    if not starts or not stack[-1].enumerator or growth.leads_in(stack[-1]):
        return None
    places = range(len(stack) - 1, growth.floor(), -1)
    return next((place for place in places if same_look(stack[place], found.dress, starts)), None)


def put_plain(growth: Growth, here: Opening, place: int) -> None:
    """Put a paragraph without an enumerator: the words of a silent heading, a definition, or a paragraph of its host."""
    text, stack = growth.text, growth.stack
    growth.drop_inline()
    growth.begun = growth.begun or (growth.enacted and directory(text[here.span.start : here.span.end]) is not None)
    if not growth.begun:
        del stack[1:]
        push(stack, Node(Kind.DEFINITION if here.term else Kind.PREAMBLE, here.span.start, here.words, term=here.term))
        return
    top = growth.top()
    if top.division and not top.heading and not top.children and whole_heading(text, here.span.start, here.span.end):
        top.heading, top.words = here.span, here.span.end
        return
    if growth.silent(top) and (not here.term or top.enumerator):
        top.words = here.words
        top.kind, top.term = (Kind.DEFINITION, here.term) if here.term else (top.kind, top.term)
        return
    if _stands_alone(growth, place):
        del stack[growth.floor() + 1 :]
        push(stack, Node(Kind.PARAGRAPH, here.span.start, here.span.end, heading=here.span, indent=here.indent))
        return
    heading = run_in_heading(text, here.span.start, here.span.end)
    del stack[_host(growth, here, place, headed=heading is not None) + 1 :]
    words = skip_blanks(text, heading.end, here.span.end) if heading else here.words
    same = here.term and growth.top().term == here.term
    kind = Kind.DEFINITION if here.term and not same else Kind.PARAGRAPH
    push(stack, Node(kind, here.span.start, words, heading=heading, term="" if same else here.term, indent=here.indent))


def _stands_alone(growth: Growth, place: int) -> bool:
    """Whether a paragraph is a heading over unnumbered ones, as where a converter lost the law's own letters."""
    around = growth.openings[max(0, place - 1) : place + 2]
    here, after = growth.openings[place], around[-1]
    if after is here or after.section or after.division or here.term or here.indent is not None:
        return False
    return [_all_heading(growth.text, other) for other in around if other is not here].count(
        True
    ) == 0 and _all_heading(growth.text, here)


def _all_heading(text: str, here: Opening) -> bool:
    plain = not (here.section or here.division or here.openers)
    words = text[here.span.start : min(here.span.end, here.span.start + LONGEST_HEADING)].rstrip()
    return plain and words.endswith(".") and whole_heading(text, here.span.start, here.span.end) is not None


def _host(growth: Growth, here: Opening, at: int, *, headed: bool) -> int:
    """The place in the stack of what an unnumbered paragraph belongs under."""
    stack, floor = growth.stack, growth.floor()
    if floor == 0 and growth.enacted and directory(growth.text[here.span.start : here.span.end]) is not None:
        return 0
    if here.indent is not None:
        growth.drop_deeper(here.indent, beside=bool(here.term), keep=floor + 1)
        return max(floor, len(stack) - 1 - (stack[-1].kind is Kind.PARAGRAPH))
    bare = [
        place
        for place, node in enumerate(stack)
        if place > floor and node.kind is Kind.DEFINITION and not node.enumerator
    ]
    if here.term:
        same = [place for place, node in enumerate(stack) if place > floor and node.term == here.term]
        if same or bare:
            return same[-1] if same else bare[0] - 1
    elif headed and bare:
        return bare[0] - 1
    place = len(stack) - 1
    if growth.lost and place > floor and stack[place].enumerator:
        return place - 1  # its own number is likely one of the lost: better to cite too little than what is false
    while place > floor and (stack[place].kind is Kind.PARAGRAPH or _list_is_over(growth, place, at)):
        place -= 1
    return place


def _list_is_over(growth: Growth, place: int, at: int) -> bool:
    """Whether a node was the last item of a list that is one sentence: what follows belongs to the lead-in."""
    node, above = growth.stack[place], growth.stack[place - 1]
    if not node.enumerator or len(above.children) < 2 or _goes_on(growth, node, at):
        return False
    older = above.children[-2]
    if growth.text[max(0, node.said - 8) : node.said].rstrip('”" \n').endswith((";", "and", "or", ",")):
        return False
    return _FRAGMENT.search(growth.text[max(older.start, node.since() - 12) : node.since()]) is not None


def _goes_on(growth: Growth, node: Node, at: int) -> bool:
    """Whether one of the next paragraphs goes on with a node's series."""
    assert node.enumerator is not None
    for later in growth.ahead(at):
        if later.dress is node.enumerator.dress and any(
            follows(a, b) for a in node.readings for b in readings(later.value)
        ):
            return True
    return False


def put_inline(growth: Growth, here: Opening, place: int) -> None:
    """Open the items of lists in the paragraph's running text."""
    stack = growth.stack
    after = growth.openings[place + 1] if place + 1 < len(growth.openings) else None
    upcoming = after.openers[0].enumerator if after and after.openers and not after.section else None
    openers = [opener.enumerator for opener in here.openers]
    base = len(stack) - len(openers)
    items = inline.items(growth.text, here.words, here.span.end, openers=openers, after=upcoming)
    ends = [item.enumerator.start for item in items[1:]] + [here.span.end]
    for item, end in zip(items, ends, strict=False):
        del stack[max(1, base + item.depth - (item.sentence is not None)) :]
        if item.sentence is not None:
            push(stack, Node(Kind.PARAGRAPH, item.sentence, item.sentence, inline=True))
        node = _inline_node(growth, item.enumerator, end)
        node.inline = item.depth >= len(openers)
        push(stack, node)


def _inline_node(growth: Growth, found: Enumerator, end: int) -> Node:
    start = skip_blanks(growth.text, found.end, end)
    heading = run_in_heading(growth.text, start, end)
    words = skip_blanks(growth.text, heading.end, end) if heading else start
    term = defined_term(growth.text, words, end, listed=True)
    older = growth.top().last()
    alike = older if older and older.enumerator and older.enumerator.dress is found.dress else None
    kind = Kind.DEFINITION if term else Kind.SUBDIVISION
    return Node(kind, found.start, words, found.text, heading, None, found, narrowed(alike, found), term)
