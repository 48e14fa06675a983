"""Word files made by programs: python-docx, pandoc and LibreOffice, each from a text of ours."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Inches
from PIL import Image

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"

# --- python-docx


def _saved(made: Document) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _picture() -> BytesIO:
    out = BytesIO()
    Image.new("RGB", (40, 30), (20, 60, 120)).save(out, "PNG")
    out.seek(0)
    return out


def with_heads_and_picture() -> bytes:
    """Headers, footers, styles, a picture between words, a page break, a comment."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "CITY OF LARKMOOR\tDRAFT"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading("Chapter 4.10 Cameras", 1)
    made.add_heading("4.10.010 Purpose.", 2)
    first = made.add_paragraph("The council finds that a camera ")
    first.add_run("records").bold = True
    first.add_run(" everyone who passes it.")
    first.add_run().add_picture(_picture(), width=Inches(0.5))
    first.add_run(" It is a concern of the whole city.")
    made.add_page_break()
    made.add_heading("4.10.020 Duties.", 2)
    second = made.add_paragraph("The chief shall report each year to the council.")
    made.add_comment(second.runs, text="Is a year enough?", author="R. Viser", initials="RV")
    made.add_paragraph("The report shall name each camera, its cost and its use.")
    return _saved(made)


def with_nested_lists() -> bytes:
    """Lists of Word's own styles, three deep, and typed numbers beside them."""
    made = docx.Document()
    made.add_heading("Section 3. Definitions.", 1)
    made.add_paragraph("In this chapter:")
    for style, text in (
        ("List Number", "Camera means a device that records pictures."),
        ("List Number 2", "a camera on a pole;"),
        ("List Number 2", "a camera in a car; or"),
        ("List Number 3", "a car of the police;"),
        ("List Number 3", "a car of the fire service."),
        ("List Number", "City means the City of Larkmoor."),
        ("List Bullet", "This list has signs without numbers."),
        ("List Bullet 2", "Its items go on below."),
    ):
        made.add_paragraph(text, style=style)
    made.add_paragraph("(a) The chief may lend a camera for thirty (30) days.")
    made.add_paragraph("(b) The council may forbid it.")
    return _saved(made)


