"""A page's own style sheets: which declarations that set words apart apply to an element.

Of a sheet only the properties in `KEPT` are read, so the half megabyte of layout that a publisher's page brings along costs little.
Selectors are matched by cssselect2, which looks rules up by id, class and tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from lxml import etree

KEPT = frozenset((
    "text-decoration", "text-decoration-line", "text-decoration-style", "font", "font-weight", "font-style", "color",
    "background", "background-color", "vertical-align", "border", "border-bottom", "border-style", "border-bottom-style",
    "display", "visibility", "text-transform", "list-style", "list-style-type", "counter-reset", "counter-increment",
    "counter-set", "content", "float", "position",
))  # fmt: skip
_WORTH = re.compile("|".join(sorted(KEPT, key=len, reverse=True)), re.I)
_BODY = re.compile(r"\{[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_BRACE_IN_STRING = re.compile(r"([\"'])[^\"'\n]{0,200}[{}][^\"'\n]{0,200}\1")
# A sheet for paper may hide the law's page numbers, one for telephones half of the page: neither is what a reader sees.
_OTHER_MEDIA = re.compile(r"\bprint\b|\bspeech\b|max-width|max-device|\bnot\s+(?:all|screen)\b|prefers-", re.I)
_COSTLY = re.compile(r"~(?!=)|:has\(|-of-type|:nth-last|:only-|:lang\(|:empty|:last-child", re.I)
_MOST_RULES = 5_000
_LARGE = 20_000  # elements; in larger pages selectors that look at all siblings are left out
_LINES = ("underline", "line-through", "none")
_STYLES = ("double", "dashed", "dotted", "wavy", "solid")
_BORDERS = ("none", "hidden", "double", "solid", "dashed", "dotted", "groove", "ridge", "inset", "outset")


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration in its long form, as ("text-decoration-line", "underline")."""

    name: str
    value: str
    important: bool = False


@lru_cache(maxsize=4096)
def inline(style: str) -> tuple[Declared, ...]:
    """The declarations of a `style` attribute that set words apart."""
    return tuple(_declarations(style)) if _WORTH.search(style) else ()


def _declarations(content: Any) -> Iterator[Declared]:
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration" and item.lower_name in KEPT:
            for name, value in _longhand(item.lower_name, item.value):
                yield Declared(name, value, bool(item.important))


def _longhand(name: str, tokens: list[Any]) -> Iterator[tuple[str, str]]:
    """A declaration's long forms; what a shorthand leaves out it resets."""
    words = [token.lower_value for token in tokens if token.type == "ident"]
    if name == "text-decoration":
        yield "text-decoration-line", " ".join(w for w in words if w in _LINES) or "none"
        yield "text-decoration-style", next((w for w in words if w in _STYLES), "solid")
    elif name == "font":
        yield "font-style", next((w for w in words if w in ("italic", "oblique")), "normal")
        numbers = [token.int_value for token in tokens if token.type == "number" and token.is_integer]
        bold = "bold" in words or "bolder" in words or any(n is not None and n >= 600 for n in numbers)
        yield "font-weight", "bold" if bold else "normal"
    elif name.startswith("border"):
        kind = next((w for w in words if w in _BORDERS), "none")
        boxed = name in ("border", "border-style") and kind not in ("none", "hidden")
        yield "border-bottom-style", "box" if boxed else kind  # a frame around words is no line under them
    elif name.startswith("background"):
        yield "background-color", next(filter(None, map(colour, tokens)), "transparent" if name == "background" else "")
    elif name == "color":
        yield "color", next(filter(None, map(colour, tokens)), words[0] if words else "")
    elif name.startswith("list-style"):
        types = [w for w in words if w not in ("inside", "outside")]
        if types or name == "list-style-type" or any(token.type == "string" for token in tokens):
            yield "list-style-type", types[0] if types else "disc"
    else:
        yield name, tinycss2.serialize(tokens).strip()


def colour(token: Any) -> str:
    """A colour token as "#rrggbb", "transparent", or "" where it is none."""
    from tinycss2.color3 import parse_color

    found = parse_color(token)
    if found is None or isinstance(found, str):
        return ""
    if found.alpha == 0:
        return "transparent"
    return "#" + "".join(
        f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in (found.red, found.green, found.blue)
    )


