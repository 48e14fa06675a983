"""The text source of a sample: paragraphs with a kind, a depth and marked runs.

`source.md` holds one paragraph a line: `# ` a title, `## ` a section heading, anything else a body paragraph whose
depth is its indentation by twos. `{-old-}` is matter that a bill strikes (shown in brackets), `{+new+}` matter that it
adds (underlined where the format can).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"


class Mark(StrEnum):
    """What a bill does to a run of words."""

    PLAIN = "plain"
    STRUCK = "struck"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark; struck words already carry their brackets."""

    text: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `depth` counts from 0, the margin."""

    kind: Kind
    depth: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words as the plain text file shows them."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sample is set: `layout.toml`.

    `numbering` is "typed" (enumerators are words) or "word" (Word counts those of indented paragraphs).
    """

    head: str
    title: str
    date: datetime
    font: str = "Times-Roman"
    size: float = 11.0
    line_numbers: bool = False
    numbering: str = "typed"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample ordinance as its author wrote it."""

    slug: str
    paragraphs: tuple[Paragraph, ...]
    layout: Layout

    @property
    def text(self) -> str:
        """The plain text: one paragraph a line, no blank lines, a final newline."""
        return "".join(paragraph.text + "\n" for paragraph in self.paragraphs)


_MARKED = re.compile(r"\{([-+])(.*?)\1\}")


def runs(text: str) -> tuple[Run, ...]:
    """Cut a source line at its `{-…-}` and `{+…+}`."""
    found: list[Run] = []
    at = 0
    for match in _MARKED.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()]))
        struck = match[1] == "-"
        found.append(Run(f"[{match[2]}]", Mark.STRUCK) if struck else Run(match[2], Mark.ADDED))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:]))
    return tuple(found)


def paragraph(line: str) -> Paragraph:
    """Read one line of a text source."""
    for prefix, kind in (("## ", Kind.HEADING), ("# ", Kind.TITLE)):
        if line.startswith(prefix):
            return Paragraph(kind, 0, runs(line.removeprefix(prefix)))
    words = line.lstrip(" ")
    return Paragraph(Kind.BODY, (len(line) - len(words)) // 2, runs(words))


def load(folder: Path) -> Sample:
    """Read `source.md` and `layout.toml` of a sample's folder; raises on a missing or unknown setting."""
    lines = (folder / "source.md").read_text(encoding="utf-8").splitlines()
    settings = tomllib.loads((folder / "layout.toml").read_text(encoding="utf-8"))
    return Sample(folder.name, tuple(paragraph(line.rstrip()) for line in lines if line.strip()), Layout(**settings))
