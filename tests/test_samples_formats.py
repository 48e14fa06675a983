"""A sample says the same as PDF, Word file and text: the same outline, pinpoint by pinpoint, and the same carve-outs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ordtool.extract import extract
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
SLUGS = sorted(folder.name for folder in SAMPLES.iterdir() if (folder / "source.md").is_file())


@cache
def outlined(slug: str, suffix: str) -> Ordinance:
    return ordinance(read(SAMPLES / slug / f"{slug}.{suffix}"))


def cites(text: Ordinance) -> list[str]:
    return [section.cite for section in text.walk() if section.label]


def found(text: Ordinance) -> list[tuple[str, str]]:
    return sorted((clause.label, text.pinpoint(clause.span)) for clause in extract(text).clauses)


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("slug", SLUGS)
def test_outline_is_that_of_the_text(slug: str, suffix: str) -> None:
    assert cites(outlined(slug, suffix)) == cites(outlined(slug, "txt"))


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("slug", SLUGS)
def test_clauses_are_those_of_the_text(slug: str, suffix: str) -> None:
    assert found(outlined(slug, suffix)) == found(outlined(slug, "txt"))
