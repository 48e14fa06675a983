"""Every carve-out and weakening planted in our samples is found, and none is called stronger or met."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from ordtool.library import model
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.review import Review, review
from ordtool.source import Span

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
PLANTED = [
    (folder.name, item)
    for folder in sorted(SAMPLES.iterdir())
    if (folder / "planted.toml").is_file()
    for item in tomllib.loads((folder / "planted.toml").read_text("utf-8")).get("planted", [])
]


@cache
def reviewed(slug: str) -> Review:
    chosen = tomllib.loads((SAMPLES / slug / "planted.toml").read_text("utf-8"))["model"]
    return review(ordinance(read(SAMPLES / slug / f"{slug}.txt")), model=model(chosen))


def quoted(result: Review, quote: str) -> Span:
    start = result.ordinance.text.index(quote)
    return Span(start, start + len(quote))


CASES = [pytest.param(slug, item, id=item["id"]) for slug, item in PLANTED]
CARVE_OUTS = [case for case in CASES if str(case.values[1].get("label", "")).startswith("carveout.")]
WEAKENED = [case for case in CASES if case.values[1].get("criterion")]


@pytest.mark.parametrize(("slug", "item"), CARVE_OUTS)
def test_planted_carve_out_is_in_the_ledger(slug: str, item: dict[str, str]) -> None:
    result = reviewed(slug)
    span = quoted(result, item["quote"])
    rows = [row for row in result.carve_outs if item["label"] in row.labels]
    assert any(
        2 * row.evidence.clause.span.overlap(span) >= min(len(span), len(row.evidence.clause.span)) for row in rows
    )


@pytest.mark.parametrize(("slug", "item"), WEAKENED)
def test_planted_weakening_is_not_called_met_or_stronger(slug: str, item: dict[str, str]) -> None:
    result = reviewed(slug)
    finding = next(f for f in result.findings if f.criterion.id == item["criterion"])
    wanted = {item["verdict"]} if item["verdict"] != "ledger" else {"weaker", "missing"}
    assert str(finding.verdict) in wanted | ({"weaker"} if "missing" in wanted else set())


def test_nothing_is_extracted_from_an_off_topic_sample() -> None:
    slug = "pell-crossing-parking"
    result = review(ordinance(read(SAMPLES / slug / f"{slug}.txt")), model=model("surveillance-oversight"))
    assert not result.extraction.clauses
    assert not result.about
