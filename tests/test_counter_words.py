"""The hands of a counter-draft: taking out, numbers, labels, terms, pieces of a text."""

from __future__ import annotations

import pytest

from ordtool.library import NumberTest
from ordtool.numbering import Dress, Series
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.review.counter.clauses import defined
from ordtool.review.counter.deletions import Target, deletions, idle
from ordtool.review.counter.draft import Change, begun, changed, edits, is_own, readable
from ordtool.review.counter.labels import Style, between, style_of
from ordtool.review.counter.losses import guarded
from ordtool.review.counter.numbers import numbers, worded
from ordtool.review.counter.outlines import _FREE
from ordtool.review.counter.places import Wanted
from ordtool.review.counter.result import applied
from ordtool.review.counter.wording import Provision
from ordtool.source import Span


def law(text: str) -> Ordinance:
    return ordinance(read_bytes("law.txt", text.encode()))


def without(text: str, *words: str) -> str:
    """A law without some words, as a counter-draft takes them out."""
    found = law(text)
    targets = []
    for one in words:
        start = found.text.index(one)
        targets.append(Target(Span(start, start + len(one)), "why"))
    made, undone = deletions(found, targets)
    assert not undone
    return changed(begun(found.text), made).text


HEAD = "Section 1. Approval.\n(a) A department shall obtain approval.\n"


@pytest.mark.parametrize(
    ("line", "gone", "left"),
    [
        (
            "(b) Data shall be deleted, unless the chief objects.",
            "unless the chief objects.",
            "(b) Data shall be deleted.",
        ),
        ("(b) The court may award fees not to exceed $500.", "not to exceed $500.", "(b) The court may award fees."),
        (
            "(b) Except in an emergency, a sign shall be posted.",
            "Except in an emergency,",
            "(b) A sign shall be posted.",
        ),
        ("(b) Signs, except old ones, shall be posted.", "except old ones", "(b) Signs shall be posted."),
        (
            "(b) Reports are public. The chief may withhold any report.",
            "The chief may withhold any report.",
            "(b) Reports are public.",
        ),
        (
            "(b) Data shall be deleted at once, except that useful data may be kept.",
            "Data shall be deleted at once, except that useful data may be kept.",
            "(b) Data shall be deleted at once.",
        ),
    ],
)
def test_a_phrase_goes_with_its_comma(line: str, gone: str, left: str) -> None:
    assert without(f"{HEAD}{line}\n(c) Done.", gone).split("\n")[2] == left


LIST = "Section 2. Left out.\n(a) This section does not apply to:\n(1) old tools;\n(2) small tools; or\n(3) loans.\n(b) Done."


def test_an_item_is_reserved_and_the_last_one_goes() -> None:
    assert "(1) [Reserved];\n(2) small tools; or\n(3) loans." in without(LIST, "old tools")
    assert "(1) old tools; or\n(2) small tools.\n(b)" in without(LIST, "loans")
    assert "(1) old tools.\n(b)" in without(LIST, "small tools", "loans.")


def test_a_list_whose_items_all_go_is_reserved_with_its_lead() -> None:
    assert without(LIST, "old tools", "small tools", "loans.").endswith("(a) [Reserved.]\n(b) Done.")


def test_a_subsection_in_the_middle_keeps_its_letter() -> None:
    text = f"{HEAD}(b) No approval is needed for trials.\n(c) The council decides."
    assert without(text, "No approval is needed for trials.").endswith("(b) [Reserved.]\n(c) The council decides.")
    assert without(text, "The council decides.").endswith("(b) No approval is needed for trials.")


def test_a_definition_is_never_taken_out() -> None:
    found = law("Section 1. Definitions.\n(a) “Agency” means the police department.\n(b) “Tool” means a camera.")
    start = found.text.index("“Agency”")
    end = found.text.index("\n(b)")
    made, undone = deletions(found, [Target(Span(start, end), "why")])
    assert (made, len(undone)) == ([], 1)


def test_words_inside_a_sentence_that_are_no_proviso_are_left() -> None:
    found = law(f"{HEAD}(b) A drone of the fire department shall carry a light.")
    start = found.text.index("of the fire department")
    made, undone = deletions(found, [Target(Span(start, start + 22), "why")])
    assert (made, len(undone)) == ([], 1)


