"""Language operators in a bill's clauses: a few words that weaken a duty, a definition or a condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ordtool.library import ElementsTest, NoCarveoutTest
from ordtool.library.operators import Operator, operators
from ordtool.library.phrases import exact
from ordtool.library.rubric import Criterion
from ordtool.library.wording import hit, speaks_of
from ordtool.review import strength
from ordtool.review.elsewhere import missing_section
from ordtool.review.result import Evidence

_DEFINITION = "struct.definition"


@dataclass(frozen=True, slots=True)
class Softened:
    """A clause, the operator that its words show, and those words."""

    item: Evidence
    operator: Operator
    words: str


def softened(item: Evidence, model_text: str = "") -> Softened | None:
    """The first operator that the words of a clause show, and the model's do not.

    None for a carve-out, in which the same words may narrow.
    """
    if item.clause.is_carve_out:
        return None
    for operator in operators():
        if operator.weaker and speaks_of(operator, item.clause.label) and _is_of_its_kind(operator, item):
            words = hit(operator, item.text)
            if words and not hit(operator, model_text):
                return Softened(item, operator, exact(words, item.text) or words)
    return None


def outcomes(criterion: Criterion, case: strength.Case, model_text: str) -> Iterator[strength.Outcome]:
    """What operators take from a criterion: its leading clause is weakened, or a thing is named by weakened words alone.

    Where the model's own provision says it in the same way, the operator takes nothing.
    """
    if all(isinstance(test, NoCarveoutTest) for test in criterion.tests) and criterion.tests and not criterion.about:
        return
    lost = missing_section(case.clauses[0])
    if lost:
        said = f"points to {lost}, which this text does not have"
        yield strength.Outcome("weaker", "wording:missing-reference", said, case.clauses[:1])
    weak = {
        id(item): found
        for item in case.clauses
        if (found := softened(item, model_text)) and (criterion.term or item.clause.label != _DEFINITION)
    }
    if not weak:
        return
    sound = tuple(item for item in case.clauses if id(item) not in weak)
    lead = weak.get(id(case.clauses[0]))
    if lead is None and not _lacks(criterion, sound, case.carve_outs) <= _lacks(
        criterion, case.clauses, case.carve_outs
    ):
        lead = next(iter(weak.values()))
    if lead is not None:
        said = f"{lead.operator.does} (“{lead.words}”)"
        yield strength.Outcome("weaker", f"wording:{lead.operator.id}", said, (lead.item,))


def _lacks(criterion: Criterion, clauses: tuple[Evidence, ...], carve_outs: tuple[Evidence, ...]) -> set[str]:
    case = strength.Case(clauses, carve_outs)
    tests = [test for test in criterion.tests if isinstance(test, ElementsTest)]
    return {outcome.reason for test in tests for outcome in strength.run(test, case) if outcome.direction == "weaker"}


def _is_of_its_kind(operator: Operator, item: Evidence) -> bool:
    """ "Solely" weakens a ban, and narrows a permission."""
    attributes = item.clause.attributes
    return not operator.only_bans or (attributes.get("polarity") == "forbid" and attributes.get("modality") != "may")
