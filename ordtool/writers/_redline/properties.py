"""The properties of a paragraph (`w:pPr`): what they say, in the order that the schema wants."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from ordtool.docx_package import Element, W, number, value
from ordtool.writers._word_xml import el

_ORDER = tuple(
    W + tag
    for tag in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
        "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
        "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
        "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
        "rPr", "sectPr", "pPrChange",
    )
)  # fmt: skip
STAYING = frozenset(W + tag for tag in ("rPr", "sectPr", "pPrChange"))  # what a change of properties does not remember
_TRACKED = tuple(W + tag for tag in ("ins", "del", "numberingChange"))  # within a `w:numPr`
_ENDS = ("ins", "del", "moveFrom", "moveTo")


def of(paragraph: Element) -> Element:
    """The `w:pPr` of a `w:p`, put in where there is none."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = el("w:pPr")
        paragraph.insert(0, properties)
    return properties


def put(properties: Element, child: Element) -> None:
    """Put a child into a `w:pPr` where the schema wants it, in place of one of its name."""
    for old in properties.findall(str(child.tag)):
        properties.remove(old)
    before = _ORDER[: _ORDER.index(str(child.tag))]
    properties.insert(sum(1 for one in properties if one.tag in before), child)


def base(paragraph: Element) -> list[Element]:
    """Copies of what a paragraph's properties say of the paragraph itself: not of its mark, not of its section."""
    properties = paragraph.find(W + "pPr")
    return [deepcopy(one) for one in properties if one.tag not in STAYING] if properties is not None else []


def bare(children: Sequence[Element]) -> list[Element]:
    """Properties for another paragraph: without what somebody tracked in them, which is said of one paragraph only."""
    for one in children:
        for mark in list(one.iter(*_TRACKED)):
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
    return list(children)


def set_base(paragraph: Element, children: Sequence[Element]) -> None:
    """Give a paragraph that is itself new these properties."""
    properties = of(paragraph)
    properties[:] = [*map(deepcopy, children), *(one for one in properties if one.tag in STAYING)]


def is_struck(paragraph: Element) -> bool:
    """Whether a tracked change takes a paragraph's own mark out."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return look is not None and any(look.find(W + kind) is not None for kind in ("del", "moveFrom"))


def is_marked(paragraph: Element) -> bool:
    """Whether a tracked change says anything of a paragraph's own mark."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return look is not None and any(look.find(W + kind) is not None for kind in _ENDS)


def bears_section(paragraph: Element) -> bool:
    """Whether a section of the document ends with a paragraph: its mark can neither come nor go."""
    return paragraph.find(f"{W}pPr/{W}sectPr") is not None


def mark_look(paragraph: Element) -> Element | None:
    """A copy of how a paragraph's own mark is set, without what became of it."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    if look is None:
        return None
    kept = deepcopy(look)
    for child in list(kept):
        if child.tag in {W + one for one in (*_ENDS, "rPrChange")}:
            kept.remove(child)
    return kept if len(kept) else None


def set_mark_look(paragraph: Element, look: Element | None) -> None:
    """Let a new paragraph's mark be set so (None: as its style says), for it stands in for one that is."""
    properties = paragraph.find(W + "pPr")
    if look is not None:
        put(of(paragraph), look)
    elif properties is not None:
        for old in properties.findall(W + "rPr"):
            properties.remove(old)


def counted(children: Sequence[Element]) -> tuple[str, int | None] | None:
    """The list and level that properties name themselves: ("0", …) says that there is none."""
    numbering = next((one for one in children if one.tag == W + "numPr"), None)
    num = value(numbering, "numId")
    return None if num is None else (num, number(value(numbering, "ilvl")))
