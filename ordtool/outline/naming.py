"""From the grown tree to sections: path, and what a lawyer would cite.

A path's steps: "10-63(b)(4)", "10-62[surveillance technology](1)"; in an amendatory bill "bill-2(a)/21-977(c)": the bill's
own section, a stroke, the section of the code that it quotes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ordtool.amendatory import Directory
from ordtool.ordinance import Kind, Section
from ordtool.outline.ends import before, close
from ordtool.outline.tree import Node
from ordtool.source import Span

_SHORT = {
    "article": "art.",
    "chapter": "ch.",
    "title": "tit.",
    "division": "div.",
    "part": "pt.",
    "subchapter": "subch.",
}
_LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class Names:
    """What stands before a node's own name.

    `bill`: the law amends others. `told`: the directory clause under which the node stands. `within`: the enumerators that
    directory clauses have named ("Subsection (c)(2)(A)"). `proposed`: the node is quoted text.
    """

    path: str = ""
    cite: str = ""
    division: str = ""
    bill: bool = False
    told: Directory | None = None
    within: tuple[str, ...] = ()
    proposed: bool = False
    alternative: str = ""


def name(text: str, root: Node) -> tuple[Section, ...]:
    """The finished sections under a root."""
    close(text, root)
    bill = any(node.directory for node in _marked(root))
    return tuple(_section(text, node, Names(bill=bill)) for node in root.children)


def _marked(root: Node) -> list[Node]:
    """The sections that stand under no other."""
    found: list[Node] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for child in node.children:
            (waiting if child.division else found).append(child)
    return found


def _section(text: str, node: Node, above: Names) -> Section:
    names = _names(node, above)
    first = node.children[0].since() if node.children else node.end
    heading, words = node.heading, node.words
    end = before(text, first, min(words, first))
    if heading is None and node.mark is None and node.enumerator and node.children and _is_title(text[words:end]):
        heading, words = Span(words, end), end
    bill = node.mark and not node.division and above.bill and not above.told
    return Section(
        kind=Kind.BILL_SECTION if bill else node.kind,
        label=node.label,
        path=names.path or names.division.replace(" ", ""),
        cite=names.division if node.division else names.cite or names.division,
        span=Span(node.start, node.end),
        heading=heading,
        lead=Span(min(words, end), end),
        children=tuple(_section(text, child, _below(node, names)) for child in node.children),
        proposed=names.proposed,
        alternative=names.alternative or (node.directory.alternative if node.directory else ""),
    )


def _is_title(words: str) -> bool:
    """Whether all the words that an item has before its own items are a heading: "(c) Enforcement."."""
    if len(words) > _LONGEST_TITLE or not words[:1].isupper() or ";" in words:
        return False
    return words.rstrip().endswith((".", "—")) and len(words.split()) < 9


def _below(node: Node, names: Names) -> Names:
    """What a node's children take over: under a directory clause its target, the narrowest that any names."""
    told = node.directory
    if told is None:
        return replace(names, alternative=node.alternative or names.alternative)
    if not told.target and names.told:
        told = replace(told, target=names.told.target)
    within = names.within + told.within if names.told and told.target == names.told.target else told.within
    return replace(names, told=told, within=within, alternative=told.alternative or names.alternative)


def _names(node: Node, above: Names) -> Names:
    """Path and cite of a node from those of the one above."""
    if node.division:
        return _division_names(node, above)
    if node.mark:
        return _section_names(node, above)
    quoted = above if node.directory and not above.proposed else _quoted(node, above)
    if node.enumerator:
        step = f"({node.enumerator.value})"
        return replace(quoted, path=quoted.path + step, cite=(quoted.cite or quoted.division) + step)
    if node.term:
        gap = " " if quoted.cite else ""
        return replace(quoted, path=f"{quoted.path}[{node.term}]", cite=f"{quoted.cite}{gap}(“{node.term}”)")
    return quoted if node.kind is Kind.PARAGRAPH else above


def _quoted(node: Node, above: Names) -> Names:
    """Text quoted without its section's number stands under what the directory clauses name."""
    told = above.told
    if told is None or above.proposed or not told.quotes:
        return above
    if not told.target:
        return replace(above, proposed=True)
    within = above.within
    if node.enumerator and node.enumerator.value in within:
        within = within[: within.index(node.enumerator.value)]
    steps = "".join(f"({step})" for step in within)
    path, cite = f"{above.path}/{told.target}{steps}", _joined(above, f"§ {told.target}{steps}")
    return replace(above, path=path, cite=cite, proposed=True)


def _joined(above: Names, name: str, number: str = "") -> str:
    """The cite of quoted text: the bill's own section, and what it does to the code's."""
    assert above.told is not None
    verb = above.told.verb(number)
    return f"{above.cite}, {verb} {name}" if above.cite else f"{verb} {name}"


def _section_names(node: Node, above: Names) -> Names:
    assert node.mark is not None
    number = node.mark.number
    if above.told:
        path, cite = f"{above.path}/{number}", _joined(above, f"§ {number}", number)
        return replace(above, path=path, cite=cite, proposed=True)
    if above.bill:
        return replace(above, path=f"bill-{number}", cite=f"bill § {number}")
    sign = "§§" if node.mark.word == "§§" or node.mark.word.lower().rstrip(".").endswith("s") else "§"
    return replace(above, path=number, cite=f"{sign} {number}")


def _division_names(node: Node, above: Names) -> Names:
    if node.mark is None:
        return above
    division = f"{_SHORT.get(node.division, node.division)} {node.mark.number}"
    if above.told:
        return replace(above, division=_joined(above, division), proposed=True)
    return replace(above, division=division)
