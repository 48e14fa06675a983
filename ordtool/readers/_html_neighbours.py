"""What only its neighbours tell of an element: one link to a section is a reference, three below each other are contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml import etree

from ordtool.readers._html_data import CONTENTS, MENU, page_data
from ordtool.readers._html_sizes import HEADINGS, Size, links, titles, tools, words
from ordtool.readers._html_style import BLOCKS

_CELLS = frozenset(("td", "th"))
_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl", "table", "tbody"))
_ARROWS = re.compile(r"<<|>>|[«»←→‹›]")
_LONGEST_TOOL = 60  # letters, where no link stands in it

Sizes = dict[etree._Element, Size]
Reasons = dict[etree._Element, str]


def mark_neighbours(children: list[etree._Element], sizes: Sizes, reasons: Reasons) -> None:
    """Mark, among an element's children, lists of links to the parts of a code and lines of a page's tools."""
    for run in _runs(children, lambda c: reasons.get(c, "") == CONTENTS or _linkish(c, sizes, reasons)):
        if _listed(run, sizes):
            reasons.update(dict.fromkeys(run, CONTENTS))
    for before, child in pairwise(children):
        if reasons.get(child) == CONTENTS and before not in reasons and _overhead(before):
            reasons[before] = CONTENTS
    boxed = any(child.tag in BLOCKS for child in children)
    for child in children:
        if child not in reasons and child.tag not in _CELLS and _tool(child, sizes[child], boxed=boxed):
            reasons[child] = MENU
    for run in _runs(children, lambda c: c in reasons or _bare_tool(c, sizes)):
        bare = [child for child in run if child not in reasons]
        if len(run) > 1 and bare:
            reasons.update(dict.fromkeys(bare, MENU))


def _linkish(element: etree._Element, sizes: Sizes, reasons: Reasons) -> bool:
    """Whether an element is a link with little around it: the number of a section, a dot."""
    size = sizes[element]
    if element.tag not in BLOCKS or element.tag in HEADINGS | _CELLS or not size.links or element in reasons:
        return False
    spare = size.plain <= max(14, 0.15 * size.chars)
    return spare and not all(link in page_data().anchors for link in links(element))


def _listed(run: list[etree._Element], sizes: Sizes) -> bool:
    """Whether neighbours that are mostly links are a table of contents."""
    count = sum(sizes[element].links for element in run)
    if count < 3 or (len(run) == 1 and run[0].tag not in _LISTS and not any(c.tag in BLOCKS for c in run[0])):
        return False
    return 2 * sum(1 for element in run if titles(element)) >= len(run)


def _overhead(element: etree._Element) -> bool:
    """Whether an element is the heading over a list of contents ("Sections:")."""
    return len(element) < 4 and words(element).casefold().strip(" :.") in page_data().headings


def _tool(element: etree._Element, size: Size, *, boxed: bool) -> bool:
    """Whether an element is a line of tools ("Print | Email"), or of arrows to the parts before and after."""
    if not size.chars or size.chars > (200 if size.links else _LONGEST_TOOL):
        return False
    block = element.tag in BLOCKS
    if block and size.links > 1 and size.plain <= 8 and _ARROWS.search(words(element)):
        return True
    count = tools(element) if block or (boxed and _blank(element.tail)) else 0
    return count > 1 or (count == 1 and size.links > 0)


def _bare_tool(element: etree._Element, sizes: Sizes) -> bool:
    """Whether an element is a tool's word that only its neighbours tell from the law's."""
    size = sizes[element]
    block = element.tag in BLOCKS and element.tag not in _CELLS
    return block and 0 < size.chars < _LONGEST_TOOL and tools(element) > 0


def _runs(children: list[etree._Element], holds: Callable[[etree._Element], bool]) -> Iterator[list[etree._Element]]:
    """Stretches of neighbours of which something holds."""
    run: list[etree._Element] = []
    for child in children:
        if holds(child):
            run.append(child)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _blank(text: str | None) -> bool:
    return not (text or "").strip(page_data().between + " \t\r\n")
