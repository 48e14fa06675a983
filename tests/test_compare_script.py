"""The script of a comparison: every passage of both sides once, in order, and edits that join to the passages."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlining import of_text

from ordtool.compare import Change, Comparison, compare

OLD = """
Chapter 9.10 Watching devices.
9.10.010 Purpose.
The council means to know what watches the people of the town before it is bought.
9.10.020 Definitions.
(a) “Device” means a thing that records sound, pictures or places.
(b) “Vendor” means a person who sells or lends a device to the town.
9.10.030 Approval.
(a) No department may buy a device unless the council has approved it by vote at a public hearing.
(b) The department shall file a report on the device thirty days before the hearing.
(c) The council may set conditions for the use of the device.
9.10.040 Penalty.
A person who uses a device in breach of this chapter owes a fine of $500 for each day of use.
"""


def edited(*changes: tuple[str, str]) -> str:
    text = OLD
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


CHANGES = {
    "nothing": (),
    "a word": (("thirty days", "sixty days"),),
    "an amount": (("$500", "$50"),),
    "a paragraph gone": (("(c) The council may set conditions for the use of the device.\n", ""),),
    "a paragraph new": (("9.10.040", "(d) The hearing is held in the evening, and anybody may speak.\n9.10.040"),),
    "a paragraph parted": ((" it by vote", " it.\nThe council votes"),),
    "everything": ((OLD, "\nA wholly different law about cats, their owners and what they eat at noon.\n"),),
    "all gone": ((OLD, "\n"),),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("backwards", [False, True])
def test_the_script_holds_both_texts(name: str, backwards: bool) -> None:
    texts = [of_text(OLD), of_text(edited(*CHANGES[name]))]
    found = compare(*(texts[::-1] if backwards else texts))
    holds(found)


def holds(found: Comparison) -> None:
    """Every passage stands in the script once and in order, moves point at each other, edits join to the passages."""
    for side, ordinance in enumerate((found.old, found.new)):
        passages = found.passages[side]
        indices = [index for match in found.script for index in (match.old, match.new)[side]]
        assert indices == list(range(len(passages)))
        assert [ordinance.quote(p.span) for p in passages] == [x for x in ordinance.text.split("\n") if x.strip()]
        for match in found.script:
            text = "\n".join(ordinance.quote(passages[at].span) for at in (match.old, match.new)[side])
            assert "".join(edit.text for edit in match.edits if edit.op != "+-"[side]) == text
    for at, match in enumerate(found.script):
        if match.moved_to is not None:
            assert found.script[match.moved_to].moved_from == at
        if match.moved_from is not None:
            assert found.script[match.moved_from].moved_to == at


def test_a_changed_word_is_one_match_and_the_rest_is_the_same() -> None:
    found = compare(of_text(OLD), of_text(edited(("thirty days", "sixty days"))))
    (match,) = [match for match in found.script if not match.same]
    assert [(edit.op, edit.text) for edit in match.edits if edit.op != "="] == [("-", "thirty"), ("+", "sixty")]
    (pair,) = [pair for pair in found.pairs if pair.change is not Change.SAME]
    assert pair.change is Change.CHANGED
    assert [section.path for section in pair.old] == ["9.10.030(b)"]
    assert [found.script[at] for at in pair.matches] == [match]


def test_a_new_paragraph_renumbers_those_behind_it() -> None:
    new = edited(("(b) The department", "(b) The clerk prints the agenda of the hearing on paper.\n(c) The department"))
    new = new.replace("(c) The council may", "(d) The council may")
    found = compare(of_text(OLD), of_text(new))
    told = {pair.new[0].path: pair.change for pair in found.pairs if pair.change is not Change.SAME}
    assert told == {
        "9.10.030(b)": Change.ADDED,
        "9.10.030(c)": Change.RENUMBERED,
        "9.10.030(d)": Change.RENUMBERED,
    }


def test_a_text_without_sections_is_compared_by_its_paragraphs() -> None:
    old = of_text("The town buys no cameras.\nThe mayor signs each lease of land.\nThe clerk keeps the books.")
    new = of_text("The town buys no cameras.\nThe clerk keeps the books.")
    found = compare(old, new)
    holds(found)
    assert [(match.old, match.new) for match in found.script] == [((0,), (0,)), ((1,), ()), ((2,), (1,))]


_WORDS = st.sampled_from(
    ("device", "council", "report", "shall", "may", "thirty", "days", "(b)", "the", "data", "vote")
)
_LINES = st.one_of(
    st.sampled_from(OLD.strip().split("\n")),
    st.lists(_WORDS, min_size=1, max_size=9).map(" ".join),
    st.sampled_from(
        ("9.10.020 Definitions.", "Section 2. Definitions.", "(a) Purpose.", "(1) a device;", "a\tb", "ARTICLE II. USE")
    ),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_LINES, max_size=14), st.lists(_LINES, max_size=14))
def test_whatever_the_two_texts_are_the_script_holds_both(old: list[str], new: list[str]) -> None:
    sides = [of_text("\n".join(lines) or "\n") for lines in (old, new)]
    found = compare(*sides)
    holds(found)
    assert all(at < len(found.script) for pair in found.pairs for at in pair.matches)
    assert all(0.0 <= pair.score <= 1.0 for pair in found.pairs)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=20), st.randoms())
def test_a_text_whose_lines_were_shuffled_keeps_every_line(lines: list[str], chance: Random) -> None:
    shuffled = list(lines)
    chance.shuffle(shuffled)
    holds(compare(of_text("\n".join(lines)), of_text("\n".join(shuffled))))
