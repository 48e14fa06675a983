"""Paragraphs to the tree of sections: which paragraph opens what, and what it belongs under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ordtool.numbering import Dress, Enumerator, SectionMark, first, readings
from ordtool.ordinance import Kind, Span
from ordtool.outline import inline
from ordtool.outline.amendatory import directory
from ordtool.outline.frame import frame_kind, opens_notes
from ordtool.outline.headings import defined_term, run_in_heading, whole_heading
from ordtool.outline.openings import Opening, converter_numbers, opening
from ordtool.outline.tree import Node, narrowed, push, same_look, sibling_level

_AHEAD = 60
_FRAGMENT = re.compile(r"(?:[;,:]|\b(?:and|or|and/or))[”\"]?\s*$")


@dataclass(slots=True)
class _Growth:
    """The tree as far as it has grown."""

    text: str
    openings: list[Opening]
    root: Node
    stack: list[Node]
    numbers: Counter[str]
    notes: bool = False
    begun: bool = False
    words: set[str] = field(default_factory=set)


def grow(text: str, paragraphs: Sequence[tuple[Span, bool]]) -> Node:
    """The root of the tree over a text; each paragraph is a span and whether it is styled as a heading."""
    spans = [span for span, _ in paragraphs]
    converted = converter_numbers(text, spans)
    openings = [opening(text, span, titled=titled, converted=converted) for span, titled in paragraphs]
    root = Node(Kind.PREAMBLE, 0, 0)
    numbers = Counter(o.section.number for o in openings if o.section)
    growth = _Growth(text, openings, root, [root], numbers)
    for place in range(len(openings)):
        _grow(growth, place)
    return root


def _grow(growth: _Growth, place: int) -> None:
    here = growth.openings[place]
    if not here.section and not here.division and (bare := _bare_target(growth, here)):
        here = growth.openings[place] = bare
    kind = (
        None
        if here.section or here.division
        else frame_kind(growth.text[here.span.start : here.span.end], law_begun=growth.begun)
    )
    if here.section or here.division:
        growth.notes = False
    if not any(letter.isalnum() for letter in growth.text[here.span.start : min(here.span.end, here.span.start + 60)]):
        return
    if kind or growth.notes:
        _put_frame(growth, here, kind or Kind.NOTE)
    elif here.division:
        _put_division(growth, here)
    elif here.section and _is_contents(growth, place):
        _put_frame(growth, here, Kind.NOTE)
    else:
        _put_law(growth, here, place)


def _put_law(growth: _Growth, here: Opening, place: int) -> None:
    if here.section:
        _put_section(growth, here)
    for number, opener in enumerate(here.openers):
        words = here.openers[number + 1].enumerator.start if number + 1 < len(here.openers) else here.words
        _put_enumerator(
            growth, opener.enumerator, opener.heading, words, here, place, lone=number == 0 and not here.section
        )
    if not here.section and not here.openers:
        _put_plain(growth, here)
    _put_inline(growth, here, place)
    _note_words(growth, here)


def _put_frame(growth: _Growth, here: Opening, kind: Kind) -> None:
    words = growth.text[here.span.start : here.span.end]
    growth.notes = growth.notes or (kind is Kind.NOTE and opens_notes(words))
    if kind in (Kind.RECITAL, Kind.ENACTING, Kind.SIGNATURE):
        del growth.stack[1:]
    host = growth.stack[0]
    for node in growth.stack:
        if node.kind in (Kind.SECTION, Kind.DIVISION):
            host = node
    host.children.append(Node(kind, here.span.start, here.span.start))


def _put_division(growth: _Growth, here: Opening) -> None:
    mark = here.division
    assert mark is not None
    word = mark.word.lower()
    low = _quoting(growth.stack)
    for place in range(len(growth.stack) - 1, low or 0, -1):
        node = growth.stack[place]
        if node.kind is not Kind.DIVISION:
            del growth.stack[place:]
        elif node.division == word:
            del growth.stack[place:]
            break
    growth.begun = True
    push(growth.stack, Node(Kind.DIVISION, mark.start, here.span.end, mark.label, here.heading, mark, division=word))


def _put_section(growth: _Growth, here: Opening) -> None:
    mark = here.section
    assert mark is not None
    outer = next((place for place, node in enumerate(growth.stack) if node.mark and not node.division), None)
    stack = growth.stack
    if outer is not None and _is_quoted(stack[outer], mark, growth.words, quoted=here.quoted):
        keep = max(place for place, node in enumerate(stack) if place == outer or (node.division and place > outer))
        del stack[keep + 1 :]
    else:
        while (
            stack[-1] is not growth.root
            and not (stack[-1].division and outer is None)
            and not _is_top_division(stack, outer)
        ):
            stack.pop()
        growth.words.add(_form(mark))
    growth.begun = True
    words = here.openers[0].enumerator.start if here.openers else here.words
    push(stack, Node(Kind.SECTION, mark.start, words, mark.label, here.heading, mark, quoted=here.quoted))


def _is_top_division(stack: Sequence[Node], outer: int | None) -> bool:
    return bool(stack[-1].division) and (outer is None or len(stack) - 1 < outer)


def _form(mark: SectionMark) -> str:
    return mark.word.lower().rstrip(".s")


def _whole(mark: SectionMark) -> int | None:
    digits = re.match(r"[0-9]+", mark.number)
    return int(digits[0]) if digits and not re.search(r"[-.:–][0-9]", mark.number) else None


def _is_quoted(outer: Node, mark: SectionMark, forms: set[str], *, quoted: bool) -> bool:
    """Whether a section number stands in the text that a bill section quotes, and is no bill section itself."""
    assert outer.mark is not None
    before, here = _whole(outer.mark), _whole(mark)
    told = outer.directory
    if before is None:
        return False
    if here is None or quoted:
        return True
    if told is None:
        return False
    if told.quotes and not outer.children and mark.number == told.target and _form(mark) != _form(outer.mark):
        return True
    if here == before + 1:
        return False
    return mark.number in told.numbers or _form(mark) not in forms or (told.quotes and here < before)


def _bare_target(growth: _Growth, here: Opening) -> Opening | None:
    """A quoted section that begins with its bare number: "7 Prohibition …" under "Section 7 … is amended to read:"."""
    node = growth.stack[-1]
    told = node.directory
    if not told or not told.quotes or not told.target or node.children:
        return None
    start = here.span.start + here.quoted
    match = re.compile(rf"{re.escape(told.target)}(\.?)(?=\s)").match(growth.text, start, here.span.end)
    if match is None:
        return None
    mark = SectionMark("", told.target, told.target, start, match.end())
    words = match.end() + 1
    heading = run_in_heading(growth.text, words, here.span.end) or (
        Span(words, here.span.end) if here.span.end - words < 120 else None
    )
    return Opening(
        here.span, min(here.span.end, heading.end + 1 if heading else words), mark, None, heading, quoted=here.quoted
    )


def _is_contents(growth: _Growth, place: int) -> bool:
    """A line of a table of contents: a section's number and heading that come again later, with its words."""
    here, mark = growth.openings[place], growth.openings[place].section
    assert mark is not None
    growth.numbers[mark.number] -= 1
    if (
        growth.numbers[mark.number] < 1
        or here.openers
        or here.words < here.span.end
        or place + 1 >= len(growth.openings)
    ):
        return False
    return growth.openings[place + 1].section is not None


