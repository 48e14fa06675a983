"""Whether a redline is one: four witnesses (our reader, pandoc, the schema, LibreOffice) on accepting and rejecting it.

Every check gives sentences, one for each thing that is wrong; none is a pass.
"""

from __future__ import annotations

import json
import posixpath
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from ordtool.docx_revisions import accept, reject
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

SHARED = Path(__file__).parents[3] / "shared"
SCHEMA = SHARED / "data" / "ooxml-xsd" / "wml.xsd"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CHANGES = tuple(
    W + tag
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"),
        *("tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel"),
        *("cellMerge", "moveFromRangeStart", "moveToRangeStart"),
    )
)
Parts = Mapping[str, bytes]


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(name: str, data: bytes) -> Ordinance:
    """As `ordtool compare` reads it."""
    return ordinance(read_bytes(name, data))


def lines(law: Ordinance) -> list[str]:
    """The paragraphs of its text; blanks at their ends, which struck words leave in a view, are no text."""
    return [line.strip() for line in law.text.split("\n") if line.strip()]


# --- our own reader


def unlike(redline: bytes, old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Accepting all must give the new lines, rejecting all the old ones."""
    return [
        *first_difference("accepted", lines(read("accepted.docx", accept(redline))), new),
        *first_difference("rejected", lines(read("rejected.docx", reject(redline))), old),
    ]


def first_difference(what: str, found: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    for at, (one, other) in enumerate(zip_longest(found, wanted)):
        if one != other:
            yield f"{what}: {len(found)} items for {len(wanted)}; the {at + 1}th is {_cut(one, other)} for {_cut(other, one)}"
            return


def _cut(text: str | None, other: str | None) -> str:
    """What two texts differ in, with a little before it."""
    if text is None:
        return "missing"
    same = next((at for at, (a, b) in enumerate(zip(text, other or "", strict=False)) if a != b), 0)
    return repr(text[max(0, same - 25) : same + 45])


# --- pandoc


def words(data: bytes, changes: str = "accept") -> list[str]:
    """The words of a Word file as pandoc reads them; `changes` is "accept" or "reject"."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        command = ["pandoc", f"--track-changes={changes}", "--from=docx", "--to=json", file.name]
        done = subprocess.run(command, check=True, capture_output=True, timeout=300)
    spoken: list[str] = []
    read = json.loads(done.stdout)
    for name in ("title", "subtitle", "author", "date"):  # paragraphs of these styles at the beginning are no blocks
        _speak(read["meta"].get(name), spoken)
        spoken.append(" ")
    _speak(read["blocks"], spoken)
    return _plain_words("".join(spoken))


_FIRST = ("title", "subtitle", "author", "date", "abstract")
_PARTED = frozenset(("Space", "SoftBreak", "LineBreak"))
_BLOCKS = frozenset(("Para", "Plain", "Header", "CodeBlock", "LineBlock", "Table", "Note", "HorizontalRule"))


def _speak(node: Any, into: list[str]) -> None:
    """The words below a node of pandoc's tree, blocks parted by a blank."""
    if isinstance(node, list):
        for child in node:
            _speak(child, into)
        return
    if not isinstance(node, dict) or "t" not in node:
        return
    kind, content = node["t"], node.get("c")
    if kind == "Str":
        into.append(content)
    elif kind in _PARTED:
        into.append(" ")
    elif kind in {"Code", "Math"}:
        into.append(content[1])
    elif content is not None:
        into += [" "] * (kind in _BLOCKS)
        _speak(content, into)
        into += [" "] * (kind in _BLOCKS)


def misread_by_pandoc(redline: bytes, original: bytes, texts: tuple[Ordinance, Ordinance] | None = None) -> list[str]:
    """pandoc must read of the redline what it reads of the original, and of the file that we make of it by accepting.

    `texts` are the old and the new one, given where the file counts no numbers: then pandoc must read just these.
    """
    accepted, rejected, joins = words(redline, "accept"), words(redline, "reject"), _joins(redline)
    old, new = (
        [_plain_words(law.text) for law in texts] if texts else (words(original, "reject"), words(accept(redline)))
    )
    return [*_spoken("pandoc, accepted", accepted, new, joins), *_spoken("pandoc, rejected", rejected, old, joins)]


def _plain_words(text: str) -> list[str]:
    return text.replace("\u2011", "-").replace("\u00ad", "").split()


def _joins(redline: bytes) -> str:
    """How pandoc has its own way with the file's paragraphs whose mark is tracked: "" (none), "blank" or "note".

    It puts a blank where two are joined, and puts the first one's words into a note of the second one.
    """
    root = etree.fromstring(parts(redline)["word/document.xml"])
    if not any(mark.getparent().tag == W + "rPr" for mark in root.iter(W + "ins", W + "del")):
        return ""
    return "note" if any(True for _ in root.iter(W + "footnoteReference", W + "endnoteReference")) else "blank"


def _spoken(what: str, found: Sequence[str], wanted: Sequence[str], joins: str) -> Iterator[str]:
    one, other = "".join(found), "".join(wanted)
    if (joins and one == other) or (joins == "note" and Counter(one) == Counter(other)):
        return
    yield from first_difference(what, found, wanted)


# --- the package


def misbuilt(redline: bytes, original: bytes) -> list[str]:
    """Ids that stand twice, relations that lead nowhere, and parts that the schema refuses, unless the original has them."""
    made, before = parts(redline), parts(original)
    found = [*_doubles(made), *_dangling(made)]
    found += [] if "word/comments.xml" not in made else _uncommented(made)
    known = set(_refused(before, list(before)))
    changed = [name for name, data in made.items() if before.get(name) != data]
    return found + [error for error in _refused(made, changed) if error not in known]


def _roots(package: Parts) -> Iterator[tuple[str, etree._Element]]:
    for name, data in package.items():
        if name.endswith(".xml") and name.startswith("word/"):
            yield name, etree.fromstring(data)


def _doubles(package: Parts) -> list[str]:
    ids = Counter(one.get(W + "id") for _, root in _roots(package) for one in root.iter(*CHANGES))
    ours = {
        one.get(W + "id")
        for _, root in _roots(package)
        for one in root.iter(*CHANGES)
        if one.get(W + "author") == "ordtool"
    }
    comments = Counter(one.get(W + "id") for _, root in _roots(package) for one in root.iter(W + "comment"))
    return [
        *(f"the tracked change {number} stands {n} times" for number, n in ids.items() if n > 1 and number in ours),
        *(f"the comment {number} stands {n} times" for number, n in comments.items() if n > 1),
    ]


def _uncommented(package: Parts) -> list[str]:
    """Every comment has one reference, one start and one end, or (on a paragraph that takes none) the reference alone."""
    known = {one.get(W + "id") for one in etree.fromstring(package["word/comments.xml"]).iter(W + "comment")}
    found: list[str] = []
    for tag in ("commentReference", "commentRangeStart", "commentRangeEnd"):
        places = Counter(one.get(W + "id") for _, root in _roots(package) for one in root.iter(W + tag))
        found += [f"{tag} {number} stands {n} times" for number, n in places.items() if n > 1]
        found += [f"{tag} {number} has no comment" for number in places if number not in known]
        if tag == "commentReference":
            found += [f"the comment {number} stands nowhere" for number in known - set(places)]
    return found


def _dangling(package: Parts) -> list[str]:
    found: list[str] = []
    for name, data in package.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        known: set[str] = set()
        for one in etree.fromstring(data).iter(RELATIONS + "Relationship"):
            target = str(one.get("Target"))
            known.add(str(one.get("Id")))
            at = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if one.get("TargetMode") != "External" and at not in package and not target.startswith("#"):
                found.append(f"{name}: {target} is missing")
        if owner.endswith(".xml") and owner in package:
            used = {
                value
                for one in etree.fromstring(package[owner]).iter()
                for key, value in one.attrib.items()
                if key.startswith(R)
            }
            found += [f"{owner}: the relation {number} is missing" for number in used - known if number]
    return found


@cache
def _schema() -> etree.XMLSchema | None:
    return etree.XMLSchema(etree.parse(str(SCHEMA))) if SCHEMA.exists() else None


def _refused(package: Parts, names: Sequence[str]) -> list[str]:
    """What the schema says against parts of WordprocessingML; nothing where the schema is not here."""
    schema = _schema()
    found: list[str] = []
    for name in names:
        if schema is None or not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root = etree.fromstring(package[name])
        if root.tag.startswith(W) and not schema.validate(_plain(root)):
            found += [f"{name}: {error.message}" for error in schema.error_log]  # type: ignore[attr-defined]
    return found


def _plain(root: etree._Element) -> etree._Element:
    """Without what a reader of the plain standard ignores: extensions, and choices that it does not know."""
    foreign = [root.nsmap[prefix] for prefix in root.attrib.pop(MC + "Ignorable", "").split() if prefix in root.nsmap]
    for one in list(root.iter(MC + "AlternateContent")):
        fallback = one.find(MC + "Fallback")
        place = one.getparent()
        at = place.index(one)
        place[at : at + 1] = list(fallback) if fallback is not None else []
    for one in list(root.iter(etree.Element)):
        space = str(one.tag)[1:].split("}")[0]
        if space in foreign and one.getparent() is not None:
            one.getparent().remove(one)
        for key in [key for key in one.attrib if key[1:].split("}")[0] in foreign or key.startswith(MC)]:
            del one.attrib[key]
    return root


# --- LibreOffice


def unopened(files: Mapping[str, bytes], *, batch: int = 50) -> list[str]:
    """Names of files that LibreOffice does not open and convert."""
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice is not installed"
    lost: list[str] = []
    names = list(files)
    for start in range(0, len(names), batch):
        with tempfile.TemporaryDirectory() as folder:
            lost += _unconverted(program, Path(folder), {name: files[name] for name in names[start : start + batch]})
    return lost


def _unconverted(program: str, folder: Path, files: Parts) -> list[str]:
    paths = {name: folder / f"{at}.docx" for at, name in enumerate(files)}
    for name, path in paths.items():
        path.write_bytes(files[name])
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "txt:Text", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths.values())], check=False, capture_output=True, timeout=600)
    made = {name: path.with_suffix(".txt") for name, path in paths.items()}
    return [name for name, path in made.items() if not path.exists() or not path.stat().st_size]
