"""What happens in a Word file where elements go: unwrapping, removal, and paragraphs that run on into the next one."""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy

from ordtool.docx_package import Element, W, value
from ordtool.docx_styles import Styles

# What stands around paragraphs without parting them.
_WRAPPERS = frozenset(
    W + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom")
)
# What may stand in a paragraph that shows nothing.
_BARE = frozenset(
    W + tag
    for tag in (
        "pPr", "rPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr",
        "permStart", "permEnd", "lastRenderedPageBreak", "annotationRef", "moveFromRangeStart", "moveFromRangeEnd",
        "moveToRangeStart", "moveToRangeEnd", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
    )
)  # fmt: skip
_HOLLOW = frozenset(
    W + tag
    for tag in (
        "r",
        "hyperlink",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "bdo",
        "dir",
        "ins",
        "moveTo",
    )
)
_STRUCK = frozenset((W + "del", W + "moveFrom"))
_CUT = frozenset(W + tag for tag in ("hyperlink", "smartTag", "dir", "bdo"))
_PROPERTIES = frozenset(W + tag for tag in ("pPr", "rPr", "trPr", "tcPr"))


def removed(element: Element) -> None:
    """Take an element out; white space after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _keep(element, element.tail)
    element.tail = None
    parent.remove(element)
    if parent.tag in _PROPERTIES and not len(parent) and not parent.attrib:
        removed(parent)  # properties that held nothing but the mark of a change


def _keep(element: Element, tail: str | None) -> None:
    """Put text before an element that is about to go."""
    before, parent = element.getprevious(), element.getparent()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail and parent is not None:
        parent.text = (parent.text or "") + tail


def unwrapped(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent[place:place] = list(element)
    removed(element)


def join(root: Element, styles: Styles, ends: Collection[Element]) -> None:
    """Let each paragraph whose mark goes (`ends`) run on into the next one, as Word does.

    The end that stays says how the joined paragraph looks; a number that only the beginning has is kept. A paragraph of
    which nothing is left goes altogether, even before a table or at the end of a cell.
    """
    for paragraph in [paragraph for paragraph in root.iter(W + "p") if paragraph in ends] if ends else ():
        following = _following(paragraph)
        if following is not None:
            _run_on(paragraph, following, styles)
        elif _is_bare(paragraph) and _can_go(paragraph):
            _dropped(paragraph)


def _following(paragraph: Element) -> Element | None:
    """The paragraph that the words run on into, None before a table and at the end of a cell or of the text."""
    at: Element | None = paragraph
    while at is not None:
        after = at.getnext()
        while after is not None:
            if after.tag == W + "tbl":
                return None
            if after.tag == W + "p":
                return after
            if after.tag in _WRAPPERS and (inner := next(after.iter(W + "p", W + "tbl"), None)) is not None:
                return inner if inner.tag == W + "p" else None
            after = after.getnext()
        at = at.getparent()
        if at is not None and at.tag not in _WRAPPERS:
            return None
    return None


def _run_on(paragraph: Element, following: Element, styles: Styles) -> None:
    properties = following.find(W + "pPr")
    if not _is_bare(paragraph, _BARE | _STRUCK):
        _keep_number(paragraph, following, styles)
        properties = following.find(W + "pPr")
    place = 0 if properties is None else following.index(properties) + 1
    words = [child for child in paragraph if child.tag != W + "pPr"]
    behind = following[place] if place < len(following) else None
    following[place:place] = words
    if words and behind is not None and _are_halves(words[-1], behind):
        words[-1].extend(list(behind))
        removed(behind)
    for key, said in paragraph.attrib.items():
        if key not in following.attrib:
            following.set(key, said)
    removed(paragraph)


def _are_halves(one: Element, other: Element) -> bool:
    """Whether two elements were one that the end of a paragraph had cut in two: a link goes on as one link."""
    attributes = [sorted(element.attrib.items()) for element in (one, other)]
    return one.tag in _CUT and one.tag == other.tag and attributes[0] == attributes[1]


def _keep_number(paragraph: Element, following: Element, styles: Styles) -> None:
    """Let the joined paragraph have the number of its beginning where its end has none."""
    own = _number(paragraph, styles)
    if own is None or _number(following, styles) is not None:
        return
    properties = following.find(W + "pPr")
    if properties is None:
        properties = following.makeelement(W + "pPr")
        following.insert(0, properties)
    for old in properties.findall(W + "numPr"):
        properties.remove(old)
    before = (W + tag for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
    properties.insert(sum(properties.find(tag) is not None for tag in before), own)


def _number(paragraph: Element, styles: Styles) -> Element | None:
    """The numbering of a paragraph, its own before its style's; None for an unnumbered one."""
    properties = paragraph.find(W + "pPr")
    own = properties.find(W + "numPr") if properties is not None else None
    num, level = styles.get(value(properties, "pStyle")).number or (None, None)
    num = value(own, "numId") or num
    if num is None or num == "0":
        return None
    if own is not None:
        return deepcopy(own)
    built = paragraph.makeelement(W + "numPr")
    for tag, said in (("ilvl", str(level or 0)), ("numId", num)):
        built.append(paragraph.makeelement(W + tag, {W + "val": said}))
    return built


def _is_bare(element: Element, bare: frozenset[str] = _BARE) -> bool:
    """Whether nothing of a paragraph is left but bookmarks and the like."""
    return all(
        not isinstance(child.tag, str) or child.tag in bare or (child.tag in _HOLLOW and _is_bare(child, bare))
        for child in element
    )


def _can_go(paragraph: Element) -> bool:
    """Whether a paragraph without words may go: a cell, a note or a text box must end with one."""
    holder = paragraph.getparent()
    while holder is not None and holder.tag in _WRAPPERS:
        holder = holder.getparent()
    if holder is None:
        return False
    blocks = [block for block in holder.iter(W + "p", W + "tbl") if _holder(block) is holder]
    place = blocks.index(paragraph)
    last = place == len(blocks) - 1
    return len(blocks) > 1 and not (last and holder.tag != W + "body" and blocks[place - 1].tag == W + "tbl")


def _holder(block: Element) -> Element | None:
    holder = block.getparent()
    while holder is not None and holder.tag in _WRAPPERS:
        holder = holder.getparent()
    return holder


def _dropped(paragraph: Element) -> None:
    """Take a paragraph out; bookmarks in it stay where it stood."""
    parent = paragraph.getparent()
    if parent is not None:
        place = parent.index(paragraph)
        marks = [child for child in paragraph if isinstance(child.tag, str) and child.tag.endswith(("Start", "End"))]
        parent[place:place] = marks
        removed(paragraph)
