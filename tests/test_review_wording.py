"""The words of the annotated draft: nothing said twice, the model cited as a law is, quotations whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ordtool.library import model
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.report import Block, Fold, Heading, Paragraph, Report, Table
from ordtool.review import report, review

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
OVERSIGHT, FACE = "larkmoor-surveillance", "westering-face-ban"
MODELS = {OVERSIGHT: "surveillance-oversight", FACE: "face-recognition-ban"}


@cache
def made(name: str) -> Report:
    text = ordinance(read(SAMPLES / name / f"{name}.docx"))
    return report(review(text, model=model(MODELS[name]), date="2026-11-23"))


def blocks(found: tuple[Block, ...]) -> Iterator[Block]:
    for block in found:
        yield block
        if isinstance(block, Fold):
            yield from blocks(block.blocks)


def scorecard(name: str) -> Iterator[Table]:
    return (b for b in blocks(made(name).blocks) if isinstance(b, Table) and b.header[0] == "Question")


def lines() -> list[str]:
    return [line for note in made(OVERSIGHT).notes for line in note.paragraphs]


def test_a_comment_asks_what_no_earlier_one_asks() -> None:
    asking = ("Ask:", "Option:", "Not checked:")
    asked = [tuple(line for line in note.paragraphs if line.startswith(asking)) for note in made(OVERSIGHT).notes]
    own = [found for found in asked if found and found[0].startswith("Ask:")]
    assert len(own) == len(set(own)) > 10
    assert "Ask and option: as at bill § 2, proposed § 5.04.080(B)." in lines()


def test_a_comment_says_a_reason_once() -> None:
    assert any(line.endswith("Differs from the model. Likewise.") for line in lines())


def test_no_quotation_in_a_comment_is_cut_before_its_mark() -> None:
    assert [line for line in lines() if line.count("“") != line.count("”")] == []


def test_a_defined_term_of_the_model_is_cited_as_the_law_cites_its_own() -> None:
    cells = [run.text for table in scorecard(FACE) for row in table.rows for cell in row[1] for run in cell.runs]
    assert any("§\u00a02 (“face recognition”)" in text for text in cells)
    assert not [text for text in cells if re.search(r"\d\[", text)]


@pytest.mark.parametrize("name", [OVERSIGHT, FACE])
def test_no_place_is_named_twice_in_a_row_of_the_scorecard(name: str) -> None:
    for table in scorecard(name):
        for row in table.rows:
            links = [run.text for cell in row[2] for run in cell.runs if run.link]
            assert len(links) == len(set(links))


def test_one_thing_is_not_counted_in_the_plural() -> None:
    summaries = [fold.summary for name in (OVERSIGHT, FACE) for fold in made(name).blocks if isinstance(fold, Fold)]
    assert "1 routine exclusion" in summaries
    assert not [said for said in summaries if re.match(r"1 \w+ ?\w*s\b", said)]


def test_no_heading_stands_over_nothing() -> None:
    """A text without a grave difference says so under "What decides"."""
    said = made(FACE).blocks
    at = next(n for n, block in enumerate(said) if isinstance(block, Heading) and block.runs[0].text == "What decides")
    after = said[at + 1]
    assert isinstance(after, Paragraph) and after.runs[0].text.startswith("No exception and no difference of great")