def test_a_lead_in_that_points_to_reserved_subsections_goes() -> None:
    text = "Section 3. Rule.\n(a) Except as subsections (b) and (c) provide, a permit is needed.\n(b) {}\n(c) [Reserved.]\n(d) End."
    gone = law(text.format("[Reserved.]"))
    assert "(a) A permit is needed." in changed(begun(gone.text), list(idle(gone, "why"))).text
    assert not list(idle(law(text.format("Old permits stay valid.")), "why"))


TEST = NumberTest(kind="number", attribute="deadline", better="less", target="P30D")


@pytest.mark.parametrize(
    ("words", "value", "said"),
    [
        ("within ninety (90) days after", "P90D", "within thirty (30) days after"),
        ("within 90 days after", "P90D", "within 30 days after"),
        ("within ninety days after", "P90D", "within thirty days after"),
        ("within two years after", "P2Y", "within thirty days after"),
        ("within 12 months after", "P1Y", "within 30 days after"),
        ("Ninety days after", "P90D", "Thirty days after"),
    ],
)
def test_a_number_keeps_its_dress(words: str, value: str, said: str) -> None:
    change = numbers(words, Span(0, len(words)), value, TEST, "why")
    assert change is not None
    assert words[: change.span.start] + change.text + words[change.span.end :] == said


def test_minutes_are_never_no_hours() -> None:
    minutes = NumberTest(kind="number", attribute="retention", better="less", target="PT3M")
    words = "within 30 days after the read"
    change = numbers(words, Span(0, len(words)), "P30D", minutes, "why")
    assert change is not None
    assert change.text == "3 minutes"
    assert numbers("every 90 minutes", Span(0, 16), "PT15M", minutes, "why") is None


def test_a_defined_term_keeps_its_capitals() -> None:
    text = law("Section 1. Words.\nIn this law:\n“agency” means the police.\n“tool” means a camera.\n")
    wanted = Wanted(Provision("2[x]", "Definitions", "", "“ALPR system” means a camera that reads plates."), "why")
    changes, rest = defined([wanted], text)
    assert rest == []
    assert changes[0].text.strip() == "“ALPR system” means a camera that reads plates."


def test_another_number_of_the_sentence_is_not_touched() -> None:
    words = "by 5 officers within 90 days, on 15 days' notice"
    change = numbers(words, Span(0, len(words)), "P90D", TEST, "why")
    assert change is not None
    assert words[change.span.start : change.span.end] == "90 days"
    assert numbers(words, Span(0, len(words)), "P60D", TEST, "why") is None


@pytest.mark.parametrize(
    ("number", "said"), [(7, "seven"), (45, "forty-five"), (120, "one hundred twenty"), (1000, "one thousand")]
)
def test_numbers_in_words(number: int, said: str) -> None:
    assert worded(number) == said


@pytest.mark.parametrize(
    ("before", "after", "count", "step", "labels"),
    [
        ("5.04.060", "5.04.070", 1, 10, ["5.04.065"]),
        ("5.04.100", "", 2, 10, ["5.04.110", "5.04.120"]),
        ("4-9", "4-10", 2, 1, ["4-9A", "4-9B"]),
        ("12-163", "", 1, 1, ["12-164"]),
        ("551.05", "551.06", 1, 1, ["551.055"]),
        ("7", "8", 1, 1, ["7A"]),
        ("551.09", "551.99", 2, 1, ["551.10", "551.11"]),
    ],
)
def test_new_sections_leave_the_others_their_numbers(
    before: str, after: str, count: int, step: int, labels: list[str]
) -> None:
    assert between(before, after, count, step) == labels


@pytest.mark.parametrize(
    ("labels", "style", "last"),
    [
        (["(a)", "(b)"], Style(Series.LOWER, Dress.PAREN), 2),
        (["A.", "B.", "C."], Style(Series.UPPER, Dress.DOT), 3),
        (["(i)", "(ii)", "(iii)"], Style(Series.LOWER_ROMAN, Dress.PAREN), 3),
        (["1."], Style(Series.DIGIT, Dress.DOT), 1),
    ],
)
def test_the_style_of_a_list(labels: list[str], style: Style, last: int) -> None:
    assert style_of(labels) == (style, last)
    assert style.label(last) == labels[-1]


