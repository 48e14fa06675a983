"""How the words of an element are set: what browsers do by tag and what style sheets say, cascaded and inherited."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from urllib.parse import unquote

from lxml import etree

from ordtool.readers._html_data import page_data
from ordtool.readers._html_sheets import Declared, colours, inline
from ordtool.readers._marked import Change, Setting
from ordtool.source import Axis, Look, State

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "ul", "header", "footer", "table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    "legend", "noscript", "iframe", "search", "hgroup", "menu", "dir",
))  # fmt: skip
_BOLD, _ITALIC = frozenset(("b", "strong")), frozenset(("i", "em", "cite", "dfn", "var", "address"))
_CHANGES = {"del": State.STRUCK, "ins": State.INSERTED}
# Word writes a tracked change as <ins cite="mailto:Name"><span class=msoIns>: a reviser's, not the bill's own.
_WORD = {"msoins": State.INSERTED, "msodel": State.STRUCK}
_MEANT = _BOLD | _ITALIC | frozenset(_CHANGES) | {"sup", "mark", "font"}
_APART = frozenset(("inline-block", "inline-flex", "inline-table", "inline-grid"))
_DRAWN: dict[tuple[str, bool], Look] = {
    ("underline", False): Look.UNDERLINE, ("underline", True): Look.DOUBLE_UNDERLINE,
    ("line-through", False): Look.STRIKE, ("line-through", True): Look.DOUBLE_STRIKE,
}  # fmt: skip
_TRANSFORMS = frozenset(("uppercase", "lowercase", "capitalize"))
_CHROMA = 0x30  # how far the parts of a colour lie apart before it is more than a shade of grey


@dataclass(frozen=True, slots=True)
class Style:
    """What an element hands on to its words and its children."""

    bold: bool = False
    italic: bool = False
    colour: str = ""
    drawn: tuple[Setting, ...] = ()  # lines, highlights: what is drawn around goes through all that is inside
    changes: tuple[Change, ...] = ()
    displayed: bool = True
    visible: bool = True
    transform: str = ""
    list_type: str = ""
    display: str = ""
    base: str = ""  # the colour of the page's own text
    looks: tuple[Setting, ...] = ()

    def settled(self) -> Style:
        """With `looks` put together."""
        tinted = self.colour and self.colour != self.base and _chroma(self.colour) >= _CHROMA
        own: tuple[Setting, ...] = (
            *((Look.BOLD,) if self.bold else ()),
            *((Look.ITALIC,) if self.italic else ()),
            *(((Look.COLOUR, self.colour),) if tinted else ()),
        )
        return replace(self, looks=(*self.drawn, *own))


def styled(element: etree._Element, around: Style, sheet: tuple[Declared, ...], known: set[str]) -> Style:
    """The style of an element inside one of the style `around`; `known` are the classes that the page's sheets speak of."""
    if around.display or around.list_type:  # an element's own, not its children's
        around = replace(around, display="", list_type="")
    named = (element.get("class") or "").lower().split()
    tag = str(element.tag)
    said = _cascaded(element, sheet, known) if sheet or tag in _MEANT or element.attrib else {}
    if not said and tag not in _CHANGES and not any(name in _WORD for name in named):
        return around
    style = replace(around, display=said.get("display", ""))
    style = _changed(element, style, said)
    return _set(element, style, said).settled()


def _cascaded(element: etree._Element, sheet: tuple[Declared, ...], known: set[str]) -> dict[str, str]:
    """What applies to the element, by property: hints of tag and class, then the sheets, the attribute, and the important ones."""
    own = inline(element.get("style") or "")
    said = _hints(element, known)
    for found in chain(
        (d for d in sheet if not d.important),
        (d for d in own if not d.important),
        (d for d in sheet if d.important),
        (d for d in own if d.important),
    ):
        if found.value:
            said[found.name] = found.value
    return said


