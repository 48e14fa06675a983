"""The tests of a rubric on clauses made for them: boundaries, floors, and what speaks first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ordtool.extract import Clause
from ordtool.library.operators import edits, operators
from ordtool.library.rubric import (
    Element,
    ElementsTest,
    ForceTest,
    NoCarveoutTest,
    NumberTest,
    OrderTest,
    Wording,
    WordingTest,
)
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.review.elsewhere import missing_section
from ordtool.review.reasons import reasons, says
from ordtool.review.result import Evidence
from ordtool.review.strength import Case, Outcome, run, told
from ordtool.source import Span

ROOT = Path(__file__).parents[1]
Value = str | int | float | bool | list[str]


def law(words: str) -> Ordinance:
    return ordinance(read_bytes("law.txt", words.encode()))


def clause(words: str, *, label: str = "disclosure.approval", **attributes: Value) -> Evidence:
    text = law(words)
    span = Span(0, len(text.text))
    return Evidence(text, Clause(label, span, span, "test/rule", "", attributes, id=words[:8]))


def outcome(test: object, *clauses: Evidence, carve_outs: tuple[Evidence, ...] = ()) -> list[tuple[str, str, bool]]:
    found = run(test, Case(clauses, carve_outs))
    return [(o.direction, o.reason, o.below_floor) for o in found]


def number(**over: object) -> NumberTest:
    given = {"kind": "number", "attribute": "notice_days", "better": "more", "floor": 14, "target": 45} | over
    return NumberTest.model_validate(given)


@pytest.mark.parametrize(
    ("days", "direction", "below"),
    [
        (46, "stronger", False),
        (45, "", False),
        (44, "weaker", False),
        (14, "weaker", False),  # the floor itself is not below it
        (13, "weaker", True),
        (0, "weaker", True),
    ],
)
def test_more_is_better(days: int, direction: str, below: bool) -> None:
    found = outcome(number(), clause("The papers are posted.", notice_days=days))
    assert [(d, b) for d, _, b in found] == ([(direction, below)] if direction else [])


@pytest.mark.parametrize(
    ("deadline", "direction", "below"),
    [
        ("P30D", "stronger", False),
        ("P60D", "", False),
        ("P61D", "weaker", False),
        ("P120D", "weaker", False),
        ("P121D", "weaker", True),
        ("P1Y", "weaker", True),
        ("PT24H", "stronger", False),
    ],
)
def test_less_is_better_and_durations_are_compared_in_days(deadline: str, direction: str, below: bool) -> None:
    test = number(attribute="deadline", better="less", floor="P120D", target="P60D")
    found = outcome(test, clause("File it.", deadline=deadline))
    assert [(d, b) for d, _, b in found] == ([(direction, below)] if direction else [])


def test_the_weakest_of_several_numbers_counts() -> None:
    found = run(number(), Case((clause("A", notice_days=60), clause("B", notice_days=10)), ()))
    assert found[0].direction == "weaker"
    assert found[0].evidence[0].text == "B"
    assert found[0].detail == "10 days, where the model has 45 and accepts no less than 14"


@pytest.mark.parametrize(
    ("absent", "direction"), [("weaker", "weaker"), ("cannot-tell", "cannot-tell"), ("ignore", "")]
)
def test_a_number_that_no_clause_gives(absent: str, direction: str) -> None:
    found = outcome(number(absent=absent), clause("Post the papers.", notice_days=True))
    assert [d for d, _, _ in found] == ([direction] if direction else [])


BODIES = {"kind": "order", "attribute": "body", "order": ["voters", "council", "mayor", "chief"]}


@pytest.mark.parametrize(
    ("body", "direction", "below"),
    [("voters", "stronger", False), ("council", "", False), ("mayor", "weaker", False), ("chief", "weaker", True)],
)
def test_order(body: str, direction: str, below: bool) -> None:
    test = OrderTest.model_validate(BODIES | {"target": "council", "floor": "mayor"})
    found = outcome(test, clause("It decides.", body=body))
    assert [(d, b) for d, _, b in found] == ([(direction, below)] if direction else [])


def test_order_without_a_floor_has_nothing_below_it() -> None:
    test = OrderTest.model_validate(BODIES | {"target": "council"})
    assert outcome(test, clause("It decides.", body="chief")) == [("weaker", "order-short-of-model:body", False)]
    assert outcome(test, clause("It decides.", body="nobody we know")) == []


ELEMENTS = ElementsTest(
    kind="elements",
    elements=[
        Element(name="buying", any=["buy*", "purchas*"], level="floor"),
        Element(name="trials", any=["trial*"], level="target"),
        Element(name="leaving", any=["abandon*"], level="ceiling"),
    ],
)


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        (("before buying it or a trial",), []),
        (("before buying it", "also before a trial"), []),
        (("before buying it",), [("weaker", "element-missing:trials", False)]),
        (("before a trial",), [("weaker", "element-missing:buying", True)]),
        (("before buying, a trial or abandoning it",), [("stronger", "element-beyond-model:leaving", False)]),
    ],
)
def test_elements_are_looked_for_in_all_clauses_together(
    clauses: tuple[str, ...], expected: list[tuple[str, str, bool]]
) -> None:
    assert outcome(ELEMENTS, *map(clause, clauses)) == expected


def test_wordings() -> None:
    test = WordingTest(
        kind="wording",
        weaker=[
            Wording(any=["shall consider"], unless=["find*"], reason="considers-only"),
            Wording(all=[["sole"], ["discretion"]], reason="own-discretion"),
        ],
        stronger=[Wording(any=["two thirds"], reason="two-thirds-vote")],
    )
    assert outcome(test, clause("It shall consider costs.")) == [("weaker", "wording:considers-only", False)]
    assert outcome(test, clause("It shall consider costs and find a need.")) == []
    assert outcome(test, clause("at its sole pleasure")) == []
    assert outcome(test, clause("by a vote of two-thirds")) == [("stronger", "wording:two-thirds-vote", False)]
    told_by = run(test, Case((clause("in its Sole and absolute Discretion"),), ()))
    assert told_by[0].detail == "own discretion (“Sole” … “Discretion”)"


@pytest.mark.parametrize(
    ("label", "words", "hit"),
    [
        ("carveout.waiver", "The manager may waive the hearing.", True),
        ("carveout.waiver", "The manager may waive the fee.", False),
        ("carveout.device", "The manager may waive the hearing.", False),
    ],
)
def test_no_carve_out(label: str, words: str, hit: bool) -> None:
    test = NoCarveoutTest(kind="no-carveout", labels=["carveout.waiver"], about=["hearing*"], reason="can-be-waived")
    found = outcome(test, clause("Hold a hearing."), carve_outs=(clause(words, label=label),))
    assert found == ([("weaker", "carve-out:can-be-waived", False)] if hit else [])


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("Receipt of a match that the officer did not request is no violation, if the match is not used.", False),
        ("Receipt of a match that the officer did not request is no violation.", True),
        ("Receipt of a match is no violation, if the match is not used in court.", True),
    ],
)
def test_a_carve_out_that_is_narrow_in_every_way_takes_nothing(words: str, hit: bool) -> None:
    label = "carveout.received_evidence"
    narrow = [["not request*"], ["not used"]]
    test = NoCarveoutTest(kind="no-carveout", labels=[label], unless=narrow, reason="evidence-from-others")
    found = outcome(test, clause("No use of it."), carve_outs=(clause(words, label=label),))
    assert bool(found) == hit


def test_force_is_tried_before_and_an_unknown_test_is_an_error() -> None:
    assert run(ForceTest(kind="force"), Case((), ())) == ()
    with pytest.raises(TypeError, match="no such test"):
        run("length", Case((), ()))


def test_what_is_not_named_is_told_in_one_breath() -> None:
    missing = [Outcome("weaker", f"element-missing:{name}", f"does not name {name}") for name in ("a", "b", "c")]
    other = Outcome("weaker", "wording:x", "only on request")
    assert told([missing[0]]) == "does not name a"
    assert told([missing[0], other, *missing[1:]]) == "only on request; does not name a, b or c"


def test_what_two_tests_find_in_the_same_words_is_told_once() -> None:
    says_it = Outcome("weaker", "wording:purpose-test", "asks what it is meant for (“designed to”)")
    again = Outcome("weaker", "wording:operator", "asks what it is meant for (“primarily designed to”)")
    void = Outcome("weaker", "element-missing:that such terms are void", "")
    assert told([says_it, again]) == "asks what it is meant for (“designed to”)"
    assert told([says_it, void]) == "asks what it is meant for (“designed to”); does not say that such terms are void"


def test_every_reason_of_a_rubric_is_a_sentence() -> None:
    text = "".join(file.read_text() for file in (ROOT / "model_ordinances").glob("*/rubric.toml"))
    codes = set(re.findall(r'reason = "([^"]+)"', text))
    assert len(codes) > 50
    assert codes == set(reasons())
    assert says("silence-approves") == "takes silence for approval"


def test_verbs_of_a_clause_on_something_else_do_not_fill_the_gap() -> None:
    """ "Use" alone is banned, and only information derived from the use may not be obtained."""
    obtains = [Element(name="obtain", any=["obtain*"], level="floor")]
    apart = ElementsTest(kind="elements", apart=["information derived"], elements=obtains)
    together = ElementsTest(kind="elements", elements=obtains)
    clauses = [clause("Nobody may use the system."), clause("Nobody may obtain or use information derived from it.")]
    assert [direction for direction, _, _ in outcome(apart, *clauses)] == ["weaker"]
    assert outcome(together, *clauses) == []
    assert outcome(apart, clauses[1]) == []  # one sentence may ban both


def test_the_first_body_counts_where_the_test_says_so() -> None:
    given = {"kind": "order", "attribute": "body", "order": ["council", "chief"], "target": "council"}
    chief = clause("The department shall obtain the approval of the chief.", body="chief")
    council = clause("The council may renew an approval.", body="council")
    assert outcome(OrderTest.model_validate(given), chief, council) == []
    assert [d for d, _, _ in outcome(OrderTest.model_validate(given | {"lead": True}), chief, council)] == ["weaker"]
    assert outcome(OrderTest.model_validate(given | {"lead": True}), council, chief) == []
    assert outcome(OrderTest.model_validate(given | {"apart": ["chief"]}), chief, council) == []


def test_a_pointer_that_leads_nowhere() -> None:
    lettered = "Section {}. Rule. \n(a) One rule stands here.\n(b) Another rule stands here.\n"
    text = law("".join(lettered.format(number) for number in range(1, 5)))

    def points(words: str) -> str:
        base = f"{text.text}\n(c) {words}\n"
        whole = law(base)
        at = Span(base.index(words), base.index(words) + len(words))
        return missing_section(Evidence(whole, Clause("disclosure.approval", at, at, "test/rule", "", {}, id="x")))

    assert points("The council shall apply section 9.") == "section 9"
    assert points("The council shall apply section 2(z).") == "section 2(z)"
    assert points("The council shall apply section 2(b).") == ""
    assert points("The council shall apply section 2(z) of the state code.") == ""


def test_what_an_operator_or_a_reason_says_is_neutral_and_short() -> None:
    """The advocate's tone has its own words; what a text does is told in the same words to both sides."""
    said = [*(found.does for found in (*operators(), *edits())), *reasons().values()]
    assert len(said) > 100
    assert [words for words in said if re.search(r"\b(?:weak|loophole|gut)", words) or len(words.split()) > 18] == []
