"""The characters of an original paragraph as they stand now, and runs cut so that a range has runs of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from ordtool.docx_characters import Piece, characters
from ordtool.docx_package import Element, W
from ordtool.writers._redline.document import Document

GONE = frozenset((W + "del", W + "moveFrom"))
TRACKED = frozenset((*GONE, W + "ins", W + "moveTo"))
_PROPERTIES = frozenset((W + "rPr", W + "pPr"))
# What shows nothing and belongs to the words beside it; anything else without characters stays where it is.
_NEUTRAL = frozenset((W + "lastRenderedPageBreak", W + "softHyphen", W + "t", W + "delText"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def pieces(document: Document, paragraphs: Sequence[Element]) -> list[Piece]:
    """The original's characters in the `w:p` that its paragraph has become, numbered as they were."""
    if document.held is not None and document.held[0] is paragraphs:
        return document.held[1]
    found: list[Piece] = []
    at = 0
    for paragraph in paragraphs:
        for piece in characters(paragraph):
            if not document.is_ours(piece.element):
                width = piece.end - piece.start
                found.append(Piece(piece.element, at, at + width))
                at += width
    return found


def hold(document: Document, paragraphs: Sequence[Element]) -> None:
    """Count a paragraph's characters once for all its edits: they cut texts in two (`divide`), and move none."""
    document.held = None
    document.held = paragraphs, pieces(document, paragraphs)


def above(element: Element) -> Iterator[Element]:
    """What holds an element within its own paragraph, from the inside out."""
    for ancestor in element.iterancestors():
        if ancestor.tag == W + "p":
            return
        yield ancestor


def is_gone(element: Element) -> bool:
    """Whether a tracked deletion, anybody's, holds an element."""
    return any(ancestor.tag in GONE for ancestor in above(element))


def run_of(element: Element) -> Element | None:
    """The run that holds an element directly; None for one that cannot be cut free (mathematics)."""
    parent = element.getparent()
    return parent if parent is not None and parent.tag == W + "r" else None


def paragraph_of(element: Element) -> Element:
    """The innermost `w:p` around an element."""
    return next(ancestor for ancestor in element.iterancestors() if ancestor.tag == W + "p")


def live_text(document: Document, paragraphs: Sequence[Element], start: int, end: int) -> str:
    """The characters of a range that nobody has deleted."""
    found = pieces(document, paragraphs)
    some = found[bisect_right(found, start, key=_end) : bisect_left(found, end, key=_start)]
    return "".join(
        piece.text[max(0, start - piece.start) : max(0, end - piece.start)]
        for piece in some
        if not is_gone(piece.element)
    )


def _start(piece: Piece) -> int:
    return piece.start


def _end(piece: Piece) -> int:
    return piece.end


def divide(document: Document, paragraphs: Sequence[Element], offset: int) -> None:
    """See to it that no text element holds characters on both sides of an offset."""
    found = pieces(document, paragraphs)
    at = bisect_right(found, offset, key=_end)
    if at == len(found) or found[at].start >= offset or run_of(found[at].element) is None:
        return
    piece = found[at]
    rest = _divide(piece.element, offset - piece.start)
    if document.held is not None and document.held[1] is found:
        found[at : at + 1] = [Piece(piece.element, piece.start, offset), Piece(rest, offset, piece.end)]
    else:
        document.held = None


def _divide(text: Element, at: int) -> Element:
    words = text.text or ""
    rest = deepcopy(text)
    text.text, rest.text, rest.tail = words[:at], words[at:], None
    for half in (text, rest):
        half.set(_SPACE, "preserve")
    text.addnext(rest)
    return rest


def covered(document: Document, paragraphs: Sequence[Element], start: int, end: int) -> list[Element]:
    """The elements that hold the characters of a range and no others, in order; mathematics only where it is all in it."""
    divide(document, paragraphs, start)
    divide(document, paragraphs, end)
    found = pieces(document, paragraphs)
    return [
        piece.element for piece in found[bisect_left(found, start, key=_start) : bisect_right(found, end, key=_end)]
    ]


def around(document: Document, paragraphs: Sequence[Element], offset: int) -> tuple[list[Piece], list[Piece]]:
    """The pieces with characters before an offset, from it outwards, and those with characters after it."""
    found = pieces(document, paragraphs)
    before = found[: bisect_left(found, offset, key=_start)]
    return before[::-1], found[bisect_right(found, offset, key=_end) :]


def isolated(elements: Iterable[Element]) -> list[Element]:
    """Cut the runs that hold these elements so that they hold nothing else that matters; gives those runs, in order."""
    wanted = set(elements)
    runs = dict.fromkeys(run for element in elements if (run := run_of(element)) is not None)
    return [part for run in runs for part, inside in _parts(run, wanted) if inside]


def _parts(run: Element, wanted: set[Element]) -> list[tuple[Element, bool]]:
    """A run cut where children that are wanted meet others: each part with whether its children are."""
    children = [child for child in run if child.tag not in _PROPERTIES]
    sides = _sides(children, wanted)
    groups = [
        (side, [child for _, child in group]) for side, group in groupby(zip(sides, children, strict=True), _side)
    ]
    parts = [(run, groups[0][0])]
    for side, group in groups[1:]:
        parts.append((_moved(parts[-1][0], group), side))
    return parts


def _side(pair: tuple[bool, Element]) -> bool:
    return pair[0]


def _sides(children: Sequence[Element], wanted: set[Element]) -> list[bool]:
    """Whether each child is wanted; those that show nothing go with the one before, at the beginning with the next."""
    sides: list[bool | None] = []
    for child in children:
        neutral = child not in wanted and child.tag in _NEUTRAL and not child.text
        sides.append((sides[-1] if sides else None) if neutral else child in wanted)
    first = next((side for side in sides if side is not None), False)
    return [first if side is None else side for side in sides]


def hollow(element: Element) -> Element:
    """An element of the same kind with the same attributes, and nothing in it."""
    return element.makeelement(element.tag, {str(key): str(said) for key, said in element.attrib.items()})


def _moved(run: Element, children: Sequence[Element]) -> Element:
    """A copy of a run, put after it, to which these children of it go."""
    other = hollow(run)
    properties = run.find(W + "rPr")
    if properties is not None:
        other.append(deepcopy(properties))
    run.addnext(other)
    other.extend(children)
    return other


def cut_between(left: Element | None, right: Element | None) -> None:
    """Cut the runs of two neighbouring characters so that all between them, and nothing else, is in runs of its own."""
    for run in dict.fromkeys(run_of(element) for element in (left, right) if element is not None):
        if run is None:
            continue
        children = [child for child in run if child.tag not in _PROPERTIES]
        first = children.index(left) if left in children else -1
        last = children.index(right) if right in children else len(children)
        at = run
        for group in _groups(children, first, last):
            at = _moved(at, group)


def _groups(children: Sequence[Element], first: int, last: int) -> list[list[Element]]:
    """What follows the run's first part: each child between the two, then the second character with all after it."""
    between = [[child] for child in children[first + 1 : last]]
    groups = [*between, list(children[last:])] if last < len(children) else between
    return groups if first >= 0 else groups[1:]