def _hints(element: etree._Element, known: set[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    tag = element.tag
    for name in (element.get("class") or "").split():
        # The page's sheets are not in the file: such names say themselves what they do.
        if name not in known and (meant := page_data().looks.get(name.lower())):
            said |= {declared.name: declared.value for declared in inline(meant)}
    if tag in _BOLD:
        said["font-weight"] = "bold"
    elif tag in _ITALIC:
        said["font-style"] = "italic"
    elif tag == "sup":
        said["vertical-align"] = "super"
    elif tag == "mark":
        said["background-color"] = "#ffff00"
    elif tag == "font" and (colour := element.get("color")):
        said["color"] = colours(colour)
    if element.get("hidden") is not None:
        said["display"] = "none"
    return said


def _changed(element: etree._Element, style: Style, said: dict[str, str]) -> Style:
    """The style with the change that the element declares; its own lines and colour are only how a change is shown."""
    word = next((_WORD[name] for name in (element.get("class") or "").lower().split() if name in _WORD), None)
    state = _CHANGES.get(str(element.tag)) or word
    if state is None:
        return style
    for name in ("text-decoration-line", "border-bottom-style", "color", "background-color"):
        said.pop(name, None)
    author = unquote(re.sub(r"^mailto:", "", cite)) if (cite := element.get("cite") or "").startswith("mailto:") else ""
    if word and any(change.state is state for change in style.changes):
        return style
    draft = word or author or any(_draft(child) for child in element)
    change = Change(state, Axis.DRAFT if draft else Axis.LAW, author=author, date=element.get("datetime") or "")
    return replace(style, changes=(*style.changes, change))


def _draft(child: etree._Element) -> bool:
    return any(name in _WORD for name in (child.get("class") or "").lower().split())


def _set(element: etree._Element, style: Style, said: dict[str, str]) -> Style:
    """The style with what the declarations set."""
    link = element.tag == "a" and element.get("href") is not None
    weight = said.get("font-weight", "")
    transform = said.get("text-transform", style.transform)
    visibility = said.get("visibility", "")
    colour = "" if link else said.get("color", "")
    colour = colour if colour.startswith("#") else style.colour
    return replace(
        style,
        bold=_heavy(weight) if weight and weight != "inherit" else style.bold,
        italic=slant in ("italic", "oblique")
        if (slant := said.get("font-style", "")) not in ("", "inherit")
        else style.italic,
        colour=colour,
        base=colour if element.tag in ("html", "body") else style.base,
        drawn=_drawn(element, style, said, link=link),
        displayed=style.displayed and style.display != "none",
        visible=visibility not in ("hidden", "collapse") if visibility else style.visible,
        transform=transform if transform in _TRANSFORMS else "",
        list_type=said.get("list-style-type", ""),
    )


def _drawn(element: etree._Element, style: Style, said: dict[str, str], *, link: bool) -> tuple[Setting, ...]:
    """The lines and highlights on the element's words: those around it, which no child takes back, and its own."""
    inner = element.tag not in BLOCKS
    around = style.drawn
    if (
        style.display in _APART
        or said.get("float", "none") not in ("none", "")
        or said.get("position") in ("absolute", "fixed")
    ):
        around = tuple(setting for setting in around if setting not in _DRAWN.values())
    own: list[Setting] = []
    double = said.get("text-decoration-style") == "double"
    for line in said.get("text-decoration-line", "").split():
        if line in ("underline", "line-through") and not (link and line == "underline"):
            own.append(_DRAWN[line, double])
    border = said.get("border-bottom-style", "none")
    if inner and not link and border in ("solid", "double", "dashed", "dotted"):
        own.append(_DRAWN["underline", border == "double"])
    ground = said.get("background-color", "")
    if inner and not link and ground.startswith("#") and ground != "#ffffff":
        own.append((Look.HIGHLIGHT, ground))
    if inner and said.get("vertical-align") in ("super", "text-top"):
        own.append(Look.SUPERSCRIPT)
    return tuple(dict.fromkeys((*around, *own))) if own else around


def _heavy(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600)


def _chroma(colour: str) -> int:
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return max(parts) - min(parts)
