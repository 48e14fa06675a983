"""What a Word paragraph's properties say: its number, its level as a heading, whether a tracked change took it out."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.docx_numbering import Numbering
from ordtool.docx_package import Element, M, W, is_on, value
from ordtool.docx_package import number as whole
from ordtool.docx_styles import Style
from ordtool.readers._docx_looks import Around


def kind_of(heading: int | None, marker: str) -> str:
    """The style of its lines."""
    if heading is not None:
        return "heading"
    return "list" if marker else ""


def heading_of(properties: Element | None, style: Style) -> int | None:
    """Its level as a heading, its own before its style's."""
    outline = whole(value(properties, "outlineLvl"))
    if outline is not None:
        return outline + 1 if 0 <= outline < 9 else None
    return style.heading


def number_of(properties: Element | None, style: Style, style_id: str, numbers: Numbering) -> tuple[str, int] | None:
    """The list and level (from 0) of a paragraph, its own before its style's; None for an unnumbered one."""
    own = properties.find(W + "numPr") if properties is not None else None
    inherited, level = style.number or (None, None)
    num = value(own, "numId") or inherited
    level = whole(value(own, "ilvl"), level)
    if num is None or num == "0":
        return None
    return num, numbers.level_of(num, style_id) if level is None else level


def ends_struck(properties: Element | None) -> bool:
    """Whether the paragraph's own mark was deleted, which joins it to the next paragraph."""
    mark = properties.find(W + "rPr") if properties is not None else None
    return mark is not None and any(mark.find(W + tag) is not None for tag in ("del", "moveFrom"))


def live(paragraph: Element) -> bool:
    """Whether a paragraph has words that no tracked change took out."""
    return any(_is_live(text, paragraph) for text in paragraph.iter(W + "t", W + "sym", M + "t"))


def _is_live(text: Element, paragraph: Element) -> bool:
    above = {ancestor.tag for ancestor in _above(text, paragraph)}
    return not above & {W + "del", W + "moveFrom"} and (text.tag == W + "sym" or bool((text.text or "").strip()))


def _above(element: Element, top: Element) -> Iterator[Element]:
    for ancestor in element.iterancestors():
        if ancestor is top:
            return
        yield ancestor


def is_hidden(paragraph: Element, around: Around) -> bool:
    """Whether a paragraph's own mark and all its words are hidden: it is not shown and not counted."""
    mark = paragraph.find(f"{W}pPr/{W}rPr/{W}vanish")
    if not is_on(mark):
        return False
    runs = [run for run in paragraph.iter(W + "r") if run.find(W + "t") is not None]
    return all(around.run(run.find(W + "rPr")).hidden for run in runs)
