"""The look of the Word file: every style, as a table.

Our own words stand in Arial, the words of a law in Times New Roman: whoever leafs through sees who is speaking. Word
has both faces, and Liberation Sans and Serif have the same widths where Word is not. Nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from ordtool.writers._word_xml import Element, el, serialised, val

SANS, SERIF = "Arial", "Times New Roman"
INK, NAVY, GREY, RULE, SHADE = "1A1A1A", "1F3552", "555555", "9AA1AB", "EEF0F3"
LEVELS = 9  # indents of the reviewed text, and of bullets
STEP = 400  # twips from one outline level to the next
BUILT_IN = ("Normal", "Title", "Subtitle", "Quote", "List Bullet", "TOC Heading", "Hyperlink")
HANG = 360  # twips that wrapped lines stand in from their enumerator


@dataclass(frozen=True, slots=True)
class Look:
    """One style. Sizes in points, distances in twips (1/20 point); `id` is `name` without spaces unless given."""

    name: str
    based: str = "Normal"
    id: str = ""
    kind: str = "paragraph"
    next: str = ""
    font: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: str = ""
    color: str = ""
    before: int | None = None
    after: int | None = None
    line: int = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    align: str = ""
    keep_next: bool = False
    outline: int | None = None
    rule: str = ""
    bar: bool = False
    number: int = 0

    @property
    def key(self) -> str:
        """The style's id."""
        return self.id or self.name.replace(" ", "")


def _heading(level: int, size: float, before: int, after: int, *, rule: str = "", italic: bool = False) -> Look:
    return Look(
        f"heading {level}", id=f"Heading{level}", next="Normal", size=size, bold=True, italic=italic, color=NAVY,
        before=before, after=after, line=252, keep_next=True, outline=level - 1, rule=rule,
    )  # fmt: skip


def _body_heading(level: int, size: float) -> Look:
    # Level 1 of the text's own headings stands under a Heading 1 of the report, hence the outline level.
    return Look(
        f"Ordinance Heading {level}", next="OrdinanceText1", font=SERIF, size=size, bold=True, italic=level > 2,
        before=220 if level == 1 else 160, after=80, line=252, keep_next=True, outline=level,
    )  # fmt: skip


def _body(level: int) -> Look:
    left = STEP * (level - 1) + HANG if level > 1 else 0
    return Look(
        f"Ordinance Text {level}",
        font=SERIF,
        size=11.5,
        after=110,
        line=266,
        left=left,
        hanging=HANG if level > 1 else 0,
    )


LOOKS = (
    Look("Normal", based="", font=SANS, size=10, color=INK, after=120, line=271),
    Look("Title", next="Subtitle", size=21, bold=True, color=NAVY, before=0, after=60, line=245, keep_next=True),
    Look("Subtitle", next="Normal", size=11, color=GREY, after=240, keep_next=True),
    _heading(1, 15, 400, 140, rule="bottom"),
    _heading(2, 12, 300, 90),
    _heading(3, 10.5, 220, 70),
    _heading(4, 10, 180, 60, italic=True),
    *(_body_heading(level, size) for level, size in ((1, 13), (2, 12), (3, 11.5), (4, 11.5))),
    *(_body(level) for level in range(1, LEVELS + 1)),
    Look("Lead", size=11.5, after=160, line=288),
    Look("Quote", font=SERIF, size=11, after=120, line=264, left=320, right=320, bar=True),
    Look("Small", size=8.5, color=GREY, before=60, after=80, line=250),
    Look("caption", id="Caption", next="Normal", size=9, italic=True, color=GREY, after=140, line=250),
    Look("List Bullet", after=70, number=1),
    Look("Fold Summary", next="Normal", bold=True, color=NAVY, before=180, after=70, keep_next=True),
    Look("Table Title", next="Normal", size=9, bold=True, color=NAVY, before=200, after=80, keep_next=True),
    Look("Table Text", size=9, after=30, line=250),
    Look("Table Head", based="TableText", size=8.5, bold=True, color=NAVY, keep_next=True, after=10),
    Look("Table Quote", based="TableText", font=SERIF, size=9.5),
    Look("Table Bullet", based="TableText", number=2),
    Look("After Table", size=4, before=0, after=100, line=120),
    Look("TOC Heading", next="Normal", size=12, bold=True, color=NAVY, before=240, after=80, keep_next=True),
    Look("toc 1", id="TOC1", bold=True, before=80, after=20, line=250),
    *(
        Look(f"toc {level}", id=f"TOC{level}", size=9.5, after=10, line=250, left=280 * (level - 1))
        for level in range(2, 10)
    ),
    Look("header", id="Header", size=8, color=GREY, after=0, line=240, rule="bottom"),
    Look("footer", id="Footer", size=8, color=GREY, after=0, line=240, rule="top"),
    Look("annotation text", id="CommentText", size=10, after=80, line=250),
    Look("annotation reference", id="CommentReference", kind="character", based="", size=8),
    Look("Hyperlink", kind="character", based="", color=NAVY, underline="dotted"),
)