def test_edits_count_in_the_original_whatever_the_rounds() -> None:
    text = "One two three.\nFour five.\nSix."
    draft = changed(begun(text), [Change(Span(4, 7), "2", "a"), Change(Span(25, 25), "\nFive and a half.", "b", 2)])
    at = draft.text.index("three")
    draft = changed(draft, [Change(Span(at, at + 5), "3", "c"), Change(Span(at - 2, at - 1), "zwei", "d")])
    found = edits(draft, text)
    assert applied(text, found) == draft.text == "One zwei 3.\nFour five.\nFive and a half.\nSix."
    assert {note for edit in found for note in edit.notes} >= {"b", "c", "d"}
    assert [edit.after_paragraph for edit in found].count(True) == 1


def test_at_one_place_words_come_before_items_and_items_before_sections() -> None:
    made = [
        Change(Span(3, 3), "\nSection", "s", 3),
        Change(Span(3, 3), " words", "w"),
        Change(Span(3, 3), "\nitem", "i", 1),
    ]
    assert changed(begun("One"), made).text == "One words\nitem\nSection"


def test_new_words_are_not_the_bills_own() -> None:
    draft = changed(begun("One two."), [Change(Span(3, 3), " and a half of", "a")])
    assert is_own(draft, Span(0, 3))
    assert not is_own(draft, Span(5, 15))


def test_shreds_are_said_anew_and_small_edits_stay_small() -> None:
    old = "an electronic system that is primarily designed to and is used by the City to collect video that identifies a person"
    new = "a device or online service that can gather data of a kind that is linked to one group whether or not the City has it"
    assert sum(edit.op != "=" for edit in readable(old, new)) == 2
    old = "The clerk shall post the report seven days before the hearing and keep it there for a month."
    new = "The clerk shall post the report 45 days before the public hearing and keep it there for one month."
    assert sum(edit.op == "=" for edit in readable(old, new)) >= 3


def test_a_definition_finds_its_place_in_the_alphabet_even_before_the_first() -> None:
    found = law("Section 1. Definitions.\n“Camera” means a lens.\n“Tool” means a camera.\nSection 2. Rule.\nNo tools.")
    given = [
        Wanted(Provision("2(x)", "Definitions", "", text), "why")
        for text in ("“Acts” means deeds.", "“Lens” means glass.")
    ]
    made, rest = defined(given, found)
    assert not rest
    assert changed(begun(found.text), made).text.split("\n")[1:5] == [
        "“Acts” means deeds.", "“Camera” means a lens.", "“Lens” means glass.", "“Tool” means a camera.",
    ]  # fmt: skip
    bare = law("“Camera” means a lens.\n“Tool” means a camera.\nSection 2. Rule.\nNo tools.")
    made, _ = defined(given[:1], bare)
    assert changed(begun(bare.text), made).text.startswith("“Camera” means a lens.\n“Acts” means deeds.\n“Tool”")


@pytest.mark.parametrize(
    ("line", "free"),
    [
        ("Secs. 12-140–12-150. Reserved.", True),
        ("§§ 5.10 to 5.19 [Reserved]", True),
        ("Sec. 12-151. Reserved powers.\nThe council keeps them.", False),
        ("Section 4. Approval.", False),
    ],
)
def test_a_range_of_numbers_held_free_is_no_section(line: str, free: bool) -> None:
    assert (_FREE.match(line) is not None) is free


def test_a_duty_that_the_models_words_lack_is_kept_or_told() -> None:
    old = "By March 1 the clerk shall report the sales of the library, and the Council shall hear the report in public."
    text = f"Section 1. Report.\n{old}\nSection 2. End.\nDone."
    found = law(text)
    at = found.text.index(old)
    change = Change(
        Span(at, at + len(old)), "By May 1 each office shall send a sworn statement.", "Why. [x; model § 1]"
    )
    made = guarded([change], found)[0]
    assert (
        made.text == "By May 1 each office shall send a sworn statement. The Council shall hear the report in public."
    )
    assert made.note.startswith("Why. The bill’s own duty")
    assert "sales of the library" in made.note
    assert made.note.endswith(" [x; model § 1]")


def test_a_hedged_duty_is_no_protection_and_one_said_again_is_not_lost() -> None:
    old = "The chief shall post the log unless the chief objects. The chief shall post the log of searches."
    found = law(f"Section 1. Log.\n{old}")
    at = found.text.index(old)
    change = Change(Span(at, at + len(old)), "The chief shall post the log of all searches within a day.", "Why.")
    assert guarded([change], found) == [change]
