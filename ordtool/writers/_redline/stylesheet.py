"""What the styles and lists of a file say of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cached_property

from ordtool.docx_package import Element, Package, W, number, value
from ordtool.docx_styles import Style, Styles, styles
from ordtool.errors import InputError
from ordtool.writers._redline import properties
from ordtool.writers._word_xml import el, val


class Stylesheet:
    """What the styles and lists of a file say, as far as paragraphs that come and go ask for it."""

    def __init__(self, package: Package) -> None:
        self._package = package

    @cached_property
    def styles(self) -> Styles:
        """The file's styles."""
        return styles(self._part("styles"))

    @property
    def is_fresh(self) -> bool:
        """Whether the file is one that we have made ourselves, with styles for laws and their tables."""
        return "LawTable" in self.styles.by_id

    def _part(self, kind: str) -> Element | None:
        part = self._package.related(kind)
        try:
            return self._package.xml(part) if part else None
        except InputError:
            return None

    @cached_property
    def _numbering(self) -> Element | None:
        return self._part("numbering")

    def number(self, children: Sequence[Element]) -> tuple[str, int] | None:
        """The list and level by which Word counts a paragraph with these properties; None where it does not."""
        own = properties.counted(children)
        inherited = self._style(children).number or (None, None)
        num = own[0] if own else inherited[0]
        level = own[1] if own and own[1] is not None else inherited[1]
        return None if num in (None, "0") else (str(num), level or 0)

    def _style(self, children: Sequence[Element]) -> Style:
        return self.styles.get(next((value(one) for one in children if one.tag == W + "pStyle"), None))

    def heading(self, children: Sequence[Element]) -> int | None:
        """The level of properties as a heading, None for none."""
        outline = next((number(value(one)) for one in children if one.tag == W + "outlineLvl"), None)
        if outline is not None:
            return outline + 1 if outline < 9 else None
        return self._style(children).heading

    def uncounted(self, children: Sequence[Element]) -> list[Element]:
        """The same properties without a number of Word's, as far in as they were."""
        counted = self.number(children)
        if counted is None:
            return list(children)
        holder = el("w:pPr", None, *map(deepcopy, children))
        for old in holder.findall(W + "numPr"):
            holder.remove(old)
        if self._style(children).number is not None:
            properties.put(holder, el("w:numPr", None, val("w:numId", 0)))
        indent = self._indent(*counted)
        if indent is not None and holder.find(W + "ind") is None:
            properties.put(holder, deepcopy(indent))
        return list(holder)

    def _indent(self, num: str, level: int) -> Element | None:
        """The `w:ind` of a level of a list: it goes with the number."""
        for one in self._levels(num):
            if one.get(W + "ilvl") == str(level):
                return one.find(f"{W}pPr/{W}ind")
        return None

    def _levels(self, num: str) -> Iterator[Element]:
        root = self._numbering
        if root is None:
            return
        wanted = next((one for one in root.iter(W + "num") if one.get(W + "numId") == num), None)
        if wanted is None:
            return
        yield from wanted.iter(W + "lvl")
        abstract = value(wanted, "abstractNumId")
        for one in root.iter(W + "abstractNum"):
            if one.get(W + "abstractNumId") == abstract:
                yield from one.iter(W + "lvl")
