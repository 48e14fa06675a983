"""Ways out: our own sentences that take something out, each inside a small law, and the label that a reader would give."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

DATA = tomllib.loads((Path(__file__).parent / "hard_negatives" / "ways_out.toml").read_text("utf-8"))
LAWS: dict[str, str] = DATA.pop("laws")
CASES = [
    pytest.param(label, law, sentence, id=f"{label}: {sentence}")
    for label, laws in DATA.items()
    for law, sentences in laws.items()
    for sentence in sentences
]


def labels(law: str, sentence: str) -> set[str]:
    text = f"{LAWS[law].strip()}\nSection 9. Scope. {sentence}\n"
    extraction = extract(ordinance(read_bytes("law.txt", text.encode())))
    return {clause.label.partition(".")[2] for clause in extraction.clauses if clause.is_carve_out}


def test_every_label_of_a_carve_out_has_some() -> None:
    assert len(set(DATA) - {"none"}) >= 20
    assert len(CASES) >= 120


@pytest.mark.parametrize(("label", "law", "sentence"), CASES)
def test_carries_its_label_alone(label: str, law: str, sentence: str) -> None:
    assert labels(law, sentence) == (set() if label == "none" else {label})


LISTS = tomllib.loads((Path(__file__).parent / "hard_negatives" / "lists.toml").read_text("utf-8"))["law"]


@pytest.mark.parametrize("law", LISTS, ids=lambda law: law["text"][:60])
def test_each_item_of_a_list_carries_its_label(law: dict[str, list[str] | str]) -> None:
    extraction = extract(ordinance(read_bytes("law.txt", str(law["text"]).encode())))
    found = [clause.label.partition(".")[2] for clause in extraction.clauses if clause.is_carve_out]
    assert found == law["carve_outs"]


def test_a_term_for_those_who_may_be_told_is_narrowed_by_leaving_the_enforcers_out() -> None:
    law = "Section 1. Data. An agency may share immigration data only with a law enforcement body.\nSection 2. Terms. "
    found = [
        [
            c.label
            for c in extract(ordinance(read_bytes("law.txt", (law + term).encode())), gate=False).clauses
            if c.is_carve_out
        ]
        for term in (
            '"Law enforcement body" does not include an immigration agency.\n',
            '"Law enforcement body" does not include the harbor police.\n',
        )
    ]
    assert [bool(labels) for labels in found] == [False, True]
