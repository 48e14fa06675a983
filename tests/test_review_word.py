"""The annotated Word draft of real reviews, read back by pandoc: every comment stands on exactly the words it is about."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from test_writers_docx import commented, needs_pandoc

from ordtool import writers
from ordtool.library import model
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.review import Review, report, review
from ordtool.review.pages.comments import comments

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
CASES = [
    ("larkmoor-surveillance", "pdf", "surveillance-oversight"),
    ("harrow-falls-local-law", "docx", "surveillance-oversight"),
    ("brackwater-face-limits", "txt", "face-recognition-ban"),
]


def reviewed(slug: str, suffix: str, name: str) -> Review:
    return review(ordinance(read(SAMPLES / slug / f"{slug}.{suffix}")), model=model(name), date="2026-11-23")


def bare(words: str) -> str:
    return "".join(words.split())


@needs_pandoc
@pytest.mark.parametrize(("slug", "suffix", "name"), CASES)
def test_every_comment_stands_on_its_words(slug: str, suffix: str, name: str, tmp_path: Path) -> None:
    result = reviewed(slug, suffix, name)
    stream = BytesIO()
    writers.write(report(result, tone="neutral"), stream, format="docx")
    found = sorted((bare(text), bare(words)) for text, words in commented(stream.getvalue(), tmp_path).values())
    wanted = sorted(
        (bare("".join(comment.note.paragraphs)), bare(result.ordinance.quote(comment.span)))
        for comment in comments(result, "neutral")
    )
    assert len(wanted) > 10
    assert found == wanted
