"""Drafting notes: on provisions that stand, with one enacted law of the rubric, the wordings to trade with, what is given up."""

from __future__ import annotations

import re

import pytest
from drafting import a_model, blank, criterion

from ordtool.draft import Draft, draft, laid
from ordtool.library import Graded, model, models

TEXT = """## Section 1. Hearing

::: when CHOICE is narrow
(a) First. Something comes first.
:::

(b) Hearing. The council shall hear, as subsection (c) says, within {{DAYS}} days.

(1) one; and

(2) two.

(c) Vote. The council shall vote.
"""
LAWS = [
    {"cite": "Elsewhere § 1", "fact": "hears nobody (contrast)", "mark": "R"},
    {"cite": "Elsewhere § 2", "fact": "hears everybody", "mark": "R"},
    {"cite": "Elsewhere § 3", "fact": "hears some", "mark": "R"},
]


def made(**answers: object) -> Draft:
    days = blank("DAYS", min=1, max=90, unit="days")
    choice = blank("CHOICE", "enum", values=["none", "narrow"], default="narrow", concedes={"none": ["vote"]})
    floor = "(b) Hearing. The council may hear, as subsection (c) says, within {{DAYS}} days.\n\n(2) two."
    wordings = (
        Graded(criterion="hearing", floor=floor, no_ceiling="the model is the strongest.", trade="first"),
        Graded(criterion="vote", no_floor="A vote is a vote", ceiling="(c) Vote. All shall vote.", trade="never"),
    )
    asked = (criterion("hearing", "1(b)", laws=LAWS), criterion("vote", "1(c)", laws=LAWS[:1]))
    return draft([a_model(TEXT, choice, days, criteria=asked, wordings=wordings)], answers)  # type: ignore[arg-type]


def test_a_note_says_what_for_which_law_and_what_may_be_traded() -> None:
    hearing, vote = made().notes
    assert hearing.path == "1(b)" and hearing.paragraphs == (
        "Purpose. It matters.",
        "Why it matters. Much. Enacted: Elsewhere § 2: hears everybody (read 2026-11-23).",
        "Floor: (b) Hearing. The council may hear, as subsection (c) says, within 30 days. (1) two.",
        "Target: the words of this draft.",
        "Ceiling: none. The model is the strongest.",
        "If asked to weaken. This may be given up first: the rest of the draft does its work without it.",
    )
    assert vote.paragraphs[1] == "Why it matters. Much. By contrast, Elsewhere § 1: hears nobody (read 2026-11-23)."
    assert vote.paragraphs[2:5:2] == ("Floor: none. A vote is a vote.", "Ceiling: (c) Vote. All shall vote.")


def test_notes_follow_the_drafts_numbers_and_answers() -> None:
    hearing, vote = made(CHOICE="none", DAYS=20).notes
    assert (hearing.path, vote.path) == ("1(a)", "1(b)")
    assert (
        hearing.paragraphs[2]
        == "Floor: (a) Hearing. The council may hear, as subsection (b) says, within 20 days. (1) two."
    )
    assert vote.paragraphs[-1].startswith("Conceded.") and not hearing.paragraphs[-1].startswith("Conceded.")


@pytest.mark.parametrize("name", models())
def test_notes_of_every_model_stand_on_provisions_and_cite_its_rubric_alone(name: str) -> None:
    found = draft([model(name)], {})
    paths = {one.path for one in laid(found).walk()}
    laws = {law.cite for one in model(name).rubric.criteria for law in one.laws}
    assert found.notes and {note.path for note in found.notes} <= paths
    words = [paragraph for note in found.notes for paragraph in note.paragraphs]
    cited = {hit[1] for one in words for hit in re.finditer(r"(?:Enacted: |By contrast, )(.+?): ", one)}
    assert cited <= laws
    assert not [one for one in words if "{{" in one or ":::" in one]
    for part in ("Purpose. ", "Floor: ", "Ceiling: ", "If asked to weaken. "):
        assert sum(one.startswith(part) for one in words) == len(model(name).rubric.criteria)


def test_notes_speak_of_the_government_that_drafts_and_leave_enacted_laws_their_words() -> None:
    subject = model("face-recognition-ban")
    given = {
        "JURISDICTION": "the Town of Lark",
        "FORM": "town-meeting",
        "STATE": "Ohio",
        "FR_TERM": "face surveillance",
    }
    told = " ".join(words for note in draft([subject], given).notes for words in note.paragraphs)
    assert "May the Town neither obtain, keep, possess, request, access, nor use face surveillance?" in told
    assert "the Town may act on another agency's match list" in told
    assert re.findall(r"\bthe City\b(?! of)", told) == []
    usual = " ".join(words for note in draft([subject], {}).notes for words in note.paragraphs)
    assert "May the City neither obtain" in usual
