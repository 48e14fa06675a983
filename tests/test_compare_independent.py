"""Texts that share no history: told from versions, and their sections paired by what they are about."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from comparing import gold
from outlining import of_text
from test_compare_script import OLD, edited, holds

from ordtool.compare import Change, Comparison, compare
from ordtool.extract import extract
from ordtool.library.models import model as stored
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read, read_bytes
from ordtool.source import Span

HERE = Path(__file__).parent
TRUTH = tomllib.loads((HERE / "comparing" / "independent" / "truth.toml").read_text())
TEXTS = HERE.parents[1] / "shared" / "data" / "texts"
SAMPLES = HERE.parent / "corpus" / "samples"


def model(name: str) -> Ordinance:
    return ordinance(read_bytes(f"{name}.md", stored(name).text.encode()))


def labels(text: Ordinance) -> list[tuple[Span, str]]:
    return [(clause.span, str(clause.label)) for clause in extract(text).clauses]


def lifted(path: str, units: list[str]) -> str:
    """The judged unit that a path is or stands in, "" for none."""
    held = [unit for unit in units if path == unit or (path.startswith(unit) and path[len(unit)] in "(/[")]
    return max(held, key=len, default="")


def said(found: Comparison, units: list[str]) -> set[tuple[str, str]]:
    pairs = {(p.old[0].path, lifted(p.new[0].path, units)) for p in found.pairs if p.old and p.new}
    return {pair for pair in pairs if all(pair)}


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the real laws are not beside this folder")
@pytest.mark.parametrize("name", TRUTH)
def test_a_model_and_a_law_that_others_wrote(name: str) -> None:
    told = TRUTH[name]
    ours, law = model(told["model"]), ordinance(read(TEXTS / f"{name}.txt"))
    found = compare(ours, law, labels=(labels(ours), labels(law)))
    holds(found)
    assert found.independent
    truth = frozenset((a, b) for a, b in told["pairs"])
    pairs = said(found, told["units"]) - {(a, b) for a, b in told["open"]}
    assert gold.f1(truth, pairs) >= 0.85, sorted(truth ^ pairs)
    plain = said(compare(ours, law), told["units"]) - {(a, b) for a, b in told["open"]}
    assert gold.f1(truth, plain) >= 0.75, sorted(truth ^ plain)


@pytest.mark.parametrize("name", gold.NAMES)
def test_versions_are_not_taken_for_independent_texts(name: str) -> None:
    found = compare(*gold.texts(name))
    assert not found.independent
    assert not found.warnings


def test_a_text_that_copies_sentences_of_the_model_is_no_version_of_it() -> None:
    sample = ordinance(read(SAMPLES / "sorrel-valley-oversight" / "sorrel-valley-oversight.docx"))
    found = compare(model("surveillance-oversight"), sample)
    assert found.independent
    assert found.warnings


def test_sections_of_an_independent_text_are_paired_by_subject_and_nothing_moves() -> None:
    sample = ordinance(read(SAMPLES / "fenwick-harbor-surveillance" / "fenwick-harbor-surveillance.docx"))
    found = compare(model("surveillance-oversight"), sample)
    holds(found)
    heads = {(p.old[0].path, sample.heading(p.new[0])) for p in found.pairs if p.old and p.new}
    assert {("2", "What do the words in this article mean?"), ("9", "What does the city report each year?")} <= heads
    assert not [p for p in found.pairs if Change.MOVED in (p.change, *p.also)]
    assert all(match.moved_to is None for match in found.script)


def test_an_empty_text_is_no_independent_one() -> None:
    found = compare(of_text(OLD), of_text("\n"))
    assert not found.independent
    assert {pair.change for pair in found.pairs} == {Change.REMOVED}


def test_a_text_that_was_written_anew_is_paired_by_subject_only_where_it_speaks_of_the_same() -> None:
    found = compare(
        of_text(OLD), of_text(edited((OLD, "1. Cats.\nA cat is kept by its owner.\n2. Food.\nCats eat at noon.\n")))
    )
    assert found.independent
    assert not [pair for pair in found.pairs if pair.old and pair.new]


@pytest.mark.parametrize(
    ("old", "new", "apart"),
    [
        ("The City shall not use cameras.", "The City shall not knowingly use cameras, except in an emergency.", False),
        ("The City shall not use face recognition.", "The City may use face recognition in any building.", False),
        ("The City shall not use face recognition.", "Dogs are kept on a leash in every park.", True),
    ],
)  # fmt: skip
def test_one_sentence_rewritten_is_an_amendment(old: str, new: str, *, apart: bool) -> None:
    found = compare(of_text(f"Section 1. Ban. {old}\n"), of_text(f"Section 1. {new}\n"))
    assert found.independent is apart
