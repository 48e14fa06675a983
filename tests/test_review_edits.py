"""Sentences that a bill copies from the model: what changed words do, what stands in findings, what is said only beside."""

from __future__ import annotations

import pytest

from ordtool.library import model
from ordtool.library.operators import Edit, edits
from ordtool.library.wording import fits
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.review import Finding, review
from ordtool.review.copied import Copy, Passage, copies
from ordtool.review.model_text import model_ordinance
from ordtool.source import Line, Source, Span

FACE, OVERSIGHT = "face-recognition-ban", "surveillance-oversight"


def law(text: str) -> Ordinance:
    return ordinance(Source("law.txt", "", tuple(Line(line, starts=True) for line in text.splitlines())))


def changed(before: str, after: str) -> Copy:
    def passage(text: str) -> Passage:
        whole = law(text)
        return Passage(whole, Span(0, len(whole.text)), "")

    return Copy(passage(before), passage(after))


def shows(edit: Edit, copy: Copy) -> bool:
    return any(fits(edit, change, copy.changes, copy.model.plain, copy.bill.plain) for change in copy.changes)


@pytest.mark.parametrize("edit", edits(), ids=lambda edit: edit.id)
def test_an_edit_shows_in_its_examples_and_in_no_near_miss(edit: Edit) -> None:
    assert [p.after for p in edit.examples if not shows(edit, changed(p.before, p.after))] == []
    assert [p.after for p in edit.near_misses if shows(edit, changed(p.before, p.after))] == []


def found(name: str, old: str, new: str, criterion: str) -> Finding:
    text = model_ordinance(name).text
    assert old in text
    result = review(law(text.replace(old, new, 1)), model=model(name))
    return next(finding for finding in result.findings if finding.criterion.id == criterion)


DELETE = "The City shall delete all derived information and face templates"


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("The City may delete all derived information and face templates", "wording:duty-to-permission"),
        ("The City shall, when funds allow, delete all derived information and face templates", "wording:hedge"),
        (
            "Unless the chief decides otherwise, the City shall delete all derived information and face templates",
            "wording:condition-added",
        ),
        ("The City must delete all derived information and all face templates", "as-in-model"),
        ("The City shall in every case delete all derived information and face templates", "as-in-model"),
    ],
)
def test_a_quiet_edit_counts_although_other_clauses_touch_the_subject(new: str, reason: str) -> None:
    finding = found(FACE, DELETE, new, "unlawful-data-deleted")
    assert reason in finding.details
    assert str(finding.verdict) == ("met" if reason == "as-in-model" else "weaker")


def test_the_finding_points_to_the_changed_sentence() -> None:
    finding = found(FACE, DELETE, DELETE.replace("shall", "should"), "unlawful-data-deleted")
    assert "should" in finding.detail
    assert any(item.text.startswith("The City should delete") for item in finding.evidence)


def test_a_provision_that_is_gone_is_not_answered_by_its_neighbours() -> None:
    sentence = next(p for p in model_ordinance(FACE).text.split("\n") if p.startswith("(a) Deletion."))
    finding = found(FACE, sentence + "\n", "", "unlawful-data-deleted")
    assert str(finding.verdict) == "weaker"
    assert "wording:provision-dropped" in finding.details


def test_a_duty_moved_to_the_findings_is_weaker() -> None:
    text = model_ordinance(FACE).text
    sentence = next(p for p in text.split("\n") if p.startswith("(a) Deletion."))
    words = sentence.removeprefix("(a) Deletion. ")
    moved = text.replace(sentence + "\n", "", 1).replace(
        "(b) Findings. The City Council finds that:\n",
        f"(b) Findings. The City Council finds that:\n(9) It is desirable that {words[0].lower()}{words[1:]}\n",
        1,
    )
    result = review(law(moved), model=model(FACE))
    finding = next(f for f in result.findings if f.criterion.id == "unlawful-data-deleted")
    assert str(finding.verdict) == "weaker"


@pytest.mark.parametrize("name", [FACE, OVERSIGHT])
def test_a_model_copies_itself_without_a_change(name: str) -> None:
    copied = copies(model_ordinance(name), name)
    assert len(copied) > 50
    assert [copy.bill.plain for copy in copied if copy.changes or copy.model.path != copy.bill.path] == []


def test_a_text_in_other_words_copies_nothing() -> None:
    other = law(
        "Section 1. Parking\nA driver who leaves a car at a meter shall pay the fee that the sign beside it states."
    )
    assert copies(other, OVERSIGHT) == ()


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (DELETE.replace("shall", "should"), "(“should” for the model's “shall”)"),
        (DELETE.replace("shall", "shall, when the Chief of Police agrees,"), "(“when the Chief of Police agrees”)"),
    ],
)
def test_changed_words_are_shown_as_they_are_written(new: str, said: str) -> None:
    assert said in found(FACE, DELETE, new, "unlawful-data-deleted").detail
