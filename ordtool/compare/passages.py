"""The paragraphs of an ordinance, and the tree of its sections as comparison walks it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ordtool.compare.result import Passage
from ordtool.compare.similar import joined
from ordtool.numbering import enumerators_at
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.source import Span

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_UNITS = frozenset((Kind.BILL_SECTION, Kind.DIVISION, Kind.SECTION))
_LAST_STEP = re.compile(r"(?:\(([^()]*)\)|\[([^\[\]]*)\]|([^/()\[\]]+))$")


@dataclass(slots=True)
class Node:
    """A section in the flat list of a side, in text order.

    `unit`: it stands by itself (a section, an article, a bill's section); else it is a part of the node `parent`.
    `above` is the node that encloses it in the outline, -1 for none. `number` is its own number without those above it.
    `own` counts the words of its heading and lead, `words` those of its parts too (but not of units that it encloses).
    `passages` begin in it and in none of its parts; `within` is the passage in the middle of which it begins, -1 for none.
    """

    index: int
    section: Section
    unit: bool
    above: int
    number: str
    heading: tuple[str, ...]
    own: Counter[str]
    parts: list[int] = field(default_factory=list)
    holds: list[int] = field(default_factory=list)
    passages: list[int] = field(default_factory=list)
    within: int = -1
    words: Counter[str] = field(default_factory=Counter)

    @property
    def code(self) -> str:
        """Its path in the code that is amended or made: without the bill's own section."""
        return self.section.path.partition("/")[2] or self.section.path

    @property
    def named(self) -> bool:
        """Whether it has a number of its own or defines a term."""
        return bool(self.section.label) or self.term

    @property
    def term(self) -> bool:
        """Whether it defines a term."""
        return self.section.kind is Kind.DEFINITION


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: passages with their words, nodes, and the node in which each passage begins (-1: none)."""

    ordinance: Ordinance
    passages: tuple[Passage, ...]
    bags: tuple[Counter[str], ...]
    nodes: tuple[Node, ...]
    owner: tuple[int, ...]

    def text(self, passage: int) -> str:
        """The exact words of a passage."""
        return self.ordinance.quote(self.passages[passage].span)

    def up(self, node: int) -> Iterator[int]:
        """A node and those that enclose it, innermost first."""
        while node >= 0:
            yield node
            node = self.nodes[node].above

    def below(self, node: int) -> Iterator[int]:
        """A node and all its parts, in text order."""
        yield node
        for part in self.nodes[node].parts:
            yield from self.below(part)

    def inside(self, node: int) -> set[int]:
        """A node, all its parts, and the units that it encloses with theirs."""
        found = {node}
        for inner in (*self.nodes[node].parts, *self.nodes[node].holds):
            found |= self.inside(inner)
        return found


def words(text: str) -> list[str]:
    """The words of a text as comparison counts them: lower case, straight apostrophes."""
    return _WORD.findall(text.lower().replace("’", "'"))


def side(ordinance: Ordinance) -> Side:
    """What comparison needs to know of one text."""
    nodes: list[Node] = []
    for section in ordinance.sections:
        _grow(ordinance, section, -1, nodes)
    for node in reversed(nodes):
        node.words = joined([node.own, *(nodes[part].words for part in node.parts)]) if node.parts else node.own
    found, owner = _passages(ordinance, nodes)
    bags = tuple(Counter(passage.key.split(" ") if passage.key else ()) for passage in found)
    return Side(ordinance, tuple(found), bags, tuple(nodes), tuple(owner))


def _grow(ordinance: Ordinance, section: Section, above: int, nodes: list[Node]) -> None:
    heading = tuple(words(ordinance.heading(section)))
    own = Counter((*heading, *words(ordinance.quote(section.lead))))
    index = len(nodes)
    unit = section.kind in _UNITS or above < 0 or _is_frame(nodes[above].section, section)
    nodes.append(Node(index, section, unit, above, _number(section), heading, own))
    if above >= 0:
        (nodes[above].holds if unit else nodes[above].parts).append(index)
    for child in section.children:
        _grow(ordinance, child, index, nodes)


def _is_frame(above: Section, section: Section) -> bool:
    """Whether a recital, a note or a signature stands between sections, not inside one."""
    parts = (Kind.SUBDIVISION, Kind.DEFINITION, Kind.PARAGRAPH)
    return above.kind is Kind.DIVISION and section.kind not in parts


def _number(section: Section) -> str:
    """The last step of a path: "b" of "10-63(b)"; what has no label of its own has no number."""
    step = _LAST_STEP.search(section.path) if section.label else None
    return next(filter(None, step.groups()), "").strip().lower() if step else ""


def _passages(ordinance: Ordinance, nodes: list[Node]) -> tuple[list[Passage], list[int]]:
    found: list[Passage] = []
    owner: list[int] = []
    at, open_nodes, start = 0, [-1], 0
    for line in ordinance.text.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        if not line.strip():
            continue
        first = span.end - len(line.lstrip())
        while at < len(nodes) and nodes[at].section.span.start <= first:
            open_nodes.append(at)
            at += 1
        while open_nodes[-1] >= 0 and nodes[open_nodes[-1]].section.span.end <= first:
            open_nodes.pop()
        inner = open_nodes[-1]
        key = " ".join(words(line[_words_from(nodes[inner].section if inner >= 0 else None, span, line) :]))
        path = nodes[inner].section.path if inner >= 0 else ""
        if inner >= 0:
            nodes[inner].passages.append(len(found))
        found.append(Passage(len(found), span, path, "\t" in line, key))
        owner.append(inner)
        while at < len(nodes) and nodes[at].section.span.start < span.end:
            nodes[at].within = len(found) - 1
            open_nodes.append(at)
            at += 1
    return found, owner


def _words_from(section: Section | None, span: Span, line: str) -> int:
    """Where the words of a passage begin, behind its number."""
    at = len(line) - len(line.lstrip())
    if section and section.label and section.span.start == span.start + at:
        first = section.heading.start if section.heading else section.lead.start
        at = max(0, min(first, span.end) - span.start)
    marks = enumerators_at(line, at)
    return marks[-1].end if marks and marks[-1].end < len(line) else at
