"""The bank: operators, carve-outs and paraphrases as data, with wordings to draw from."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

BANK = Path(__file__).parent / "bank"
CHOICE = re.compile(r"\{([^{}]*)\}")


@cache
def table(name: str) -> dict[str, Any]:
    """One file of the bank."""
    return tomllib.loads((BANK / f"{name}.toml").read_text("utf-8"))


def drawn(wording: str, rng: Random) -> str:
    """A wording with each {one|other} drawn, the inner ones first."""
    while found := CHOICE.search(wording):
        wording = wording[: found.start()] + rng.choice(found[1].split("|")) + wording[found.end() :]
    return wording
