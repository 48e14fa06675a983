"""Through a page in document order: each element's style, what is the site's, what is hidden, and the words for the lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from lxml import etree

from ordtool.readers import _html_sheets
from ordtool.readers._html_chrome import Chrome, chrome
from ordtool.readers._html_counters import Counters
from ordtool.readers._html_data import MENU, NOTICE
from ordtool.readers._html_page import Page, plain
from ordtool.readers._html_sheets import Declared
from ordtool.readers._html_sizes import UNREAD, spoken
from ordtool.readers._html_style import BLOCKS, Style, styled
from ordtool.source import Line

HIDDEN = "hidden"
_SILENT = UNREAD | {"template", "annotation", "annotation-xml"}
_COUNTED = frozenset(("counter-reset", "counter-increment", "counter-set"))
_DEEPEST_FRAME = 3


class Walk:
    """One page, walked once; `hidden` counts the letters that the page does not show."""

    def __init__(self, page: Page, parse: Callable[[str], etree._Element | None]) -> None:
        self.page = page
        self.parse = parse
        self.hidden = 0
        self._frames = 0

    def through(self, root: etree._Element, *, sheets: Iterable[str] = ()) -> None:
        """Feed a document to the page; `sheets` are style sheets that came with it."""
        _Way(self, root, _html_sheets.of_page(root, extra=sheets)).go()

    def frame(self, element: etree._Element) -> None:
        """What an `<iframe srcdoc>` holds stands in its place."""
        held = element.get("srcdoc") or ""
        if held.strip() and self._frames < _DEEPEST_FRAME and (inner := self.parse(held)) is not None:
            self._frames += 1
            self.through(inner)
            self._frames -= 1


class _Way:
    def __init__(self, walk: Walk, root: etree._Element, sheets: _html_sheets.Sheets) -> None:
        self.walk, self.page, self.root, self.sheets = walk, walk.page, root, sheets
        self.chrome: Chrome = chrome(root)
        self.counters = Counters()
        self.styles: list[Style] = [Style()]
        self.depth = 0

    def go(self) -> None:
        """Walk, and put the style back that was before."""
        before = self.page.style
        walker: Any = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        passed: etree._Element | None = None
        for event, element in walker:
            if event == "start":
                if not self._enters(element):
                    passed = element
                    walker.skip_subtree()
                continue
            if event == "end" and element is not passed:
                self._leaves(element)
            passed = None
            if element is not self.root:
                self._words(element.tail, element.getparent())
        self.page.style = before

    def _enters(self, element: etree._Element) -> bool:
        """Whether the element's words are read; if not, they are put aside."""
        own, before = self.sheets.of(element)
        if element.tag in _SILENT:
            return self._skipped(element)
        style = styled(element, self.styles[-1], own, self.sheets.classes)
        reason = self.chrome.reasons.get(element, "")
        if element in self.chrome.bulk and not (style.displayed and style.visible):
            style = replace(style, displayed=True, visible=True)
        if not style.displayed:
            self.walk.hidden += sum(len(plain("".join(text.split()))) for text in spoken(element))
            reason = reason or HIDDEN
        if reason:
            self.page.aside(_lines(element, reason), block=element.tag in BLOCKS)
            return self._skipped(element)
        self.depth += 1
        self.styles.append(style)
        self.page.style = style
        if element in self.chrome.notes:
            self.page.note(1)
        self.page.start(element)
        self._numbers(own, before)
        if element.tag == "iframe":
            self.walk.frame(element)
        self._words(element.text, element)
        return True

    def _skipped(self, element: etree._Element) -> bool:
        self.page.skim(piece for piece in element.itertext() if isinstance(piece, str))
        return False

    def _leaves(self, element: etree._Element) -> None:
        self.page.end(element)
        if element in self.chrome.notes:
            self.page.note(-1)
        self.styles.pop()
        self.page.style = self.styles[-1]
        self.counters.leave(self.depth)
        self.depth -= 1

    def _words(self, text: str | None, element: etree._Element | None) -> None:
        """Words that stand in an element itself: law, unless the page shows them around it or not at all."""
        if not text:
            return
        if self.page.style.visible and element not in self.chrome.around:
            self.page.text(text)
            return
        self.page.skim([text])
        if words := " ".join(plain(text).split()):
            if not self.page.style.visible:
                self.walk.hidden += len("".join(words.split()))
            reason = HIDDEN if not self.page.style.visible else NOTICE if len(words) > 40 else MENU
            self.page.aside([Line(words, style="furniture", removed=reason, starts=True)], block=False)

    def _numbers(self, own: tuple[Declared, ...], before: tuple[Declared, ...]) -> None:
        """The number that the style sheet counts for the element, if it counts."""
        said = {declared.name: declared.value for declared in own if declared.name in _COUNTED}
        shown = {declared.name: declared.value for declared in before}
        if said:
            self.counters.enter(said, self.depth)
        if shown:
            inner = {name: value for name, value in shown.items() if name in _COUNTED}
            if inner:
                self.counters.enter(inner, self.depth)
            if number := self.counters.text(shown.get("content", "")):
                self.page.number(number)


def _lines(element: etree._Element, reason: str) -> list[Line]:
    """The words of an element that is no law, a line for each block and item."""
    rows: list[list[str]] = [[]]
    walker: Any = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        block = node.tag in BLOCKS or node.tag == "br"
        if event == "start" and node.tag in UNREAD:
            walker.skip_subtree()
            continue
        if block:
            rows.append([])
        if node.tag in ("a", "button"):
            rows[-1].append(" ")
        if event == "start":
            rows[-1].append(node.text or "")
        elif node is not element:
            rows[-1].append(node.tail or "")
    texts = (" ".join(plain("".join(row)).split()) for row in rows)
    return [Line(text, style="furniture", removed=reason, starts=True) for text in texts if text]
