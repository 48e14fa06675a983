"""Where references lead on both sides: the same place under another number is no change, another place is."""

from __future__ import annotations

import pytest
from comparing import gold
from outlining import of_text

from ordtool.compare import Fate, compare, pointers

OLD = """
9.10.010 Definitions.
“Device” means a thing that records sound, pictures or the places where people are.
9.10.020 Approval.
(a) No department may buy a device unless the council has approved it by vote at a public hearing.
(b) A purchase under subsection (a) that costs the town nothing needs the approval of the council as well.
(c) Sections 9.10.030 and 9.10.040 apply to a device that the town was given.
9.10.030 Reports.
The department shall report each year on how it used its devices and on whom they were turned.
9.10.040 Penalty.
Whoever uses a device against section 9.10.020(a) or a rule under section 15 of the Police Act pays a fine of $500.
"""


def told(new: str) -> list[tuple[str, str, Fate]]:
    found = compare(of_text(OLD), of_text(new))
    return [(found.old.quote(p.old), found.new.quote(p.new), p.fate) for p in pointers(found)]


def test_nothing_is_told_of_references_that_stay() -> None:
    assert told(OLD) == []


def test_what_follows_a_renumbered_section_leads_to_the_same_place() -> None:
    new = OLD.replace("9.10.030", "9.10.035").replace("9.10.040", "9.10.050")
    assert told(new) == [("9.10.030", "9.10.035", Fate.RENUMBERED), ("9.10.040", "9.10.050", Fate.RENUMBERED)]


def test_a_reference_that_was_turned_to_another_place_is_redirected() -> None:
    assert told(OLD.replace("section 9.10.020(a)", "section 9.10.020(c)")) == [
        ("9.10.020(a)", "9.10.020(c)", Fate.REDIRECTED)
    ]


def test_a_reference_that_nobody_touched_leads_elsewhere_when_items_are_pushed_on() -> None:
    item = "(a) A department shall ask its own lawyers first whether it may own the device at all.\n(b) No department may buy"
    new = (
        OLD.replace("(a) No department may buy", item)
        .replace("(b) A purchase", "(c) A purchase")
        .replace("(c) Sec", "(d) Sec")
    )
    assert told(new) == [("(a)", "(a)", Fate.NOW_ELSEWHERE), ("9.10.020(a)", "9.10.020(a)", Fate.NOW_ELSEWHERE)]


def test_a_reference_to_what_is_gone_dangles() -> None:
    start, end = OLD.index("9.10.030 Reports"), OLD.index("9.10.040 Penalty")
    assert told(OLD[:start] + OLD[end:]) == [("9.10.030", "9.10.030", Fate.DANGLING)]


def test_other_law_is_not_ours_to_resolve() -> None:
    assert told(OLD.replace("section 15 of the Police Act", "section 16 of the Police Act")) == []


def test_a_reference_turned_to_other_law_leads_nowhere_that_we_could_miss() -> None:
    for other in ("(a) of section 4-210", "(a) of the Police Act", "(b) of section 15 of the Police Act"):
        assert told(OLD.replace("A purchase under subsection (a)", f"A purchase under subsection {other}")) == []


def test_a_reference_turned_to_a_section_that_is_not_there_dangles() -> None:
    new = OLD.replace("Sections 9.10.030 and 9.10.040", "Sections 9.10.039 and 9.10.040")
    assert told(new) == [("9.10.030", "9.10.039", Fate.DANGLING)]


def test_a_reference_that_counts_in_another_place_was_not_left_as_it_is() -> None:
    new = OLD.replace("9.10.030 Reports.\n", "9.10.030 Reports.\n(a) ").replace("turned.", "turned.\n(b) It is public.")
    assert told(new.replace("under subsection (a)", "under subsection (a) of section 9.10.030")) == [
        ("(a)", "(a)", Fate.REDIRECTED)
    ]


@pytest.mark.parametrize("name", ["move-up", "renumber-after-insertion", "amendatory-bill"])
def test_the_references_of_the_hand_made_pairs_follow_their_sections(name: str) -> None:
    found = pointers(compare(*gold.texts(name)))
    assert found
    assert {one.fate for one in found} == {Fate.RENUMBERED}
    assert all(all(one.leads) for one in found)
