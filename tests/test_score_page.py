"""docs/accuracy.md and what stands beside its figures: first contact, the readers, known failures."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ordtool import library
from ordtool.library import FirstText
from ordtool.library.measured import mean_of
from ordtool.score import measure, provenance
from ordtool.score.annotated import annotated
from ordtool.score.gold import Agreement
from ordtool.writers import write

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"


def text(name: str, *, precision: float, recall: float, f1: float, clauses: int, carve_outs: int = 2) -> FirstText:
    return FirstText(
        name=name, what=name, date=datetime.date(2026, 11, 23), commit="abc1234", clauses=clauses,
        precision=precision, recall=recall, f1=f1, strict_f1=f1 - 0.1,
        carve_outs=carve_outs, carve_out_precision=precision, carve_out_recall=recall,
    )  # fmt: skip


TEXTS = (
    text("a short law", precision=1.0, recall=0.5, f1=0.667, clauses=2, carve_outs=0),
    text("a long law", precision=0.6, recall=0.9, f1=0.72, clauses=90),
)


def page(blocks: list[Any]) -> str:
    from io import BytesIO

    from ordtool.report import Report

    stream = BytesIO()
    write(Report("x", tuple(blocks)), stream, format="md")
    return stream.getvalue().decode()


def test_the_mean_counts_every_law_once() -> None:
    mean = mean_of(TEXTS)
    assert (mean.clauses, mean.precision, mean.recall) == (92, 0.8, 0.7)
    assert (mean.carve_out_precision, mean.carve_out_recall) == (
        0.6,
        0.9,
    )  # a law without carve-outs says nothing of them


def test_first_contact_names_the_figure_to_believe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance, "first_texts", lambda: TEXTS)
    monkeypatch.setattr(provenance, "first_contacts", lambda: (*library.first_contacts(), mean_of(TEXTS)))
    lines = page(provenance.first_contact()).splitlines()
    assert "| mean over 2: the figure we believe | 92 | 0.80 | 0.70 | 0.69 | 0.59 |  |" in lines
    assert any(line.startswith("| a short law | 2 | 1.00 | 0.50 | 0.67") and "abc1234" in line for line in lines)


def test_a_later_wave_is_the_figure_and_silence_on_other_law_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    later = [
        text("a later law", precision=1.0, recall=0.5, f1=0.667, clauses=4),
        text("another subject", precision=1.0, recall=1.0, f1=1.0, clauses=0, carve_outs=0),
    ]
    both = (*TEXTS, *(one.model_copy(update={"wave": 2}) for one in later))
    monkeypatch.setattr(provenance, "first_texts", lambda: both)
    monkeypatch.setattr(
        provenance, "first_contacts", lambda: (*library.first_contacts()[:1], mean_of(TEXTS), mean_of(both[2:]))
    )
    lines = page(provenance.first_contact()).splitlines()
    silent = "silence on laws without a clause left out"
    assert f"| mean over 1, {silent}: the figure we believe | 4 | 1.00 | 0.50 | 0.67 | 0.57 |  |" in lines
    assert "| mean over 2: before the rules learned from them | 92 | 0.80 | 0.70 | 0.69 | 0.59 |  |" in lines


def test_the_readers_agreement_is_pooled_over_texts() -> None:
    one = {"carve-outs": Agreement(first=4, second=4, both=3, strict=2)}
    two = {"carve-outs": Agreement(first=1, second=1, both=1, strict=1)}
    told = page(provenance.readers([one, {}, two]))
    assert "| carve-outs | 5 and 5 | 0.80 | 0.60 |" in told
    assert "2 laws of the added gold" in told
    assert "added gold:" not in page(provenance.readers([{}]))


def test_the_page_of_our_samples() -> None:
    report = measure(annotated(file) for file in sorted(SAMPLES.rglob("gold.jsonl")))
    told = page(list(report.blocks))
    for heading in (
        "In short",
        "First contact",
        "By family",
        "By label",
        "By document",
        "Labels without gold",
        "Known failures",
    ):
        assert heading in told
    assert "larkmoor" in told
    for failure in library.known_failures():
        assert failure.what.split(",")[0] in told


def test_one_law_is_no_laws(inside: Callable[..., Any]) -> None:
    file = next(iter(sorted(SAMPLES.rglob("gold.jsonl"))))
    assert inside("score", file).stdout.decode().splitlines()[1].startswith("1 annotated law;")
