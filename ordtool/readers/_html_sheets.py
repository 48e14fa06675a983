"""A page's own style sheets: which declarations that set words apart apply to an element.

Of a sheet only the properties in `KEPT` are read, so the half megabyte of layout that a publisher's page brings along costs little.
Selectors are matched by cssselect2, which looks rules up by id, class and tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
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
_BY_NAMES = re.compile(r"(?:[\w\s.#>,*-]|::?before|:hover|:focus|:active|:visited)*", re.I)
_Match = tuple[tuple[int, int, int], int, str | None, tuple["Declared", ...]]
_MOST_RULES = 5_000
_MOST_TRIES = 3_000_000  # selectors tried on elements; a page that wants more is none that anybody published
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
    try:
        return tuple(_declarations(style)) if _WORTH.search(style) else ()
    except RecursionError:  # brackets in brackets, by the thousand: no declaration of ours
        return ()


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
    """An element as the matcher sees it, found out only when asked for: most elements are spoken of by no rule.

    The library's own goes from child to child and by recursion over siblings and ancestors; a hostile page has millions.
    """

    def __init__(self, element: etree._Element) -> None:
        self.etree_element = element
        self.in_html_document = True
        self.transport_content_language = None

    @property
    def parent(self) -> _Node | None:
        """The element around, None for the root."""
        around = self.etree_element.getparent()
        return None if around is None else _Node(around)

    @property
    def previous(self) -> _Node | None:
        """The element before."""
        return next((_Node(e) for e in self.etree_element.itersiblings(preceding=True) if isinstance(e.tag, str)), None)

    @property
    def previous_siblings(self) -> tuple[_Node, ...]:
        """All elements before, the nearest first."""
        before = self.etree_element.itersiblings(preceding=True)
        return tuple(_Node(element) for element in before if isinstance(element.tag, str))

    @cached_property
    def ancestors(self) -> tuple[_Node, ...]:
        """All elements around, the nearest first."""
        return tuple(map(_Node, self.etree_element.iterancestors()))

    @property
    def index(self) -> int:
        """The place among the siblings, from 0."""
        return sum(1 for e in self.etree_element.itersiblings(preceding=True) if isinstance(e.tag, str))

    @property
    def etree_siblings(self) -> list[etree._Element]:
        """The element and its siblings."""
        around = self.etree_element.getparent()
        return [self.etree_element] if around is None else [e for e in around if isinstance(e.tag, str)]


class Sheets:
    """The sheets of a page: `of` gives an element's declarations; elements are asked for in document order.

    Selectors of tags, classes and ids alone say the same of every element with the same names inside elements with the same
    names, and pages repeat themselves: such answers are kept.
    """

    def __init__(self, texts: Iterable[str], *, large: bool = False) -> None:
        self._plain, self._other = Matcher(), Matcher()
        self._large = large
        self._left = _MOST_TRIES
        self._answers: dict[int, list[_Match]] = {}
        self._kinds: dict[tuple[int, str, str, str], int] = {}
        self._kind_of: dict[etree._Element, int] = {}
        self.rules = 0
        self._ids: set[str] = set()
        self.classes: set[str] = set()  # those that a rule speaks of
        for text in texts:
            self._read(text)

    def _read(self, text: str) -> None:
        text = _COMMENT.sub(" ", text)
        if not _BRACE_IN_STRING.search(text):
            text = _BODY.sub(lambda body: body[0] if _WORTH.search(body[0]) else "{}", text)
        if _WORTH.search(text):
            with suppress(RecursionError):
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
        matcher = self._plain if _BY_NAMES.fullmatch(selector) else self._other
        for part in compiled:
            matcher.order = max(self._plain.order, self._other.order)
            matcher.add_selector(part, declared)
        self.rules += 1
        self.classes.update(re.findall(r"\.([\w-]+)", selector))
        self._ids.update(re.findall(r"#([\w-]+)", selector))

    def of(self, element: etree._Element) -> tuple[tuple[Declared, ...], tuple[Declared, ...]]:
        """The declarations for an element, weakest first, and those for its `::before`."""
        if not self.rules:
            return (), ()
        kind = self._kind(element)
        if kind not in self._answers:
            self._answers[kind] = self._matches(self._plain, element)
        found = self._answers[kind]
        if other := self._matches(self._other, element):
            found = sorted([*found, *other], key=lambda match: match[:2])
        own = tuple(d for _, _, pseudo, declared in found if pseudo is None for d in declared)
        return own, tuple(d for _, _, pseudo, declared in found if pseudo == "before" for d in declared)

    def _kind(self, element: etree._Element) -> int:
        """A number that elements with the same names share, if those around them share theirs."""
        around = element.getparent()
        outer = -1 if around is None else self._kind_of.get(around, -1)
        classes = " ".join(name for name in (element.get("class") or "").split() if name in self.classes)
        ident = element.get("id") or ""
        names = (outer, str(element.tag), classes, ident if ident in self._ids else "")
        self._kind_of[element] = kind = self._kinds.setdefault(names, len(self._kinds))
        return kind

    def _matches(self, matcher: Matcher, element: etree._Element) -> list[_Match]:
        tries = _tries(matcher, element)
        self._left -= tries
        return list(matcher.match(_Node(element))) if tries and self._left >= 0 else []


def _tries(rules: Matcher, element: etree._Element) -> int:
    """How many selectors could speak of an element."""
    count = len(rules.other_selectors) + len(rules.lower_local_name_selectors.get(element.tag, ()))
    if named := element.get("class"):
        count += sum(len(rules.class_selectors.get(name, ())) for name in named.split())
    if ident := element.get("id"):
        count += len(rules.id_selectors.get(ident, ()))
    return count


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
    with suppress(RecursionError):
        token = tinycss2.parse_one_component_value(name, skip_comments=True)
        return colour(token) if token.type != "error" else ""
    return ""
