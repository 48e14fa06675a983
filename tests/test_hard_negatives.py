"""Hard negatives: our own sentences that look like a way out and take nothing out, each inside a small law on the topic."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

DATA = tomllib.loads((Path(__file__).parent / "hard_negatives" / "sentences.toml").read_text("utf-8"))
LAWS: dict[str, str] = DATA["laws"]
NEGATIVES = [
    pytest.param(law, sentence, id=f"{kind['why']}: {sentence}")
    for kind in DATA["kind"]
    for law, sentences in kind.items()
    if law != "why"
    for sentence in sentences
]


def found(law: str, sentence: str = "") -> tuple[set[str], list[str]]:
    """The labels of the law's clauses, and what each of its carve-outs says."""
    text = f"{LAWS[law].strip()}\nSection 4. More. {sentence}\n" if sentence else LAWS[law].strip() + "\n"
    extraction = extract(ordinance(read_bytes("law.txt", text.encode())))
    carved = [f"{c.rule}: {extraction.quote(c)}" for c in extraction.clauses if c.is_carve_out]
    return {clause.label for clause in extraction.clauses}, carved


def test_there_are_enough_of_them_and_none_twice() -> None:
    sentences = [sentence for kind in DATA["kind"] for law in LAWS for sentence in kind.get(law, ())]
    assert len(sentences) == len(set(sentences)) == len(NEGATIVES) >= 80


def test_every_kind_names_laws_that_there_are() -> None:
    assert {law for kind in DATA["kind"] for law in kind} == {"why", *LAWS}


@pytest.mark.parametrize("law", LAWS)
def test_the_law_around_them_is_ours_and_has_no_carve_out(law: str) -> None:
    labels, carved = found(law)
    assert any(label.split(".")[0] in {"disclosure", "face", "contract", "sharing"} for label in labels)
    assert carved == []


@pytest.mark.parametrize("law", LAWS)
def test_a_real_way_out_is_found_in_the_same_place(law: str) -> None:
    assert len(found(law, DATA["counter_examples"][law])[1]) == 1


@pytest.mark.parametrize(("law", "sentence"), NEGATIVES)
def test_takes_nothing_out(law: str, sentence: str) -> None:
    assert found(law, sentence)[1] == []
