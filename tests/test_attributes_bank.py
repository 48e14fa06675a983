"""Attributes on a bank of sentences that no gold text holds: what the words say is given, what they do not say is left out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ordtool.attributes import of_carve_out, of_provision

FOLDER = Path(__file__).parent / "attribute_bank"
PROVISIONS: list[dict[str, Any]] = tomllib.loads((FOLDER / "provisions.toml").read_text("utf-8"))["bank"]
CARVE_OUTS: list[dict[str, Any]] = tomllib.loads((FOLDER / "carve_outs.toml").read_text("utf-8"))["bank"]
FORCE: dict[str, list[str]] = tomllib.loads((FOLDER / "force.toml").read_text("utf-8"))


def test_the_banks_are_large_and_say_nothing_twice() -> None:
    texts = [(case["label"], case.get("lead", ""), case["text"]) for case in PROVISIONS]
    assert len(texts) == len(set(texts)) >= 100
    sentences = [sentence for group in FORCE.values() for sentence in group]
    assert len(sentences) == len(set(sentences)) >= 60


@pytest.mark.parametrize("case", PROVISIONS, ids=lambda case: case["text"])
def test_a_provision_says(case: dict[str, Any]) -> None:
    found = of_provision(case["label"], case["text"], lead=case.get("lead", ""))
    assert {name: found.get(name) for name in case["says"]} == case["says"]
    assert not set(case.get("not", ())) & set(found)


@pytest.mark.parametrize(("force", "sentence"), [(name, s) for name, group in FORCE.items() for s in group])
def test_force(force: str, sentence: str) -> None:
    assert of_provision("sharing.third_party", sentence)["force"] == force


@pytest.mark.parametrize("case", CARVE_OUTS, ids=lambda case: case["text"])
def test_who_may_use_a_way_out_and_what_narrows_it(case: dict[str, Any]) -> None:
    found = of_carve_out(case["label"], case["text"], main=case.get("main", ""))
    if "actor" in case or case.get("nobody"):
        assert found.get("actor") == case.get("actor")
    limiter = str(found.get("limiter", ""))
    assert [words for words in case.get("limits", ()) if words not in limiter] == []
