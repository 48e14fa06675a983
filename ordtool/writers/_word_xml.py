"""Building WordprocessingML: elements by prefixed names, text with its tabs and line breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lxml import etree

from ordtool.writers._characters import printable

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
NSMAP = {"w": SPACES["w"], "r": SPACES["r"]}

Element = etree._Element


@cache
def qn(name: str) -> str:
    """ "w:p" in lxml's notation."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def el(name: str, attributes: Mapping[str, object] | None = None, *children: Element) -> Element:
    """An element with prefixed attribute names; children in the order that the schema wants."""
    element = etree.Element(qn(name), {qn(key): str(value) for key, value in (attributes or {}).items()}, nsmap=NSMAP)
    element.extend(children)
    return element


def val(name: str, value: object) -> Element:
    """`<name w:val="value"/>`, the commonest element of all."""
    return el(name, {"w:val": value})


def text_of(words: str) -> list[Element]:
    """The content of a run: `w:t`, with a `w:tab` for each tab and a `w:br` for each line end."""
    pieces: list[Element] = []
    for piece in re.split("([\t\n])", printable(words)):
        if piece == "\t":
            pieces.append(el("w:tab"))
        elif piece == "\n":
            pieces.append(el("w:br"))
        elif piece:
            text = el("w:t", {"xml:space": "preserve"})
            text.text = piece
            pieces.append(text)
    return pieces


def run_of(words: str, *properties: Element) -> Element:
    """A run of words with its properties."""
    run = el("w:r")
    if properties:
        run.append(el("w:rPr", None, *properties))
    run.extend(text_of(words))
    return run


def field(instruction: str, shown: str, *properties: Element) -> Element:
    """A field with the result that is shown until Word computes it."""
    return el("w:fldSimple", {"w:instr": f" {instruction} "}, run_of(shown, *properties))


def serialised(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