def _quoting(stack: Sequence[Node]) -> int | None:
    """The place of the innermost node whose directory clause says that quoted text follows."""
    return next(
        (place for place in range(len(stack) - 1, 0, -1) if stack[place].directory and stack[place].directory.quotes),
        None,
    )  # type: ignore[union-attr]


def _floor(stack: Sequence[Node]) -> int:
    return max((place for place, node in enumerate(stack) if node.mark), default=0)


def _put_enumerator(
    growth: _Growth, found: Enumerator, heading: Span | None, words: int, here: Opening, place: int, *, lone: bool
) -> None:
    stack = growth.stack
    level = sibling_level(stack, _floor(stack), found, _ahead(growth, place)) if lone else None
    before = stack[level] if level is not None else None
    if lone and level is None:
        _drop_inline(stack)
        level = _restart(growth, found)
    if level is not None:
        del stack[level:]
    term = defined_term(growth.text, words, here.span.end)
    kind = Kind.DEFINITION if term else Kind.SUBDIVISION
    growth.begun = True
    node = Node(
        kind, found.start, words, found.text, heading, None, found, narrowed(before, found), term, quoted=here.quoted
    )
    node.before = here.span.start if lone else found.start
    push(stack, node)


def _restart(growth: _Growth, found: Enumerator) -> int | None:
    """Where a series begins again that is already open: in the place of the old one, unless a lead-in opens it below."""
    stack = growth.stack
    starts = tuple(r for r in readings(found.value) if first(r))
    if not starts or not stack[-1].enumerator or _leads_in(growth, stack[-1]):
        return None
    return next((p for p in range(len(stack) - 1, _floor(stack), -1) if same_look(stack[p], found.dress, starts)), None)


