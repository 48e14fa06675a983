"""Elements of Akoma Ntoso, and the names that its naming convention gives to what people cite (eId)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from lxml import etree

from ordtool.writers._characters import printable

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element = etree._Element
_NSMAP = cast("dict[str, str]", {None: NAMESPACE})  # the stubs do not know of a default namespace

# What a subdivision is called by how deep it stands under its section.
LEVELS = ("section", "subsection", "paragraph", "subparagraph", "clause", "subclause", "point", "indent")
DIVISIONS = ("title", "subtitle", "part", "subpart", "chapter", "subchapter", "article", "division", "subdivision")
# Akoma Ntoso Naming Convention 1.0, the table of abbreviations; others stand for themselves.
SHORT = {
    "article": "art", "chapter": "chp", "clause": "cl", "division": "dvs", "paragraph": "para", "recital": "rec",
    "recitals": "recs", "section": "sec", "subchapter": "subchp", "subclause": "subcl", "subdivision": "subdvs",
    "subparagraph": "subpara", "subsection": "subsec", "wrapUp": "wrapup",
}  # fmt: skip


def el(name: str, attributes: Mapping[str, str] | None = None, *children: Element, text: str = "") -> Element:
    """An element with its words and what stands in it."""
    element = etree.Element(f"{{{NAMESPACE}}}{name}", dict(attributes or {}), nsmap=_NSMAP)
    element.text = printable(text) or None
    element.extend(children)
    return element


class Names:
    """Gives each element its eId: its parent's, the short name, and its number as people write it, or its place."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[tuple[str, str], int] = {}

    def of(self, name: str, *, under: str = "", number: str = "") -> str:
        """A new eId; one that is taken already gets a number behind it, as the convention says."""
        stem = f"{under}__{SHORT.get(name, name)}" if under else SHORT.get(name, name)
        said = re.sub(r"[^0-9A-Za-z.-]+", "-", number).strip("-.")
        if not said:
            self._counts[under, name] = self._counts.get((under, name), 0) + 1
            said = str(self._counts[under, name])
        made, again = f"{stem}_{said}", 2
        while made in self._taken:
            made, again = f"{stem}_{said}-{again}", again + 1
        self._taken.add(made)
        return made

    def single(self, name: str, *, under: str = "") -> str:
        """The eId of what stands once in its parent: an introduction, the recitals."""
        made = f"{under}__{SHORT.get(name, name)}" if under else SHORT.get(name, name)
        if made in self._taken:
            return self.of(name, under=under)
        self._taken.add(made)
        return made


def slug(words: str, *, otherwise: str = "nn") -> str:
    """Words as a part of an address: small letters, digits and hyphens; `otherwise` where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60].strip("-") or otherwise
