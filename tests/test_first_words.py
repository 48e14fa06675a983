"""The bank of first words: what is found in sentences that were written before any rule was read holds its floors."""

from __future__ import annotations

import pytest
from first_words.bank import figures, sentences

FLOORS = {"carve-outs of any kind": 0.67, "carve-outs, right label": 0.55, "provisions": 0.78}


@pytest.mark.parametrize("figure", FLOORS)
def test_what_is_found_does_not_fall(figure: str) -> None:
    assert figures()[figure] >= FLOORS[figure]


def test_hard_negatives_raise_few_alarms() -> None:
    assert figures()["false alarms"] <= 0.05


def test_the_bank_covers_every_label_of_a_carve_out() -> None:
    wanted = {label for sentence in sentences("carve_outs") for label in sentence.wanted}
    assert len(sentences("carve_outs")) >= 120
    assert len(sentences("negatives")) >= 40
    assert len(wanted) == 22
