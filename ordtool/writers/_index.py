"""What a writer must know of a report before its first line: where notes begin and end, what links lead to.

The runs of a report stand in one order, that of `runs_of`. `Index.steps` has one `Step` for each of them and
`Index.headings` one entry for each heading, so a writer that walks the blocks in order takes the next one each time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ordtool.report import Block, Fold, Heading, Note, Paragraph, Report, Run, Table
from ordtool.writers._characters import one_line

EXTERNAL = ("https:", "http:", "mailto:")


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note with its number in reading order (from 1), the first and last run that carry it, and their words."""

    note: Note
    number: int
    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """What happens at one run: `name` is the anchor that begins here, `target` "#name" or an address, `opens` the notes
    that begin before it (widest first), `closes` those that end after it (narrowest first), `covers` those over it."""

    name: str = ""
    target: str = ""
    opens: tuple[PlacedNote, ...] = ()
    closes: tuple[PlacedNote, ...] = ()
    covers: tuple[PlacedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the outline: `level` from 1 without gaps, those of the reviewed text below the report's own."""

    heading: Heading
    level: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Index:
    """The steps of all runs, the notes in reading order, and the outline."""

    steps: tuple[Step, ...]
    notes: tuple[PlacedNote, ...]
    headings: tuple[Entry, ...]


def index(report: Report) -> Index:
    """Go through a report once; ValueError if a note or a table's row does not fit."""
    paragraphs = tuple(paragraphs_of(report.blocks))
    runs = [run for paragraph in paragraphs for run in paragraph]
    names = _names([run.anchor for run in runs if run.anchor])
    for block in walk(report.blocks):
        if isinstance(block, Table):
            _check_shape(block)
    notes = _placed(report.notes, paragraphs)
    return Index(_steps(runs, notes, names), notes, _outline(report.blocks))


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those in folds too, in order."""
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from walk(block.blocks)


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[tuple[Run, ...]]:
    """The runs of every heading and paragraph, those in tables and folds too, in order."""
    for block in walk(blocks):
        if isinstance(block, Heading | Paragraph):
            yield block.runs
        elif isinstance(block, Table):
            yield from (paragraph.runs for row in block.rows for cell in row for paragraph in cell)


def day_of(report: Report) -> datetime | None:
    """The report's date as a moment in UTC, None if it has none; ValueError if it is not ISO 8601."""
    if not report.date:
        return None
    moment = datetime.fromisoformat(report.date)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def long_date(day: date) -> str:
    """A date as Americans write it, whatever the locale: "November 23, 2026"."""
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{months[day.month - 1]} {day.day}, {day.year}"


def _names(anchors: Iterable[str]) -> dict[str, str]:
    """A name for each anchor that Word takes: a letter, then letters, digits and "_", at most 40 characters.

    No two are alike in any case: Word does not tell "S4A" from "s4a".
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in anchors:
        if anchor in names:
            continue
        stem = re.sub(r"[^0-9A-Za-z]+", "_", anchor).strip("_")
        stem = (stem if stem[:1].isalpha() else f"a_{stem}")[:40]
        name, number = stem, 2
        while name.lower() in taken:
            name, number = f"{stem[: 39 - len(str(number))]}_{number}", number + 1
        taken.add(name.lower())
        names[anchor] = name
    return names


def _check_shape(table: Table) -> None:
    columns = len(table.widths)
    if table.header and len(table.header) != columns:
        raise ValueError(f"table {table.caption!r} has {columns} widths and {len(table.header)} header cells")
    for number, row in enumerate(table.rows, 1):
        if len(row) != columns:
            raise ValueError(f"row {number} of table {table.caption!r} has {len(row)} cells for {columns} columns")


def _placed(notes: tuple[Note, ...], paragraphs: tuple[tuple[Run, ...], ...]) -> tuple[PlacedNote, ...]:
    """The notes in reading order, wider ones first where two begin together."""
    places: dict[str, list[int]] = defaultdict(list)
    words: dict[str, list[str]] = defaultdict(list)
    position, before = 0, "kept"
    for runs in paragraphs:
        start = position
        for run in runs:
            for name in run.notes:
                if (last := places[name][-1] if places[name] else position) != position and (
                    last < start or last + 1 < position or run.state != "kept" or before != "kept"
                ):
                    words[name].append(" ")  # a new paragraph, other words, or "thirty" in the place of "fourteen"
                places[name].append(position)
                words[name].append(run.text)
            before = run.state
            position += 1
    known = {note.id for note in notes}
    if len(known) != len(notes):
        raise ValueError("two notes of the report have the same id")
    if known ^ places.keys():
        raise ValueError(f"notes without words, or words without their note: {sorted(known ^ places.keys())}")
    order = sorted(range(len(notes)), key=lambda i: (places[notes[i].id][0], -places[notes[i].id][-1], i))
    placed: list[PlacedNote] = []
    for number, note in enumerate((notes[i] for i in order), 1):
        span = places[note.id]
        placed.append(PlacedNote(note, number, span[0], span[-1], _short("".join(words[note.id]))))
    return tuple(placed)


def _short(words: str) -> str:
    """At most a dozen words, to tell the reader what a note is about."""
    pieces = one_line(words).split(" ")
    return " ".join(pieces) if len(pieces) <= 12 else f"{' '.join(pieces[:8])} … {' '.join(pieces[-3:])}"


def _steps(runs: list[Run], notes: tuple[PlacedNote, ...], names: dict[str, str]) -> tuple[Step, ...]:
    opens: dict[int, list[PlacedNote]] = defaultdict(list)
    for note in notes:
        opens[note.first].append(note)
    steps: list[Step] = []
    covers: list[PlacedNote] = []
    seen: set[str] = set()
    for position, run in enumerate(runs):
        name = "" if run.anchor in seen else names.get(run.anchor, "")
        seen.add(run.anchor)
        covers.extend(opens[position])
        closes = [note for note in reversed(covers) if note.last == position]
        steps.append(Step(name, _target(run.link, names), tuple(opens[position]), tuple(closes), tuple(covers)))
        covers = [note for note in covers if note.last != position]
    return tuple(steps)


def _target(link: str, names: dict[str, str]) -> str:
    """Where a link leads; nowhere if this report lacks the place, for a brief is made of the same runs as the whole."""
    if not link or link.startswith(EXTERNAL):
        return link
    name = names.get(link.removeprefix("#"))
    return f"#{name}" if name else ""


def _outline(blocks: Iterable[Block]) -> tuple[Entry, ...]:
    """Levels without gaps, as tables of contents and screen readers want them."""
    entries: list[Entry] = []
    above: list[tuple[int, int]] = []  # what was wanted and what was given, of the headings that this one stands under
    own = 0
    for block in walk(blocks):
        if isinstance(block, Heading):
            own = own if block.body else block.level
            wanted = own + block.level if block.body else block.level
            while above and above[-1][0] >= wanted:
                above.pop()
            level = above[-1][1] + 1 if above else 1
            above.append((wanted, level))
            entries.append(Entry(block, level, f"_Toc{len(entries) + 1:09d}", _title(block.runs)))
    return tuple(entries)


def _title(runs: tuple[Run, ...]) -> str:
    """The words of a heading as it will stand, or the struck ones if nothing else is left."""
    standing = one_line("".join(run.text for run in runs if run.state != "struck"))
    return standing or one_line("".join(run.text for run in runs))
