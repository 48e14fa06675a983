"""Tracked changes of a paragraph's own mark and of its properties."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from ordtool.docx_package import Element, W
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.properties import base, of, put, set_base
from ordtool.writers._word_xml import el


def original(document: Document, paragraph: Element) -> list[Element]:
    """The same as they were before we changed them."""
    change = paragraph.find(f"{W}pPr/{W}pPrChange")
    remembered = change.find(W + "pPr") if change is not None and change in document.ours else None
    return base(paragraph) if remembered is None else [deepcopy(one) for one in remembered]


def change(
    document: Document, paragraph: Element, new: Sequence[Element], before: Sequence[Element] | None = None
) -> None:
    """Give a paragraph other properties, as a tracked change; `before` are those to go back to, by default its own.

    One that somebody else has changed already is left alone: a paragraph can remember one change only.
    """
    existing = paragraph.find(f"{W}pPr/{W}pPrChange")
    if existing is not None and existing not in document.ours:
        return
    old = original(document, paragraph) if before is None else before
    set_base(paragraph, new)
    properties = of(paragraph)
    if existing is not None:
        properties.remove(existing)
    if [_said(one) for one in old] != [_said(one) for one in new]:
        remembered = document.revision("w:pPrChange", el("w:pPr", None, *map(deepcopy, old)))
        properties.append(document.own(remembered))


def _said(element: Element) -> object:
    """What an element says, to compare."""
    return element.tag, sorted(element.attrib.items()), [_said(one) for one in element]


def mark(document: Document, paragraph: Element, kind: str) -> None:
    """Say that a paragraph's own mark is put in ("ins") or taken out ("del"), unless somebody has said so already."""
    properties = of(paragraph)
    look = properties.find(W + "rPr")
    if look is None:
        look = el("w:rPr")
        put(properties, look)
    if look.find(W + kind) is None:
        place = sum(1 for one in look if one.tag == W + "ins") if kind == "del" else 0
        look.insert(place, document.revision(f"w:{kind}"))


def uncount(document: Document, paragraph: Element) -> None:
    """Take a paragraph out of Word's count."""
    own = base(paragraph)
    if document.stylesheet.number(own) is not None:
        change(document, paragraph, document.stylesheet.uncounted(own))
