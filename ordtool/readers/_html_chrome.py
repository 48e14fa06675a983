"""What of a page is the site's and not the law's: menus, notices, contents, tools.

Where a publisher is known, its own names say where the law stands. Else the page's structure does: `<main>`, roles, lists that
consist of links; a name like "sidebar" counts only where what stands under it reads so too. Whatever holds half of the page's text
is the law, however it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from ordtool.readers._html_data import CONTENTS, MENU, NOTICE, Publisher, page_data
from ordtool.readers._html_neighbours import mark_neighbours
from ordtool.readers._html_sizes import HEADINGS, UNREAD, Size, measured, titles, words
from ordtool.readers._html_style import BLOCKS

COMMENT, HEAD, PICTURE, NOTE = "margin note", "running head", "image caption", "note"
_ROLES = {
    **dict.fromkeys(("navigation", "search", "menu", "menubar", "toolbar", "tablist", "tree"), MENU),
    **dict.fromkeys(("banner", "contentinfo", "alert", "alertdialog", "dialog", "status", "complementary"), NOTICE),
    **dict.fromkeys(("doc-footnote", "doc-endnotes", "doc-endnote"), NOTE),
    "doc-toc": CONTENTS,
}
_TAGS = {
    **dict.fromkeys(("nav", "search", "select", "textarea"), MENU),
    **dict.fromkeys(("dialog", "noscript"), NOTICE),
    **dict.fromkeys(("svg", "canvas", "video", "audio", "object", "map"), PICTURE),
}
_SITE = {"header": NOTICE, "footer": NOTICE, "aside": NOTICE}  # the site's own, unless they stand inside the document
_INSIDE = frozenset(("main", "article", "section"))
_NAMED = frozenset((
    "div", "section", "aside", "nav", "ul", "ol", "dl", "form", "span", "a", "button", "table", "header", "footer", "i", "p", "li",
    "fieldset", "menu",
))  # fmt: skip
_BOXES = _NAMED - {"span", "a", "i", "p", "li"}
_MAIN = frozenset(
    ("main", "main content", "maincontent", "content main", "page content", "pagecontent", "skip to content")
)
_NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_FOOTNOTE = re.compile(r"(?:fn|ftn|footnote|edn|endnote)[-_:]?\d{1,4}$", re.I)
_WORD = re.compile(
    r"mso-element:\s*(comment-list|comment|footnote-list|footnote|endnote-list|endnote|header|footer)\b", re.I
)
_WORD_PARTS = {"comment": COMMENT, "header": HEAD, "footer": HEAD, "footnote": NOTE, "endnote": NOTE}
_LAWFUL = re.compile(r"(?:^|[.;:]\s)(?:§\s*|SEC(?:TION|\.)\s+|Sec(?:tion|\.)\s+)\d")
_SENTENCE = re.compile(r"[.;:]$")


@dataclass(slots=True)
class Chrome:
    """The elements that are the site's, each with the reason; footnotes; and what stands around the law without being law."""

    reasons: dict[etree._Element, str] = field(default_factory=dict)
    notes: set[etree._Element] = field(default_factory=set)
    around: set[etree._Element] = field(default_factory=set)
    bulk: set[etree._Element] = field(
        default_factory=set
    )  # what holds the law, so that it is shown whatever a sheet says


def chrome(root: etree._Element) -> Chrome:
    """Look a page over."""
    return _Looker(root).look()


