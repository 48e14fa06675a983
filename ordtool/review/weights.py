"""How much a kind of carve-out matters, and why: the tables of severity.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from ordtool.review.result import Evidence, Weight

ORDER: tuple[Weight, ...] = ("serious", "notable", "routine")
UP: dict[Weight, Weight] = {"routine": "notable", "notable": "serious", "serious": "serious"}
_HARMLESS = {"carveout.access_control", "carveout.redaction", "carveout.personal_device"}


@dataclass(frozen=True, slots=True)
class _Tables:
    label: dict[str, tuple[Weight, str]]
    kind: dict[str, tuple[Weight, str]]
    gravity: dict[str, int]
    core: frozenset[str]


@cache
def _tables() -> _Tables:
    raw = tomllib.loads((files("ordtool.review") / "severity.toml").read_text(encoding="utf-8"))
    label, kind = (
        {name: (cast(Weight, weight), str(why)) for name, (weight, why) in raw[table].items()}
        for table in ("label", "kind")
    )
    order = {name: place for place, name in enumerate(raw["gravity"]["order"])}
    return _Tables(label, kind, order, frozenset(raw["gravity"]["core"]))


def kind_of(item: Evidence) -> str:
    """The kind of device that a clause takes out, "" for any other carve-out."""
    return str(item.clause.attributes.get("kind", "")) if item.clause.label == "carveout.device" else ""


def gravity(group: Sequence[Evidence]) -> int:
    """The place of a carve-out among those that decide, 0 first; one that touches only papers stands lower."""
    tables = _tables()
    names = [f"{item.clause.label}:{kind_of(item)}" for item in group]
    best = min(tables.gravity.get(name, tables.gravity[name.partition(":")[0]]) for name in names)
    touched = {label for item in group for label in item.clause.relaxes}
    return best if "*" in touched or touched & tables.core else best + len(tables.gravity)


def by_kind(group: Sequence[Evidence], *, opened: bool = True) -> tuple[Weight, str]:
    """The weight of a carve-out by its kind, and its reason; with `opened`, open-ended words weigh more."""
    tables = _tables()
    found = [tables.kind.get(kind_of(item)) or tables.label[item.clause.label] for item in group]
    severity, why = min(found, key=lambda pair: ORDER.index(pair[0]))
    routine = [pair for pair in found if pair[0] == "routine"]
    if routine and {item.clause.label for item in group} & _HARMLESS:
        severity, why = ("notable", why) if severity == "serious" else routine[0]
    if opened and any(item.clause.attributes.get("open_ended") for item in group):
        return UP[severity], f"{why}; the words are open-ended"
    return severity, why
