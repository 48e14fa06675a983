"""The output waist: a report is blocks of runs, with notes on exact words. Every writer is made from these alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Data: TypeAlias = "Mapping[str, Data] | Sequence[Data] | str | int | float | bool | None"
"""Plain JSON data."""

State = Literal["kept", "struck", "inserted"]
Tone = Literal["", "good", "warn", "bad", "muted"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look.

    `notes` are the ids of the notes that cover these words; `anchor` names this place for links; `link` is the anchor
    (or "https:" address) that the words lead to. `tone` is a hint of meaning that never stands alone: words say it too.
    """

    text: str
    bold: bool = False
    italic: bool = False
    state: State = "kept"
    tone: Tone = ""
    notes: tuple[str, ...] = ()
    anchor: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on the runs that name its id. `paragraphs` are plain text."""

    id: str
    paragraphs: tuple[str, ...]
    author: str = "ordtool"
    initials: str = "ot"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1. `body` headings belong to the reviewed text, not to the report."""

    level: int
    runs: tuple[Run, ...]
    body: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `style` is "normal", "body" (the reviewed text), "quote", "small", "caption", "bullet" or "lead", and of an
    instrument "title" or "centered"; `indent` counts outline levels. The words of an instrument hang from `marker` ("(a)");
    `keep` holds it on the page of what follows it.
    """

    runs: tuple[Run, ...]
    style: Literal["normal", "body", "quote", "small", "caption", "bullet", "lead", "title", "centered"] = "normal"
    indent: int = 0
    marker: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each cell is a tuple of paragraphs. `widths` are shares of the line, adding up to 1; `plain` has no rules
    and no header look (a list of facts)."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents of the headings, to `depth`."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that may be folded away where the format can (HTML); elsewhere they follow under `summary`."""

    summary: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the words over the line ("Attest:", or none) and the office under it."""

    lead: str
    office: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """The end of an instrument: `opening` says who adopted it when, `votes` are counted, `signers` sign two in a row.

    It is never parted by the end of a page, nor from the last words of the text.
    """

    opening: str
    votes: tuple[str, ...]
    signers: tuple[Signer, ...]


Block: TypeAlias = Heading | Paragraph | Table | Contents | PageBreak | Fold | Signatures


@dataclass(frozen=True, slots=True)
class Report:
    """A result on paper: title, blocks, notes, and `data`, which is what JSON prints.

    `date` is ISO 8601 (UTC) and the only time that any output carries. `header` and `footer` stand on every page. A report of
    the form "instrument" is an ordinance itself, set as clerks take it: it has its title among its blocks. `line_numbers`
    asks for numbers in the margin, from 1 on each page (Word alone has them).
    """

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    data: Data = field(default_factory=dict)
    date: str = ""
    header: str = ""
    footer: str = ""
    one_page: bool = False
    form: Literal["report", "instrument"] = "report"
    line_numbers: bool = False


def inner(text: str) -> str:
    """Words that will stand in quotation marks: their own marks become single ones."""
    return text.translate({0x201C: "‘", 0x201D: "’", 0x22: "'"})
