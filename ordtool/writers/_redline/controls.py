"""Content controls whose words are not ours to change: locked ones, and those that Word fills in from elsewhere."""

from __future__ import annotations

from ordtool.docx_package import Element, W, value

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_LOCKED = frozenset(("contentLocked", "sdtContentLocked"))
_WHY = {
    W + "dataBinding": "filled in from the document's data",
    _W15 + "dataBinding": "filled in from the document's data",
    W + "dropDownList": "a list to choose from",
    W + "comboBox": "a list to choose from",
    W + "date": "a date to choose",
    _W14 + "checkbox": "a box to tick",
    W + "picture": "a picture",
    W + "docPartList": "a building block to choose",
}


def fixed(element: Element) -> Element | None:
    """The innermost content control around an element whose content is not to be edited; None for none."""
    controls = (control for control in element.iterancestors(W + "sdt") if why(control))
    return next(controls, None)


def controlled(paragraph: Element) -> bool:
    """Whether a paragraph stands in a content control or holds one."""
    return any(True for _ in paragraph.iterancestors(W + "sdt")) or any(True for _ in paragraph.iter(W + "sdt"))


def why(control: Element) -> str:
    """Why the content of a `w:sdt` is not to be edited, "" where it may be."""
    properties = control.find(W + "sdtPr")
    if properties is None:
        return ""
    if value(properties, "lock") in _LOCKED:
        return "locked"
    return next((_WHY[str(child.tag)] for child in properties if child.tag in _WHY), "")