def _leads_in(growth: _Growth, node: Node) -> bool:
    return growth.text[max(node.start, node.said - 2) : node.said].rstrip().endswith((":", "—", "–"))


def _ahead(growth: _Growth, place: int) -> Iterator[Enumerator]:
    for later in growth.openings[place + 1 : place + 1 + _AHEAD]:
        if later.section:
            return
        for opener in later.openers:
            yield opener.enumerator


def _put_plain(growth: _Growth, here: Opening) -> None:
    stack = growth.stack
    _drop_inline(stack)
    top = stack[-1]
    if not growth.begun:
        kind = Kind.DEFINITION if here.term else Kind.PREAMBLE
        push(stack, Node(kind, here.span.start, here.words, term=here.term))
        stack.pop()
        return
    if (
        top.division
        and not top.heading
        and not top.children
        and whole_heading(growth.text, here.span.start, here.span.end)
    ):
        top.heading, top.words = here.span, here.span.end
        return
    if not here.term and top is not growth.root and not top.children and top.words >= top.said and not top.division:
        top.words = here.span.start
        return
    del stack[_host(growth, here) + 1 :]
    heading = run_in_heading(growth.text, here.span.start, here.span.end)
    words = _skip_heading(growth.text, heading, here)
    kind = Kind.DEFINITION if here.term else Kind.PARAGRAPH
    push(stack, Node(kind, here.span.start, words, heading=heading, term=here.term, quoted=here.quoted))


def _skip_heading(text: str, heading: Span | None, here: Opening) -> int:
    if heading is None:
        return here.words
    return heading.end + (text[heading.end : heading.end + 1] == " ")


def _host(growth: _Growth, here: Opening) -> int:
    """The place in the stack of what an unnumbered paragraph belongs under."""
    stack = growth.stack
    floor = _floor(stack)
    if here.term:
        older = [
            p for p, node in enumerate(stack) if p > floor and node.kind is Kind.DEFINITION and not node.enumerator
        ]
        if older:
            return older[0] - 1
    place = len(stack) - 1
    while place > floor and (stack[place].kind is Kind.PARAGRAPH or _list_is_over(growth, place, here)):
        place -= 1
    return place


def _list_is_over(growth: _Growth, place: int, here: Opening) -> bool:
    """Whether a node was the last item of a list that is one sentence: what follows belongs to the lead-in."""
    node, above = growth.stack[place], growth.stack[place - 1]
    if not node.enumerator or len(above.children) < 2:
        return False
    older = above.children[-2]
    words = growth.text[max(older.start, node.start - 12) : node.start]
    return _FRAGMENT.search(words) is not None


def _drop_inline(stack: list[Node]) -> None:
    while stack[-1].inline:
        stack.pop()


def _put_inline(growth: _Growth, here: Opening, place: int) -> None:
    stack = growth.stack
    after = growth.openings[place + 1] if place + 1 < len(growth.openings) else None
    upcoming = after.openers[0].enumerator if after and after.openers and not after.section else None
    openers = [opener.enumerator for opener in here.openers]
    base = len(stack) - len(openers)
    for item in inline.items(growth.text, here.words, here.span.end, openers=openers, after=upcoming):
        del stack[base + item.depth :]
        start = item.enumerator.end
        start += growth.text[start : start + 1] == " "
        heading = run_in_heading(growth.text, start, here.span.end)
        words = heading.end + 1 if heading else start
        term = defined_term(growth.text, words, here.span.end)
        older = stack[-1].last()
        shown = narrowed(
            older if older and older.enumerator and older.enumerator.dress is item.enumerator.dress else None,
            item.enumerator,
        )
        kind = Kind.DEFINITION if term else Kind.SUBDIVISION
        node = Node(
            kind, item.enumerator.start, words, item.enumerator.text, heading, None, item.enumerator, shown, term
        )
        node.inline = item.depth >= len(openers)
        push(stack, node)


def _note_words(growth: _Growth, here: Opening) -> None:
    """Remember how far each open node has spoken, and read the directory clause of the innermost."""
    for node in growth.stack:
        node.said = here.span.end
    top = growth.stack[-1]
    if top.directory is None and (top.mark or top.enumerator) and not top.inline and not top.children:
        top.directory = directory(growth.text[top.words : here.span.end])


__all__ = ["Dress", "grow"]
