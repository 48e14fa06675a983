"""Composite findings: what must be said, and what must not be said of careful texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from ordtool.library import model, models
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read, read_bytes
from ordtool.review import Review, review
from ordtool.review.model_text import model_ordinance

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
FACE, OVERSIGHT = "face-recognition-ban", "surveillance-oversight"
BAN = "§ 4-1. It is unlawful for the city to obtain, retain, access or use face recognition"


def law(words: str) -> Ordinance:
    return ordinance(read_bytes("law.txt", words.encode()))


def rules(result: Review) -> list[str]:
    return [found.rule for found in result.composites]


def sample(slug: str, subject: str) -> Review:
    return review(ordinance(read(SAMPLES / slug / f"{slug}.txt")), model=model(subject))


@pytest.mark.parametrize("name", models())
def test_a_model_has_none(name: str) -> None:
    assert rules(review(model_ordinance(name), model=model(name))) == []


@pytest.mark.parametrize(
    ("slug", "subject"),
    [("westering-face-ban", FACE), ("sorrel-valley-oversight", OVERSIGHT), ("pell-crossing-parking", OVERSIGHT)],
)
def test_a_strong_sample_and_another_subject_have_none(slug: str, subject: str) -> None:
    assert rules(sample(slug, subject)) == []


@pytest.mark.parametrize(
    ("slug", "subject", "rule"),
    [
        ("brackwater-face-limits", FACE, "ban-until-approved"),
        ("brackwater-face-limits", FACE, "evidence-of-others-and-no-derived-ban"),
        ("larkmoor-surveillance", OVERSIGHT, "existing-and-no-deadline"),
        ("marlow-county-plate-readers", OVERSIGHT, "task-forces-and-secrecy"),
        ("quillby-police-notice", OVERSIGHT, "emergency-without-end"),
    ],
)
def test_what_is_planted_together_is_said_together(slug: str, subject: str, rule: str) -> None:
    assert rule in rules(sample(slug, subject))


def test_a_narrowed_definition_names_the_places_that_rest_on_it() -> None:
    found = next(c for c in sample("larkmoor-surveillance", OVERSIGHT).composites if c.kind == "definition")
    assert found.evidence[0].clause.label == "struct.definition"
    assert len(found.evidence) > 2
    assert all("surveillance technolog" in item.text.lower() for item in found.evidence)


def test_a_title_that_speaks_of_a_ban_which_a_finding_lifts() -> None:
    words = (
        f"An ordinance to ban face recognition\n\n{BAN}, unless the council finds by resolution that it is accurate.\n"
    )
    result = review(law(words), model=model(FACE))
    assert "ban-until-approved" in rules(result)
    plain = review(law(f"An ordinance to ban face recognition\n\n{BAN}.\n"), model=model(FACE))
    assert rules(plain) == []


def test_beside_another_law_nothing_is_said_to_be_absent() -> None:
    text = ordinance(read(SAMPLES / "larkmoor-surveillance" / "larkmoor-surveillance.txt"))
    alone = review(text, model=model(OVERSIGHT))
    beside = review(text, model=model(OVERSIGHT), companions=[law("Chapter 9. Dogs\n\n§ 9-1. Dogs are leashed.\n")])
    assert "existing-and-no-deadline" in rules(alone)
    assert "existing-and-no-deadline" not in rules(beside)
