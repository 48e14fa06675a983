"""What the styles of a .docx say of a paragraph: name, heading level, numbering, and how its words are set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ordtool.docx_package import Element, W, number, value

# What a `w:rPr` holds, by tag ("b", "u"): the later of two styles has replaced the earlier one's.
Face: TypeAlias = Mapping[str, Element]

_HEADING = re.compile(r"heading (\d)", re.I)
_DEEPEST = 30  # styles based on styles; a longer chain is a circle
_LINKS = frozenset(("hyperlink", "followedhyperlink", "internet link", "visited internet link"))


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; `outline` counts from 0, `number` is (numId, ilvl)."""

    name: str = ""
    outline: int | None = None
    number: tuple[str, int | None] | None = None
    face: Face = field(default_factory=dict)

    @property
    def heading(self) -> int | None:
        """The level of a heading style from 1 (0: the title), None for any other."""
        if self.name.lower() == "title":
            return 0
        found = _HEADING.fullmatch(self.name)
        if found:
            return int(found[1])
        return self.outline + 1 if self.outline is not None and self.outline < 9 else None

    @property
    def is_contents(self) -> bool:
        """Whether it is a style of tables of contents, which say every heading twice."""
        return self.name.lower().startswith("toc ")

    @property
    def is_link(self) -> bool:
        """Whether it is the style of links, whose underline says nothing of the law."""
        return self.name.lower() in _LINKS


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id; `default` is the paragraph style used where none is named, `face` how all words are set."""

    by_id: dict[str, Style]
    default: str = ""
    face: Face = field(default_factory=dict)

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
    common = face(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    return Styles({name: _style(elements, name) for name in elements}, default, common)


def face(properties: Element | None) -> Face:
    """What a `w:rPr` holds, by tag."""
    if properties is None:
        return {}
    return {child.tag.removeprefix(W): child for child in properties if isinstance(child.tag, str)}


def _style(elements: dict[str, Element], name: str) -> Style:
    """A style with the properties of those that it is based on."""
    chain: list[Element] = []
    current: str | None = name
    while current in elements and len(chain) < _DEEPEST:
        chain.append(elements[current])
        current = value(elements[current], "basedOn")
    outline: int | None = None
    numbering: tuple[str, int | None] | None = None
    merged: dict[str, Element] = {}
    for element in reversed(chain):  # the nearest one speaks last
        outline = number(value(element.find(f"{W}pPr/{W}outlineLvl")), outline)
        numbering = _number(element.find(f"{W}pPr/{W}numPr"), numbering)
        merged.update(face(element.find(W + "rPr")))
    return Style(value(chain[0], "name") or "", outline, numbering, merged)


def _number(element: Element | None, inherited: tuple[str, int | None] | None) -> tuple[str, int | None] | None:
    if element is None:
        return inherited
    number_id = value(element, "numId") or (inherited[0] if inherited else None)
    level = number(value(element, "ilvl"), inherited[1] if inherited else None)
    return (number_id, level) if number_id else inherited