class _Node(ElementWrapper):  # type: ignore[misc]
    """An element as the matcher sees it, without the library's recursion over siblings (a hostile page has millions)."""

    @property
    def previous_siblings(self) -> tuple[_Node, ...]:
        before: list[_Node] = []
        node = self.previous
        while node is not None:
            before.append(node)
            node = node.previous
        return tuple(before)


class Sheets:
    """The sheets of a page, asked in document order: `enter` gives an element's declarations, `leave` closes it."""

    def __init__(self, texts: Iterable[str], *, large: bool = False) -> None:
        self._matcher = Matcher()
        self._large = large
        self.rules = 0
        self.classes: set[str] = set()  # those that a rule speaks of
        for text in texts:
            self._read(text)
        self._open: list[tuple[_Node, list[Any]]] = []

    def _read(self, text: str) -> None:
        text = _COMMENT.sub(" ", text)
        if not _BRACE_IN_STRING.search(text):
            text = _BODY.sub(lambda body: body[0] if _WORTH.search(body[0]) else "{}", text)
        if _WORTH.search(text):
            self._rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), depth=0)

    def _rules(self, rules: list[Any], *, depth: int) -> None:
        for rule in rules:
            if rule.type == "at-rule" and rule.content is not None and depth < 4 and _applies(rule):
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                self._rules(inner, depth=depth + 1)
            elif rule.type == "qualified-rule" and self.rules < _MOST_RULES:
                self._rule(rule)

    def _rule(self, rule: Any) -> None:
        declared = tuple(_declarations(rule.content))
        selector = tinycss2.serialize(rule.prelude)
        if not declared or (self._large and _COSTLY.search(selector)):
            return
        try:
            compiled = compile_selector_list(rule.prelude)
        except (SelectorError, RecursionError, ValueError):
            return
        for part in compiled:
            self._matcher.add_selector(part, declared)
        self.rules += 1
        self.classes.update(re.findall(r"\.([\w-]+)", selector))

    def enter(self, element: etree._Element) -> tuple[tuple[Declared, ...], tuple[Declared, ...]]:
        """The declarations for an element that opens, weakest first, and those for its `::before`."""
        if not self.rules:
            return (), ()
        node = self._node(element)
        own: list[Declared] = []
        before: list[Declared] = []
        for _, _, pseudo, declared in self._matcher.match(node):
            if pseudo is None:
                own += declared
            elif pseudo == "before":
                before += declared
        return tuple(own), tuple(before)

    def _node(self, element: etree._Element) -> _Node:
        """The element's wrapper, with what the library would find out by recursion filled in."""
        if self._open:
            parent, state = self._open[-1]
            node = _Node(element, parent, state[0], state[1], True)
            node._ancestors = (*parent._ancestors, parent)
            state[0] += 1
            state[1] = node
        else:
            node = _Node(element, None, 0, None, True)
            node._ancestors = ()
        self._open.append((node, [0, None]))
        return node

    def leave(self) -> None:
        """The element that was entered last closes."""
        if self.rules:
            self._open.pop()


def _applies(rule: Any) -> bool:
    """Whether what an at-rule holds applies on a screen."""
    if rule.lower_at_keyword == "media":
        return not _OTHER_MEDIA.search(tinycss2.serialize(rule.prelude))
    return rule.lower_at_keyword in ("supports", "layer")


def of_page(root: etree._Element, *, extra: Iterable[str] = ()) -> Sheets:
    """The sheets in a page's `<style>` elements, and those that came with it."""
    texts = [
        text
        for style in root.iter("style")
        if not _OTHER_MEDIA.search(style.get("media") or "") and (text := style.text)
    ]
    large = sum(1 for _ in root.iter("*")) > _LARGE
    return Sheets([*extra, *texts], large=large)


@lru_cache(maxsize=512)
def colours(name: str) -> str:
    """A colour as an attribute names it ("red", "#f00"), as "#rrggbb", or "" where it is none."""
    token = tinycss2.parse_one_component_value(name, skip_comments=True)
    return colour(token) if token.type != "error" else ""
