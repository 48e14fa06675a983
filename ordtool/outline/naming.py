"""From the grown tree to sections: where each ends, its path, and what a lawyer would cite."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ordtool.ordinance import Kind, Section, Span
from ordtool.outline.tree import Node

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bSec)(?<!\bNo)(?<!\bSt)(?<!\bv)(?<!\bart)(?<!\bChap)\.[”\"]?\s+(?=[“\"]?[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Names:
    """What stands before a node's own name: the path, the cite, and whether it is text that a bill quotes."""

    path: str = ""
    cite: str = ""
    bill: bool = False
    proposed: bool = False
    alternative: str = ""
    target: str = ""
    adds: bool = False
    division: str = ""


def name(text: str, root: Node) -> tuple[Section, ...]:
    """The finished sections under a root."""
    _close(text, root, len(text))
    _cut_tails(text, root)
    bill = any(node.directory for node in root.children if node.mark) or any(
        node.directory for division in root.children if division.division for node in division.children
    )
    return tuple(_section(text, node, Names(bill=bill)) for node in root.children)


def _close(text: str, node: Node, end: int) -> None:
    """Give a node and all below it their ends."""
    node.end = max(node.start, _before(text, end, node.start))
    ends = [child.since() for child in node.children[1:]] + [node.end]
    for child, stop in zip(node.children, ends, strict=False):
        _close(text, child, stop)


def _before(text: str, end: int, start: int) -> int:
    """`end` without the blanks before it and without the quotation mark that opens the next paragraph."""
    while end > start and (text[end - 1].isspace() or (text[end - 1] in '“"' and text[end - 2 : end - 1] == "\n")):
        end -= 1
    return end


def _cut_tails(text: str, node: Node) -> None:
    """End the last item of a list in running text with its sentence; what follows belongs to the list's own node."""
    for child in node.children:
        _cut_tails(text, child)
    last = node.last()
    if last is None or not last.inline or len(node.children) < 2 or not node.children[-2].inline:
        return
    if text[node.children[-2].start : last.start].rstrip()[-1:] == ".":
        return
    stop = _SENTENCE_END.search(text, last.children[-1].start if last.children else last.words, last.end)
    if stop is None:
        return
    tail = Node(Kind.PARAGRAPH, stop.end(), stop.end(), end=last.end)
    _shorten(last, _before(text, stop.end(), last.start))
    node.children.append(tail)


def _shorten(node: Node, end: int) -> None:
    while True:
        node.end = min(node.end, end)
        if not node.children:
            return
        node = node.children[-1]


def _section(text: str, node: Node, above: Names) -> Section:
    names = replace(_names(node, above))
    first = node.children[0].since() if node.children else node.end
    heading, words = node.heading, node.words
    lead_end = _before(text, first, min(words, first))
    if heading is None and node.mark is None and node.enumerator and node.children and _is_title(text[words:lead_end]):
        heading, words = Span(words, lead_end), lead_end
    words = min(words, lead_end)
    below = (
        names
        if node.directory is None
        else replace(
            names,
            target=node.directory.target,
            adds=node.directory.adds,
            proposed=node.directory.quotes,
            alternative=node.directory.alternative or names.alternative,
        )
    )
    kind = (
        Kind.BILL_SECTION
        if node.mark and not node.division and above.bill and not above.proposed and not names.proposed
        else node.kind
    )
    return Section(
        kind=kind,
        label=node.label,
        path=names.path or names.division.replace(" ", ""),
        cite=_cite(node, names),
        span=Span(node.start, node.end),
        heading=heading,
        lead=Span(words, lead_end),
        children=tuple(_section(text, child, below) for child in node.children),
        proposed=names.proposed,
        alternative=names.alternative,
    )


def _cite(node: Node, names: Names) -> str:
    """The cite; a division is cited itself only where nothing deeper is at hand."""
    if node.division:
        return ", ".join(part for part in (names.cite, names.division) if part)
    return names.cite or names.division


def _is_title(words: str) -> bool:
    return (
        len(words) < 90
        and words.rstrip().endswith((".", "—"))
        and words[:1].isupper()
        and ";" not in words
        and len(words.split()) < 9
    )


def _names(node: Node, above: Names) -> Names:
    """Path and cite of a node from those of the one above."""
    if node.division:
        return _division_names(node, above)
    if node.mark:
        return _section_names(node, above)
    if node.enumerator:
        above = _quoted_target(above)
        step = f"({node.enumerator.value})"
        return replace(above, path=above.path + step, cite=(above.cite + step).strip())
    if node.term:
        above = _quoted_target(above)
        gap = " " if above.cite else ""
        return replace(above, path=f"{above.path}[{node.term}]", cite=f"{above.cite}{gap}(“{node.term}”)")
    return above


def _quoted_target(above: Names) -> Names:
    """Text quoted without its section's number stands under the number that the directory clause gives."""
    if not above.proposed or not above.target:
        return above
    return replace(
        above, path=f"{above.path}/{above.target}", cite=f"{above.cite}, {_verb(above)} § {above.target}", target=""
    )


def _verb(above: Names) -> str:
    return "proposed" if above.adds else "amended"


def _section_names(node: Node, above: Names) -> Names:
    assert node.mark is not None
    number = node.mark.number
    if above.proposed:
        return replace(above, path=f"{above.path}/{number}", cite=f"{above.cite}, {_verb(above)} § {number}", target="")
    if above.bill:
        return replace(above, path=f"bill-{number}", cite=f"bill § {number}")
    sign = "§§" if "s" in node.mark.word.lower() and node.mark.word.lower().rstrip(".").endswith("s") else "§"
    return replace(above, path=number, cite=f"{sign} {number}")


_SHORT = {
    "article": "art.",
    "chapter": "ch.",
    "title": "tit.",
    "division": "div.",
    "part": "pt.",
    "subchapter": "subch.",
}


def _division_names(node: Node, above: Names) -> Names:
    assert node.mark is not None
    short = _SHORT.get(node.division, node.division)
    name = f"{short} {node.mark.number}"
    if above.proposed:
        return replace(above, division=f"{_verb(above)} {name}")
    return replace(above, division=name)
