"""Oregon's real prints: an independent reader says what stands in the margins, and none of it is in the text.

pdfplumber knows places, not meanings: what it finds left of the text, above the first numbered line and below the last is
furniture, all else is law. Both readings must agree letter by letter, so that a margin number left in the text is noticed
as well as a word of law taken for furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.source import Source, State

OREGON = Path(__file__).parents[1].parent / "shared" / "data" / "sources" / "oregon"
FILES = sorted(OREGON.glob("*.pdf"))
pytestmark = pytest.mark.skipif(not FILES, reason="needs ../shared/data/sources/oregon, the real prints")
INTRODUCED = [path for path in FILES if path.stem.endswith("introduced")]
ENROLLED = [path for path in FILES if path.stem.endswith("enrolled")]
TEXT_LEFT = 85.0  # points: Oregon's text begins at 90, its line numbers end before 84

LONG = 200  # letters: so many are not both deleted and added

Words = list[dict[str, Any]]


@cache
def source(path: Path) -> Source:
    return read(path)


@cache
def witness(path: Path) -> dict[int, Words]:
    """The words of every page with their places, by page."""
    found: dict[int, Words] = {}
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages, start=1):
            found[number] = page.extract_words(extra_attrs=["fontname"], keep_blank_chars=False)
            page.close()
    return found


def letters(text: str) -> Counter[str]:
    """Letters and figures, whatever stands between them; a hyphen at a line's end may be written in several ways."""
    return Counter(character for character in text if character.isalnum())


def kept(found: Source, page: int) -> str:
    return " ".join(line.text for line in found.lines if line.page == page and line.style != "furniture")


def removed(found: Source, page: int) -> list[str]:
    return [line.text for line in found.lines if line.page == page and line.style == "furniture"]


def body(words: Words, *, first: bool) -> str:
    """The words of an introduced bill's page that are law: right of the numbers, and not above or below them."""
    numbers = [word for word in words if word["x1"] < TEXT_LEFT and word["text"].isdigit()]
    top = 0.0 if first else min(word["top"] for word in numbers) - 4
    bottom = max(word["bottom"] for word in numbers) + 4
    return " ".join(
        word["text"] for word in words if word["x0"] >= TEXT_LEFT and top <= word["top"] and word["bottom"] <= bottom
    )


@pytest.mark.parametrize("path", INTRODUCED, ids=lambda path: path.stem)
def test_the_text_of_a_bill_is_what_stands_beside_its_numbers(path: Path) -> None:
    for page, words in witness(path).items():
        assert letters(kept(source(path), page)) == letters(body(words, first=page == 1)), f"page {page}"


@pytest.mark.parametrize("path", INTRODUCED, ids=lambda path: path.stem)
def test_each_margin_number_is_its_line_s(path: Path) -> None:
    for page, words in witness(path).items():
        printed = [word["text"] for word in words if word["x1"] < TEXT_LEFT and word["text"].isdigit()]
        assert [line.number for line in source(path).lines if line.page == page and line.number] == printed


@pytest.mark.parametrize("path", INTRODUCED, ids=lambda path: path.stem)
def test_head_page_number_legend_and_drafting_number_are_furniture(path: Path) -> None:
    found = source(path)
    reasons = {line.removed for line in found.lines if line.style == "furniture"}
    assert "" not in reasons
    first = removed(found, 1)
    assert any(text.startswith("NOTE:") for text in first)
    assert {line.removed for line in found.lines if line.text.startswith("NOTE: Matter")} == {"legend"}
    for page in range(2, found.pages + 1):
        assert re.fullmatch(r"[HS]B \d+", removed(found, page)[0])
        assert removed(found, page)[-1] == f"[{page}]"


@pytest.mark.parametrize("path", ENROLLED, ids=lambda path: path.stem)
def test_the_text_of_an_enrolled_bill_is_all_but_its_foot(path: Path) -> None:
    found = source(path)
    for page, words in witness(path).items():
        foot = max(round(word["top"]) for word in words)
        law = " ".join(word["text"] for word in words if round(word["top"]) < foot - 2)
        assert letters(kept(found, page)) == letters(law), f"page {page}"
        # A line of underscores across the page holds no letter.
        assert all(re.search(rf"^Enrolled .* Page {page}$|^_+$", text) for text in removed(found, page))


def deleted(path: Path) -> list[str]:
    """Stretches of one line that stand in italics between brackets, as the witness sees them."""
    found: list[str] = []
    for words in witness(path).values():
        for _, line in groupby(words, key=lambda word: round(word["top"])):
            text = " ".join(("\x01" if "Italic" in word["fontname"] else "\x02") + word["text"] for word in line)
            for stretch in re.findall(r"\x01\[([^\]]*)", text) + re.findall(r"\x02\[ ?\x01([^\]\x02]*)", text):
                inner = re.sub(r"[\x01\x02]", "", stretch).split()
                found += [" ".join(inner[1:-1])] if len(inner) > 4 else []
    return found


def squashed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bracketed_deletions_are_not_in_the_law_as_amended(path: Path) -> None:
    """The same words may stand there as new ones too, so that marks are asked, not only texts."""
    stretches = deleted(path)
    law = ordinance(source(path), view=View.AMENDED)
    current = squashed(ordinance(source(path), view=View.CURRENT).text)
    struck = [squashed(law.base[mark.span.start : mark.span.end]) for mark in law.marks if mark.state is State.STRUCK]
    for stretch in map(squashed, stretches):
        assert any(stretch in words for words in struck), stretch
        assert stretch in current
    kept_words = squashed(law.text)
    assert not any(len(words) > LONG and words in kept_words for words in struck)


def test_the_witness_sees_deletions() -> None:
    assert sum(len(deleted(path)) for path in FILES) > 25
