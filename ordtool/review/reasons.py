"""What the reason codes of a rubric say to a reader, in sentences without their subject."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def says(code: str) -> str:
    """What a text does that has this reason: "takes silence for approval" for `silence-approves`."""
    return reasons().get(code) or code.replace("-", " ")


@cache
def reasons() -> dict[str, str]:
    """Code -> what it says."""
    raw = tomllib.loads((files("ordtool.review") / "reasons.toml").read_text(encoding="utf-8"))
    return dict(raw["says"])
