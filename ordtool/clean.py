"""A Word file without ordtool's comments and without what it tells about its makers.

Parts that need no change keep their very bytes: python-docx would rewrite many of them. Bookmarks and links stay, for
the words may refer to them; so do the comments and tracked changes of everyone else, which only a person can decide
on: `Cleaned.others` says whose they are.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from ordtool.docx_comments import comments_out
from ordtool.errors import EncryptedError, InputError

AUTHOR = "ordtool"
MOST = 1_000_000_000  # bytes unpacked; a file beyond this is no document but an attack
EPOCH = (1980, 1, 1, 0, 0, 0)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
ANYBODY = "Author"  # what Word itself writes where it is told to forget who changed something
_BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible", "people")
_SIGNED = ("officeDocument", "comments", "footnotes", "endnotes", "header", "footer", "styles", "numbering")

# What people give for a Word file, by its first bytes.
_OTHER_FILES = (
    (b"%PDF", "a PDF"), (b"{\\rtf", "an RTF file"), (b"\x89PNG", "a picture (PNG)"), (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"), (b"II*\0", "a picture (TIFF)"), (b"MM\0*", "a picture (TIFF)"), (b"BM", "a picture (BMP)"),
)  # fmt: skip

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=False, huge_tree=True)


@dataclass(frozen=True, slots=True)
class Others:
    """What one other person has left in the file: tracked changes and comments."""

    author: str
    changes: int
    comments: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned file: its bytes, and how many of ordtool's comments and how many properties were taken out.

    `others` are the people whose tracked changes and comments are still in it, the busiest first.
    """

    data: bytes
    comments: int
    properties: int
    others: tuple[Others, ...] = ()


def clean(data: bytes, *, name: str = "the file", anonymous: bool = False) -> Cleaned:
    """Take ordtool's comments and all document properties out of a .docx; every other part keeps its bytes.

    `anonymous` also takes the names and dates off the tracked changes and comments of others, which stay.
    `name` is what error messages call the file. InputError if it is no readable .docx; EncryptedError if it is locked.
    """
    package = _Package(_unpacked(data, name), name)
    comments = _without_comments(package)
    properties = _without_properties(package)
    others = _others(package)
    if anonymous:
        _without_names(package)
    return Cleaned(_packed(package.parts), comments, properties, others)


