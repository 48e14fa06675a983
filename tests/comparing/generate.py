"""Pairs of laws whose differences are known: pieces of our samples, edited by chance, each edit written down.

The same seed makes the same pair, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

from ordtool.readers import read_bytes
from tests.comparing.dressing import Block, Dress, as_text, as_word
from tests.comparing.wordings import EDITS

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
FORMATS = ("docx docx",) * 12 + ("docx txt",) * 3 + ("txt docx",) * 3 + ("txt txt",) * 2


@dataclass(frozen=True, slots=True)
class Op:
    """One edit: the numbers (`Block.born`) of the old blocks that it took and of the new ones that it made."""

    name: str
    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A pair of files, and the truth about it."""

    name: str
    old_name: str
    old: bytes
    new_name: str
    new: bytes
    ops: tuple[Op, ...]


@dataclass(slots=True)
class _Draft:
    """A law that is being edited."""

    blocks: list[Block]
    chance: Random
    spare: list[Block]
    fresh: count[int] = field(default_factory=lambda: count(10_000))
    ops: list[Op] = field(default_factory=list)

    def say(self, name: str, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.ops.append(Op(name, tuple(b.born for b in old), tuple(b.born for b in new)))

    def pick(self, style: str | None = None) -> int | None:
        """The place of a block of that style (None: of any but a row), None where there is none."""
        wanted = [at for at, b in enumerate(self.blocks) if (b.style != "table" if style is None else b.style == style)]
        return self.chance.choice(wanted) if wanted else None

    def new(self, block: Block) -> Block:
        return replace(block, born=next(self.fresh), notes=())

    def another(self) -> Block:
        return self.new(self.chance.choice(self.spare))


def pair(seed: int) -> Made:
    """The pair of that number."""
    chance = Random(f"ordtool-{seed}")
    blocks = _piece(chance, at_least=8)
    counted = chance.random() < 0.4
    if chance.random() < 0.3:
        blocks[len(blocks) // 2 : len(blocks) // 2] = _rows(chance)
    if chance.random() < 0.3:
        blocks = [
            replace(b, notes=("See the report of 2024.",)) if chance.random() < 0.1 and not b.style else b
            for b in blocks
        ]
    draft = _Draft([replace(block, born=at) for at, block in enumerate(blocks)], chance, _piece(chance, at_least=4))
    old = list(draft.blocks)
    for _ in range(chance.choice((1, 2, 3, 5, 8, 12))):
        chance.choice(OPS)(draft)
    form = chance.choice(FORMATS).split()
    rough = Dress(counted, *(chance.choice((0.0, rate)) for rate in (0.3, 0.1, 0.1, 0.1)))
    plain = Dress(counted and chance.random() < 0.8)
    return Made(
        f"generated-{seed}",
        f"old.{form[0]}",
        as_word(old, rough, chance) if form[0] == "docx" else as_text(old),
        f"new.{form[1]}",
        as_word(draft.blocks, plain, chance) if form[1] == "docx" else as_text(draft.blocks),
        tuple(draft.ops),
    )


@cache
def sample(name: str) -> tuple[Block, ...]:
    """The paragraphs of a sample, as our reader has them."""
    source = read_bytes(f"{name}.docx", (SAMPLES / name / f"{name}.docx").read_bytes())
    return tuple(
        Block(line.text, 0, line.marker, line.style if line.style == "heading" else "", line.level or 0)
        for line in source.lines
        if line.text.strip() and line.style in {None, "", "heading", "list"}
    )


def _piece(chance: Random, *, at_least: int) -> list[Block]:
    """Some paragraphs of a sample, from a heading on."""
    names = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
    law = sample(chance.choice(names))
    heads = [at for at, block in enumerate(law) if block.style == "heading" and at < len(law) - at_least]
    start = chance.choice(heads)
    return list(law[start : start + at_least + chance.randrange(30)])


def _rows(chance: Random) -> list[Block]:
    names = ("Device", "Cameras", "Plate readers", "Drones", "Beacons", "Sensors")
    size = chance.randrange(3, 6)
    return [
        Block(f"{name}\t{n * 10} days\tthe {name.lower()} office", 0, style="table")
        for n, name in enumerate(names[:size])
    ]


# --- edits


def _words(draft: _Draft) -> None:
    at = draft.chance.randrange(len(draft.blocks))
    block = draft.blocks[at]
    text = block.text
    for _ in range(draft.chance.choice((1, 1, 2, 4))):
        cells = text.split("\t")
        which = draft.chance.randrange(len(cells))
        cells[which] = draft.chance.choice(EDITS)(cells[which], draft.chance)
        text = "\t".join(cells)
    if text.strip():
        draft.blocks[at] = replace(block, text=text)
        draft.say("words", [block], [block])


def _delete(draft: _Draft) -> None:
    at = draft.pick()
    if at is not None and len(draft.blocks) > 4:
        gone = draft.blocks[at : at + draft.chance.choice((1, 1, 2, 4))]
        if all(block.style != "table" for block in gone):
            del draft.blocks[at : at + len(gone)]
            draft.say("delete", gone, [])


def _insert(draft: _Draft) -> None:
    at = draft.chance.randrange(len(draft.blocks) + 1)
    come = [draft.another() for _ in range(draft.chance.choice((1, 1, 2, 4)))]
    draft.blocks[at:at] = come
    draft.say("insert", [], come)


def _split(draft: _Draft) -> None:
    at = draft.pick("")
    block = draft.blocks[at] if at is not None else None
    found = [m.end() for m in re.finditer(r"[.;,] (?=\w)", block.text)] if block else []
    if at is None or block is None or not found:
        return
    cut = draft.chance.choice(found)
    second = replace(draft.new(block), text=block.text[cut:], marker="")
    draft.blocks[at : at + 1] = [replace(block, text=block.text[:cut].rstrip()), second]
    draft.say("split", [block], [block, second])


def _join(draft: _Draft) -> None:
    at = draft.pick("")
    if at is None or at + 1 >= len(draft.blocks) or draft.blocks[at + 1].style:
        return
    first, second = draft.blocks[at : at + 2]
    notes = (*first.notes, *second.notes)
    draft.blocks[at : at + 2] = [replace(first, text=f"{first.text} {second.text}", notes=notes)]
    draft.say("join", [first, second], [first])


def _move(draft: _Draft) -> None:
    at = draft.pick()
    if at is None or len(draft.blocks) < 6:
        return
    gone = draft.blocks[at : at + draft.chance.choice((1, 2, 4))]
    if any(block.style == "table" for block in gone):
        return
    del draft.blocks[at : at + len(gone)]
    to = draft.chance.randrange(len(draft.blocks) + 1)
    draft.blocks[to:to] = gone
    draft.say("move", gone, gone)


def _renumber(draft: _Draft) -> None:
    """Every heading from some place on has a number one higher."""
    at = draft.pick("heading")
    if at is None:
        return
    for place in range(at, len(draft.blocks)):
        block = draft.blocks[place]
        if block.style == "heading":
            text = re.sub(r"\d+(?=\D*$|\.? )", lambda found: str(int(found[0]) + 1), block.text, count=1)
            draft.blocks[place] = replace(block, text=text)
            draft.say("renumber", [block], [block])


def _row(draft: _Draft) -> None:
    at = draft.pick("table")
    if at is None:
        return
    row = draft.blocks[at]
    if draft.chance.random() < 0.5 and sum(block.style == "table" for block in draft.blocks) > 2:
        del draft.blocks[at]
        draft.say("delete row", [row], [])
    else:
        come = replace(draft.new(row), text="Lasers\t5 days\tthe office of light")
        draft.blocks.insert(at + 1, come)
        draft.say("insert row", [], [come])


def _note(draft: _Draft) -> None:
    at = draft.pick("")
    if at is None:
        return
    block = draft.blocks[at]
    notes = {True: (), False: ("A new note on this.",)}[bool(block.notes)]
    if block.notes and draft.chance.random() < 0.5:
        notes = ("See the reports of 2024 and 2025.",)
    draft.blocks[at] = replace(block, notes=notes)
    draft.say("note", [block], [block])


OPS: tuple[Callable[[_Draft], None], ...] = (
    *(
        _words,
        _words,
        _words,
        _words,
        _words,
        _delete,
        _insert,
        _insert,
        _split,
        _join,
        _move,
        _renumber,
        _row,
        _row,
        _note,
    ),
)
