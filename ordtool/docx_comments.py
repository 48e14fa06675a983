"""One author's comments taken out of the parts of a Word file, with their anchors and what Word keeps beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ordtool.docx_ends import removed
from ordtool.docx_package import Element, W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"  # says the same in other names
_ANCHORS = tuple(
    space + tag for space in (W, _STRICT) for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
)


def comments_out(roots: Mapping[str, Element], author: str) -> set[str]:
    """Take an author's comments out of the parts given by name; gives the names of those that changed."""
    ids: set[str] = set()
    paragraphs: set[str] = set()
    changed: set[str] = set()
    for part, root in _of(roots, W + "comments", _STRICT + "comments"):
        for comment in root.findall("{*}comment"):
            if _said(comment, "author") == author:
                ids.add(_said(comment, "id"))
                paragraphs.update(p.get(_W14 + "paraId", "") for p in comment.iter("{*}p"))
                removed(comment)
                changed.add(part)
    if not changed:
        return changed
    changed |= {part for part, root in roots.items() if _without_anchors(root, ids)}
    return changed | _without_companions(roots, paragraphs - {""}, author)


def _of(roots: Mapping[str, Element], *tags: str) -> Iterator[tuple[str, Element]]:
    return ((part, root) for part, root in roots.items() if root.tag in tags)


def _said(element: Element, name: str) -> str:
    return element.get(W + name) or element.get(_STRICT + name) or ""


def _without_anchors(root: Element, ids: set[str]) -> bool:
    """Take the ranges and references of comments out of a part; a run that held but the reference goes with it."""
    ours = [mark for mark in root.iter(*_ANCHORS) if _said(mark, "id") in ids]
    for mark in ours:
        run = mark.getparent()
        removed(mark)
        if run is not None and run.tag in (W + "r", _STRICT + "r") and all(e.tag == f"{run.tag}Pr" for e in run):
            removed(run)
    return bool(ours)


def _without_companions(roots: Mapping[str, Element], paragraphs: set[str], author: str) -> set[str]:
    """Take what Word keeps of the comments in other parts: threads, lasting ids, people."""
    durable = {
        entry.get(_CID + "durableId", "")
        for root in roots.values()
        for entry in root
        if entry.get(_CID + "paraId") in paragraphs
    }
    companions = (
        (_W15 + "paraId", paragraphs), (_CID + "paraId", paragraphs), (_CEX + "durableId", durable), (_W15 + "author", {author}),
    )  # fmt: skip
    changed: set[str] = set()
    for key, values in companions:
        for part, root in roots.items():
            ours = [entry for entry in root if entry.get(key) in values]
            answers = [entry for entry in root if entry.get(_W15 + "paraIdParent") in values]
            for entry in ours:
                removed(entry)
            for entry in answers:  # somebody's answer to such a comment now stands for itself
                del entry.attrib[_W15 + "paraIdParent"]
            if ours or answers:
                changed.add(part)
    return changed
