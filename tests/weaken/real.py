"""Carve-outs of real laws, read by offset at run time; their wording is not kept here."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ordtool.outline import ordinance
from ordtool.readers import read
from weaken.hosts import SAMPLES

SHARED = Path(__file__).parents[3] / "shared" / "data"
PHRASE = re.compile(r"(?i)(?:except|unless|provided|subject to|absent|other than|to the extent|notwithstanding)\b")
CLAUSE = re.compile(r"(?i)\b(?:shall|may|must|does not|do not|nothing|exempt|deemed|except)\b")
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Real:
    """The words of a carve-out, and how they fit into a text: phrase, sentence or item of a list."""

    label: str
    form: str
    text: str
    source: str


@cache
def reals() -> tuple[Real, ...]:
    """Those of the shared gold; where it is not here, those of our samples."""
    folder = SHARED / "gold"
    if folder.is_dir():
        pairs = [(file, SHARED / "texts" / f"{file.stem}.txt") for file in sorted(folder.glob("*.jsonl"))]
        return tuple(item for gold, text in pairs if text.is_file() for item in _read(gold, text.read_text("utf-8")))
    own = sorted(SAMPLES.glob("*/gold.jsonl"))
    return tuple(item for gold in own for item in _read(gold, _sample_text(gold.parent)))


def _sample_text(folder: Path) -> str:
    return ordinance(read(folder / f"{folder.name}.txt")).text


def _read(gold: Path, text: str) -> list[Real]:
    found = []
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        words = " ".join(text[row["start"] : row["end"]].split())
        if row["label"].startswith("carveout.") and len(words) < LONGEST and (form := _form(words, row)):
            found.append(Real(row["label"], form, words, gold.stem if gold.stem != "gold" else gold.parent.name))
    return found


def _form(words: str, row: dict[str, object]) -> str:
    """A whole sentence, a phrase that follows one, or a thing: an item of a list, which needs a lead-in of ours."""
    if PHRASE.match(words):
        return "sentence" if words[:1].isupper() and words.endswith(".") else "phrase"
    if row["label"] == "carveout.device":
        return "item"
    if words[:1].isupper() and words.endswith("."):
        return "sentence" if CLAUSE.search(words) else "item"
    return ""
