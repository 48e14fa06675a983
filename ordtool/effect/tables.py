"""directions.toml: which way a change of an attribute moves the law, and what says the same."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ordtool.library.wording import among


@dataclass(frozen=True, slots=True)
class Row:
    """What a change of one attribute does: `order` runs from the strictest value; without it the value is a number.

    `where` is a regular expression that the old rule's words must hold.
    """

    attribute: str
    labels: tuple[str, ...] = ()
    not_labels: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    better: str = ""
    weaker: str = ""
    stronger: str = ""
    more: str = ""
    less: str = ""
    lost: str = ""
    gained: str = ""
    where: str = ""

    def speaks_of(self, label: str) -> bool:
        """Whether the row is about clauses of a label."""
        return (not self.labels or among(label, self.labels)) and not among(label, self.not_labels)


@dataclass(frozen=True, slots=True)
class Directions:
    """The whole table."""

    provisions: tuple[Row, ...]
    carve_outs: tuple[Row, ...]
    protective: tuple[str, ...]
    inverted: tuple[str, ...]
    permissive: str
    same: tuple[tuple[str, str], ...]
    stronger: Mapping[str, str]
    edit_labels: Mapping[str, tuple[str, ...]]
    edit_not_labels: Mapping[str, tuple[str, ...]]

    def side(self, label: str) -> int:
        """1 for a label whose rules protect, -1 for one whose loss protects, 0 for others."""
        return 1 if among(label, self.protective) else -1 if among(label, self.inverted) else 0


@cache
def directions() -> Directions:
    """The table as it stands on disk."""
    raw = tomllib.loads((files("ordtool.effect") / "directions.toml").read_text(encoding="utf-8"))
    families = raw["provision_families"]
    return Directions(
        provisions=(*map(_row, raw["provisions"]), *map(_row, raw["orders"])),
        carve_outs=(*map(_row, raw["carve_outs"]), *map(_row, raw["carve_out_orders"])),
        protective=tuple(families["protective"]),
        inverted=tuple(families["inverted"]),
        permissive=raw["definitions"]["permissive"],
        same=_longest_first(raw["same"]),
        stronger=raw["stronger"],
        edit_labels={name: tuple(labels) for name, labels in raw["edit_labels"].items()},
        edit_not_labels={name: tuple(labels) for name, labels in raw["edit_not_labels"].items()},
    )


def _row(raw: Mapping[str, Any]) -> Row:
    """A row of the table; of a carve-out what lets less out is better."""
    values: dict[str, Any] = dict(raw)
    wider = values.pop("wider", "")
    if wider:
        values["better"] = "less" if wider == "more" else "more"
    settled: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return Row(**settled)


def _longest_first(pairs: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0].split())))
