"""Words with what is marked in them: references, terms where they are defined, terms where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ordtool.ordinance import Kind, Ordinance
from ordtool.source import Span
from ordtool.writers._characters import printable
from ordtool.writers._tree.elements import Element, el, slug

_TERM = re.compile(r"“([^”\n]+)”")
_GOES_ON = re.compile(r" (?:of )?[A-Z]")
_DEFINES = re.compile(r"(?:The term )?“[^”\n]+”(?: or “[^”\n]+”)?,? (?:means|includes|has the meaning)\b")


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of the ordinance's text that stands in an element of its own; `target` is what it leads to ("#sec_5")."""

    span: Span
    element: str
    target: str


class Words:
    """Cuts stretches of an ordinance's text into words and inline elements."""

    def __init__(self, ordinance: Ordinance, links: Mapping[Span, str]) -> None:
        """`links` are the references with the eId that each leads to."""
        self.text = ordinance.text
        self.terms: dict[str, str] = {}
        self._inlines = [Inline(span, "ref", f"#{name}") for span, name in links.items()]
        self._inlines += list(self._defined(ordinance))
        self._inlines += list(self._used())
        self._inlines.sort(key=lambda one: one.span)

    def fill(self, element: Element, span: Span) -> Element:
        """Put the words of a stretch into an element, at its end."""
        at = span.start
        for one in self._inlines:
            if not span.holds(one.span) or one.span.start < at:
                continue
            _add(element, self.text[at : one.span.start])
            target = "href" if one.element == "ref" else "refersTo"
            element.append(el(one.element, {target: one.target}, text=self.text[one.span.start : one.span.end]))
            at = one.span.end
        _add(element, self.text[at : span.end])
        return element

    def _defined(self, ordinance: Ordinance) -> Iterator[Inline]:
        for section in ordinance.walk():
            if section.kind is not Kind.DEFINITION:
                continue
            head = _DEFINES.search(self.text, section.lead.start, section.lead.end)
            for found in _TERM.finditer(self.text, head.start(), head.end()) if head else ():
                name = f"term-{slug(found[1])}"
                self.terms.setdefault(name, found[1])
                yield Inline(Span(found.start(1), found.end(1)), "def", f"#{name}")

    def _used(self) -> Iterator[Inline]:
        """Defined terms where they are used, the longest that stands there, apart from what is marked already."""
        if not self.terms:
            return
        by_words = {said: name for name, said in self.terms.items()}
        longest = sorted(by_words, key=len, reverse=True)
        pattern = re.compile(rf"(?<![\w“])(?:{'|'.join(map(re.escape, longest))})(?![\w”])")
        taken = sorted(one.span for one in self._inlines)
        for found in pattern.finditer(self.text):
            span = Span(found.start(), found.end())
            # "the City" is the term, "City Council" and "the City of Anytown" are names.
            name = found[0][0].isupper() and _GOES_ON.match(self.text, found.end())
            if not name and not any(span.overlap(other) for other in taken):
                yield Inline(span, "term", f"#{by_words[found[0]]}")


def _add(element: Element, words: str) -> None:
    """Put words behind what stands in an element already."""
    words = printable(words)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
