"""Plain text: every physical line is a `Line`, and no character is lost."""

from __future__ import annotations

import codecs
import re
from hashlib import sha256

from ordtool.errors import InputError
from ordtool.source import Line, Source

# Form feeds and the like end a line in text that was made from pages; U+0085 only where the text is really Unicode.
_BREAK = re.compile("\r\n|[\n\r\f\v\x85\u2028\u2029]")
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` with one `Line` a physical line, blank ones kept; `pages` is not used (text has none).

    Raises InputError for binary data.
    """
    text, warnings = decode(name, data)
    lines = tuple(Line(line) for line in split(text))
    return Source(name=name, sha256=sha256(data).hexdigest(), lines=lines, warnings=warnings)


def split(text: str) -> list[str]:
    """The physical lines of a text; a last line break opens no line of its own."""
    lines = _BREAK.split(text)
    return lines[:-1] if lines and not lines[-1] else lines


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of bytes in UTF-8, UTF-16 with a byte order mark, or Windows-1252, and what to tell the user of it.

    Raises InputError where the bytes are no text.
    """
    text, warnings = _decode(name, data)
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > max(2, _MOST_CONTROLS * len(text)):
        raise InputError(
            f"{name} is binary data, not text ({controls} control characters). If it came out of a word processor or a "
            "scanner, export it as PDF, .docx or UTF-8 text."
        )
    return text, warnings


def _decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
        return text, _replaced(name, text)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8-sig", errors="replace")
    # A file that is mostly good UTF-8 with a broken spot must not become mojibake throughout.
    if text.count("\ufffd") < sum(character > "\x7f" for character in text) / 2:
        return text, _replaced(name, text)
    text = data.decode("cp1252", errors="replace")
    guess = f"{name} is not UTF-8; it was read as Windows-1252. Check quotation marks and the section sign."
    return text, (guess, *_replaced(name, text))


def _replaced(name: str, text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    if not count:
        return ()
    noun = "character" if count == 1 else "characters"
    return (f"{name}: {count} {noun} could not be decoded and stand as \ufffd. Save the file as UTF-8.",)
