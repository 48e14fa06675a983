"""Comments: their ranges in the text, their words in comments.xml, which is made where there is none."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from lxml import etree

from ordtool.docx_package import Element, W, value
from ordtool.errors import InputError
from ordtool.writers._redline.document import Document
from ordtool.writers._word_xml import el, run_of, serialised, val

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_NOTES = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}
_STYLES = {"text": "annotation text", "reference": "annotation reference"}


def write(document: Document, remarks: Sequence[tuple[Sequence[Element], Sequence[str]]]) -> None:
    """Put comments on elements: (elements in order, the words of each comment); "\\n" parts a comment's paragraphs."""
    if not any(words for _, words in remarks):
        return
    part = _part(document)
    root = document.root(part)
    styles = _styles(document)
    document.touch(part)
    document.touch(document.main)
    for elements, comments in remarks:
        first, last = _anchors(document, elements)
        for words in comments:
            number = document.ids.fresh()
            root.append(_comment(document, number, words, styles))
            last = _ranged(first, last, number, styles)


def _comment(document: Document, number: str, words: str, styles: dict[str, str]) -> Element:
    signature = document.signature
    attributes = {"w:id": number, "w:author": signature.author, "w:initials": signature.initials}
    if signature.date:
        attributes["w:date"] = signature.date
    comment = el("w:comment", attributes)
    for i, line in enumerate(words.split("\n")):
        paragraph = el("w:p")
        if "text" in styles:
            paragraph.append(el("w:pPr", None, val("w:pStyle", styles["text"])))
        if i == 0 and "reference" in styles:
            paragraph.append(_sign(styles, el("w:annotationRef")))
        paragraph.append(run_of(line))
        comment.append(paragraph)
    return comment


def _sign(styles: dict[str, str], sign: Element) -> Element:
    """A run with the sign of a comment, in the style that the file has for it."""
    run = el("w:r")
    if "reference" in styles:
        run.append(el("w:rPr", None, val("w:rStyle", styles["reference"])))
    run.append(sign)
    return run


def _styles(document: Document) -> dict[str, str]:
    """The ids of the styles that Word has for comments, as far as the file knows them."""
    part = document.package.related("styles")
    if part is None or part not in document.package.parts:
        return {}
    named = {value(style, "name"): style.get(W + "styleId", "") for style in document.root(part).iter(W + "style")}
    return {use: found for use, name in _STYLES.items() if (found := named.get(name))}


# ---- where a comment is anchored ------------------------------------------------------------------------------------


def _anchors(document: Document, elements: Sequence[Element]) -> tuple[Element, Element]:
    """The first and the last element of a comment's range: `w:p`, or children of one in the main text's flow."""
    return _anchor(document, elements[0]), _anchor(document, elements[-1])


def _anchor(document: Document, element: Element) -> Element:
    """The element itself, or what holds it where Word takes a comment: a child of a `w:p`, outside text boxes and notes."""
    root = document.root(document.main)
    if not any(ancestor is root for ancestor in element.iterancestors()):
        element = _referring(document, element)
    chain = [element, *element.iterancestors()]
    paragraphs = [i for i, one in enumerate(chain) if one.tag == W + "p"]
    outermost = paragraphs[-1] if paragraphs else 0
    return chain[max(outermost - 1, 0)] if outermost else chain[0]


def _referring(document: Document, element: Element) -> Element:
    """The sign in the text that leads to the note that holds an element; the text's first paragraph where none does."""
    root = document.root(document.main)
    for note in element.iterancestors(*_NOTES):
        found = root.iter(_NOTES[str(note.tag)])
        sign = next((one for one in found if one.get(W + "id") == note.get(W + "id")), None)
        if sign is not None:
            return sign
    return opening(document)


def opening(document: Document) -> Element:
    """The first paragraph of the text with words in it."""
    found = list(document.root(document.main).iter(W + "p"))
    if not found:
        raise InputError("The old file holds no paragraph, not even an empty one: nothing can be marked up in it.")
    return next((one for one in found if one.find(f".//{W}t") is not None), found[0])


def _ranged(first: Element, last: Element, number: str, styles: dict[str, str]) -> Element:
    """Put the signs of a comment around elements; gives what a further comment on them ends behind."""
    start, end = el("w:commentRangeStart", {"w:id": number}), el("w:commentRangeEnd", {"w:id": number})
    sign = _sign(styles, el("w:commentReference", {"w:id": number}))
    if first.tag == W + "p":
        properties = first.find(W + "pPr")
        first.insert(0 if properties is None else first.index(properties) + 1, start)
    else:
        first.addprevious(start)
    if last.tag == W + "p":
        last.extend((end, sign))
        return last
    last.addnext(end)
    end.addnext(sign)
    return sign


# ---- the part that holds them ---------------------------------------------------------------------------------------


def _part(document: Document) -> str:
    """The part of the comments; a new one is declared and related."""
    related = document.package.related("comments")
    if related in document.package.parts and related is not None:
        return related
    folder, leaf = posixpath.split(document.main)
    taken = set(document.package.names)
    names = (posixpath.join(folder, f"comments{i or ''}.xml") for i in range(len(taken) + 1))
    part = related or next(name for name in names if name not in taken)
    document.add(part, serialised(el("w:comments")))
    _declare(document, part)
    if related is None:
        _relate(document, posixpath.join(folder, "_rels", f"{leaf}.rels"), posixpath.relpath(part, folder or "."))
    return part


def _declare(document: Document, part: str) -> None:
    types = document.root(_TYPES)
    if any(one.get("PartName") == f"/{part}" for one in types):
        return
    space = etree.QName(types).namespace
    types.append(types.makeelement(f"{{{space}}}Override", {"PartName": f"/{part}", "ContentType": _TYPE}))
    document.touch(_TYPES)


def _relate(document: Document, part: str, target: str) -> None:
    if part not in document.package.parts:
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        document.add(part, f'<Relationships xmlns="{space}"/>'.encode())
    relations = document.root(part)
    taken = {relation.get("Id") for relation in relations}
    number = next(i for i in range(1, len(taken) + 2) if f"rId{i}" not in taken)
    attributes = {"Id": f"rId{number}", "Type": _KIND, "Target": target}
    relations.append(relations.makeelement(f"{{{etree.QName(relations).namespace}}}Relationship", attributes))
    document.touch(part)
