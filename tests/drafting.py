"""Small models for the tests of drafting, made from a text and blanks."""

from __future__ import annotations

import datetime
from typing import Any

from ordtool.library import Blank, Criterion, Graded, Model, Rubric, Sequence, shared, standard
from ordtool.library.template import fill

TITLE = "# An ordinance to paint {thing}\n\nThe City Council of {{{{JURISDICTION}}}} ordains as follows:\n\n"


def blank(name: str, kind: str = "int", **more: Any) -> Blank:
    return Blank.model_validate({"name": name, "question": f"What is {name}?", "type": kind, "default": 30} | more)


def criterion(id_: str, section: str, **more: Any) -> Criterion:
    record = {"id": id_, "element": "X-01", "question": f"Is {id_} there?", "labels": ["disclosure.approval"]}
    return Criterion.model_validate(
        record | {"section": section, "severity": "high", "why": "It matters. Much."} | more
    )


def a_model(
    text: str,
    *blanks: Blank,
    name: str = "painting",
    thing: str = "doors",
    criteria: tuple[Criterion, ...] = (),
    wordings: tuple[Graded, ...] = (),
    sequences: tuple[Sequence, ...] = (),
    recitals: str = "",
) -> Model:
    """A model whose sections are `text`; it knows the blanks that all models share."""
    template = TITLE.format(thing=thing) + text
    every = (*shared().blanks, *blanks)
    rubric = Rubric.model_validate(
        {
            "schema": 1, "subject": name, "title": name, "as_of": datetime.date(2026, 11, 23),
            "families": ["disclosure"], "criteria": list(criteria or (criterion("any", "1"),)),
        }
    )  # fmt: skip
    filled = fill(template, standard(every), name=name)
    return Model(name, template, filled, every, rubric, recitals, wordings, sequences)
