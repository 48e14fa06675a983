"""Real HTML beside the project: what the printer adds is set aside, pages of codes keep every word, signs stand where tags do."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from ordtool.readers import read
from ordtool.source import Look, Source

SOURCES = Path(__file__).parents[1].parent / "shared" / "data" / "sources"
FILES = sorted(
    path for folder in ("illinois", "hawaii", "new-jersey", "state-codes") for path in SOURCES.glob(f"{folder}-html/*")
)
pytestmark = pytest.mark.skipif(not FILES, reason="needs ../shared/data, the real laws")


def of(folder: str, part: str = "") -> list[Path]:
    return [path for path in FILES if path.parent.name == f"{folder}-html" and part in path.name]


def law(source: Source) -> str:
    return "\n".join(line.text for line in source.lines if line.style != "furniture")


def removed(source: Source, reason: str) -> str:
    return "\n".join(line.text for line in source.lines if line.removed == reason)


@pytest.mark.parametrize("path", of("illinois", "Introduced"), ids=lambda path: path.name)
def test_synopses_of_illinois_are_no_law(path: Path) -> None:
    source = read(path)
    assert "SYNOPSIS AS INTRODUCED" in removed(source, "printer's note")
    assert "SYNOPSIS" not in law(source)
    assert re.search(r"^AN ACT concerning", law(source), re.M)
    assert re.search(r"^Be it enacted by the People", law(source), re.M)


@pytest.mark.parametrize("path", of("illinois"), ids=lambda path: path.name)
def test_lines_of_illinois_keep_their_numbers(path: Path) -> None:
    """Every numbered line is law, but for the last number of a page nothing unnumbered stands between two."""
    numbers = [int(line.number) for line in read(path).lines if line.number]
    assert numbers[0] == 1
    assert all(after in (before + 1, 1) for before, after in itertools.pairwise(numbers))


@pytest.mark.parametrize("path", of("new-jersey"), ids=lambda path: path.name)
def test_synopses_and_statements_of_new_jersey_are_no_law(path: Path) -> None:
    source = read(path)
    assert re.search(r"^SYNOPSIS$", removed(source, "printer's note"), re.M)
    assert re.search(r"^STATEMENT$", removed(source, "printer's note"), re.M)
    assert re.search(r"^An Act ", law(source), re.M)
    assert re.search(r"\bThis act shall take effect\b", law(source))


@pytest.mark.parametrize("path", of("hawaii"), ids=lambda path: path.name)
def test_descriptions_of_hawaii_are_no_law(path: Path) -> None:
    source = read(path)
    assert "Description:" in removed(source, "printer's note")
    assert "Report Title" not in law(source)
    assert re.search(r"^SECTION 1\.", law(source), re.M)


@pytest.mark.parametrize("path", of("state-codes"), ids=lambda path: path.name)
def test_pages_of_codes_without_a_site_lose_nothing(path: Path) -> None:
    assert not any(line.removed for line in read(path).lines)


@pytest.mark.parametrize("path", [*of("illinois"), *of("hawaii")], ids=lambda path: path.name)
def test_struck_and_underlined_words_are_those_between_the_tags(path: Path) -> None:
    """Counted in the file itself, by its tags alone."""
    text = path.read_bytes().decode("cp1252" if path.suffix == ".HTM" else "utf-8", "replace")
    source = read(path)
    for look, tags in ((Look.STRIKE, "strike|s"), (Look.UNDERLINE, "u")):
        inside = re.findall(rf"<({tags})(?:\s[^>]*)?>(.*?)</\1>", text, re.S | re.I)
        letters = sum(
            len(re.findall(r"[A-Za-z]", re.sub(r"<[^>]*>|&[a-z]+;", "", words, flags=re.S))) for _, words in inside
        )
        found = sum(
            len(re.findall(r"[A-Za-z]", line.text[sign.span.start : sign.span.end]))
            for line in source.lines
            for sign in line.signs
            if sign.look is look
        )
        assert found == letters
