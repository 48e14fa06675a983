"""Pages that a browser saved in one file (.mht, .mhtml): a mail message whose first HTML part is the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from ordtool.errors import InputError

_HEADER = re.compile(rb"\A\s*(?:[A-Za-z][A-Za-z0-9-]{0,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){1,30}")
_MOST_PARTS = 2_000


@dataclass(frozen=True, slots=True)
class Archived:
    """The page out of an archive, the character set that its part names, and the style sheets that came along."""

    page: bytes
    charset: str
    sheets: tuple[str, ...]


def is_archive(data: bytes) -> bool:
    """Whether these bytes begin as a mail message that holds a page."""
    head = _HEADER.match(data[:8192])
    return bool(head and re.search(rb"multipart/related|^Content-Type:\s*text/html", head[0], re.I | re.M))


def unpacked(name: str, data: bytes) -> Archived:
    """The page in an archive. Raises InputError where there is none."""
    page: Message | None = None
    sheets: list[str] = []
    for count, part in enumerate(_parts(name, data)):
        if count > _MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind in ("text/html", "application/xhtml+xml") and page is None:
            page = part
        elif kind == "text/css":
            sheets.append(_bytes(part).decode(part.get_content_charset() or "utf-8", "replace") if _known(part) else "")
    if page is None or not _bytes(page).strip():
        raise InputError(
            f"{name} is a web archive without a page in it. Open it in a browser and save the page as HTML or PDF."
        )
    return Archived(_bytes(page), page.get_content_charset() or "", tuple(sheets))


def _parts(name: str, data: bytes) -> list[Message]:
    try:
        return list(message_from_bytes(data).walk())
    except RecursionError:
        raise InputError(
            f"{name}: the web archive's parts are nested too deep. Save the page as HTML or PDF."
        ) from None


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _known(part: Message) -> bool:
    try:
        "".encode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        return False
    return True
