"""What the tests of the outline share: a source built by hand, and the tree as a plain list."""

from __future__ import annotations

from ordtool.ordinance import Ordinance, Section, View
from ordtool.outline import ordinance
from ordtool.source import Line, Source


def of_lines(*lines: Line, view: View = View.AMENDED, title: str = "") -> Ordinance:
    return ordinance(Source("test.txt", "", lines, title), view=view)


def of_text(text: str, *, view: View = View.AMENDED) -> Ordinance:
    return of_lines(*(Line(line) for line in text.strip("\n").split("\n")), view=view)


def paths(found: Ordinance) -> list[str]:
    """The path of every node that has a name of its own."""
    return [section.path for section in found.walk() if section.label or _defines(section)]


def _defines(section: Section) -> bool:
    return section.path.endswith("]")


def cites(found: Ordinance) -> list[str]:
    return [section.cite for section in found.walk() if section.label or _defines(section)]


def at(found: Ordinance, words: str) -> Section:
    """The innermost section that holds some words."""
    section = found.section_at(found.text.index(words))
    assert section is not None, f"no section holds {words!r}"
    return section
