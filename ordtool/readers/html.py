"""HTML: blocks become lines, list numbers are computed, struck and underlined words are marked.

Legislatures publish bills as HTML in three ways: paragraphs that Word saved, `<pre>` text with physical lines, and
tables with a cell for the line number. All three are read; what surrounds the document on its page (menus, scripts) is
not.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from lxml import etree

from ordtool.errors import InputError
from ordtool.ordinance import Axis, Line, Source, State
from ordtool.readers._html_page import SIGNS, Page, plain
from ordtool.readers._marked import Change
from ordtool.readers.txt import decode

_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_ENCODINGS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf-16": ""}
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.-]{1,40})", re.I)
# Bytes 80 to 9F are Windows' quotation marks and dashes, whatever a page says of itself; browsers read them so.
_WINDOWS = {i: bytes([i]).decode("cp1252", "ignore") or "\ufffd" for i in range(0x80, 0xA0)} | {0: "\ufffd"}
_DROPPED = frozenset((
    "script", "style", "head", "nav", "noscript", "template", "iframe", "object", "svg", "select", "button",
    "textarea", "audio", "video", "canvas", "math",
))  # fmt: skip
_SITE = frozenset(("header", "footer"))  # the site's own, unless they stand inside the document
_INSIDE = frozenset(("main", "article", "section"))
_CHANGES = {"del": State.STRUCK, "ins": State.INSERTED}
_FORMATTING = re.compile(r"<(/?)(s|strike|u)(?:\s[^<>]*)?>", re.I)
_DECORATION = re.compile(r"text-decoration(?:-line)?\s*:\s*([^;}\"']*)", re.I)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of HTML; `pages` is not used (HTML has none). Raises InputError where nothing can be parsed."""
    text, warnings = _decoded(name, data)
    root = _parsed(name, text.translate(_WINDOWS))
    page = Page()
    hidden = _walk(root, page, _classes(root))
    if hidden:
        warnings = (*warnings, f"{name}: {hidden} characters that the page hides were left out, as browsers do.")
    title = root.find(".//title")
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        lines=_page_heads(page.finish()),
        title=" ".join(plain(title.text or "").split()) if title is not None else "",
        warnings=warnings,
    )


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in UTF-8 if it is that, else in the encoding that the head names, else as plain text is decoded.

    Archives re-encode pages and leave the old name in the head; bytes that are good UTF-8 are UTF-8.
    """
    declared = _DECLARED.search(data[:400]) or _META.search(data[:4096])
    # The web's Latin-1 is Windows-1252, and a head that can be read as ASCII is not in UTF-16.
    label = _ENCODINGS.get(label := declared[1].decode("ascii").lower(), label) if declared else ""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and label:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(label), ()
            except (LookupError, UnicodeDecodeError, ValueError):
                pass
    return decode(name, data)


def _parsed(name: str, text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        text = _FORMATTING.sub(_sign, text.translate(dict.fromkeys(map(ord, SIGNS), "\ufffd")))
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} cannot be read as HTML ({error}). Save the page again, or copy it as text.") from None
    # libxml2 drops what is nested deeper than it dares, and says so only in its log.
    if root is None or any("depth" in entry.message.lower() for entry in parser.error_log):
        raise InputError(f"{name}: the HTML is nested too deep to be read in full. Save it as text or PDF instead.")
    return root


def _sign(tag: re.Match[str]) -> str:
    """A sign in the text for a tag that strikes or underlines.

    Such tags cross the bounds of paragraphs in real pages. libxml2 ends them at the bound, and struck law would read as
    live; browsers carry them on.
    """
    new, ends = tag[2] in "uU", bool(tag[1])
    return SIGNS[2 * new + ends]


def _walk(root: etree._Element, page: Page, classes: Callable[[etree._Element], State | None]) -> int:
    """Feed the document to the page; return how many characters were hidden."""
    walker: Any = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    changed: list[tuple[etree._Element, Change]] = []
    hidden = inside = 0
    skipped: etree._Element | None = None
    for event, element in walker:
        if skipped is None and event == "start":
            inside += element.tag in _INSIDE
            concealed = bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None
            if concealed or element.tag in _DROPPED or (element.tag in _SITE and not inside):
                hidden += len(re.sub(r"\s", "", plain("".join(element.itertext())))) if concealed else 0
                skipped = element
                walker.skip_subtree()
                continue
            page.start(element)
            if change := _change(element, classes):
                changed.append((element, change))
                page.changes = tuple(change for _, change in changed)
            page.text(element.text)
        elif event == "end" and element is not skipped:
            inside -= element.tag in _INSIDE
            if changed and changed[-1][0] is element:
                changed.pop()
                page.changes = tuple(change for _, change in changed)
            page.end(element)
        skipped = None if element is skipped else skipped
        if event != "start" and element is not root:
            page.text(element.tail)
    return hidden


def _change(element: etree._Element, classes: Callable[[etree._Element], State | None]) -> Change | None:
    state = _CHANGES.get(str(element.tag)) or _decorated(element.get("style") or "") or classes(element)
    return Change(state, Axis.LAW, date=element.get("datetime") or "") if state else None


def _decorated(style: str) -> State | None:
    found = _DECORATION.search(style)
    if not found:
        return None
    if "line-through" in found[1].lower():
        return State.STRUCK
    return State.INSERTED if "underline" in found[1].lower() else None


def _classes(root: etree._Element) -> Callable[[etree._Element], State | None]:
    """A function that tells whether an element's class is struck or underlined by the page's own style sheets."""
    states: dict[str, State] = {}
    for sheet in root.iter("style"):
        for selectors, body in _RULE.findall(sheet.text or ""):
            state = _decorated(body)
            names = re.findall(r"\.([\w-]+)\s*(?:,|$)", selectors) if state else []
            states |= dict.fromkeys(names, state) if state else {}
    return lambda element: next((states[c] for c in (element.get("class") or "").split() if c in states), None)


def _page_heads(lines: list[Line]) -> tuple[Line, ...]:
    """Mark what stands between the last numbered line of a printed page and the first of the next as furniture."""
    marked = list(lines)
    last: int | None = None
    for index, line in enumerate(lines):
        if not line.number:
            continue
        if line.number == "1" and last is not None:
            for i in range(last + 1, index):
                marked[i] = replace(lines[i], style="furniture") if lines[i].text.strip() else lines[i]
        last = index
    return tuple(marked)
