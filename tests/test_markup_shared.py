"""Marks of real bills: New York City's against another converter's, Oregon's brackets and bold by what the views show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ordtool.ordinance import Ordinance, View
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.source import State

SOURCES = Path(__file__).parents[1].parent / "shared" / "data" / "sources"
pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="../shared is not here")
NYC = sorted((SOURCES / "nyc").glob("*.rtf"))
OREGON = sorted((SOURCES / "oregon").glob("*.pdf"))
HTML = [f for folder in ("illinois-html", "hawaii-html") for f in sorted((SOURCES / folder).glob("*"))]
# The witness marks every underline; these are underlined and change nothing.
FRAME = re.compile(r"Be it enacted by the Council as follows:?|Session \d+:?|[A-Z][A-Za-z ]+ v\. [A-Z][A-Za-z ]+")
LEAST = 0.95
SHORT = 400
# The witness keeps the drafter's initials, file number and date that close a bill.
SLUGS = 120


def witness(file: Path) -> tuple[str, list[bool]]:
    """The letters of a marked text, and of each whether it is new."""
    letters: list[str] = []
    new: list[bool] = []
    inside = False
    for part in re.split(r"(\{\+|\+\})", file.read_text(encoding="utf-8")):
        inside = part == "{+" or (inside and part != "+}")
        for char in "" if part in ("{+", "+}") else part:
            if not char.isspace():
                letters.append(char)
                new.append(inside)
    return "".join(letters), new


def ours(law: Ordinance) -> tuple[str, list[bool | None]]:
    """The letters of the base text, and of each whether it is new; None where both may be right."""
    flags: list[bool | None] = [False] * len(law.base)
    for mark in law.marks:
        if mark.state is State.INSERTED:
            flags[mark.span.start : mark.span.end] = [True] * len(mark.span)
    for match in FRAME.finditer(law.base):
        flags[match.start() : match.end()] = [None] * len(match[0])
    kept = [place for place, char in enumerate(law.base) if not char.isspace()]
    return "".join(law.base[place] for place in kept), [flags[place] for place in kept]


def counted(file: Path) -> tuple[int, int, int] | None:
    """Letters that both call new, that only we do, that only the witness does; None where the texts are not the same."""
    (text, flags), (other, new) = (
        ours(ordinance(read(file))),
        witness(file.parents[1] / "nyc-marked" / f"{file.stem}.marked.txt"),
    )
    if not other.startswith(text) or len(other) - len(text) > SLUGS:
        return None
    pairs = [(flag, told) for flag, told in zip(flags, new, strict=False) if flag is not None]
    return pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))


@pytest.mark.parametrize("file", NYC, ids=lambda file: file.stem)
def test_underlines_of_new_york_city_are_those_of_another_converter(file: Path) -> None:
    found = counted(file)
    if found is None:
        pytest.skip("the other converter has other letters")
    both, mine, theirs = found
    if both + theirs < SHORT:
        assert mine + theirs < SHORT / 4
    else:
        assert 2 * both / (2 * both + mine + theirs) >= LEAST


def test_most_of_new_york_city_is_compared() -> None:
    compared = [found for file in NYC if (found := counted(file))]
    both, mine, theirs = (sum(column) for column in zip(*compared, strict=True))
    assert len(compared) >= 0.9 * len(NYC)
    assert 2 * both / (2 * both + mine + theirs) >= 0.995


@pytest.mark.parametrize("file", OREGON, ids=lambda file: file.stem)
def test_oregons_brackets_leave_the_law_and_its_new_words_the_old_one(file: Path) -> None:
    source = read(file)
    amended, current = (ordinance(source, view=view) for view in (View.AMENDED, View.CURRENT))
    assert amended.house == "oregon"
    assert amended.warnings == ()
    struck = [amended.base[m.span.start : m.span.end] for m in amended.marks if m.state is State.STRUCK]
    assert all(words.startswith("[") and words.endswith("]") for words in struck)
    # Upright brackets are an editor's or a chemist's: "ORS 475B.707 [renumbered …]", "benzo[c]chromene".
    upright = len(re.findall(r"\w\[\w\]|\[renumbered\s", amended.base))
    assert amended.text.count("[") == upright
    # The brackets around struck words are the drafter's: the law as it reads now has none.
    assert current.text.count("[") == upright
    new = [amended.base[m.span.start : m.span.end] for m in amended.marks if m.state is State.INSERTED]
    assert new
    longest = max(new, key=len)
    assert len(longest) < 200 or longest[:200] not in current.text


@pytest.mark.parametrize("file", HTML, ids=lambda file: file.stem)
def test_bills_of_illinois_and_hawaii_are_known_and_leave_no_doubt(file: Path) -> None:
    law = ordinance(read(file))
    assert law.house == file.parent.name.removesuffix("-html")
    assert law.warnings == ()