class _Looker:
    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.sizes = measured(root)
        self.page = self.sizes[root].plain
        self.found = Chrome()
        self.said: dict[etree._Element, str] = {}
        self.texts = self._texts()

    def look(self) -> Chrome:
        """Go through the page from the top; what is the site's is not looked into."""
        for text in self.texts:
            self.found.around.update(text.iterancestors())
        self.found.bulk = self.found.around | self.texts
        bulk: etree._Element | None = self.root
        while bulk is not None:
            self.found.bulk.add(bulk)
            bulk = next((child for child in bulk if self._holds(child)), None)
        linked = self.sizes[self.root].links > 0  # without any link the words of tools are the law's
        todo = [(self.root, not self.texts or self.root in self.texts, False)]
        while todo:
            element, inside, document = todo.pop()
            document = document or element.tag in _INSIDE
            children = [c for c in element if isinstance(c.tag, str) and c.tag not in UNREAD]
            for child in children:
                within = inside or child in self.texts
                reason = self._reason(child, document) if within else self._outside(child)
                if reason == NOTE:
                    self.found.notes.add(child)
                elif reason:
                    self.found.reasons[child] = reason
                    continue
                todo.append((child, within, document))
            if inside and children and linked:
                mark_neighbours(children, self.sizes, self.found.reasons)
        return self.found

    def _holds(self, element: etree._Element) -> bool:
        """Whether an element holds most of what is to be read, in paragraphs: pages hide it until a script has run."""
        if not isinstance(element.tag, str) or not self.page:
            return False
        share = self.sizes[element].plain / self.page
        return share >= 0.9 or (share > 0.5 and sum(1 for child in element if child.tag in BLOCKS) > 1)

    # Where the law stands.

    def _texts(self) -> set[etree._Element]:
        """The elements that hold the law, none where the page does not tell."""
        named = list(_by_name(self.root))
        for publisher in page_data().publishers:
            if any(selector in names for _, names in named for selector in publisher.known):
                texts = self._published(publisher, named)
                if texts:
                    return texts
        mains = list(self.root.iter("main")) + [e for e, _ in named if e.get("role") == "main"]
        mains = mains or [e for e, names in named if any(_spaced(n[1:]).strip() in _MAIN for n in names if n[0] == "#")]
        texts = _outermost(mains)
        held = sum(self.sizes[e].plain for e in texts)
        return texts if held >= 0.6 * self.page and held else set()

    def _published(
        self, publisher: Publisher, named: list[tuple[etree._Element, frozenset[str]]]
    ) -> set[etree._Element]:
        for selector, reason in publisher.said:
            self.said |= {element: reason for element, names in named if selector in names}
        texts = [element for element, names in named for selector in publisher.text if selector in names]
        outermost = _outermost(texts)
        return outermost if any(self.sizes[e].chars for e in outermost) else set()

    def _outside(self, element: etree._Element) -> str:
        """Why an element is no law that stands outside what holds the law; "" for what holds it in turn."""
        if element in self.found.around or element in self.texts:
            return ""
        if reason := self.said.get(element):
            return reason
        size = self.sizes[element]
        if not self.said and size.plain >= 300 and size.linked < 0.3 * size.chars and _LAWFUL.search(words(element)):
            return ""
        if size.links >= 3 and titles(element):
            return CONTENTS
        brief = size.chars < 40 and not _SENTENCE.search(words(element))
        said = self._by_structure(element, size, document=False)
        return said or (MENU if size.linked >= 0.4 * size.chars or brief else NOTICE)

    # What is the site's inside it.

    def _reason(self, element: etree._Element, document: bool) -> str:
        if reason := self.said.get(element):
            return reason
        size = self.sizes[element]
        if reason := _worded(element):
            return reason
        if not size.chars or element in self.found.around:
            return ""
        reason = (
            self._by_structure(element, size, document)
            or self._by_name(element, size, document)
            or self._beside(element, size)
        )
        return reason if reason == NOTE or size.plain <= 0.5 * self.page else ""

    def _by_structure(self, element: etree._Element, size: Size, document: bool) -> str:
        tag = str(element.tag)
        reason = _TAGS.get(tag) or _ROLES.get((element.get("role") or "").lower(), "")
        if not reason and tag in _SITE and not document:
            reason = _SITE[tag]
        if tag == "header" and not size.links and element.find(".//h1") is not None:
            reason = ""  # a converter's: it holds the document's title and no link
        if tag == "button":
            reason = "" if self._heads(element, size) else MENU
        if reason in (MENU, NOTICE) and size.links >= 3 and titles(element):
            return CONTENTS
        if reason == NOTICE and size.linked >= 0.5 * size.chars:
            return MENU
        return reason

    def _beside(self, element: etree._Element, size: Size) -> str:
        """The reason for a column of links that has no name and stands beside the column that holds the law."""
        if element.tag not in BLOCKS or size.links < 3 or size.plain > 8 + 0.1 * size.chars:
            return ""
        parent = element.getparent()
        beside = parent is not None and any(
            0.5 * self.page < self.sizes[other].plain for other in parent if other in self.sizes
        )
        return (CONTENTS if titles(element) else MENU) if beside and element.tag not in ("p", *HEADINGS) else ""

    def _heads(self, button: etree._Element, size: Size) -> bool:
        """Whether a button that folds a section up holds the section's heading."""
        heading = next((e for e in button.iterancestors() if e.tag in HEADINGS), None)
        whole = heading is not None and self.sizes[heading].chars == size.chars
        return whole or bool(page_data().section.match(words(button)))

    def _by_name(self, element: etree._Element, size: Size, document: bool) -> str:
        """The reason that class or id hint at, where the element reads so."""
        tag = element.tag
        if tag not in _NAMED or (document and tag in _SITE):
            return ""
        reason = _hinted(element.get("class") or "") or (_hinted(element.get("id") or "") if tag in _BOXES else "")
        if not reason:
            return MENU if tag == "a" and words(element) in page_data().anchors else ""
        if reason == NOTE:
            return NOTE if tag in BLOCKS else ""
        if reason == "unseen":
            return MENU if size.chars <= 80 else ""
        if reason == NOTICE:
            small = tag in _BOXES and size.plain <= min(3000, 0.3 * self.page)
            return NOTICE if small and not _LAWFUL.search(words(element)) else ""
        linked = size.linked >= 0.5 * size.chars
        brief = (
            size.chars <= 40 and not _SENTENCE.search(words(element)) and not page_data().section.match(words(element))
        )
        if tag in ("a", "span", "i") and not brief:
            return ""
        return (CONTENTS if titles(element) else reason) if linked or brief else ""


