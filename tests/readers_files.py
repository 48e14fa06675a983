"""Files for the tests of the readers, made when a test runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ordtool.source import Line

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEIGHT = letter[1]

Placed = tuple[float, float, str]  # points from the left and from the top (baseline), words


def pdf(pages: Sequence[Sequence[Placed]], *, size: float = 11, password: str = "", rotate: int = 0) -> bytes:
    """A PDF with words at places; an empty page holds a drawn box only."""
    out = BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(out, pagesize=letter, encrypt=encrypt, invariant=True, pageCompression=0)
    for page in pages:
        canvas.setPageRotation(rotate)
        canvas.setFont("Times-Roman", size)
        canvas.rect(1, 1, 2, 2)
        for x, top, text in page:
            canvas.drawString(x, HEIGHT - top, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(texts: Sequence[str], *, x: float = 100, top: float = 100, leading: float = 14) -> list[Placed]:
    """Lines of words under each other."""
    return [(x, top + i * leading, text) for i, text in enumerate(texts)]


def part(root: str, body: str) -> str:
    """An XML part of WordprocessingML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{body}</w:{root}>'


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body; `parts` are other parts by kind ("styles", "numbering", "footnotes")."""
    relations = "".join(f'<Relationship Id="r{k}" Type="{_RELATION}/{k}" Target="{k}.xml"/>' for k in parts)
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(
            f'<Relationship Id="r" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        **{f"word/{kind}.xml": text for kind, text in parts.items()},
    }
    return zipped(files)


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def paragraph(text: str, *, number: tuple[int, int] | None = None, style: str = "", more: str = "") -> str:
    """A `w:p`; `number` is (numId, ilvl), `more` goes into its properties."""
    listed = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}{more}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A `w:r`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def numbering(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """A numbering part with one definition."""
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}')


def level(ilvl: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A `w:lvl`."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def marked(line: Line) -> list[tuple[str, str, str]]:
    """The marks of a line as (words, state, axis)."""
    return [(line.text[m.span.start : m.span.end], m.state.value, m.axis.value) for m in line.marks]
