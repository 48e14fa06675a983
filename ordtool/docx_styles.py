"""What the styles of a .docx say of a paragraph: name, heading level, numbering, and whether its words are struck."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ordtool.docx_package import Element, W, is_on, number, value

_HEADING = re.compile(r"heading (\d)", re.I)
_DEEPEST = 30  # styles based on styles; a longer chain is a circle


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; `outline` counts from 0, `number` is (numId, ilvl)."""

    name: str = ""
    outline: int | None = None
    number: tuple[str, int | None] | None = None
    struck: bool = False
    hidden: bool = False

    @property
    def heading(self) -> int | None:
        """The level of a heading style from 1 (0: the title), None for any other."""
        if self.name.lower() == "title":
            return 0
        found = _HEADING.fullmatch(self.name)
        if found:
            return int(found[1])
        return self.outline + 1 if self.outline is not None and self.outline < 9 else None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id; `default` is the paragraph style used where none is named."""

    by_id: dict[str, Style]
    default: str = ""

    def get(self, style: str | None) -> Style:
        """The style of that id (None: the default one); an unknown id is a style without properties."""
        return self.by_id.get(self.default if style is None else style) or Style()


def styles(root: Element | None) -> Styles:
    """The styles of styles.xml; none where the part is missing."""
    if root is None:
        return Styles({})
    elements = {e.get(W + "styleId", ""): e for e in root.iter(W + "style")}
    default = next(
        (i for i, e in elements.items() if e.get(W + "type") == "paragraph" and e.get(W + "default") in ("1", "true")),
        "",
    )
    return Styles({name: _style(elements, name) for name in elements}, default)


def _style(elements: dict[str, Element], name: str) -> Style:
    """A style with the properties of those that it is based on."""
    chain: list[Element] = []
    current: str | None = name
    while current in elements and len(chain) < _DEEPEST:
        chain.append(elements[current])
        current = value(elements[current], "basedOn")
    outline: int | None = None
    numbering: tuple[str, int | None] | None = None
    struck = hidden = False
    for element in reversed(chain):  # the nearest one speaks last
        outline = number(value(element.find(f"{W}pPr/{W}outlineLvl")), outline)
        numbering = _number(element.find(f"{W}pPr/{W}numPr"), numbering)
        struck = _toggle(element, ("strike", "dstrike"), struck)
        hidden = _toggle(element, ("vanish",), hidden)
    return Style(value(chain[0], "name") or "", outline, numbering, struck, hidden)


def _number(element: Element | None, inherited: tuple[str, int | None] | None) -> tuple[str, int | None] | None:
    if element is None:
        return inherited
    number_id = value(element, "numId") or (inherited[0] if inherited else None)
    level = number(value(element, "ilvl"), inherited[1] if inherited else None)
    return (number_id, level) if number_id else inherited


def _toggle(style: Element, names: tuple[str, ...], inherited: bool) -> bool:
    found = [e for name in names if (e := style.find(f"{W}rPr/{W}{name}")) is not None]
    return any(is_on(e) for e in found) if found else inherited
