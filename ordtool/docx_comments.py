"""One author's comments taken out of the parts of a Word file, with their anchors and what Word keeps beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ordtool.docx_ends import removed
from ordtool.docx_package import Element, W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_ANCHORS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
# The parts that Word keeps beside the comments, by the tags of their roots.
BESIDE = frozenset((_W15 + "commentsEx", _CID + "commentsIds", _CEX + "commentsExtensible", _W15 + "people"))


def comments_out(roots: Mapping[str, Element], author: str) -> set[str]:
    """Take an author's comments out of the parts given by name; gives the names of those that changed."""
    ids: set[str] = set()
    paragraphs: set[str] = set()
    changed: set[str] = set()
    for part, root in _of(roots, W + "comments"):
        for comment in root.findall(W + "comment"):
            if comment.get(W + "author") == author:
                ids.add(comment.get(W + "id", ""))
                paragraphs.update(p.get(_W14 + "paraId", "") for p in comment.iter(W + "p"))
                removed(comment)
                changed.add(part)
    if not changed:
        return changed
    changed |= {part for part, root in roots.items() if _without_anchors(root, ids)}
    return changed | _without_companions(roots, paragraphs - {""}, author)


def _of(roots: Mapping[str, Element], tag: str) -> Iterator[tuple[str, Element]]:
    return ((part, root) for part, root in roots.items() if root.tag == tag)


def _without_anchors(root: Element, ids: set[str]) -> bool:
    """Take the ranges and references of comments out of a part; a run that held but the reference goes with it."""
    ours = [mark for mark in root.iter(*_ANCHORS) if mark.get(W + "id") in ids]
    for mark in ours:
        run = mark.getparent()
        removed(mark)
        if run is not None and run.tag == W + "r" and all(child.tag == W + "rPr" for child in run):
            removed(run)
    return bool(ours)


def _without_companions(roots: Mapping[str, Element], paragraphs: set[str], author: str) -> set[str]:
    """Take what Word keeps of the comments in other parts: threads, lasting ids, people."""
    durable = {
        entry.get(_CID + "durableId", "")
        for _, root in _of(roots, _CID + "commentsIds")
        for entry in root
        if entry.get(_CID + "paraId") in paragraphs
    }
    companions = (
        (_W15 + "commentsEx", _W15 + "paraId", paragraphs),
        (_CID + "commentsIds", _CID + "paraId", paragraphs),
        (_CEX + "commentsExtensible", _CEX + "durableId", durable),
        (_W15 + "people", _W15 + "author", {author}),
    )
    changed: set[str] = set()
    for tag, key, values in companions:
        for part, root in _of(roots, tag):
            ours = [entry for entry in root if entry.get(key) in values]
            answers = [entry for entry in root if entry.get(_W15 + "paraIdParent") in values]
            for entry in ours:
                removed(entry)
            for entry in answers:  # somebody's answer to such a comment now stands for itself
                del entry.attrib[_W15 + "paraIdParent"]
            if ours or answers:
                changed.add(part)
    return changed