def _outermost(elements: list[etree._Element]) -> set[etree._Element]:
    """The elements that stand in none of the others."""
    listed = set(elements)
    return {element for element in listed if listed.isdisjoint(element.iterancestors())}


def _by_name(root: etree._Element) -> Iterator[tuple[etree._Element, frozenset[str]]]:
    """The elements that have a name, with the simple selectors that find them."""
    for element in root.iter("*"):
        named = [f".{name}" for name in (element.get("class") or "").split()]
        if ident := element.get("id"):
            named.append(f"#{ident}")
        if named or element.get("role"):
            yield element, frozenset(named)


def _worded(element: etree._Element) -> str:
    """What Word says of a part of a page that it saved; footnotes by their ids."""
    style = element.get("style") or ""
    if "mso-element" in style and (part := _WORD.search(style)):
        return _WORD_PARTS[part[1].lower().removesuffix("-list")]
    if element.tag in ("a", "span") and (element.get("class") or "").lower() in (
        "msocomanchor",
        "msocomoff",
        "msocommentreference",
    ):
        return COMMENT
    if element.tag in BLOCKS and _FOOTNOTE.match(element.get("id") or ""):
        return NOTE
    return ""


@lru_cache(maxsize=4096)
def _hinted(value: str) -> str:
    """The reason that the names in a class or an id hint at, "" where they do not or where the law is called so."""
    names = [_spaced(name) for name in value.split()]
    listed = page_data().names
    if any(words in name for name in names for words, reason in listed if reason == "law"):
        return ""
    return next((reason for words, reason in listed for name in names if words in name), "")


def _spaced(name: str) -> str:
    """ "navTop" and "nav-top" as " nav top "."""
    return f" {' '.join(_NAME.findall(name)).lower()} "
