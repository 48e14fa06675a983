"""A Word file with some parts changed: all others keep their bytes, and all their place."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from ordtool.docx_package import Element
from ordtool.errors import InputError

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name
_DECLARED = re.compile(rb"\s*<\?xml\b[^>]*?encoding=[\"']utf-8[\"'][^>]*\?>\s*", re.I)
_MARK = b"\xef\xbb\xbf"  # UTF-8 with a byte order mark


def saved(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes] | None = None) -> bytes:
    """The package with the parts `changed` in their places and the parts `added` at its end.

    Every other entry keeps its bytes (unpacked), its date and its place, but for one that another of its name follows; one
    input has one output. InputError where an entry cannot be unpacked, for then it cannot be kept; KeyError where a changed
    part is not there.
    """
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        last = {entry.filename: entry for entry in old.infolist()}  # of two of one name, readers take the last
        for entry in (entry for entry in old.infolist() if last[entry.filename] is entry):
            content = changed[entry.filename] if entry.filename in changed else _content(old, entry)
            new.writestr(_like(entry), content, compresslevel=6)
        if missing := changed.keys() - last.keys():
            raise KeyError(f"no such part: {', '.join(sorted(missing))}")
        for name, content in (added or {}).items():
            entry = ZipInfo(name, date_time=_EPOCH)
            entry.create_system = 0  # else the bytes would tell Windows from Linux
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, content, compresslevel=6)
    return buffer.getvalue()


def _content(archive: ZipFile, entry: ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"{entry.filename} in the Word file is damaged ({error}), so that it cannot be kept as it is. "
            "Open the file in Word and save it again."
        ) from None


def _like(entry: ZipInfo) -> ZipInfo:
    """An entry of the same name, date and kind; what else the old archive said of it counts for the old one only."""
    same = ZipInfo(entry.filename, date_time=max(entry.date_time, _EPOCH))
    same.compress_type = entry.compress_type
    same.create_system = entry.create_system
    same.external_attr = entry.external_attr
    return same


def serialised(root: Element, before: bytes = b"") -> bytes:
    """A part's bytes in UTF-8, under the declaration that it had `before` if that named UTF-8."""
    body = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    mark = _MARK if before.startswith(_MARK) else b""
    declared = _DECLARED.match(before, len(mark))
    if before and not declared and not before[len(mark) :].lstrip().startswith(b"<?xml") and b"\0" not in before[:4]:
        return mark + body
    head = declared[0] if declared else b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return mark + head + body
