"""Word: LibreOffice counts the paragraphs of a document as we do, where it knows the rule."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from readers_files import docx, level, part, zipped
from test_readers_docx_numbers import at

from ordtool.readers import read_bytes

TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{TYPES}.numbering+xml"/></Types>'
)
DEFINITIONS = (
    level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)"),
    level(0, "upperRoman", "ARTICLE %1") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%1(%3)"),
    level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3"),
    level(0, "ordinalText", "%1:") + level(1, "cardinalText", "Part %2"),
    level(0, "lowerLetter", "(%1)", start=25) + level(1, "upperLetter", "%2."),
)
ANEW = (
    '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)
BODY = (
    at(0, 1, 1, 2, 2, 1, 2, 0, 1) + at(0, 0, 1, 2, 1, 0, 1, num=2) + at(0, 1, 2, 1, 2, 0, 1, 2, num=3)
    + at(0, 1, 1, num=4) + at(0, 0, 0, 0, 1, num=5) + at(0, 1, 0, num=9) + at(0)
)  # fmt: skip


def document() -> bytes:
    """A document of all lists, with the content types that LibreOffice asks for."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for i, levels in enumerate(DEFINITIONS)
    )
    nums = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(DEFINITIONS)))
    made = docx(BODY, numbering=part("numbering", lists + nums + ANEW))
    with ZipFile(BytesIO(made)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | {"[Content_Types].xml": CONTENT})


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_counts_alike(tmp_path: Path) -> None:
    file = tmp_path / "lists.docx"
    file.write_bytes(document())
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
    theirs = [
        line.strip().removesuffix("words").strip()
        for line in (tmp_path / "lists.txt").read_text("utf-8-sig").split("\n")
    ]
    ours = [line.marker for line in read_bytes("lists.docx", file.read_bytes()).lines]
    assert ours == [number for number in theirs if number]
