"""The ten houses: how each words a bill and how it sets old and new words. One TOML file each in `houses/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random
from typing import Any

from ordtool.source import Axis

HOUSES = Path(__file__).parent / "houses"
Looks = frozenset[str]


@dataclass(frozen=True, slots=True)
class Dress:
    """How words of one state are set: looks, what is put around them (bare: the brackets are not set so), and what it means."""

    looks: Looks = frozenset()
    before: str = ""
    after: str = ""
    bare: bool = False
    axis: Axis = Axis.LAW


@dataclass(frozen=True, slots=True)
class Page:
    """A page's measures in points; `lines` 0 means no grid. `head` and `foot` are left|middle|right, # is the page."""

    font: str
    size: float
    lines: int
    top: float
    bottom: float
    left: float
    right: float
    indent: float
    leading: float = 0.0
    gap: float = 0.0
    head: str = "||"
    foot: str = "||"
    footline: str = ""
    numbers: str = ""
    stroke: str = "line"
    justify: bool = False
    hyphenate: bool = False
    rules: bool = False
    headrule: bool = False
    watermark: str = ""
    stamp: tuple[str, ...] = ()
    two_columns: str = ""

    @property
    def pitch(self) -> float:
        """From line to line."""
        return self.leading or (792.0 - self.top - self.bottom) / self.lines


@dataclass(frozen=True, slots=True)
class House:
    """A house style."""

    name: str
    words: dict[str, str]
    title: tuple[str, ...]
    sign: tuple[str, ...]
    page: Page
    looks: dict[str, Looks]
    struck: Dress
    inserted: Dress
    draft_struck: Dress | None = None
    draft_inserted: Dress | None = None
    legend: tuple[str, ...] = ()
    legend_place: str = ""
    recitals: bool = False
    summary: bool = False
    parentheses: bool = False
    new_is_plain: bool = False


def names() -> list[str]:
    """The names of all houses."""
    return sorted(path.stem for path in HOUSES.glob("*.toml"))


def _dress(table: dict[str, Any] | None) -> Dress:
    table = table or {}
    return Dress(
        looks=frozenset(table.get("looks", "").split()),
        before=table.get("before", ""),
        after=table.get("after", ""),
        bare=table.get("bare_brackets", False),
        axis=Axis(table.get("axis", "law")),
    )


def _page(table: dict[str, Any]) -> Page:
    known = {name.name for name in fields(Page)}
    unknown = set(table) - known
    if unknown:
        raise KeyError(f"unknown in [page]: {sorted(unknown)}")
    return Page(**(table | {"stamp": tuple(table.get("stamp", ()))}))


def varied(house: House, seed: int) -> House:
    """The house with another printer's page: other type, measure and strokes, so that nothing is fitted to one page."""
    chance = Random(f"{house.name} {seed}")
    page = house.page
    font = page.font if house.legend_place == "top" else chance.choice(["times", "helvetica", "courier"])
    size = page.size + chance.choice([-1, 0, 0.5, 1])
    lines = page.lines and max(20, page.lines - chance.choice([0, 1, 3, 6]))
    return replace(
        house,
        page=replace(
            page,
            font=font,
            size=size - 1.5 if font == "courier" and page.font != "courier" else size,
            lines=lines,
            top=page.top + chance.choice([-6, 0, 14]),
            left=page.left + chance.choice([0, 10, 18]),
            right=page.right + chance.choice([-10, 0, 12]),
            indent=page.indent and page.indent + chance.choice([-8, 0, 10]),
            stroke=chance.choice(["line", "rect"]),
            justify=chance.random() < 0.5,
            hyphenate=chance.random() < 0.5,
        ),
    )


def read_house(name: str) -> House:
    """One of the houses by its name."""
    table = tomllib.loads((HOUSES / f"{name}.toml").read_text(encoding="utf-8"))
    legend = table.get("legend", {})
    return House(
        name=name,
        words={key: value for key, value in table.items() if isinstance(value, str)},
        title=tuple(table["title"]),
        sign=tuple(table["sign"]),
        page=_page(table["page"]),
        looks={key: frozenset(value.split()) for key, value in table.get("looks", {}).items()},
        struck=_dress(table["struck"]),
        inserted=_dress(table["inserted"]),
        draft_struck=_dress(table["draft_struck"]) if "draft_struck" in table else None,
        draft_inserted=_dress(table["draft_inserted"]) if "draft_inserted" in table else None,
        legend=tuple(legend.get("text", ())),
        legend_place=legend.get("place", ""),
        recitals=table.get("recitals", False),
        summary=table.get("summary", False),
        parentheses=table.get("parentheses", False),
        new_is_plain=table.get("new") == "plain",
    )
