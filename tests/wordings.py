"""A wording put in its section's place of a model's default text, and reviewed."""

from __future__ import annotations

import re
from functools import cache

from ordtool.library import fill, model, standard
from ordtool.ordinance import Ordinance, Section
from ordtool.outline import ordinance
from ordtool.review import Finding, Verdict, review
from ordtool.review.model_text import lines_of, model_ordinance
from ordtool.source import Line, Source

FULL = (Verdict.MET, Verdict.STRONGER)


@cache
def headings(name: str) -> dict[str, Line]:
    """The model's lines that are headings, by their words."""
    return {line.text: line for line in lines_of(model(name).text) if line.style == "heading"}


@cache
def section_of(name: str, path: str) -> Section:
    return next(section for section in model_ordinance(name).walk() if section.path == path)


def filled(name: str, words: str) -> str:
    """A wording with the model's defaults."""
    return fill(words, standard(model(name).blanks), name=name).strip()


def put(name: str, path: str, words: str) -> Ordinance:
    """The model's default text with the words in the place of the section at `path`, its items too."""
    text, span = model_ordinance(name).text, section_of(name, path).span
    said = f"{text[: span.start]}{filled(name, words)}\n{text[span.end :]}"
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return ordinance(Source(f"{name}.md", "", tuple(headings(name).get(one, Line(one, starts=True)) for one in lines)))


def found(name: str, criterion: str, words: str) -> Finding:
    """What the review says of the criterion where the words stand in its section's place."""
    section = next(one.section for one in model(name).rubric.criteria if one.id == criterion)
    result = review(put(name, section, words), model=model(name))
    return next(finding for finding in result.findings if finding.criterion.id == criterion)


def holds_the_floor(finding: Finding) -> bool:
    """Met, or weaker and not below the floor."""
    return finding.verdict in FULL or (finding.verdict is Verdict.WEAKER and not finding.below_floor)


def enumerator(words: str) -> str:
    """How a provision begins: its enumerator or the term that it defines, as the drafter wrote it."""
    begun = re.match(r"#* ?(?:Section \d+\.|\(\w+\)|(?:The term )?“[^”]+”)", words.strip())
    return begun[0] if begun else ""
