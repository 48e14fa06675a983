"""What a file's first bytes say that it is: suffixes lie (a .doc is often RTF, a .pdf often a saved error page)."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ordtool.errors import EncryptedError, InputError

_TEXT = frozenset({"txt", "md"})
_MARKUP = re.compile(rb"<[A-Za-z!/]")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
# A page that a browser saved in one file is a mail message with the page and its pictures.
_ARCHIVE = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}?Content-Type:\s*multipart/related", re.I)
# Notices of copyright may stand before the first element of an XML file.
_AKOMA, _FAR = re.compile(rb"<(?:[\w.-]{1,40}:)?akomaNtoso[\s>]"), 65536
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16's byte order marks
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = (
    (b"\x89PNG", "a picture (PNG)", "Make a PDF of it with text recognition (ocrmypdf) first."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Make a PDF of it with text recognition (ocrmypdf) first."),
    (b"GIF8", "a picture (GIF)", "Make a PDF of it with text recognition (ocrmypdf) first."),
    (b"II*\0", "a picture (TIFF)", "Make a PDF of it with text recognition (ocrmypdf) first."),
    (b"MM\0*", "a picture (TIFF)", "Make a PDF of it with text recognition (ocrmypdf) first."),
    (b"\x1f\x8b", "compressed (gzip)", "Unpack it first."),
    (b"7z\xbc\xaf", "an archive (7-Zip)", "Unpack it first."),
    (b"Rar!", "an archive (RAR)", "Unpack it first."),
    (b"\xffWPC", "a WordPerfect document", "Open it in LibreOffice and save it as .docx."),
    (b"%!PS", "a PostScript file", "Make a PDF of it (ps2pdf) first."),
)


def recognise(name: str, data: bytes, *, wanted: str, formats: tuple[str, ...]) -> str:
    """The reader (a module's name) for these bytes; `wanted` is the one that the suffix asks for.

    `formats` are the suffixes to list in messages. Raises InputError for what no reader reads.
    """
    head = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(_WIDE):  # two bytes a letter: what it is shows without the zeros between them
        head = data[2:4096].replace(b"\0", b"").lstrip()
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(name, data, wanted=wanted, formats=formats)
    if data.startswith(_OLE):
        raise _old_word(name, data)
    for magic, kind, remedy in _REFUSED:
        if data.startswith(magic):
            raise InputError(f"{name} is {kind}. {remedy} {_reads(formats)}")
    # Mail programs put a few bytes before a PDF; a text that only speaks of "%PDF-" has no cross references.
    if head.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"startxref" in data):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return _text(name, head, data, wanted=wanted, formats=formats)


def _text(name: str, head: bytes, data: bytes, *, wanted: str, formats: tuple[str, ...]) -> str:
    """The reader for bytes that have no magic number."""
    if _AKOMA.search(data[:_FAR].replace(b"\0", b"") if head.startswith(b"<?xml") else head):
        return "akn"
    if (
        _ARCHIVE.match(head)
        or _HTML.match(head)
        or (wanted == "html" and (_MARKUP.search(data) or _MARKUP.search(head)))
    ):
        return "html"
    if b"\0" in data and not data.startswith(_WIDE):
        claim = (
            f"is not a {wanted.upper()} file, though it is named so" if wanted in ("pdf", "docx") else "is binary data"
        )
        raise InputError(f"{name} {claim}. Export it again from the program that made it. {_reads(formats)}")
    if head.startswith(b"<?xml"):
        raise InputError(f"{name} is XML, of which ordtool reads Akoma Ntoso and XHTML only. {_reads(formats)}")
    if wanted in ("pdf", "docx"):
        return "txt"
    return wanted if wanted in _TEXT else "txt"


def _zip(name: str, data: bytes, *, wanted: str, formats: tuple[str, ...]) -> str:
    """ "docx" for a package with a Word document in it (or a broken one named so: its reader knows what to say)."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = set(package.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
        if wanted == "docx":
            return "docx"
        raise InputError(f"{name} is a ZIP archive that is damaged or cut short. Fetch it again.") from None
    if any(part.endswith(".xml") and part.startswith("word/document") for part in parts):
        return "docx"
    kind = "a ZIP archive without a Word document in it"
    for part, better in (("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "a presentation")):
        kind = better if part in parts else kind
    if {"content.xml", "META-INF/manifest.xml"} <= parts:
        kind = "an OpenDocument file"
    raise InputError(f"{name} is {kind}. Save the ordinance in it as .docx or PDF. {_reads(formats)}")


def _old_word(name: str, data: bytes) -> InputError:
    """The error for a compound file: Word before 2007, or any Office file under a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedError(
            f"{name} is locked by a password. Open it in Word, remove the password and save it again."
        )
    return InputError(
        f"{name} is an old Word file (.doc). Open it in Word or LibreOffice and save it as .docx "
        "(soffice --headless --convert-to docx FILE)."
    )


def _reads(formats: tuple[str, ...]) -> str:
    return f"ordtool reads {', '.join(formats)}."
