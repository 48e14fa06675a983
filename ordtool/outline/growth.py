"""The tree as far as it has grown, and the questions that every paragraph asks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ordtool.numbering import Enumerator
from ordtool.ordinance import Kind
from ordtool.outline.openings import Opening
from ordtool.outline.tree import Node

_AHEAD = 60
_LEADS_IN = (":", "—", "–", ":”", ':"')


@dataclass(slots=True)
class Growth:
    """A text, its paragraphs taken apart, and the stack of open nodes (the root lies at the bottom).

    `numbers` counts the section numbers still to come; `lost` says that some of the law's numbers are missing; `forms` are
    the words that the bill's own sections are numbered with.
    """

    text: str
    openings: list[Opening]
    stack: list[Node]
    numbers: Counter[str]
    lost: bool = False
    notes: bool = False
    begun: bool = False
    enacted: bool = False
    forms: set[str] = field(default_factory=set)

    def top(self) -> Node:
        """The innermost open node."""
        return self.stack[-1]

    def floor(self) -> int:
        """The place of the innermost section, 0 for the root; enumerators never reach below it."""
        return next((place for place in range(len(self.stack) - 1, 0, -1) if self.stack[place].mark), 0)

    def quoting(self) -> int | None:
        """The place of the innermost node whose directory clause says that quoted text follows."""
        for place in range(len(self.stack) - 1, 0, -1):
            told = self.stack[place].directory
            if told and told.quotes:
                return place
        return None

    def leads_in(self, node: Node) -> bool:
        """Whether the node's words end with a colon or a dash: what comes next belongs under it."""
        return self.text[max(node.start, node.said - 3) : node.said].rstrip().endswith(_LEADS_IN)

    def ahead(self, place: int) -> Iterator[Enumerator]:
        """The enumerators that open the next paragraphs of the same section."""
        for later in self.openings[place + 1 : place + 1 + _AHEAD]:
            if later.section:
                return
            for opener in later.openers:
                yield opener.enumerator

    def drop_inline(self) -> None:
        """Close the lists that ran in the paragraph before."""
        while self.stack[-1].inline:
            self.stack.pop()

    def drop_deeper(self, indent: float | None, *, beside: bool, keep: int = 1) -> None:
        """Close what is set further right, and with `beside` what is set as far right; the first `keep` nodes stay."""
        if indent is None:
            return
        while len(self.stack) > keep:
            other = self.stack[-1].indent
            if other is None or other < indent - 0.5 or (not beside and other < indent + 0.5):
                return
            self.stack.pop()

    def silent(self, node: Node) -> bool:
        """Whether a node has a label or heading but no words yet."""
        return (
            not node.children
            and node.words >= node.said
            and node.kind is not Kind.DIVISION
            and node is not self.stack[0]
        )
