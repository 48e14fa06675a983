"""Which section became which, on the pairs made by hand: moves, splits, mergers and renumbering told from edits."""

from __future__ import annotations

from pathlib import Path

import pytest
from comparing import gold
from test_compare_script import holds

from ordtool.compare import Change, compare
from ordtool.outline import ordinance
from ordtool.readers import read

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"


@pytest.mark.parametrize("name", gold.NAMES)
def test_sections_are_paired_as_a_person_pairs_them(name: str) -> None:
    truth, found = gold.truth(name), compare(*gold.texts(name))
    holds(found)
    assert gold.f1(truth.pairs, gold.said(found)) >= 0.97, sorted(truth.pairs ^ gold.said(found))
    assert gold.moves(found) == truth.moved


@pytest.mark.parametrize("name", gold.NAMES)
def test_backwards_the_same_sections_are_paired(name: str) -> None:
    truth, found = gold.truth(name), compare(*gold.texts(name)[::-1])
    holds(found)
    backwards = frozenset((new, old) for old, new in truth.pairs)
    assert gold.f1(backwards, gold.said(found)) >= 0.97, sorted(backwards ^ gold.said(found))


@pytest.mark.parametrize("name", gold.NAMES)
def test_a_text_against_itself_is_the_same_throughout(name: str) -> None:
    old, _ = gold.texts(name)
    found = compare(old, old)
    assert all(match.same for match in found.script)
    assert {pair.change for pair in found.pairs} == {Change.SAME}


def test_f1_counts_what_is_missing_and_what_is_too_much() -> None:
    right = frozenset({("1", "1"), ("2", "3")})
    assert gold.f1(right, {("1", "1")}) == pytest.approx(2 / 3)
    assert gold.f1(right, {("1", "1"), ("2", "3"), ("4", "4")}) == pytest.approx(0.8)


def told(name: str) -> dict[tuple[str, ...], tuple[Change, ...]]:
    found = compare(*gold.texts(name))
    return {tuple(s.path for s in pair.old): (pair.change, *pair.also) for pair in found.pairs if pair.old}


def test_a_split_half_that_went_elsewhere_is_a_split_and_a_move() -> None:
    assert told("split-and-move")["14-3",][:2] == (Change.SPLIT, Change.MOVED)
    assert Change.MOVED not in told("split-in-two")["14-3",]


def test_two_sections_that_became_one_are_one_pair() -> None:
    assert told("merge")["14-5", "14-6"] == (Change.MERGED,)
    assert told("merge")["14-3(a)", "14-3(b)"] == (Change.MERGED,)


def test_what_is_pushed_on_by_something_new_is_renumbered_and_did_not_move() -> None:
    assert told("renumber-after-insertion")["6.20.080",] == (Change.RENUMBERED,)
    assert told("renumber-after-insertion")["6.20.030(A)(4)",] == (Change.RENUMBERED,)


def test_the_words_of_what_moved_stand_in_the_script_twice_and_point_at_each_other() -> None:
    found = compare(*gold.texts("move-up"))
    (pair,) = [pair for pair in found.pairs if pair.change is Change.MOVED]
    come, gone = (found.script[at] for at in pair.matches)
    assert come.moved_from is not None
    assert found.script[come.moved_from] is gone
    assert not gone.new
    assert not come.old


@pytest.mark.parametrize("other", ["pdf", "txt"])
def test_one_law_in_two_formats_has_no_change_to_tell_of(other: str) -> None:
    """Word's paragraphs and a PDF's lines may grow another tree: what is not edited is not split or added."""
    name = "larkmoor-surveillance"
    old, new = (ordinance(read(SAMPLES / name / f"{name}.{suffix}")) for suffix in ("docx", other))
    found = compare(old, new)
    assert all(match.same for match in found.script)
    assert {pair.change for pair in found.pairs} == {Change.SAME}
