"""A .docx as parts: what its reader and its writers share. Nothing is ever unpacked to disk."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile

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
    """The XML parts of a .docx by name; `main` is the document's own part ("word/document.xml"), `names` all parts."""

    name: str
    parts: dict[str, bytes]
    main: str
    names: tuple[str, ...] = ()

    def xml(self, part: str) -> Element:
        """The root of an XML part. Raises InputError where it is missing or not well-formed."""
        data = self.parts.get(part)
        if data is None:
            raise InputError(f"{self.name}: the part {part} is missing. Open the file in Word and save it again.")
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
        """The name of the part that the document relates to as `kind` ("styles"), None if there is none."""
        return _relations(self.parts, self.main).get(kind)


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
            parts = {info.filename: archive.read(info) for info in infos if _is_text(info.filename)}
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise InputError(
            f"{name} is damaged or cut short ({error}). Fetch it again, or open and save it in Word."
        ) from None
    except RuntimeError as error:  # zipfile's word for an encrypted part
        raise EncryptedError(f"{name} is locked ({error}). Unlock it and save it again.") from None
    main = _relations(parts, "").get("officeDocument", "word/document.xml")
    if main not in parts:
        raise InputError(
            f"{name} is a ZIP archive, but no Word document ({main} is missing). Save it as .docx in Word."
        )
    return Package(name, parts, main, tuple(info.filename for info in infos))


def _is_text(part: str) -> bool:
    """Whether the part is XML; pictures and fonts are never unpacked, save for their names' sake."""
    return part.endswith((".xml", ".rels"))


def _relations(parts: dict[str, bytes], source: str) -> dict[str, str]:
    """Kind to part name for the relations of a part ("" is the package itself); unreadable ones are none."""
    folder, base = posixpath.split(source)
    data = parts.get(posixpath.join(folder, "_rels", base + ".rels"))
    if data is None:
        return {}
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return {}
    found: dict[str, str] = {}
    for relation in root.iter(_RELS + "Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
        found.setdefault(kind, target)
    return found


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
