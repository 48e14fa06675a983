"""How much of an element is text and how much of it stands in links: what tells menus from law where no name does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ordtool.readers._html_data import page_data

# Nothing in these is ever words on the page.
UNREAD = frozenset(("script", "style", "head", "title", "meta", "link", "base", "param", "source", "track", "datalist"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PRESSED = frozenset(("button", "select", "textarea", "label", "input"))
_BLANK = " \t\r\n\xa0"
_SIGNS = re.compile("[\ufdd0-\ufdd3]")


@dataclass(slots=True)
class Size:
    """Letters in all, letters in links and buttons, and how many links and buttons there are."""

    chars: int = 0
    linked: int = 0
    links: int = 0

    @property
    def plain(self) -> int:
        """Letters outside links."""
        return self.chars - self.linked


def measured(root: etree._Element) -> dict[etree._Element, Size]:
    """The size of every element; children before parents, so that one way through the page is enough."""
    sizes: dict[etree._Element, Size] = {}
    for node in reversed(list(root.iter())):
        parent = node.getparent()
        outer = sizes.setdefault(parent, Size()) if parent is not None else Size()
        if isinstance(node.tag, str):
            size = sizes.setdefault(node, Size())
            if node.tag in UNREAD:
                sizes[node] = size = Size()
            else:
                size.chars += _letters(node.text)
            if node.tag in _PRESSED or (node.tag == "a" and node.get("href") is not None):
                size.linked, size.links = size.chars, max(1, size.links)
            outer.chars += size.chars
            outer.linked += size.linked
            outer.links += size.links
        outer.chars += _letters(node.tail)
    return sizes


def _letters(text: str | None) -> int:
    return len(text) - sum(map(text.count, _BLANK)) if text else 0


def words(element: etree._Element) -> str:
    """The words of an element on one line, without the signs of formatting."""
    return _SIGNS.sub("", " ".join(" ".join(spoken(element)).split()))


def spoken(element: etree._Element) -> Iterator[str]:
    """The pieces of text in an element that are words on the page."""
    walker: Any = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and node.tag in UNREAD:
            walker.skip_subtree()
        elif event == "start":
            yield node.text or ""
        if event != "start" and node is not element:
            yield node.tail or ""


def links(element: etree._Element, *, most: int = 60) -> list[str]:
    """The words of the first links of an element."""
    found: list[str] = []
    for link in element.iter("a"):
        if link.get("href") is not None and (text := words(link)):
            found.append(text)
            if len(found) == most:
                break
    return found


def titles(element: etree._Element) -> bool:
    """Whether at least half of an element's links, or of the lines that they stand in, are titles of parts of a code."""
    found = links(element)
    begins = page_data().section
    named = sum(1 for text in found if begins.match(text))
    return bool(found) and (2 * named >= len(found) or (len(found) == 1 and bool(begins.match(words(element)))))


def tools(element: etree._Element) -> int:
    """How many words of a page's tools ("Print", "Next") an element consists of, 0 if it holds anything else."""
    data, count = page_data(), 0
    first = (element.text or "").strip(data.between + _BLANK).casefold()
    if first and first not in data.phrases:
        return 0
    for piece in spoken(element):
        text = _SIGNS.sub("", " ".join(piece.split())).strip(data.between + " ").casefold()
        if text:
            if text not in data.phrases:
                return 0
            count += 1
    return count
