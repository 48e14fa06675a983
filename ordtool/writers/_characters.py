"""Which characters a document can carry."""

from __future__ import annotations

import re

# XML 1.0 does not know these characters; HTML forbids about the same ones. A lone surrogate is no text at all. (Said the
# other way round, by those that are allowed, the pattern takes ten times as long to compile.)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def printable(text: str) -> str:
    """The text with one kind of line end, and U+FFFD for each character that no document can carry."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The printable text on one line, its white space single."""
    return " ".join(printable(text).split())


def has_rtl(text: str) -> bool:
    """Whether a text holds letters that run from right to left."""
    return bool(_RTL.search(text))