def with_tables() -> bytes:
    """A table with merged cells, one within a cell, and words in all of them."""
    made = docx.Document()
    made.add_heading("Section 5. Retention.", 1)
    made.add_paragraph("Records are kept as this table says:")
    table = made.add_table(4, 3)
    rows = (("Device", "Days kept", "Office"), ("Cameras", "thirty (30)", "Police"), ("Readers", "ten (10)", "Police"))
    for row, texts in zip(table.rows, rows, strict=False):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[3].cells[0].merge(table.rows[3].cells[1]).text = "All other devices, none"
    inner = table.rows[3].cells[2].add_table(2, 2)
    for at, text in enumerate(("Clerk", "first", "Chief", "second")):
        inner.rows[at // 2].cells[at % 2].text = text
    made.add_paragraph("The clerk shall publish the table each year.")
    return _saved(made)


def with_links() -> bytes:
    """A link out of the file, marked words, capitals, hidden words, a right tab."""
    made = docx.Document()
    made.add_heading("Section 7. Notice.", 1)
    paragraph = made.add_paragraph("The policy is posted at ")
    relation = made.part.relate_to("https://example.org/policy", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "the page of the city"
    run.append(text)
    link.append(run)
    paragraph._p.append(link)
    paragraph.add_run(" for at least sixty (60) days.")
    loud = made.add_paragraph("The notice says ")
    loud.add_run("in large letters").font.all_caps = True
    hidden = loud.add_run(" (a note to the printer)")
    hidden.font.hidden = True
    loud.add_run(" what the device records.")
    return _saved(made)


# --- pandoc


def _by_pandoc(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "made.docx"
        command = ["pandoc", "--from=markdown", "--to=docx", f"--output={out}"]
        subprocess.run(command, input=text.encode(), check=True, capture_output=True, timeout=120)
        return out.read_bytes()


def with_pandoc_notes() -> bytes:
    """Footnotes and a title block, as pandoc writes them."""
    return _by_pandoc(
        "---\ntitle: An ordinance on cameras\nauthor: The clerk\n---\n\n# Section 1. Purpose\n\n"
        "The city keeps *few* records.[^1] It keeps them **for a year**.[^2]\n\n"
        "# Section 2. Duties\n\nThe chief shall report to the council in January.[^3]\n\n"
        "[^1]: A record is a picture or a sound.\n[^2]: Or for as long as a court orders.\n[^3]: The form is set by rule.\n"
    )


def with_pandoc_lists() -> bytes:
    """Lists in lists, numbered as laws are, with paragraphs in their items."""
    return _by_pandoc(
        "# Section 4. Approval\n\nThe council approves a device if:\n\n(a) the chief asks for it in writing;\n\n"
        "(b) the public was heard, and\n\n    (i) the notice was posted for ten days;\n\n    (ii) the policy was posted;\n\n"
        "(c) the council votes on it.\n\nA vote holds for one year.\n"
    )


def with_pandoc_table() -> bytes:
    """A table and a definition list."""
    return _by_pandoc(
        "# Section 6. Fees\n\n| Request | Fee | Days |\n|---|---|---|\n| Log | $5 | ten |\n| Policy | none | one |\n\n"
        "Camera\n:   A device that records pictures.\n\nChief\n:   The chief of police of the city.\n"
    )


# --- LibreOffice

_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text"'
)
_WHO = (
    "<office:change-info><dc:creator>R. Viser</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info>"
)


def _flat(body: str, changes: str = "", header: str = "") -> str:
    head = f"<style:header><text:p>{header}</text:p></style:header>"
    masters = f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p">{head}'
    layouts = '<office:automatic-styles><style:page-layout style:name="p"/></office:automatic-styles>'
    tracked = f"<text:tracked-changes>{changes}</text:tracked-changes>" if changes else ""
    return (
        f'<?xml version="1.0"?><office:document {_ODF}>{layouts}{masters}</style:master-page></office:master-styles>'
        f"<office:body><office:text>{tracked}{body}</office:text></office:body></office:document>"
    )


_NOTES = _flat(
    '<text:h text:outline-level="1">Section 1. Purpose.</text:h>'
    "<text:p>The city keeps few records."
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A record is a '
    "picture.</text:p></text:note-body></text:note> It deletes them after thirty (30) days.</text:p>"
    '<text:p>Adopted on <text:date text:date-value="2026-01-02">January 2, 2026</text:date> by the council of the city.</text:p>'
    "<text:p>The chief"
    "<office:annotation><dc:creator>R. Viser</dc:creator><dc:date>2026-01-02T03:04:05</dc:date><text:p>Or the clerk?</text:p>"
    "</office:annotation> shall report each year.</text:p>",
    header="CITY OF LARKMOOR",
)
_CHANGES = _flat(
    "<text:p>Section 2. Duties.</text:p>"
    '<text:p>The chief shall <text:change-start text:change-id="c1"/>promptly <text:change-end text:change-id="c1"/>report '
    '<text:change text:change-id="c2"/>to the council each year.</text:p>'
    "<text:p>The council may ask for more.</text:p>",
    f'<text:changed-region text:id="c1"><text:insertion>{_WHO}</text:insertion></text:changed-region>'
    f'<text:changed-region text:id="c2"><text:deletion>{_WHO}<text:p>at times </text:p></text:deletion></text:changed-region>',
)
_LISTS = (
    "<html><body><h1>Section 3. Uses</h1><p>The police may use a camera:</p><ol type='a'><li>in a public park;</li>"
    "<li>at a crossing, if<ol type='i'><li>a sign says so; and</li><li>the council agreed;</li></ol></li><li>in a jail.</li></ol>"
    "<table border='1'><tr><td>Park</td><td>ten days</td></tr><tr><td>Crossing</td><td>one day</td></tr></table>"
    "<p>No <b>other</b> use is <i>lawful</i>.</p></body></html>"
)


@cache
def _by_libreoffice() -> dict[str, bytes]:
    """All of LibreOffice's files in one call: starting it takes longer than writing them."""
    sources = {"notes.fodt": _NOTES, "changes.fodt": _CHANGES, "lists.html": _LISTS}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in sources.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        for kind, filters in (("fodt", ""), ("html", ":writer")):
            names = [str(Path(folder) / name) for name in sources if name.endswith(kind)]
            web = ["--infilter=HTML (StarWriter)"] if filters else []
            command = [
                "soffice",
                profile,
                "--headless",
                *web,
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
                folder,
            ]
            subprocess.run([*command, *names], check=True, capture_output=True, timeout=300)
        return {name: (Path(folder) / name).with_suffix(".docx").read_bytes() for name in sources}


def with_libreoffice_notes() -> bytes:
    """A footnote, a date, a comment and a header, as LibreOffice writes them."""
    return _by_libreoffice()["notes.fodt"]


def with_libreoffice_changes() -> bytes:
    """Tracked changes of another."""
    return _by_libreoffice()["changes.fodt"]


def with_libreoffice_lists() -> bytes:
    """Nested lists and a table, from a page of the web."""
    return _by_libreoffice()["lists.html"]
