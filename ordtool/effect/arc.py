"""The amendment arc: the strength of each provision from version to version of one law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from ordtool.compare import Comparison, compare
from ordtool.effect.result import Direction, Effect, Verdict
from ordtool.effect.verb import judged
from ordtool.extract import Clause, Extraction, extract
from ordtool.library import labels
from ordtool.ordinance import Ordinance

Way = Literal["", "=", "up", "down", "both", "?"]
"""Against the version before: as strong, stronger, weaker, both at once, changed in a way that cannot be told."""

_TELLING = (
    "time_cap", "retention", "notice_days", "deadline", "interval", "amount_usd", "vote", "body", "standing", "standard", "force",
)  # fmt: skip
"""The attributes that decide how strong a rule is."""
_FRAME = "struct."
_MOST = 3
"""Values of one attribute that a cell shows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One provision in one version: how many clauses say it, what decides their strength, and which way it went."""

    count: int
    attributes: Mapping[str, tuple[str, ...]]
    way: Way


@dataclass(frozen=True, slots=True)
class Row:
    """One provision (or kind of exception) over all versions; `net` counts steps up less steps down for the law."""

    label: str
    title: str
    cells: tuple[Cell, ...]
    net: int

    @property
    def changed(self) -> bool:
        """Whether it ever changed."""
        return any(cell.way not in ("", "=") for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next: the comparison, and what its changes do."""

    old: str
    new: str
    comparison: Comparison
    effect: Effect


@dataclass(frozen=True, slots=True)
class Arc:
    """The versions of a law in order, what happened between them, and each provision over all of them."""

    versions: tuple[str, ...]
    steps: tuple[Step, ...]
    rows: tuple[Row, ...]

    def to_data(self) -> dict[str, Any]:
        """As JSON prints it."""
        return {
            "versions": list(self.versions),
            "steps": [_step_data(step) for step in self.steps],
            "provisions": [_row_data(row) for row in self.rows],
        }


def arc(ordinances: Sequence[Ordinance]) -> Arc:
    """The arc of two or more versions of one law, oldest first."""
    read = [extract(ordinance, versions=True) for ordinance in ordinances]
    steps = []
    for old, new in pairwise(read):
        laid = compare(old.ordinance, new.ordinance)
        steps.append(Step(old.ordinance.name, new.ordinance.name, laid, judged(laid, (old, new))))
    names = tuple(ordinance.name for ordinance in ordinances)
    return Arc(names, tuple(steps), tuple(_rows(read, steps)))


def _rows(read: Sequence[Extraction], steps: Sequence[Step]) -> Iterator[Row]:
    """A row for each label that a version has, or that a change is about, in the order of families."""
    used = {clause.label for one in read for clause in one.clauses}
    used |= {name for step in steps for verdict in step.effect.verdicts for name in verdict.labels}
    for name, title in titles_of(used):
        cells = tuple(_cells(name, read, steps))
        net = sum({"up": 1, "down": -1}.get(cell.way, 0) for cell in cells)
        yield Row(name, title, cells, net)


def titles_of(used: Set[str]) -> Iterator[tuple[str, str]]:
    """Of some labels those of provisions and exceptions, with their titles, in the order of families."""
    known = {label.label: label.title for label in labels()}
    for name in sorted(used & set(known), key=lambda label: (label.startswith("carveout."), label)):
        if not name.startswith(_FRAME) or name == "struct.sunset":
            yield name, known[name]


def _cells(name: str, read: Sequence[Extraction], steps: Sequence[Step]) -> Iterator[Cell]:
    for at, extraction in enumerate(read):
        clauses = [clause for clause in extraction.clauses if clause.label == name]
        way: Way = _way([v for v in steps[at - 1].effect.verdicts if name in v.labels]) if at else ""
        yield Cell(len(clauses), decisive(clauses), way)


def _way(told: Sequence[Verdict]) -> Way:
    found = {verdict.direction for verdict in told}
    if {Direction.WEAKENS, Direction.STRENGTHENS} <= found:
        return "both"
    if Direction.WEAKENS in found:
        return "down"
    if Direction.STRENGTHENS in found:
        return "up"
    return "?" if Direction.CANNOT_TELL in found else "="


def decisive(clauses: Sequence[Clause]) -> dict[str, tuple[str, ...]]:
    """What decides the strength of some clauses, each value once; that they bind goes without saying."""
    found: dict[str, tuple[str, ...]] = {}
    for name in _TELLING:
        values = dict.fromkeys(str(clause.attributes[name]) for clause in clauses if name in clause.attributes)
        values.pop("none", None)
        if name == "force" and list(values) == ["operative"]:
            continue
        if values:
            found[name] = tuple(values)[:_MOST]
    return found


def _step_data(step: Step) -> dict[str, Any]:
    told = step.effect
    return {
        "old": step.old,
        "new": step.new,
        "directions": {str(way).replace(" ", "_"): told.count(way) for way in Direction},
        "verdicts": [
            {"direction": str(v.direction), "reason": v.reason, "words": v.words, "labels": list(v.labels)}
            for v in told.verdicts
            if v.direction is not Direction.NEUTRAL
        ],
    }


def _row_data(row: Row) -> dict[str, Any]:
    cells = [
        {
            "clauses": c.count,
            "attributes": {key: list(said) for key, said in c.attributes.items()},
            "way": c.way or None,
        }
        for c in row.cells
    ]
    return {"label": row.label, "title": row.title, "changed": row.changed, "net": row.net, "versions": cells}
