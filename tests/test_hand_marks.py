"""Struck and inserted text on real pages that were marked by hand, by eye, before any reader had seen them."""

from __future__ import annotations

import hashlib
import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from ordtool.ordinance import Ordinance, View
from ordtool.outline import ordinance
from ordtool.readers import read
from tests.hand_marks.mark import SOURCES, reference, spans
from tests.hand_marks.score import Char, Score, aligned, load, pages, said_by, score

BAR = 0.95
here = pytest.mark.skipif(not SOURCES.is_dir(), reason="../shared is not here")


@cache
def _read(file: Path) -> Ordinance:
    return ordinance(read(file), view=View.BOTH)


@cache
def _scored(data: Path) -> Score:
    page = load(data)
    return score(page.chars, said_by(_read(page.file), page.number))


def _report() -> str:
    rows = []
    for data in pages():
        one = _scored(data)
        counts = f"right {one.right}, wrong {one.wrong}, missed {one.missed}, axis {one.axis}"
        rows.append(f"{data.stem}: F1 {one.f1:.3f} ({counts}) {one.astray}")
    return "\n".join(rows)


@here
@pytest.mark.parametrize("data", pages(), ids=lambda data: data.stem)
def test_the_marks_are_of_this_file_and_page(data: Path) -> None:
    page = load(data)
    assert hashlib.sha256(page.file.read_bytes()).hexdigest() == page.sha256
    assert hashlib.sha256(reference(page.file, page.number).encode()).hexdigest() == page.text_sha256


@here
def test_struck_and_inserted_agree_with_the_hand() -> None:
    assert len(pages()) == 10
    total = sum((_scored(data) for data in pages()), Score())
    assert total.f1 >= BAR, f"{total.f1:.4f}\n{_report()}"


@here
def test_no_page_without_marks_is_flagged() -> None:
    unmarked = [data for data in pages() if not load(data).marked]
    assert len(unmarked) >= 2
    assert [data.stem for data in unmarked if _scored(data).flagged] == [], _report()


@here
@pytest.mark.parametrize("data", pages(), ids=lambda data: data.stem)
def test_the_reader_has_the_law_of_the_page(data: Path) -> None:
    """Otherwise a page without marks would agree for want of words."""
    page = load(data)
    law = {at for at, char in enumerate(page.chars) if char.scored}
    _, lost, _ = aligned(page.chars, said_by(_read(page.file), page.number))
    assert len(law.intersection(lost)) <= 0.02 * len(law), "".join(page.chars[at].text for at in lost if at in law)


# The scorer itself, with planted truths.


def _planted(letters: str, states: str) -> list[Char]:
    names = {".": "kept", "s": "struck", "i": "inserted"}
    return [Char(one, names[state], "law") for one, state in zip(letters, states, strict=True)]


LETTERS = "theboardshallkeepanoldledgerandanewregister"
STATES = "." * 17 + "s" * 11 + "." * 3 + "i" * 12


def test_agreement_is_one() -> None:
    truth = _planted(LETTERS, STATES)
    result = score(truth, truth)
    assert (result.f1, result.right, result.axis) == (1.0, 23, 23)


@pytest.mark.parametrize("shift", [1, 3])
def test_a_shifted_run_costs_its_ends(shift: int) -> None:
    moved = "." * shift + STATES[:-shift]
    result = score(_planted(LETTERS, STATES), _planted(LETTERS, moved))
    # The struck run loses and wins `shift` characters; the inserted one, at the end, only loses them.
    assert (result.right, result.wrong, result.missed) == (23 - 2 * shift, shift, 2 * shift)


def test_a_mark_of_the_other_state_is_wrong_and_missed() -> None:
    swapped = STATES.translate({ord("s"): "i"})
    result = score(_planted(LETTERS, STATES), _planted(LETTERS, swapped))
    assert (result.right, result.wrong, result.missed) == (12, 11, 11)
    assert result.astray == {"struck read as inserted": 11}


def test_lost_characters_are_missed_and_strangers_are_wrong() -> None:
    truth, said = _planted(LETTERS, STATES), _planted(LETTERS, STATES)
    result = score(truth, [*said[:17], *said[28:], *_planted("XYZ", "iii")])
    assert (result.right, result.wrong, result.missed) == (12, 3, 11)


def test_another_reading_order_costs_nothing() -> None:
    truth = _planted(LETTERS, STATES)
    assert score(truth, truth[17:] + truth[:17]).f1 == 1.0


def test_furniture_is_outside_the_score() -> None:
    truth = [*_planted(LETTERS, STATES), *(Char(one, scored=False) for one in "PAGE7")]
    result = score(truth, [*_planted("PAGE7", "iiiii"), *_planted(LETTERS, STATES)])
    assert result.f1 == 1.0


def test_the_other_axis_is_told_apart() -> None:
    truth = _planted(LETTERS, STATES)
    said = [Char(one.text, one.state, "draft") for one in truth]
    assert (score(truth, said).f1, score(truth, said).axis) == (1.0, 0)


def test_nothing_marked_on_a_marked_page_is_nought_and_anything_on_a_clean_page_is_flagged() -> None:
    clean = _planted(LETTERS, "." * len(LETTERS))
    marked = _planted(LETTERS, STATES)
    assert score(marked, clean).f1 == 0.0
    assert score(clean, marked).flagged == 23
    assert score(clean, clean).f1 == 1.0


def test_spans_of_offsets_come_back() -> None:
    chosen = set(random.Random(5).sample(range(200), 90))
    back = spans(chosen)
    assert {at for start, end in back for at in range(start, end)} == chosen
    assert all(before[1] < after[0] for before, after in pairwise(back))
