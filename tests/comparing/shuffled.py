"""Pairs of laws whose sections were shuffled by chance, each with the truth: what alignment is tuned on (never on `pairs`).

The sections of our samples, each with subsections and items, are edited, dropped, put in, moved, split and joined, then
numbered anew. The same seed makes the same pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.outline import ordinance
from ordtool.readers import read

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
WORDS = (
    "council",
    "data",
    "notice",
    "report",
    "person",
    "court",
    "record",
    "public",
    "days",
    "camera",
    "contract",
    "annual",
)
STILL = ("drop part", "put in part", "drop", "put in", "split", "join", "join parts", "split part")
MOVING = ("move", "move part", "to another")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class Part:
    """A section, subsection or item: `name` stays with it."""

    name: int
    words: str
    heading: str = ""
    parts: list[Part] = field(default_factory=list)

    def copy(self) -> Part:
        return replace(self, parts=[part.copy() for part in self.parts])


@dataclass(frozen=True)
class Made:
    """Two texts, the pairs of paths that are one thing, and the old paths of what was moved."""

    old: str
    new: str
    pairs: frozenset[tuple[str, str]]
    moved: frozenset[str]


@cache
def laws() -> tuple[tuple[Part, ...], ...]:
    """The sections of each sample that its outline reads in full, unnamed."""
    found = []
    for file in sorted(SAMPLES.glob("*/*.docx")):
        text = ordinance(read(file))
        sections = [one for one in text.walk() if one.kind in (Kind.SECTION, Kind.BILL_SECTION) and _bare(one)]
        found.append(tuple(_part(text, one) for one in sections))
    return tuple(law for law in found if len(law) >= 4)


def _bare(section: Section) -> bool:
    return all(child.kind in (Kind.SUBDIVISION, Kind.DEFINITION) for child in section.children)


def _part(text: Ordinance, section: Section, depth: int = 0) -> Part:
    heading = re.sub(r"^\W+|[.\s]+$", "", text.heading(section))
    inner = [_part(text, child, depth + 1) for child in section.children] if depth < 2 else []
    return Part(0, " ".join(text.quote(section.lead).split()), heading, [part for part in inner if part.words])


def made(seed: int, *, moving: bool) -> Made:
    """A pair; `moving` says whether anything may be moved."""
    draft = _Draft(Random(seed))
    old = [part.copy() for part in draft.law]
    draft.reworded()
    for _ in range(draft.chance.randint(1, 5)):
        draft.change(draft.chance.choice((*STILL, *MOVING) if moving else STILL))
    first = draft.chance.randint(2, 30)
    before, after = _printed(old, first), _printed(draft.law, first + draft.chance.choice((0, 0, 9)))
    pairs = {(before[1][name], after[1][name]) for name in before[1] if name in after[1]}
    pairs |= {(before[1][a], after[1][b]) for a, b in draft.further if a in before[1] and b in after[1]}
    return Made(before[0], after[0], frozenset(pairs), frozenset(before[1][n] for n in draft.moved if n in before[1]))


def _printed(law: list[Part], first: int) -> tuple[str, dict[int, str]]:
    lines: list[str] = []
    paths: dict[int, str] = {}
    for at, section in enumerate(law, 1):
        paths[section.name] = path = f"{first}-{at}"
        lines += [f"Sec. {path}. {section.heading or 'General'}.", *filter(None, [section.words])]
        for letter, part in zip(LETTERS, section.parts, strict=False):
            paths[part.name] = f"{path}({letter})"
            lines.append(f"({letter}) {f'{part.heading}. ' if part.heading else ''}{part.words}")
            for number, item in enumerate(part.parts, 1):
                paths[item.name] = f"{path}({letter})({number})"
                lines.append(f"({number}) {item.words}")
    return "\n".join(lines), paths


class _Draft:
    """A law that is being changed."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._names: Iterator[int] = count(1)
        self.law = [self._named(part) for part in chance.choice(laws())]
        self.spare = chance.choice(laws())
        self.further: set[tuple[int, int]] = set()
        self.moved: set[int] = set()

    def _named(self, part: Part) -> Part:
        return replace(part, name=next(self._names), parts=[self._named(one) for one in part.parts])

    def reworded(self) -> None:
        """Some paragraphs lightly, a few heavily."""
        light, heavy = self.chance.choice((0.0, 0.04, 0.1)), self.chance.choice((0.0, 0.0, 0.15))
        for part in [part for section in self.law for part in section.parts]:
            rate = 0.4 if self.chance.random() < heavy else light if self.chance.random() < 0.6 else 0.0
            part.words = " ".join(self._word(word, rate) for word in part.words.split())

    def _word(self, word: str, rate: float) -> str:
        return self.chance.choice((word, "", self.chance.choice(WORDS))) if self.chance.random() < rate else word

    def change(self, name: str) -> None:
        section = self.chance.choice(self.law)
        at = self.law.index(section)
        if name in ("drop", "put in", "move"):
            self._of_sections(name, at)
        elif name == "split" and len(section.parts) > 3:
            cut = self.chance.randint(2, len(section.parts) - 2)
            half = Part(next(self._names), "", "Further rules", section.parts[cut:])
            section.parts, self.law[at + 1 : at + 1] = section.parts[:cut], [half]
            self.further.add((section.name, half.name))
        elif name == "join" and at + 1 < len(self.law) and section.parts and not self.law[at + 1].words:
            other = self.law.pop(at + 1)
            section.parts += other.parts
            self.further.add((other.name, section.name))
        elif len(section.parts) > 2:
            self._of_parts(name, section)

    def _of_sections(self, name: str, at: int) -> None:
        if name == "put in":
            self.law.insert(at, self._named(self.chance.choice(self.spare)))
        elif len(self.law) > 4:
            gone = self.law.pop(at)
            if name == "move":
                self.law.insert(self.chance.randrange(len(self.law) + 1), gone)
                self.moved.add(gone.name)

    def _of_parts(self, name: str, section: Part) -> None:
        at = self.chance.randrange(len(section.parts) - 1)
        part, after = section.parts[at], section.parts[at + 1]
        if name == "drop part":
            section.parts.pop(at)
        elif name == "put in part" and self.spare[0].parts:
            section.parts.insert(at, self._named(self.spare[0].parts[0]))
        elif name == "join parts" and not part.parts and not after.parts:
            part.words += f" {section.parts.pop(at + 1).words}"
            self.further.add((after.name, part.name))
        elif name == "split part" and not part.parts and part.words.count(". ") > 0:
            head, _, tail = part.words.partition(". ")
            part.words = f"{head}."
            section.parts.insert(at + 1, Part(next(self._names), tail))
            self.further.add((part.name, section.parts[at + 1].name))
        elif name in ("move part", "to another"):
            home = section if name == "move part" else self.chance.choice(self.law)
            section.parts.pop(at)
            home.parts.insert(self.chance.randrange(len(home.parts) + 1), part)
            self.moved.add(part.name)
