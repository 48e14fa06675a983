"""A text in a house's dress: a sheet of items, whose runs know both how they are set and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ordtool.source import Axis, State

from . import source
from .houses import Dress, House, Looks

_LEGEND_RUN = re.compile(r"<(?P<looks>[a-z ]+)>(?P<words>.*?)</>|\{(?P<apart>[biule]):(?P<shown>.*?)\}")
_NUMBER = re.compile(r"\b(\d{2})-(\d{3})\b")
_SYLLABLE = re.compile(r"(?<=[a-z]{2}[aeiou][bcdfglmnprstv])(?=[bcdfgklmnprstv][aeiouy][a-z]{1,})")
_LONG_WORD = re.compile(r"(?<![A-Za-z-])[a-z]{8,}(?![A-Za-z-])")
SOFT = "\u00ad"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike. `counts` is false where either reading of the marks is right (a new section that bears none)."""

    text: str
    looks: Looks = frozenset()
    state: State = State.KEPT
    axis: Axis = Axis.LAW
    counts: bool = True
    call: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph; `kind` is title, p, enact, table, note, sign or legend. A table has its rows in `cells`.

    A signature of level 1 stands under a drawn line.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    cells: tuple[tuple[tuple[Run, ...], ...], ...] = ()

    @property
    def text(self) -> str:
        """The words without soft hyphens."""
        return "".join(run.text for run in self.runs).replace(SOFT, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: the items in order, the footnotes, the legend."""

    name: str
    house: House
    items: tuple[Item, ...]
    notes: tuple[Item, ...]
    legend: tuple[Item, ...]
    columns: int = 1


@dataclass(slots=True)
class _Writer:
    house: House
    subject: str
    bill: int = 0
    amended: int = 0

    def words(self, template: str, **more: str) -> str:
        """A template with its blanks filled."""
        house = self.house.words
        code = house["code"]
        filled = {"subject": self.subject, "act": house["act"], "city": house["city"], "code": code}
        filled |= {"code_": code[0].upper() + code[1:]} | more
        for name, value in filled.items():
            template = template.replace(f"<{name}>", value)
        return template

    def label(self, *, add: bool = False) -> str:
        """The bill section's own number: "Section 1." and its like."""
        self.bill += 1
        words = self.house.words
        chosen = words["label_first"] if self.bill == 1 else words["label"]
        if add and "add_label" in words:
            chosen = words["add_label"]
        return chosen.replace("<n>", str(self.bill))

    def directory(self, number: str, *, add: bool) -> str:
        """The directory clause of a bill section."""
        words = self.house.words
        self.amended += not add
        chosen = words["add"] if add else words["amend"]
        if not add and self.amended > 1:
            chosen = words.get("amend_again", chosen)
        return f"{self.label(add=add)} {self.words(chosen, s=number, c=number[:2])}"

    def section(self, fields: tuple[str, ...], *, new: bool) -> str:
        """How a section of the code opens."""
        number, heading, text = fields
        template = self.house.words["section"]
        if new:
            return source.plain(self.words(template, s=number, h=heading, H=heading.upper(), t=text))
        for name, words in (("h", heading), ("H", _upper(heading))):
            template = template.replace(f"{{b:<{name}>.}}", source.set_apart(words + ".", "b"))
            template = template.replace(f"<{name}>", words)
        return self.words(template, s=number, t=text)


def _upper(heading: str) -> str:
    return re.sub(r"[a-z]+", lambda match: match[0].upper(), heading)


def sheet(name: str, house: House) -> Sheet:
    """A text as a house prints it."""
    blocks = source.read_text(name)
    writer = _Writer(house, next(block.fields[0] for block in blocks if block.kind == "subject"))
    items = [_item(house, "title", writer.words(line)) for line in house.title]
    notes: list[Item] = []
    for block in blocks:
        for item in _written(writer, block):
            (notes if item.kind == "note" else items).append(item)
    legend = tuple(Item("legend", tuple(legend_runs(house, line))) for line in house.legend)
    return Sheet(name, house, tuple(items), tuple(notes), legend, 2 if house.page.two_columns == name else 1)


def _written(writer: _Writer, block: source.Block) -> Iterator[Item]:
    house, kind, fields = writer.house, block.kind, block.fields
    text = writer.words(fields[0]) if fields else ""
    if kind in {"amend", "add"}:
        yield _item(house, "p", writer.directory(text, add=kind == "add"))
    elif kind in {"section", "new"}:
        yield _item(house, "p", writer.section(fields, new=kind == "new"), new=kind == "new")
    elif kind == "reserved":
        yield _item(house, "p", writer.words(house.words["reserved"], s=text))
    elif kind == "own":
        yield _item(house, "p", f"{writer.label()} {text}")
    elif kind in {"plain", "p1", "p2", "new1", "new2"}:
        level = int(kind[-1]) if kind[-1].isdigit() else 0
        yield _item(house, "p", text, level=level, new=kind.startswith("new"))
    elif kind == "table":
        rows = tuple(tuple(tuple(_runs(house, c)) for c in row.split(" ; ")) for row in text.split(" // "))
        yield Item("table", tuple(run for row in rows for cell in row for run in cell), cells=rows)
    elif kind == "note":
        yield _item(house, "note", writer.words(fields[1]))
    else:
        yield from _frame(writer, kind, text)


def _frame(writer: _Writer, kind: str, text: str) -> Iterator[Item]:
    house = writer.house
    if (kind == "recital" and house.recitals) or (kind == "summary" and house.summary):
        yield _item(house, "p", text)
    elif kind == "enact":
        yield _item(house, "enact", house.words["enact"])
    elif kind == "sign":
        yield from (_item(house, "sign", line.lstrip("~"), level=line.startswith("~")) for line in house.sign)


def _item(house: House, kind: str, words: str, *, level: int = 0, new: bool = False) -> Item:
    runs = _runs(house, words)
    if new:
        axis = house.inserted.axis
        looks = frozenset() if house.new_is_plain else house.inserted.looks
        runs = [Run(run.text, looks, State.INSERTED, axis, counts=not house.new_is_plain) for run in runs]
    return Item(kind, tuple(runs), level)


def _runs(house: House, words: str) -> list[Run]:
    join = house.words["number"]
    words = _NUMBER.sub(rf"\1{join}\2", words)
    if house.parentheses:
        words = re.sub(r"\[(?!Reserved|Administrative)([^\]]*)\]", r"(\1)", words)
    if house.page.hyphenate:
        words = _LONG_WORD.sub(lambda match: _SYLLABLE.sub(SOFT, match[0]), words)
    return [run for piece in source.pieces(words) for run in _set(house, piece)]


def _set(house: House, piece: source.Piece) -> Iterator[Run]:
    if piece.look == "call":
        yield Run(piece.text, frozenset({"raised"}), call=True)
        return
    if piece.state is State.KEPT:
        yield Run(piece.text, house.looks.get(piece.look, frozenset()))
        return
    dress = _dress(house, piece.state, draft=piece.axis is Axis.DRAFT)
    around = frozenset() if dress.bare else dress.looks
    if dress.before and piece.opens:
        yield Run(dress.before, around, piece.state, dress.axis)
    yield Run(piece.text, dress.looks, piece.state, dress.axis)
    if dress.after and piece.closes:
        yield Run(dress.after, around, piece.state, dress.axis)


def _dress(house: House, state: State, *, draft: bool) -> Dress:
    if draft and house.draft_struck and house.draft_inserted:
        return house.draft_struck if state is State.STRUCK else house.draft_inserted
    return house.struck if state is State.STRUCK else house.inserted


def legend_runs(house: House, line: str) -> Iterator[Run]:
    """A legend's words; those between <looks> and </> are set so."""
    at = 0
    for match in _LEGEND_RUN.finditer(line):
        if match.start() > at:
            yield Run(line[at : match.start()])
        if match["looks"]:
            yield Run(match["words"], frozenset(match["looks"].split()))
        else:
            yield Run(match["shown"], house.looks.get(match["apart"], frozenset()))
        at = match.end()
    if at < len(line):
        yield Run(line[at:])
