"""RTF as a stream of tokens: groups, control words, bytes of text. The grammar is small; the meaning is `rtf.py`'s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

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


@dataclass(frozen=True, slots=True)
class Token:
    """`word` is a control word's name or a control symbol; `number` its parameter; `text` the bytes of text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of an RTF file; binary data in it is left out."""
    position = 0
    while position < len(data):
        found = _TOKEN.match(data, position)
        if found is None:  # unreachable: the pattern takes any byte
            return
        position = found.end()
        if found["text"] is not None:
            yield Token(Kind.BYTES, text=found["text"])
        elif found["word"] is not None:
            word = found["word"].decode("ascii")
            number = int(found["number"]) if found["number"] else None
            if word == "bin":
                position += max(0, number or 0)
            else:
                yield Token(Kind.WORD, word, number)
        elif found["hex"] is not None:
            yield Token(Kind.BYTES, "'", text=bytes.fromhex(found["hex"].decode("ascii")))
        elif found["open"] is not None:
            yield Token(Kind.OPEN)
        elif found["close"] is not None:
            yield Token(Kind.CLOSE)
        elif found["sign"] is not None:
            yield Token(Kind.SIGN, found["sign"].decode("latin-1"))
