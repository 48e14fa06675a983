"""An empty Word file of our own: python-docx's default template brings 400 KB of styles, a thumbnail and old dates."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

from ordtool.writers._characters import one_line
from ordtool.writers._word_xml import Element, el, serialised, val
from ordtool.writers.docx.styles import LEVELS, SANS, SERIF, Look, styles

TYPE = "application/vnd.openxmlformats"
WORD = f"{TYPE}-officedocument.wordprocessingml"
SCHEMAS = "http://schemas.openxmlformats.org"
OFFICE = f"{SCHEMAS}/officeDocument/2006/relationships"
EXTENDED = f"{SCHEMAS}/officeDocument/2006/extended-properties"
TYPES = f"{SCHEMAS}/package/2006/content-types"
LINKS = f"{SCHEMAS}/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = {
    "word/document.xml": f"{OFFICE}/officeDocument",
    "docProps/core.xml": f"{LINKS}/metadata/core-properties",
    "docProps/app.xml": f"{OFFICE}/extended-properties",
}
CORE = {
    "cp": f"{SCHEMAS}/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
APP = f'{HEAD}<Properties xmlns="{EXTENDED}"><Application>ordtool</Application></Properties>'
PARTS = ("styles", "settings", "numbering", "fontTable")
MARKS = ("•", "–", "·")


def opened(*, title: str, day: datetime | None, compact: bool = False, other: tuple[Look, ...] = ()) -> WordDocument:
    """A Word document with our styles and nothing in it; `title` and `day` are what Word shows under File > Info.

    `other` are looks beside ours, as `styles` takes them.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", _content_types())
        package.writestr("_rels/.rels", _links(PACKAGE))
        package.writestr("word/_rels/document.xml.rels", _links({f"{part}.xml": f"{OFFICE}/{part}" for part in PARTS}))
        package.writestr("docProps/core.xml", _core(title, day))
        package.writestr("docProps/app.xml", APP)
        package.writestr("word/document.xml", serialised(_document()))
        package.writestr("word/styles.xml", styles(compact=compact, other=other))
        package.writestr("word/settings.xml", serialised(_settings()))
        package.writestr("word/numbering.xml", serialised(_numbering()))
        package.writestr("word/fontTable.xml", serialised(_fonts()))
    buffer.seek(0)
    return Document(buffer)


def _content_types() -> str:
    kinds = {"/word/document.xml": f"{WORD}.document.main"} | {f"/word/{part}.xml": f"{WORD}.{part}" for part in PARTS}
    kinds |= {
        "/docProps/core.xml": f"{TYPE}-package.core-properties",
        "/docProps/app.xml": f"{TYPE}-officedocument.extended-properties",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}+xml"/>' for name, kind in kinds.items())
    rels = f'<Default Extension="rels" ContentType="{TYPE}-package.relationships+xml"/>'
    defaults = f'{rels}<Default Extension="xml" ContentType="application/xml"/>'
    return f'{HEAD}<Types xmlns="{TYPES}">{defaults}{overrides}</Types>'


def _links(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{HEAD}<Relationships xmlns="{LINKS}">{links}</Relationships>'


def _core(title: str, day: datetime | None) -> bytes:
    """The core properties, with no time but the report's own."""
    cp, dc, terms, xsi = CORE["cp"], CORE["dc"], CORE["dcterms"], CORE["xsi"]
    root = etree.Element(f"{{{cp}}}coreProperties", nsmap=CORE)
    words = ((dc, "title", one_line(title)), (dc, "creator", "ordtool"), (cp, "lastModifiedBy", "ordtool"))
    for space, name, value in (*words, (cp, "revision", "1"), (dc, "language", "en-US")):
        etree.SubElement(root, f"{{{space}}}{name}").text = value
    for name in ("created", "modified") if day else ():
        moment = etree.SubElement(root, f"{{{terms}}}{name}", {f"{{{xsi}}}type": "dcterms:W3CDTF"})
        moment.text = f"{day:%Y-%m-%dT%H:%M:%SZ}"
    return serialised(root)


def _document() -> Element:
    return el("w:document", None, el("w:body", None, el("w:sectPr")))


def _settings() -> Element:
    # Mode 15 is the layout of Word 2013 and later; without it Word opens the file "in compatibility mode".
    mode = {"w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": 15}
    return el(
        "w:settings",
        None,
        el("w:zoom", {"w:percent": 100}),
        val("w:defaultTabStop", 720),
        val("w:characterSpacingControl", "doNotCompress"),
        el("w:compat", None, el("w:compatSetting", mode)),
        val("w:themeFontLang", "en-US"),
        val("w:decimalSymbol", "."),
        val("w:listSeparator", ","),
    )


def _numbering() -> Element:
    """The bullets of running text and, closer to the margin, those of table cells."""
    kinds = ((1, 280, 240), (2, 180, 160))
    lists = [_bullets(number, step, hanging) for number, step, hanging in kinds]
    uses = [el("w:num", {"w:numId": number}, val("w:abstractNumId", number)) for number, _, _ in kinds]
    return el("w:numbering", None, *lists, *uses)


def _bullets(number: int, step: int, hanging: int) -> Element:
    levels = [
        el(
            "w:lvl",
            {"w:ilvl": level},
            val("w:start", 1),
            val("w:numFmt", "bullet"),
            val("w:lvlText", MARKS[level % len(MARKS)]),
            val("w:lvlJc", "left"),
            el("w:pPr", None, el("w:ind", {"w:left": step * level + hanging, "w:hanging": hanging})),
            el("w:rPr", None, el("w:rFonts", {"w:ascii": SANS, "w:hAnsi": SANS, "w:cs": SANS})),
        )
        for level in range(LEVELS)
    ]
    return el("w:abstractNum", {"w:abstractNumId": number}, val("w:multiLevelType", "hybridMultilevel"), *levels)


def _fonts() -> Element:
    faces = ((SANS, "swiss"), (SERIF, "roman"))
    return el(
        "w:fonts",
        None,
        *(
            el("w:font", {"w:name": name}, val("w:family", family), val("w:pitch", "variable"))
            for name, family in faces
        ),
    )
