"""RTF as a stream of tokens: groups, control words, bytes of text. The grammar is small; the meaning is `rtf.py`'s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    rb"""
    \\ (?P<word>[A-Za-z]{1,32}) (?P<number>-?\d{1,10})? [ ]?   # a control word takes one blank after it
    | \\' (?P<hex>[0-9A-Fa-f]{2})                              # a byte of the code page
    | \\ (?P<sign>[^A-Za-z])                                   # a control symbol
    | (?P<open>\{) | (?P<close>\})
    | [\r\n\0]+                                                # lines of the file mean nothing
    | (?P<text>[^\\{}\r\n\0]+)
    | (?P<stray>\\)
    """,
    re.X | re.S,
)


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    BYTES = auto()


class Token(NamedTuple):
    """`word` is a control word's name or a control symbol; `number` its parameter; `text` the bytes of text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    text: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of an RTF file; binary data in it is left out."""
    position = 0
    while position < len(data):
        for found in _TOKEN.finditer(data, position):
            position = found.end()
            token = _token(found)
            if token is None:
                continue
            if token.word == "bin" and token.kind is Kind.WORD:
                position += max(0, token.number or 0)
                break
            yield token


def _token(found: re.Match[bytes]) -> Token | None:
    """A match as a token, None for what means nothing."""
    kind = found.lastgroup
    if kind == "text":
        return Token(Kind.BYTES, text=found[0])
    if kind in ("word", "number"):
        return Token(Kind.WORD, found["word"].decode("ascii"), int(found["number"]) if kind == "number" else None)
    if kind == "hex":
        return Token(Kind.BYTES, "'", text=bytes.fromhex(found["hex"].decode("ascii")))
    if kind == "sign":
        return Token(Kind.SIGN, found["sign"].decode("latin-1"))
    return _OPEN if kind == "open" else _CLOSE if kind == "close" else None
