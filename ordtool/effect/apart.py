"""Two laws that were written independently: what each provides for, side by side. No change led from one to the other, so none
is called weaker or stronger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ordtool.effect.arc import Cell, Row, decisive, titles_of
from ordtool.effect.arc_page import provisions
from ordtool.extract import Clause, Extraction
from ordtool.ordinance import Ordinance
from ordtool.report import Block, Heading, Paragraph, Run, Table, inner

_CARVED = "carveout."


@dataclass(frozen=True, slots=True)
class Apart:
    """What two laws provide for, label by label, and the exceptions of kinds that only the second has."""

    laws: tuple[Ordinance, Ordinance]
    rows: tuple[Row, ...]
    carved: tuple[Clause, ...]

    def to_data(self) -> list[dict[str, Any]]:
        """As JSON prints it."""
        return [
            {
                "label": row.label,
                "title": row.title,
                **{
                    side: {
                        "clauses": cell.count,
                        "attributes": {key: list(said) for key, said in cell.attributes.items()},
                    }
                    for side, cell in zip(("old", "new"), row.cells, strict=True)
                },
            }
            for row in self.rows
        ]


def apart(sides: tuple[Extraction, Extraction]) -> Apart:
    """What each of two laws provides for."""
    had = {clause.label for clause in sides[0].clauses}
    carved = [c for c in sides[1].clauses if c.label.startswith(_CARVED) and c.label not in had]
    return Apart((sides[0].ordinance, sides[1].ordinance), tuple(_rows(sides)), tuple(carved))


def _rows(sides: tuple[Extraction, Extraction]) -> Iterator[Row]:
    for name, title in titles_of({clause.label for side in sides for clause in side.clauses}):
        found = [[clause for clause in side.clauses if clause.label == name] for side in sides]
        yield Row(name, title, tuple(Cell(len(clauses), decisive(clauses), "") for clauses in found), 0)


def apart_blocks(found: Apart) -> Iterator[Block]:
    """The exceptions that only the second law has, with their words, then each provision in both."""
    old, new = found.laws
    yield Heading(2, (Run(f"Carve-outs of kinds that only {new.name} has"),))
    if found.carved:
        titles = {row.label: row.title for row in found.rows}
        rows = tuple(_carved(new, clause, titles[clause.label]) for clause in found.carved)
        yield Table(("Exception", "Where", "Words"), rows, (0.24, 0.22, 0.5))
    else:
        yield Paragraph((Run("None was found."),))
    yield Heading(2, (Run("What each provides for"),))
    if found.rows:
        yield provisions((old.name, new.name), found.rows)
    else:
        yield Paragraph((Run("No provision of a kind that we know was found in either."),))


def _carved(law: Ordinance, clause: Clause, title: str) -> tuple[tuple[Paragraph, ...], ...]:
    where = law.pinpoint(clause.span).replace("§ ", "§\u00a0")
    return (
        (Paragraph((Run(title),)),),
        (Paragraph((Run(where),)),),
        (Paragraph((Run(f"“{inner(law.quote(clause.span))}”"),), style="quote"),),
    )
