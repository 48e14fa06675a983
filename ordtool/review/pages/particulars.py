"""Who may use a carve-out, on what standard, for how long, with what duties afterwards: its attributes in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.review.pages.words import clip
from ordtool.review.result import CarveOut

_TITLES = (
    ("actor", "Who"),
    ("standard", "Standard"),
    ("crime_scope", "Crimes"),
    ("time_cap", "Cap"),
    ("after_duties", "Afterwards"),
    ("limiter", "Limit"),
)
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
_DUTIES = {"ratify": "a later vote", "delete": "deletion", "report": "a report", "notice": "a notice"}
_DURATION = re.compile(r"PT?(\d+(?:\.\d+)?)([YMWDH])")
_ACTS = {
    "carveout.exigency", "carveout.investigation", "carveout.joint_operations", "carveout.waiver",
    "carveout.missing_persons", "carveout.judicial_process", "carveout.received_evidence",
}  # fmt: skip
"""Carve-outs that somebody invokes: that no standard is stated is worth saying."""


def particulars(row: CarveOut, *, words: int) -> Iterator[tuple[str, str]]:
    """(title, value) pairs; a value has at most `words` words."""
    attributes = row.evidence.clause.attributes
    for name, title in _TITLES:
        value = attributes.get(name)
        if not value or (name == "standard" and value == "none"):
            continue
        if name == "limiter":
            value = _new(value, row)
        said = ", ".join(map(_said, value)) if isinstance(value, list) else _said(str(value))
        if said:
            yield title, clip(said, words=words)
    if attributes.get("standard") == "none" and row.labels[0] in _ACTS:
        yield "Standard", "none stated"
    if attributes.get("open_ended"):
        yield "Words", "open-ended"


def _new(value: object, row: CarveOut) -> str:
    """The limiting words that do not stand in the passage itself: those a reader of it would miss."""
    parts = [str(part) for part in value] if isinstance(value, list) else str(value).split("; ")
    words = " ".join(row.evidence.text.split())
    return "; ".join(part for part in parts if " ".join(part.split()) not in words)


def _said(value: str) -> str:
    """A duration in words ("90 days"), a duty in words, anything else as it is."""
    found = _DURATION.fullmatch(value)
    if found is None:
        return _DUTIES.get(value, value)
    number, unit = found[1], _UNITS[found[2]]
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
