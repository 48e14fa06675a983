"""Where each node ends: before the next one, and a list in running text with its sentence."""

from __future__ import annotations

import re

from ordtool.ordinance import Kind
from ordtool.outline.inline import SENTENCE_END
from ordtool.outline.tree import Node

_LEFTOVER = re.compile(r"\n[^\w\n]{1,3}\Z")


def close(text: str, root: Node) -> None:
    """Give every node under a root its end."""
    _close(text, root, len(text))
    _cut_tails(text, root)


def before(text: str, end: int, start: int) -> int:
    """`end` without what belongs to nobody: blanks, the quotation mark that opens the next paragraph, a lone full stop."""
    while end > start:
        if text[end - 1].isspace() or (text[end - 1] in '“"' and text[end - 2 : end - 1] == "\n"):
            end -= 1
            continue
        leftover = _LEFTOVER.search(text, max(start, end - 5), end)
        if leftover is None:
            break
        end = leftover.start()
    return end


def _close(text: str, node: Node, end: int) -> None:
    node.end = max(node.start, before(text, end, node.start))
    ends = [child.since() for child in node.children[1:]] + [node.end]
    for child, stop in zip(node.children, ends, strict=False):
        _close(text, child, stop)


def _cut_tails(text: str, node: Node) -> None:
    """End the last item of a list in running text with its sentence; what follows belongs to the list's own node."""
    for child in node.children:
        _cut_tails(text, child)
    place = 1
    while place < len(node.children):
        after = node.children[place + 1] if place + 1 < len(node.children) else None
        if after is None or not (after.inline and after.enumerator):
            tail = _tail(text, node, place)
            if tail:
                node.children.insert(place + 1, tail)
        place += 1


def _tail(text: str, node: Node, place: int) -> Node | None:
    """What stands behind the last item of a list, as a paragraph of its own; the item is cut short."""
    older, last = node.children[place - 1], node.children[place]
    if not (last.inline and last.enumerator and older.inline and older.enumerator):
        return None
    if text[older.start : last.start].rstrip()[-1:] == ".":
        return None
    leaf = last
    while leaf.children:
        leaf = leaf.children[-1]
    stop = SENTENCE_END.search(text, leaf.words, last.end)
    if stop is None:
        return None
    tail = Node(Kind.PARAGRAPH, stop.end(), stop.end(), end=last.end)
    _shorten(last, before(text, stop.end(), last.start))
    return tail


def _shorten(node: Node, end: int) -> None:
    while True:
        node.end = min(node.end, end)
        if not node.children:
            return
        node = node.children[-1]
