"""Word: real files hold the words that two witnesses read in them, the bare XML and pandoc."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from ordtool.readers import read
from ordtool.source import Axis, Line, State

FOLDER = Path(__file__).parents[1].parent / "shared" / "data" / "sources" / "word"
DAMAGED = {"typescript_redline.docx"}
FILES = sorted(path for path in FOLDER.glob("*.docx") if path.name not in DAMAGED)
pytestmark = pytest.mark.skipif(not FILES, reason="needs ../shared/data/sources/word, real Word files")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What pandoc 2.17 does not read: tables of some makers, text boxes; nor does it bring back struck rows.
PANDOC_LACKS = {"HC031-Complicated-Document.docx", "atomizer_redline.docx", "tables_cells.docx"}
PANDOC_LACKS_REJECTED = {"RA001-Tracked-Revisions-01.docx", "RP051-Arabic.docx"}
MODES = {"accept": State.STRUCK, "reject": State.INSERTED}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.replace("\xad", "").replace("’", "'").replace("\u2011", "-")))


def shown(line: Line, dropped: State) -> str:
    """A line's words when the tracked changes of one kind are taken out."""
    gone = {
        i
        for mark in line.marks
        if mark.axis is Axis.DRAFT and mark.state is dropped
        for i in range(mark.span.start, mark.span.end)
    }
    return "".join(sign for i, sign in enumerate(line.text) if i not in gone)


def ours(path: Path, dropped: State, *, notes: bool) -> str:
    lines = [
        line
        for line in read(path).lines
        if line.style != "furniture" or line.removed == "contents"
        if notes or line.style != "note"
    ]
    return "\n".join(shown(line, dropped) for line in lines)


def bare(path: Path, mode: str) -> Iterator[str]:
    """The words of the XML, in order, that no element around them takes out."""
    tags = {W + "del", W + "moveFrom"} if mode == "accept" else {W + "ins", W + "moveTo"}
    row = f"{W}trPr/{W}{'del' if mode == 'accept' else 'ins'}"
    root = etree.fromstring(ZipFile(path).read("word/document.xml"))
    for text in root.iter(W + "t", W + "delText"):
        around = {element.tag for element in text.iterancestors()}
        rows = list(text.iterancestors(W + "tr"))
        if not around & (tags | {FALLBACK}) and not any(one.find(row) is not None for one in rows):
            yield text.text or ""


def squashed(text: str) -> str:
    """Letters and figures: symbols, formulas and hyphens are elements of their own in the XML."""
    return re.sub(r"[^\w]+|_", "", text)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "path", [p for p in FILES if p.stem != "HC031-Complicated-Document"], ids=lambda path: path.name
)
def test_the_words_are_those_of_the_xml_in_order(path: Path, mode: str) -> None:
    assert squashed(ours(path, MODES[mode], notes=False)) == squashed("".join(bare(path, mode)))


def texts(node: Any) -> Iterator[str]:
    """The words of a pandoc document, a blank at every border of a block."""
    if isinstance(node, list):
        for one in node:
            yield from texts(one)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c", "")
        if kind == "Str":
            yield content
        elif kind in ("Code", "Math", "CodeBlock"):
            yield content[1]
        elif kind in ("Span", "Link", "Div", "OrderedList"):
            yield from texts(content[1])
        elif kind != "Image":
            parts = kind not in (
                "Emph",
                "Strong",
                "Underline",
                "Strikeout",
                "Superscript",
                "Subscript",
                "SmallCaps",
                "Quoted",
            )
            yield " " if parts else ""
            yield from texts(content[2] if kind == "Header" else content)
            yield " " if parts else ""


def pandoc(path: Path, mode: str) -> str:
    command = ["pandoc", "-f", "docx", f"--track-changes={mode}", "-t", "json", str(path)]
    document = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return "".join(texts(document["blocks"])) + " " + " ".join("".join(texts(v)) for v in document["meta"].values())


CASES = [
    pytest.param(path, mode, id=f"{path.name}-{mode}")
    for path in FILES
    for mode in MODES
    if path.name not in PANDOC_LACKS and not (mode == "reject" and path.name in PANDOC_LACKS_REJECTED)
]


@pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc")
@pytest.mark.parametrize(("path", "mode"), CASES)
def test_pandoc_reads_the_same_words(path: Path, mode: str) -> None:
    assert words(ours(path, MODES[mode], notes=True)) == words(pandoc(path, mode))