class _Package:
    """The parts of a Word file, known by what they are and not by their names, which are free."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self.parts = parts
        self.name = name
        links = self._links("")
        main = next((target for kind, target in links if kind == "officeDocument"), "")
        if main not in parts:
            raise InputError(f"{name} is a ZIP file but no Word document: it has no main part. Give a .docx.")
        if not str(self._root(main).tag).endswith("}document"):
            raise InputError(f"{name} is an Office file but no Word document (see {main} in it). Give a .docx.")
        self._kinds: dict[str, list[str]] = {}
        for kind, target in dict.fromkeys([*links, *self._links(main)]):
            if target in parts:
                self._kinds.setdefault(kind, []).append(target)

    def of(self, *kinds: str) -> Iterator[tuple[str, etree._Element]]:
        """Name and root of each part of these kinds (the last word of the relationship's type)."""
        for kind in kinds:
            for part in self._kinds.get(kind, ()):
                yield part, self._root(part)

    def put(self, part: str, root: etree._Element) -> None:
        """Change a part."""
        self.parts[part] = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

    def _links(self, source: str) -> list[tuple[str, str]]:
        """(kind, target part) of each inner relationship of a part; `source` "" is the package itself."""
        folder, leaf = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if part not in self.parts:
            return []
        links = [
            link for link in self._root(part) if isinstance(link.tag, str) and link.get("TargetMode") != "External"
        ]
        return [
            (
                str(link.get("Type", "")).rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, str(link.get("Target", "")))).lstrip("/"),
            )
            for link in links
        ]

    def _root(self, part: str) -> etree._Element:
        try:
            root = etree.fromstring(self.parts[part], _PARSER)
        except etree.XMLSyntaxError as error:
            raise InputError(
                f"{self.name} is damaged: {part} in it is no XML ({error.msg}). Save it again from Word."
            ) from error
        if cast(Any, root.getroottree().docinfo).doctype:
            raise InputError(
                f"{self.name} was not read: {part} in it declares a document type, which no Word file does. "
                "Open it in Word and save a copy."
            )
        return root


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of the package, in their order."""
    if data.startswith(bytes.fromhex("d0cf11e0")):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedError(f"{name} is locked by a password: open it in Word and save a copy without one.")
        raise InputError(f"{name} is a Word file of the old kind (.doc): open it in Word and save it as .docx.")
    other = _other_file(data)
    if other:
        raise InputError(f"{name} is {other} and no Word file: only a .docx is cleaned. Name that.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST:
                raise InputError(f"{name} unpacks to more than 1 GB and was not read: is it really a Word document?")
            return {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise InputError(f"{name} is no readable .docx ({error}): is it complete? Save it again from Word.") from error


def _other_file(data: bytes) -> str:
    """What a file is that is no Word file, where its first bytes say it; "" where they do not."""
    if not data:
        return "empty (0 bytes)"
    known = next((what for first, what in _OTHER_FILES if data.startswith(first)), "")
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if known or b"\0" in head or data.startswith(b"PK"):
        return known
    return "HTML" if head[:1] == b"<" else "plain text"


def _without_comments(package: _Package) -> int:
    """Remove ordtool's comments with their anchors and what Word keeps of them beside; how many there were."""
    roots = dict(package.of("officeDocument", "footnotes", "endnotes", "comments", *_BESIDE))
    before = _comments(roots.values())
    for part in comments_out(roots, AUTHOR):
        package.put(part, roots[part])
    return before - _comments(roots.values())


def _comments(roots: Iterable[etree._Element]) -> int:
    return sum(
        etree.QName(child).localname == "comment" for root in roots for child in root.iterchildren(etree.Element)
    )


def _without_properties(package: _Package) -> int:
    """Empty the properties; how many there were. The parts stay: Word wants them where the package names them."""
    count = 0
    for part, root in package.of("core-properties", "extended-properties", "custom-properties"):
        count += len(root)
        if len(root):
            root[:] = []
            root.text = None
            package.put(part, root)
    return count


def _others(package: _Package) -> tuple[Others, ...]:
    """Whose tracked changes and comments are still there. The ends of a moved passage are counted with its words."""
    changes, comments = Counter[str](), Counter[str]()
    for _, root in package.of(*_SIGNED):
        for element in root.iter(etree.Element):
            author = _attribute(element, "author")
            tag = etree.QName(element).localname
            if author and not tag.endswith("RangeStart"):
                (comments if tag == "comment" else changes)[author] += 1
    everybody = (changes + comments).most_common()
    return tuple(Others(author, changes[author], comments[author]) for author, _ in everybody)


def _without_names(package: _Package) -> None:
    """Name nobody on tracked changes and comments, and date none; the list of people and their addresses goes."""
    for part, root in package.of(*_SIGNED, "commentsExtensible", "people"):
        if etree.QName(root).localname == "people":
            root[:] = []
        for element in root.iter(etree.Element):
            signed = bool(_attribute(element, "author"))
            for key in list(element.attrib):
                what = etree.QName(key).localname
                if what == "dateUtc" or (signed and what == "date"):
                    del element.attrib[key]
                elif signed and what in ("author", "initials"):
                    element.set(key, ANYBODY if what == "author" else ANYBODY[0])
        package.put(part, root)


def _attribute(element: etree._Element, name: str) -> str:
    return str(element.get(W + name) or element.get(STRICT + name) or "")


def _packed(parts: dict[str, bytes]) -> bytes:
    """The package anew, in the same order; when each part was saved is nobody's business either."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for part, data in parts.items():
            entry = zipfile.ZipInfo(part, date_time=EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data, compresslevel=6)
    return buffer.getvalue()
