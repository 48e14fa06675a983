"""Short ways to mark up a hand-made Word file in the tests of the redline writer, and to look at what came out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comparing.oracle import misbuilt, parts
from lxml import etree

from ordtool.docx_characters import characters, quote
from ordtool.docx_package import unpack
from ordtool.docx_revisions import accept, reject, without
from ordtool.revision import Replace, Signature, WordEdit
from ordtool.writers._redline import apply

MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNED = Signature(author="ordtool", initials="ot", date="2026-11-23T00:00:00Z")


def redline(data: bytes, *edits: WordEdit, comments: Sequence[str] = ()) -> bytes:
    """The file marked up."""
    return apply(data, edits, signature=SIGNED, comments=comments)


def change(old: str, new: str, data: bytes, paragraph: int = 0, part: str = MAIN) -> Replace:
    """The edit that writes `new` for the words `old`, found in the paragraph."""
    text = words(data, paragraph, part)
    at = text.index(old)
    return Replace(part, paragraph, at, at + len(old), new)


def words(data: bytes, paragraph: int = 0, part: str = MAIN) -> str:
    """All characters of a paragraph, struck ones too."""
    found = list(unpack("a.docx", data).xml(part).iter(W + "p"))[paragraph]
    return quote(found, 0, 10**6)


def said(data: bytes, part: str = MAIN) -> list[str]:
    """The words of each paragraph."""
    return ["".join(piece.text for piece in characters(p)) for p in unpack("a.docx", data).xml(part).iter(W + "p")]


def accepted(data: bytes, part: str = MAIN) -> list[str]:
    """The words of each paragraph when everybody's changes are accepted."""
    return said(accept(data), part)


def rejected(data: bytes, part: str = MAIN) -> list[str]:
    """The words of each paragraph when everybody's changes are rejected."""
    return said(reject(data), part)


def body(data: bytes, part: str = MAIN) -> str:
    """A part's XML, without namespaces, dates and empty properties: short enough to be read in a test."""
    text = etree.tostring(unpack("a.docx", data).xml(part), encoding="unicode")
    for noise in (
        r' xmlns:\w+="[^"]*"',
        r' w:date="[^"]*"',
        r' xml:space="preserve"',
        r"<w:rPr/>",
        r"<w:pPr/>",
        r" w:id=\"\d+\"",
    ):
        text = re.sub(noise, "", text)
    found = re.search(r"<w:body>(.*)</w:body>", text, re.S)
    return found[1] if found else text


def canonical(data: bytes, part: str = MAIN) -> bytes:
    """A part's canonical XML with equal runs that touch made one, and what Word writes anew left out."""
    root = unpack("a.docx", data).xml(part)
    for element in reversed(list(root.iter(etree.Element))):
        for key in [key for key in element.attrib if key.endswith("}space") or "}rsid" in key]:
            del element.attrib[key]
        if element.tag in TRACKED:
            element.attrib.pop(W + "id", None)
        if element.tag in EMPTY and not len(element) and element.getparent() is not None:
            element.getparent().remove(element)
    for tag in (W + "r", W + "t", W + "delText", *TRACKED, W + "r", W + "t", W + "delText"):
        for element in list(root.iter(tag)):
            _join(element)
    return etree.tostring(root, method="c14n", exclusive=True)


EMPTY = frozenset(W + tag for tag in ("rPr", "pPr", "trPr"))  # holding nothing they say nothing
TRACKED = frozenset(W + tag for tag in ("ins", "del", "moveFrom", "moveTo"))


def _join(element: etree._Element) -> None:
    """Put what follows an element into it as long as it is of the same kind."""
    while (after := element.getnext()) is not None and _kind(after) == _kind(element):
        properties = after.find(W + "rPr")
        if properties is not None and element.tag == W + "r":
            after.remove(properties)
        element.text = (element.text or "") + (after.text or "") if element.tag in TEXTS else element.text
        element.extend(list(after))
        after.getparent().remove(after)


TEXTS = (W + "t", W + "delText")


def _kind(element: etree._Element) -> tuple[object, ...]:
    properties = element.find(W + "rPr") if element.tag == W + "r" else None
    said = b"" if properties is None else etree.tostring(properties, method="c14n")
    return element.tag, tuple(sorted(element.attrib.items())), said, len(element) if element.tag in TEXTS else 0


def checked(data: bytes, *edits: WordEdit, comments: Sequence[str] = ()) -> bytes:
    """The file marked up, after a look at whether taking our work out gives the original back and all is well formed."""
    made = redline(data, *edits, comments=comments)
    wrong = misbuilt(made, data)
    assert not wrong, wrong
    back = without(made, "ordtool")
    before, after = parts(data), parts(back)
    for part in before:
        if made_part(part) and part in after:
            assert canonical(back, part) == canonical(data, part), part
        elif part not in (TYPES_PART, "word/_rels/document.xml.rels"):
            assert after[part] == before[part], part
    return made


TYPES_PART = "[Content_Types].xml"


def made_part(part: str) -> bool:
    """Whether a part is WordprocessingML."""
    return part.startswith("word/") and part.endswith(".xml")
