"""Counter-drafts of our samples and of weakened laws: accepted whole and reviewed again, nothing is weaker or broken."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from weaken.generate import Case
from weaken.hosts import reviewed
from weaken.judge import cases

from ordtool import docx_revisions
from ordtool.commands import _redlining
from ordtool.library import model
from ordtool.lint import lint, new_slips
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read, read_bytes
from ordtool.review import Review, review
from ordtool.review.counter import Counter, counter_draft
from ordtool.review.counter.laid import ALSO, laid
from ordtool.review.counter.page import opening
from ordtool.revision import Signature

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
NAMES = [
    "larkmoor-surveillance", "brackwater-face-limits", "fenwick-harbor-surveillance", "harrow-falls-local-law",
    "marlow-county-plate-readers", "quillby-police-notice", "westering-face-ban", "sorrel-valley-oversight",
]  # fmt: skip
SIGNED = Signature(date="2026-11-23T00:00:00Z")
SEED, MANY = 11, 30


def model_of(name: str) -> str:
    return str(tomllib.loads((SAMPLES / name / "planted.toml").read_text("utf-8"))["model"])


def gaps(found: Review) -> list[str]:
    return [finding.criterion.id for finding in found.findings if finding.is_gap]


def outlined(text: str) -> Ordinance:
    return ordinance(read_bytes("law.txt", text.encode()))


@cache
def countered(name: str, suffix: str) -> Counter:
    law = ordinance(read(SAMPLES / name / f"{name}.{suffix}"))
    return counter_draft(review(law, model=model(model_of(name))))


@pytest.mark.parametrize("name", NAMES)
def test_accepted_whole_no_question_is_weaker_or_missing(name: str) -> None:
    counter = countered(name, "txt")
    assert gaps(counter.review)
    again = review(outlined(counter.text), model=model(model_of(name)))
    assert gaps(again) == []
    assert counter.after.ordinance.text == counter.text == again.ordinance.text


@pytest.mark.parametrize("name", NAMES)
def test_no_number_reference_or_term_is_newly_broken(name: str) -> None:
    counter = countered(name, "txt")
    assert new_slips(lint(counter.ordinance), lint(outlined(counter.text))) == ()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_changed_without_a_comment(name: str) -> None:
    made = laid(countered(name, "txt"))
    before = 0
    for index, match in enumerate(made.comparison.script):
        if match.same:
            continue
        follows = not match.old and index and not made.comparison.script[index - 1].old
        assert index in made.notes or follows or (not match.old and before == index - 1), match
        before = index


@pytest.mark.parametrize(
    ("name", "suffix"),
    [*((name, "docx") for name in NAMES), ("larkmoor-surveillance", "pdf"), ("westering-face-ban", "pdf")],
)
def test_word_agrees_with_the_text(name: str, suffix: str) -> None:
    counter = countered(name, suffix)
    made = laid(counter)
    data = (SAMPLES / name / f"{name}.{suffix}").read_bytes()
    out, warned = _redlining.redline(data, made.comparison, notes=made.notes, comments=["All."], signature=SIGNED)
    marked = bool(counter.ordinance.marks)  # a blank beside the law's own struck words may stay
    assert warned == [] or marked
    accepted = ordinance(read_bytes("law.docx", docx_revisions.accept(out)))
    assert marked or accepted.text.split() == counter.text.split()
    assert gaps(review(accepted, model=model(model_of(name)))) == []
    rejected = ordinance(read_bytes("law.docx", docx_revisions.reject(out)))
    assert rejected.text.split() == counter.ordinance.text.split()


@cache
def weakened() -> list[Case]:
    return cases(SEED, MANY, 0, 0)


@pytest.mark.parametrize("number", range(MANY))
def test_a_weakened_law_is_mended(number: int) -> None:
    case = weakened()[number]
    counter = counter_draft(reviewed(case.text, case.host.model))
    again = reviewed(counter.text, case.host.model)
    assert gaps(again) == [], case.words
    assert new_slips(lint(counter.ordinance), lint(again.ordinance)) == (), case.words


def test_what_the_model_says_itself_is_left_alone() -> None:
    for name in ("surveillance-oversight", "face-recognition-ban"):
        text = ordinance(read_bytes("law.md", model(name).text.encode())).text
        counter = counter_draft(reviewed(text, name))
        assert (counter.edits, counter.proposals, counter.left) == ((), (), ())


def test_a_law_on_another_subject_gets_no_answer() -> None:
    law = ordinance(read(SAMPLES / "pell-crossing-parking" / "pell-crossing-parking.txt"))
    counter = counter_draft(review(law, model=model("surveillance-oversight")))
    assert counter.edits == ()
    assert "not about" in counter.left[0]


def test_the_bill_keeps_its_own_names() -> None:
    text = countered("larkmoor-surveillance", "txt").text
    assert "municipal entity" not in text
    assert "City Council shall" not in text  # it says “the Council”
    assert "the department shall notify" in text.lower() or "the head of the department shall notify" in text
    assert "surveillance impact report" in text
    assert "this ordinance takes effect, each department" not in text
    assert "within 60 days after this chapter takes effect" in text.lower()


def test_a_council_without_an_article_stays_without() -> None:
    text = countered("quillby-police-notice", "txt").text
    assert "the approval of Council before it does" in text
    assert "by the Council" not in text
    assert "The Council" not in text


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("fenwick-harbor-surveillance", r"Sec\. 12-(\d+[A-Z]?)\. "),
        ("quillby-police-notice", r"551(\.\d+) [A-Z ]+\.$"),
        ("larkmoor-surveillance", r"5\.04\.(\d+) "),
        ("marlow-county-plate-readers", r"Section (\d+[A-Z]?)\. "),
    ],
)
def test_section_numbers_go_up_and_penalties_stay_last(name: str, pattern: str) -> None:
    labels = re.findall(f"^{pattern}", countered(name, "txt").text, re.MULTILINE)
    assert len(labels) > 10
    assert labels == sorted(labels)


def test_numbers_keep_their_dress() -> None:
    text = countered("fenwick-harbor-surveillance", "txt").text
    assert "at least forty-five (45) days before the hearing" in text
    assert "within one hundred twenty (120) days after this article takes effect" in text


@pytest.mark.parametrize(
    ("name", "gone", "stays"),
    [
        ("quillby-police-notice", "No vote of Council is required", "need not be read"),
        ("quillby-police-notice", "A policy may be amended by the Chief", "Notice shall not be required"),
        ("larkmoor-surveillance", "may be placed on the consent calendar", "consent calendar"),
        ("marlow-county-plate-readers", "within fourteen (14) days", "fourteen (14) days"),
    ],
)
def test_what_the_bill_says_against_a_new_rule_goes(name: str, gone: str, stays: str) -> None:
    counter = countered(name, "txt")
    assert gone in counter.ordinance.text
    assert gone not in counter.text
    assert stays not in counter.text


def test_two_times_for_one_matter_are_told_and_not_counted_as_mended() -> None:
    counter = countered("larkmoor-surveillance", "txt")
    assert any("ninety (90) days" in note and "48 hours" in note for note in counter.notes)
    assert "exigent-notice" in counter.against
    before = len(gaps(counter.review))
    assert f"mends {before - 1} of the {before}" in opening(counter)
    assert "see “Check”" in opening(counter)


def test_a_hearing_of_the_bills_own_is_kept() -> None:
    assert "the Council shall hear the report at a public meeting" in countered(
        "westering-face-ban", "txt"
    ).text.replace("The C", "the C")
    notes = " ".join(note for edit in countered("westering-face-ban", "txt").edits for note in edit.notes)
    assert "the City Recorder shall report to the Council" in notes


def test_one_comment_is_made_once() -> None:
    said = [note for notes in laid(countered("larkmoor-surveillance", "txt")).notes.values() for note in notes]
    own = [note for note in said if note != ALSO]
    assert len(own) == len(set(own))
    assert ALSO in said


def test_a_time_that_answers_another_question_stays_and_what_is_said_is_not_added() -> None:
    text = countered("sorrel-valley-oversight", "txt").text
    assert "within thirty (30) days, an impact report on the exigent use" in text
    assert "Each use that is allowed, and the legal standard" not in text
    assert "results that other governments have had" not in text
