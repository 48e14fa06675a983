"""The amendment arc on paper: provisions down, versions across."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.effect.arc import Arc, Cell, Row, Step
from ordtool.effect.result import Direction
from ordtool.report import Block, Fold, Heading, Paragraph, Run, Table, Tone

_SIGNS: dict[str, tuple[str, Tone]] = {
    "up": ("↑ stronger", "good"),
    "down": ("↓ weaker", "bad"),
    "both": ("↕ both ways", "warn"),
    "?": ("? changed", "warn"),
    "=": ("=", "muted"),
    "": ("", ""),
}
_NAMES = {
    "time_cap": "at most", "retention": "kept", "notice_days": "notice, days", "deadline": "due in", "interval": "every",
    "amount_usd": "$", "vote": "vote", "body": "by", "standing": "who may sue", "standard": "standard", "force": "force",
}  # fmt: skip
_DURATION = re.compile(r"P(?:T(\d+(?:\.\d+)?)H|(\d+(?:\.\d+)?)([DWMY]))")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def arc_blocks(arc: Arc) -> tuple[Block, ...]:
    """What happened between the versions, and each provision over them; those that never changed are folded away."""
    return tuple(_blocks(arc))


def _blocks(arc: Arc) -> Iterator[Block]:
    yield Heading(1, (Run("From version to version"),))
    yield from (_step(step) for step in arc.steps)
    changed = [row for row in arc.rows if row.changed]
    if changed:
        yield provisions(arc.versions, changed)
        yield Paragraph((Run(_LEGEND, tone="muted"),), style="small")
    kept = [row for row in arc.rows if not row.changed]
    if kept:
        one = len(kept) == 1
        summary = f"{len(kept)} provision{'' if one else 's'} in which we saw no change"
        yield Fold(summary, (Paragraph((Run(", ".join(row.title for row in kept) + "."),), style="small"),))


_LEGEND = (
    "↑ and ↓ say what a change does to the law's protection: an exception that is gained makes the law weaker. ? is a change "
    "whose way cannot be told from its words. The number in a cell counts the clauses found; other values are as they state them."
)


def _step(step: Step) -> Paragraph:
    told = step.effect
    counts = (
        (Direction.WEAKENS, "weakening", "bad"),
        (Direction.STRENGTHENS, "strengthening", "good"),
        (Direction.CANNOT_TELL, "that we cannot tell", "warn"),
    )
    said = []
    for way, name, _ in counts:
        count = told.count(way)
        plural = "" if count == 1 or name.startswith("that") else "s"
        if count or way is not Direction.CANNOT_TELL:
            said.append(f"{count} {name}{plural}")
    text = f"{', '.join(said)}, {told.count(Direction.NEUTRAL)} neutral."
    return Paragraph((Run(f"{step.old} → {step.new}: ", bold=True), Run(text)), style="bullet")


def provisions(versions: Sequence[str], rows: Sequence[Row]) -> Table:
    """Provisions down, versions across."""
    share = round(0.76 / len(versions), 4)
    widths = (0.24, *(share for _ in versions))
    return Table(("Provision", *versions), tuple(_row(row) for row in rows), widths)


def _row(row: Row) -> tuple[tuple[Paragraph, ...], ...]:
    kind = "Exception: " if row.label.startswith("carveout.") else ""
    name = (
        Paragraph((Run(kind, tone="muted"), Run(row.title, bold=True)))
        if kind
        else Paragraph((Run(row.title, bold=True),))
    )
    code = Paragraph((Run(row.label, tone="muted"),), style="small")
    return ((name, code), *(_cell(cell) for cell in row.cells))


def _cell(cell: Cell) -> tuple[Paragraph, ...]:
    sign, tone = _SIGNS[cell.way]
    told = "; ".join(f"{_NAMES[name]} {', '.join(map(_plain, values))}" for name, values in cell.attributes.items())
    said = (
        f"{cell.count} clause{'' if cell.count == 1 else 's'}{': ' + told if told else ''}"
        if cell.count
        else "not found"
    )
    first = (Paragraph((Run(sign, bold=cell.way not in ("", "="), tone=tone),)),) if sign else ()
    return (*first, Paragraph((Run(said, tone="" if cell.count else "muted"),), style="small"))


def _plain(value: str) -> str:
    """A value as it is read: a duration in words, a name without underscores."""
    found = _DURATION.fullmatch(value)
    if found is None:
        return value.replace("_", " ")
    count, unit = (found[1], "hour") if found[1] else (found[2], _UNITS[found[3]])
    return f"{count} {unit}{'' if count == '1' else 's'}"
