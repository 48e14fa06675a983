"""The model's own words for each criterion, found by the path that the rubric names."""

from __future__ import annotations

import re
from functools import cache

from ordtool.library import Model, model
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.source import Line, Source


@cache
def model_ordinance(name: str) -> Ordinance:
    """A model ordinance with its blanks at their defaults, outlined."""
    return ordinance(Source(f"{name}.md", "", lines_of(model(name).text)))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a model's filled text, headings marked."""
    return tuple(_line(line) for line in text.splitlines())


def _line(line: str) -> Line:
    text = line.lstrip("#").strip()
    level = len(line) - len(line.lstrip("#"))
    return Line(text, style="heading", level=level, starts=True) if level else Line(text, starts=True)


def model_texts(chosen: Model) -> dict[str, str]:
    """Path -> words of the model, for every path that its rubric names."""
    text = model_ordinance(chosen.name)
    wanted = {criterion.section for criterion in chosen.rubric.criteria}
    wanted |= {row.section for row in chosen.rubric.exceptions}
    return {section.path: text.quote(section.span).strip() for section in text.walk() if section.path in wanted}


def model_cite(section: str) -> str:
    """The pinpoint of a provision of the model: § 2 (“face recognition”) for `2[face recognition]`."""
    number, _, term = section.rstrip("]").partition("[")
    return f"§\u00a0{number} (“{term}”)" if term else f"§\u00a0{number}"


_HEAD = re.compile(r"^(?:#+\s*)?(?:Section\s+\d+\.|\(\w{1,4}\))\s*(?:[A-Z][\w ,'’-]{0,60}\.\s+(?=[A-Z“]))?")


def heading_less(words: str) -> str:
    """A provision of the model without its enumerator and heading, for quoting in a sentence."""
    return _HEAD.sub("", words, count=1)
