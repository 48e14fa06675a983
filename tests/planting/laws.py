"""The laws that are changed: our models and samples, and of a long one only the part that bears on the change."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ordtool.library import model, models
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.review import Review, review
from ordtool.review.model_text import model_ordinance
from ordtool.source import Line, Source

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "corpus" / "samples"
# What every part keeps of its model, by the first words of the lines: without subject and ban a clause is none of ours.
ALWAYS = {
    "face-recognition-ban": (
        *("An ordinance", "The City Council of", "Section 2.", "In this", "“"),
        *("Section 3.", "(a) Sys", "(b) Derived"),
    ),
    "surveillance-oversight": (
        *("Surveillance Tech", "The City Council of the City ord", "Section 2.", "(a) “", "(d) “", "(e) The term"),
        *("Section 3.", "(a) Approval", "Section 7.", "(a) Emergency use"),
    ),
}
_SECTION = re.compile(r"^Section \d+\. ")


@dataclass(frozen=True, slots=True)
class Law:
    """A text and the model that it is held against."""

    name: str
    model: str
    text: str

    def with_text(self, text: str) -> Law:
        return Law(self.name, self.model, text)


def data(name: str) -> dict[str, Any]:
    """A file of wordings beside this one."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


@cache
def law(name: str) -> Law:
    """A model or a sample by its name, whole."""
    if name in models():
        return Law(name, name, model_ordinance(name).text)
    chosen = tomllib.loads((SAMPLES / name / "planted.toml").read_text("utf-8"))["model"]
    return Law(name, chosen, (SAMPLES / name / f"{name}.txt").read_text("utf-8"))


@cache
def part(name: str, site: str) -> Law:
    """The law's subject, its core rule and the section in which `site` stands; a sample is short and stays whole."""
    whole = law(name)
    if whole.text.count(site) != 1:
        raise ValueError(f"{name}: {site!r} stands {whole.text.count(site)} times, not once")
    if name not in ALWAYS:
        return whole
    wanted = _number_of_section(whole.text, whole.text.index(site))
    return whole.with_text("\n".join(_kept(whole.text.splitlines(), wanted, ALWAYS[name])) + "\n")


def _number_of_section(text: str, at: int) -> int:
    return sum(1 for line in text[: at + 1].splitlines() if _SECTION.match(line))


def _kept(lines: list[str], wanted: int, always: tuple[str, ...]) -> list[str]:
    number, keeps, kept = 0, False, []
    for line in lines:
        number += bool(_SECTION.match(line))
        is_item = re.match(r"\(\d+\)", line) is not None
        keeps = keeps if is_item else line.startswith(always)
        if keeps or number == wanted:
            kept.append(line)
    return kept


def outlined(text: str) -> Ordinance:
    """As a plain text file is read, with each line a paragraph."""
    return ordinance(Source("law.txt", "", tuple(Line(line, starts=True) for line in text.splitlines())))


@cache
def reviewed(one: Law) -> Review:
    """What the review says of a law; remembered, because many changes start from the same one."""
    return review(outlined(one.text), model=model(one.model))


def verdicts(one: Law) -> dict[str, str]:
    """Criterion -> verdict."""
    return {finding.criterion.id: str(finding.verdict) for finding in reviewed(one).findings}
