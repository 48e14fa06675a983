"""The characters of a Word paragraph, numbered: what addresses of edits count, for the reader and the writer alike.

Every character that the XML holds counts, struck and hidden ones too, and those of each version of an
`mc:AlternateContent`; the characters of paragraphs inside (text boxes) count in those. Numbers that Word computes, field
instructions, note references, pictures and soft hyphens are none.
"""

from __future__ import annotations

from dataclasses import dataclass

from ordtool.docx_package import Element, M, W

WORDS = frozenset((W + "t", W + "delText", M + "t"))
_SINGLE = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "sym": "\ufffd",
}  # fmt: skip
_COUNTED = (*WORDS, *_SINGLE)
# A paragraph inside this one counts for itself; the reading aid over a ruby is no text.
_APART = (W + "p", W + "rt")
_STOPS = W + "tabs"  # the tab stops of a paragraph's properties are written with the tag of a tab


@dataclass(frozen=True, slots=True)
class Piece:
    """An element of a paragraph that holds the characters `start:end` of it: one of text, or one sign such as `w:tab`."""

    element: Element
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its characters: a line break for `w:br` and `w:cr`, U+FFFD for a symbol."""
        return _SINGLE.get(str(self.element.tag)) or self.element.text or ""


def characters(paragraph: Element) -> list[Piece]:
    """The pieces of a `w:p` in document order; empty ones are left out."""
    return [Piece(element, start, start + width) for element, (start, width) in offsets(paragraph).items()]


def offsets(paragraph: Element) -> dict[Element, tuple[int, int]]:
    """The same for readers in a hurry: the first character of each element, and how many it has."""
    found: dict[Element, tuple[int, int]] = {}
    apart: set[Element] = set()
    at = 0
    for element in paragraph.iter(*_COUNTED, *_APART):
        tag = element.tag
        if tag in _APART:
            if element is not paragraph:
                apart.update(element.iter(*_COUNTED, *_APART))
            continue
        if apart and element in apart:
            continue
        if tag in WORDS:
            width = len(element.text or "")
        else:
            parent = element.getparent()
            width = 0 if parent is not None and parent.tag == _STOPS else 1
        if width:
            found[element] = at, width
            at += width
    return found


def length(paragraph: Element) -> int:
    """How many characters a paragraph has."""
    pieces = characters(paragraph)
    return pieces[-1].end if pieces else 0


def quote(paragraph: Element, start: int, end: int) -> str:
    """The characters `start:end` of a paragraph."""
    found = [piece.text[max(0, start - piece.start) : max(0, end - piece.start)] for piece in characters(paragraph)]
    return "".join(found)