@lru_cache(maxsize=3)
def styles(*, compact: bool = False, other: tuple[Look, ...] = ()) -> bytes:
    """The part word/styles.xml; `compact` sets everything smaller and tighter, for a report on one page.

    `other` are looks to take instead of ours of the same name, or beside them.
    """
    known = {look.name: look for look in (*LOOKS, *other)}
    looks = [_tightened(look) if compact else look for look in known.values()]
    root = el("w:styles", None, _defaults(), *(_style(look) for look in looks), *_tables())
    return serialised(root)


def _tightened(look: Look) -> Look:
    size = max(7.5, round(look.size * 1.8) / 2) if look.size else 0  # nine tenths, in half points
    before = None if look.before is None else look.before // 2
    after = None if look.after is None else look.after // 2
    return replace(look, size=size, before=before, after=after, line=min(look.line, 250))


def _defaults() -> Element:
    language = el("w:lang", {"w:val": "en-US", "w:eastAsia": "en-US", "w:bidi": "ar-SA"})
    run = el("w:rPr", None, _fonts(SANS), val("w:sz", 20), val("w:szCs", 20), language)
    return el("w:docDefaults", None, el("w:rPrDefault", None, run), el("w:pPrDefault"))


def _fonts(name: str) -> Element:
    return el("w:rFonts", {"w:ascii": name, "w:hAnsi": name, "w:eastAsia": name, "w:cs": name})


def _style(look: Look) -> Element:
    default = {"w:default": 1} if look.name == "Normal" else {}
    custom = {} if look.name in BUILT_IN or look.name[0].islower() else {"w:customStyle": 1}
    attributes = {"w:type": look.kind, **default, **custom, "w:styleId": look.key}
    style = el("w:style", attributes, val("w:name", look.name))
    if look.based:
        style.append(val("w:basedOn", look.based))
    if look.next:
        style.append(val("w:next", look.next))
    style.append(el("w:qFormat"))
    if look.kind == "paragraph":
        style.append(_paragraph_look(look))
    style.append(_run_look(look))
    return style


def _paragraph_look(look: Look) -> Element:
    """`w:pPr`, its children in the order of the schema."""
    properties = el("w:pPr")
    if look.keep_next:
        properties.extend((el("w:keepNext"), el("w:keepLines")))
    properties.append(el("w:widowControl"))
    if look.number:
        properties.append(el("w:numPr", None, val("w:numId", look.number)))
    if look.rule or look.bar:
        properties.append(el("w:pBdr", None, _border(look)))
    spacing = {"w:before": look.before, "w:after": look.after, "w:line": look.line or None}
    given = {key: value for key, value in spacing.items() if value is not None}
    if given:
        properties.append(el("w:spacing", given | ({"w:lineRule": "auto"} if look.line else {})))
    if look.left or look.right:
        hanging = {"w:hanging": look.hanging} if look.hanging else {}
        properties.append(el("w:ind", {"w:left": look.left, "w:right": look.right} | hanging))
    if look.align:
        properties.append(val("w:jc", look.align))
    if look.outline is not None:
        properties.append(val("w:outlineLvl", look.outline))
    return properties


def _border(look: Look) -> Element:
    if look.bar:
        return el("w:left", {"w:val": "single", "w:sz": 12, "w:space": 8, "w:color": RULE})
    return el(f"w:{look.rule}", {"w:val": "single", "w:sz": 4, "w:space": 3, "w:color": RULE})


def _run_look(look: Look) -> Element:
    properties = el("w:rPr")
    if look.font:
        properties.append(_fonts(look.font))
    if look.bold:
        properties.extend((el("w:b"), el("w:bCs")))
    if look.italic:
        properties.extend((el("w:i"), el("w:iCs")))
    if look.caps:
        properties.append(el("w:caps"))
    if look.color:
        properties.append(val("w:color", look.color))
    if look.size:
        properties.extend((val("w:sz", round(look.size * 2)), val("w:szCs", round(look.size * 2))))
    if look.underline:
        properties.append(val("w:u", look.underline))
    return properties


def _tables() -> tuple[Element, Element]:
    """A table with hair lines between its rows, and one of facts with none."""
    line = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": RULE}
    borders = el("w:tblBorders", None, *(el(f"w:{side}", line) for side in ("top", "bottom", "insideH")))
    ruled = el("w:tblPr", None, borders, _padding(70, left=100, right=100))
    header = el("w:tblStylePr", {"w:type": "firstRow"}, el("w:tcPr", None, shading()))
    return _table("Ordtool Table", ruled, header), _table(
        "Ordtool Facts", el("w:tblPr", None, _padding(30, left=0, right=140))
    )


def _table(name: str, *content: Element) -> Element:
    attributes = {"w:type": "table", "w:customStyle": "1", "w:styleId": name.replace(" ", "")}
    return el("w:style", attributes, val("w:name", name), *content)


def _padding(vertical: int, *, left: int, right: int) -> Element:
    sides = (("top", vertical), ("left", left), ("bottom", vertical), ("right", right))
    return el("w:tblCellMar", None, *(el(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in sides))


def shading() -> Element:
    """The light grey of header rows."""
    return el("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": SHADE})
