"""Every pair of options of each model: drafted, nothing stays open, lint finds nothing, and the review only what is conceded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest
from allpairspy import AllPairs

from ordtool.draft import draft
from ordtool.library import Blank, holds, model, models, standard
from ordtool.library.template import Value, fill
from ordtool.lint import check
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.review import Verdict, review
from ordtool.review.model_text import lines_of
from ordtool.source import Source

# Words that follow from the form of government; any other word of theirs changes no paragraph (test_models_whole.py).
FOLLOWS = {"JURISDICTION_TYPE", "ACT"}
FULL = (Verdict.MET, Verdict.STRONGER)
# What a draft may never hold: an open blank, a fence, a blank answered with nothing, doubled words.
LEFT = re.compile(r"\{\{|\}\}|:::|\b(the|a|of) \1\b|\bthe none\b|  |“”")


def options(blank: Blank) -> list[Value]:
    """The answers of a choice; of a set none, each alone and all."""
    if blank.type == "bool":
        return [blank.default, not blank.default]
    if blank.type == "enum":
        return sorted(blank.values, key=lambda value: value != blank.default)
    if blank.type == "set":
        some = [blank.default, *([one] for one in blank.values), [], list(blank.values)]
        return [value for at, value in enumerate(some) if value not in some[:at]]
    return []


def choices(name: str) -> dict[str, list[Value]]:
    return {
        blank.name: several for blank in model(name).blanks if blank.name not in FOLLOWS and (several := options(blank))
    }


@cache
def pairs(name: str) -> list[dict[str, Value]]:
    """Answers in which every two options of two blanks meet at least once."""
    asked = choices(name)
    return [dict(zip(asked, row, strict=True)) for row in AllPairs(list(asked.values()))]


def conceded(name: str, answers: dict[str, Value]) -> set[str]:
    """The criteria that the answers give away."""

    asked = (blank for blank in model(name).blanks if not blank.when or holds(blank.when, answers, where=blank.name))
    given = {criterion for blank in asked for criterion in blank.conceded(answers[blank.name])}
    return given & {criterion.id for criterion in model(name).rubric.criteria}  # a shared blank speaks of every model


def drafted(name: str, answers: dict[str, Value]) -> Ordinance:
    text = draft([model(name)], answers).text
    return ordinance(Source(f"{name}.md", "", lines_of(text)))


def rows() -> Iterator[object]:
    for name in models():
        yield from (pytest.param(name, number, id=f"{name}-{number}") for number in range(len(pairs(name))))


@pytest.mark.parametrize(("name", "number"), list(rows()))
def test_a_combination_is_whole_and_passes_but_for_what_it_concedes(name: str, number: int) -> None:
    answers = standard(model(name).blanks, pairs(name)[number])
    text = drafted(name, answers)
    assert [found[0] for found in LEFT.finditer(text.text)] == []
    findings = review(text, model=model(name)).findings
    short = {one.criterion.id: f"{one.verdict} ({one.detail})" for one in findings if one.verdict not in FULL}
    assert set(short) == conceded(name, answers), (short, pairs(name)[number])


@pytest.mark.parametrize("name", models())
def test_lint_finds_nothing_in_any_combination(name: str) -> None:
    texts = (drafted(name, standard(model(name).blanks, row)) for row in pairs(name))
    found = {f"{slip.rule}: {text.quote(slip.span)}: {slip.says}" for text in texts for slip in check(text).findings}
    assert sorted(found) == []


@pytest.mark.parametrize("name", models())
def test_the_recitals_fill_in_every_combination(name: str) -> None:
    for row in pairs(name):
        said = fill(model(name).recitals, standard(model(name).blanks, row), name=name)
        lines = [line for line in said.splitlines() if line]
        assert not lines or 3 <= len(lines) <= 6, row
        assert [line for line in lines if LEFT.search(line) or line.endswith((".", ";", ","))] == [], row
        assert "whereas" not in said.casefold(), row


@pytest.mark.parametrize("name", models())
def test_every_two_options_meet(name: str) -> None:
    asked = choices(name)
    met = [{key: str(value) for key, value in row.items()} for row in pairs(name)]
    for one, other in combinations(asked, 2):
        wanted = {(str(a), str(b)) for a in asked[one] for b in asked[other]}
        assert wanted == {(row[one], row[other]) for row in met}, (one, other)


def test_an_answer_that_concedes_is_known_only_where_it_is_asked() -> None:
    """The near miss: the same answer behind a closed door gives nothing away."""
    answers = standard(model("face-recognition-ban").blanks)
    assert conceded("face-recognition-ban", answers) == set()
    assert conceded("face-recognition-ban", answers | {"FEES": "none"}) == {"attorney-fees"}
