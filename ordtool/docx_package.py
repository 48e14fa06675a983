"""A .docx as parts: what its reader and its writers share. Nothing is ever unpacked to disk."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from ordtool.errors import EncryptedError, InputError

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# "Strict" files say the same words in other namespaces.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
LARGEST = 256 * 1024 * 1024  # bytes unpacked; a ZIP bomb is past it
_MOST_PARTS = 20_000


@dataclass(frozen=True, slots=True)
class Package:
    """The XML parts of a .docx by name; `main` is the document's own part ("word/document.xml"), `names` all parts.

    `broken` are the parts that could not be unpacked.
    """

    name: str
    parts: dict[str, bytes]
    main: str
    names: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()

    def xml(self, part: str) -> Element:
        """The root of an XML part. Raises InputError where it is missing or not well-formed."""
        data = self.parts.get(part)
        if data is None:
            how = "cannot be unpacked" if part in self.broken else "is missing"
            raise InputError(f"{self.name}: the part {part} {how}. Open the file in Word and save it again.")
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        # No entities, no network, libxml2's own limits on depth and size stay on.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise InputError(
                f"{self.name}: {part} is damaged ({error.msg}). Open it in Word and save it again."
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(f"{self.name}: {part} holds a DOCTYPE, which no Word file has; it is not read for safety.")
        return root

    def related(self, kind: str) -> str | None:
        """The name of the part that the document relates to as `kind` ("styles"), None if there is none.

        Where the list of relations itself is lost, the part that Word would have called so.
        """
        relations = _relations(self.parts, self.main)
        if relations is not None:
            return next((found.target for found in relations if found.kind == kind), None)
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return usual if usual in self.names else None

    def target(self, relation: str, *kinds: str) -> str | None:
        """The name of the part that the document's relation of that id ("rId7") leads to, if it is of these kinds."""
        found = _relations(self.parts, self.main) or ()
        return next((one.target for one in found if one.id == relation and one.kind in kinds), None)

    @property
    def relations_lost(self) -> bool:
        """Whether the document's list of relations is there and cannot be read."""
        part = _relations_part(self.main)
        return part in self.broken or (part in self.parts and _relations(self.parts, self.main) is None)


def unpack(name: str, data: bytes) -> Package:
    """The parts of a .docx.

    Raises InputError for a ZIP that is damaged, too large when unpacked, or no Word document, and EncryptedError for
    a locked one.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if sum(info.file_size for info in infos) > LARGEST or len(infos) > _MOST_PARTS:
                raise InputError(
                    f"{name} unpacks to more than {LARGEST // 1024**2} MB, which no ordinance does; it is not read. "
                    "Save it without pictures and attachments."
                )
            if any(info.flag_bits & 1 for info in infos):
                raise EncryptedError(f"{name} is a locked ZIP archive. Unlock it and save it again.")
            parts = {info.filename: _unpacked(archive, info) for info in infos if _is_text(info.filename)}
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise InputError(
            f"{name} is damaged or cut short ({error}). Fetch it again, or open and save it in Word."
        ) from None
    except RuntimeError as error:  # zipfile's word for an encrypted part
        raise EncryptedError(f"{name} is locked ({error}). Unlock it and save it again.") from None
    broken = frozenset(part for part, content in parts.items() if content is None)
    whole = {part: content for part, content in parts.items() if content is not None}
    outer = _relations(whole, "") or ()
    main = next((found.target for found in outer if found.kind == "officeDocument"), "word/document.xml")
    if main not in parts:
        raise InputError(
            f"{name} is a ZIP archive, but no Word document ({main} is missing). Save it as .docx in Word."
        )
    return Package(name, whole, main, tuple(info.filename for info in infos), broken)


def _unpacked(archive: ZipFile, info: ZipInfo) -> bytes | None:
    """The bytes of a part, None for a damaged one: the document may do without it."""
    try:
        return archive.read(info)
    except (BadZipFile, zlib.error, EOFError):
        return None


def _is_text(part: str) -> bool:
    """Whether the part is XML; pictures and fonts are never unpacked, save for their names' sake."""
    return part.endswith((".xml", ".rels"))


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a part needs: under which id, of which kind, and where it is."""

    id: str
    kind: str
    target: str


def _relations_part(source: str) -> str:
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", base + ".rels")


def _relations(parts: dict[str, bytes], source: str) -> list[_Relation] | None:
    """The relations of a part ("" is the package itself) to others of the package; None where they cannot be read."""
    data = parts.get(_relations_part(source))
    try:
        root = None if data is None else etree.fromstring(data, _relations_parser())
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return None
    folder = posixpath.dirname(source)
    found: list[_Relation] = []
    for relation in root.iter(_RELS + "Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
        found.append(_Relation(relation.get("Id") or "", kind, target))
    return found


def _relations_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def is_on(element: Element | None) -> bool:
    """Whether a toggle such as `w:strike` is on: there, and not set to "0" or "false"."""
    return element is not None and element.get(W + "val", "1") not in ("0", "false", "off", "none")


def value(element: Element | None, path: str = "") -> str | None:
    """The `w:val` of an element, or of a child named by tag ("numId"); None where there is none."""
    if element is not None and path:
        element = element.find(W + path)
    return None if element is None else element.get(W + "val")


def number(text: str | None, default: int | None = None) -> int | None:
    """An attribute as a whole number, `default` where it is none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
