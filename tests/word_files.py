"""Short ways to write WordprocessingML in the tests of the Word reader."""

from __future__ import annotations

from readers_files import docx, paragraph, part, run

from ordtool.readers import read_bytes
from ordtool.source import Line, Source

WHO = 'w:id="1" w:author="R. Viser" w:date="2026-01-02T03:04:05Z"'


def source(body: str, **parts: str) -> Source:
    """A document with this body, as read."""
    return read_bytes("a.docx", docx(body, **parts))


def lines(body: str, **parts: str) -> list[Line]:
    """The lines of a document with this body."""
    return list(source(body, **parts).lines)


def law(body: str, **parts: str) -> list[Line]:
    """Its lines without furniture."""
    return [line for line in lines(body, **parts) if line.style != "furniture"]


def furniture(body: str, **parts: str) -> list[tuple[str, str]]:
    """What is no law, with the reason."""
    return [(line.removed, line.text) for line in lines(body, **parts) if line.style == "furniture"]


def looks(line: Line) -> list[tuple[str, str]]:
    """How a line's words are set: (words, look), with the detail after a colon."""
    return [
        (line.text[s.span.start : s.span.end], s.look.value + (f":{s.detail}" if s.detail else "")) for s in line.signs
    ]


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f"<w:ins {WHO}>{run(text)}</w:ins>"


def ended(*inner: str, mark: str = "del", properties: str = "") -> str:
    """A paragraph whose own mark was deleted (or inserted)."""
    return f"<w:p><w:pPr>{properties}<w:rPr><w:{mark} {WHO}/></w:rPr></w:pPr>{''.join(inner)}</w:p>"


def listed(num: int = 1, ilvl: int = 0) -> str:
    """Properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>'


def cell(*inner: str, properties: str = "") -> str:
    """A `w:tc`; text becomes a paragraph."""
    body = "".join(one if one.startswith("<") else paragraph(one) for one in inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A `w:tr`."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, style: str = "") -> str:
    """A `w:tbl`."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return f"<w:tbl><w:tblPr>{named}</w:tblPr>{''.join(rows)}</w:tbl>"


def style(kind: str, name: str, *, run_: str = "", paragraph_: str = "", based: str = "", title: str = "") -> str:
    """A `w:style`."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title or name}"/>{base}'
        f"<w:pPr>{paragraph_}</w:pPr><w:rPr>{run_}</w:rPr></w:style>"
    )


def styles(*inner: str, defaults: str = "") -> str:
    """A styles part."""
    common = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
    return part("styles", common + "".join(inner))
