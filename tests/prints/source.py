"""The six texts and their small markup: what is kept, struck, inserted, and what only looks like it.

A block is `kind| field | field`, blocks are parted by blank lines. In a field `{+new+}` and `{-old-}` are what the bill does
to the code, `{d+new+}` and `{d-old-}` what an amendment does to the bill; `&` inside an end of a struck run says that it goes
on in the next block. `{b:…}`, `{i:…}`, `{u:…}`, `{l:…}` and `{e:…}` are set apart but mean no change (headings, terms, catch
lines, labels, the enacting clause); `^1^` calls footnote 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ordtool.source import Axis, State

TEXTS = Path(__file__).parent / "texts"
_MARKED = re.compile(
    r"\{(?P<draft>d?)(?P<sign>[+-])(?P<on>&?)(?P<words>.*?)(?P<off>&?)(?P=sign)\}"
    r"|\{(?P<look>[biule]):(?P<shown>.*?)\}|\^(?P<call>\d)\^"
)
_STATES = {"+": State.INSERTED, "-": State.STRUCK}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one state and one look; `opens` and `closes` say whether a struck run begins and ends here."""

    text: str
    state: State = State.KEPT
    axis: Axis = Axis.LAW
    look: str = ""
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text; `kind` is the word before the first bar, the fields are in the markup."""

    kind: str
    fields: tuple[str, ...]


def pieces(words: str) -> Iterator[Piece]:
    """Take a field apart."""
    at = 0
    for match in _MARKED.finditer(words):
        if match.start() > at:
            yield Piece(words[at : match.start()])
        yield _piece(match)
        at = match.end()
    if at < len(words):
        yield Piece(words[at:])


def _piece(match: re.Match[str]) -> Piece:
    if match["sign"]:
        axis = Axis.DRAFT if match["draft"] else Axis.LAW
        return Piece(match["words"], _STATES[match["sign"]], axis, opens=not match["on"], closes=not match["off"])
    return Piece(match["call"], look="call") if match["call"] else Piece(match["shown"], look=match["look"])


def plain(words: str) -> str:
    """A field without what is set apart, its marks kept."""
    return re.sub(r"\{[biule]:(.*?)\}", r"\1", words)


def set_apart(words: str, look: str) -> str:
    """A field of which everything that bears no mark is set in `look`."""
    parts: list[str] = []
    at = 0
    for match in _MARKED.finditer(words):
        parts += [f"{{{look}:{words[at : match.start()]}}}" if match.start() > at else "", match[0]]
        at = match.end()
    return "".join([*parts, f"{{{look}:{words[at:]}}}" if at < len(words) else ""])


def read_text(name: str) -> tuple[Block, ...]:
    """The blocks of one of the texts."""
    raw = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").replace("'", "’")
    raw = re.sub(r'"([^"]*)"', r"“\1”", raw)
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", raw.strip()):
        kind, *fields = re.split(r"\s*\|\s*", " ".join(part.split()))
        found.append(Block(kind, tuple(fields)))
    return tuple(found)


def names() -> list[str]:
    """The names of all texts."""
    return sorted(path.stem for path in TEXTS.glob("*.txt"))
