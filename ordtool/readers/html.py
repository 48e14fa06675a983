"""HTML: blocks become lines, list numbers are computed, words keep how they are set, what is the site's is marked.

Legislatures publish bills as HTML in three ways: paragraphs that Word saved, `<pre>` text with physical lines, and
tables with a cell for the line number. Publishers of codes put the law into pages full of menus. All are read: `_html_chrome`
tells the page from the law, `_html_style` how words are set, `_html_page` makes lines of them.
"""

from __future__ import annotations

import codecs
import re
from hashlib import sha256

from lxml import etree

from ordtool.errors import InputError
from ordtool.readers._html_archive import is_archive, unpacked
from ordtool.readers._html_digests import without_digests
from ordtool.readers._html_heads import page_heads
from ordtool.readers._html_page import SIGNS, Page, plain
from ordtool.readers._html_walk import Walk
from ordtool.readers.txt import decode
from ordtool.source import Source

_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_ENCODINGS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf-16": ""}
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.-]{1,40})", re.I)
# Bytes 80 to 9F are Windows' quotation marks and dashes, whatever a page says of itself; browsers read them so.
_WINDOWS = {i: bytes([i]).decode("cp1252", "ignore") or "\ufffd" for i in range(0x80, 0xA0)}
_WINDOWS |= dict.fromkeys((0, *map(ord, SIGNS)), "\ufffd")
_ODD = re.compile(f"[\0\x80-\x9f{SIGNS}]")
_FORMATTING = re.compile(r"<(/?)(s|strike|u)(?:\s[^<>]*)?>", re.I)


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of HTML; `pages` is not used (HTML has none). Raises InputError where nothing can be parsed."""
    digest, charset = sha256(data).hexdigest(), ""
    sheets: tuple[str, ...] = ()
    if is_archive(data):
        archived = unpacked(name, data)
        data, charset, sheets = archived.page, archived.charset, archived.sheets
    text, warnings = _decoded(name, data, charset)
    root = _parsed(name, text)
    walk = Walk(page := Page(), _framed)
    walk.through(root, sheets=sheets)
    lines = page.finish()
    if not any(line.text.strip() for line in lines) and root.find(".//frameset") is not None:
        raise InputError(
            f"{name} only divides a window into frames. Save the frame that shows the law (its own address)."
        )
    if walk.hidden:
        warnings = (*warnings, f"{name}: {walk.hidden} characters that the page hides were left out, as browsers do.")
    title = root.find(".//title")
    return Source(
        name=name,
        sha256=digest,
        lines=tuple(without_digests(page_heads(lines))),
        title=" ".join(plain(title.text or "").split()) if title is not None else "",
        warnings=warnings,
    )


def _decoded(name: str, data: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """The text in UTF-8 if it is that, else in the encoding that the head (or an archive) names, else as plain text is decoded.

    Archives re-encode pages and leave the old name in the head; bytes that are good UTF-8 are UTF-8.
    """
    declared = _DECLARED.search(data[:400]) or _META.search(data[:4096])
    # The web's Latin-1 is Windows-1252, and a head that can be read as ASCII is not in UTF-16.
    label = _ENCODINGS.get(label := declared[1].decode("ascii").lower(), label) if declared else charset
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
        root = etree.fromstring(_prepared(text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} cannot be read as HTML ({error}). Save the page again, or copy it as text.") from None
    # libxml2 drops what is nested deeper than it dares, and says so only in its log.
    if root is None or any("depth" in entry.message.lower() for entry in parser.error_log):
        raise InputError(f"{name}: the HTML is nested too deep to be read in full. Save it as text or PDF instead.")
    return root


def _framed(text: str) -> etree._Element | None:
    """The document that a frame holds in an attribute, None where it cannot be parsed."""
    try:
        return etree.fromstring(_prepared(text), etree.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _prepared(text: str) -> bytes:
    if _ODD.search(text):
        text = text.translate(_WINDOWS)
    return _FORMATTING.sub(_sign, text).encode("utf-8", "replace")


def _sign(tag: re.Match[str]) -> str:
    """A sign in the text for a tag that strikes or underlines.

    Such tags cross the bounds of paragraphs in real pages. libxml2 ends them at the bound, and struck law would read as
    live; browsers carry them on.
    """
    new, ends = tag[2] in "uU", bool(tag[1])
    return SIGNS[2 * new + ends]
