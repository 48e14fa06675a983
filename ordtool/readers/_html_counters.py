"""CSS counters: the numbers that a page's style sheet puts before its sections and items."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import tinycss2

from ordtool.readers._html_lists import formed

Piece = tuple[str, str, str]  # ("", text, "") · (counter, form, "") · (counter, form, separator + "\0")


@dataclass(slots=True)
class _Counter:
    name: str
    value: int
    depth: int  # of the element that it ends with


@dataclass(slots=True)
class Counters:
    """The counters that are open; fed with every element that opens and closes."""

    _open: list[_Counter] = field(default_factory=list)

    def enter(self, said: dict[str, str], depth: int) -> None:
        """An element opens at a depth, with these declarations."""
        for name, value in _amounts(said.get("counter-reset", ""), 0):
            self._open = [c for c in self._open if c.name != name or c.depth != depth - 1]
            self._open.append(_Counter(name, value, depth - 1))
        for name, by in _amounts(said.get("counter-increment", ""), 1):
            self._counter(name, depth).value += by
        for name, value in _amounts(said.get("counter-set", ""), 0):
            self._counter(name, depth).value = value

    def leave(self, depth: int) -> None:
        """The element at a depth closes, and with it the counters of its children."""
        if self._open and self._open[-1].depth >= depth:
            self._open = [counter for counter in self._open if counter.depth < depth]

    def text(self, content: str) -> str:
        """What `content` shows, "" if there is no counter in it: signs and words that a sheet adds are no law."""
        pieces = _pieces(content)
        if not any(name for name, _, _ in pieces):
            return ""
        return "".join(self._shown(*piece) if piece[0] else piece[1] for piece in pieces).strip()

    def _shown(self, name: str, form: str, between: str) -> str:
        values = [counter.value for counter in self._open if counter.name == name] or [0]
        if between:
            return between[:-1].join(formed(value, form) for value in values)
        return formed(values[-1], form)

    def _counter(self, name: str, depth: int) -> _Counter:
        for counter in reversed(self._open):
            if counter.name == name:
                return counter
        self._open.append(_Counter(name, 0, depth - 1))
        return self._open[-1]


@lru_cache(maxsize=512)
def _amounts(value: str, default: int) -> tuple[tuple[str, int], ...]:
    """ "a 3 b" as (("a", 3), ("b", default))."""
    found: list[tuple[str, int]] = []
    for word in value.split():
        if word.lstrip("+-").isdigit() and len(word) < 10 and found:
            found[-1] = (found[-1][0], int(word))
        elif word != "none":
            found.append((word, default))
    return tuple(found)


@lru_cache(maxsize=512)
def _pieces(content: str) -> tuple[Piece, ...]:
    """The strings and counters of a `content` value."""
    pieces: list[Piece] = []
    for token in tinycss2.parse_component_value_list(content, skip_comments=True):
        if token.type == "string":
            pieces.append(("", token.value, ""))
        elif token.type == "function" and token.lower_name in ("counter", "counters"):
            pieces += _counter_of(token)
    return tuple(pieces)


def _counter_of(token: Any) -> list[Piece]:
    words = [part for part in token.arguments if part.type in ("ident", "string")]
    if not words or words[0].type != "ident":
        return []
    form = next((part.lower_value for part in words[1:] if part.type == "ident"), "decimal")
    between = next((part.value + "\0" for part in words[1:] if part.type == "string"), "\0")
    return [(words[0].value, form, between if token.lower_name == "counters" else "")]
