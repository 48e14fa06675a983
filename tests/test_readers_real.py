"""Every real law beside the project reads, or says what it wants; what was counted in them by hand holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ordtool.errors import InputError, NoTextError
from ordtool.readers import read
from ordtool.source import Look, Source

DATA = Path(__file__).parents[1].parent / "shared" / "data"
FILES = sorted(
    path
    for folder in ("sources", "texts")
    for path in (DATA / folder).rglob("*")
    if path.is_file() and not path.name.startswith(".")
)
SCANS = {"Carroll_Maryland.pdf", "Sedgwick_Kansas.pdf", "rutledge_ordinance_odd_pages_scan.pdf"}
needs_data = pytest.mark.skipif(not FILES, reason="needs ../shared/data, the real laws")


def squashed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@needs_data
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_real_file_reads_or_says_what_it_wants(path: Path) -> None:
    if path.name in SCANS:
        with pytest.raises(NoTextError, match="--ocr auto"):
            read(path)
        return
    if path.name == "typescript_redline.docx":
        with pytest.raises(InputError, match=r"document\.xml is damaged"):
            read(path)
        return
    source = read(path)
    assert any(line.text.strip() for line in source.lines)
    for line in source.lines:
        assert "\n" not in line.text
        assert "\ufffe" not in line.text
        assert all(0 <= mark.span.start < mark.span.end <= len(line.text) for mark in line.marks)
        assert path.suffix != ".pdf" or 1 <= (line.page or 0) <= source.pages


@needs_data
@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name == "nyc"], ids=lambda path: path.name)
def test_new_york_city_s_bills_say_what_their_converted_copies_say(path: Path) -> None:
    """The copies are by another converter, which was spot-checked: {+ +} stands around underlined runs."""
    copy = path.parents[1] / "nyc-marked" / f"{path.stem}.marked.txt"
    text = copy.read_text("utf-8")
    source = read(path)
    assert squashed("".join(line.text for line in source.lines)) == squashed(re.sub(r"\{\+|\+\}", "", text))
    new = "".join(
        line.text[sign.span.start : sign.span.end]
        for line in source.lines
        for sign in line.signs
        if sign.look is Look.UNDERLINE
    )
    assert squashed(new) == squashed("".join(re.findall(r"\{\+(.*?)\+\}", text, re.S)))


DRAWN = "drawn rule"  # under the title or a sum, and counted where lines are


def furniture(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.style == "furniture" and line.removed != DRAWN]


@needs_data
@pytest.mark.parametrize("path", [p for p in FILES if p.name.endswith("_introduced.pdf")], ids=lambda path: path.name)
def test_oregon_s_introduced_bills_are_numbered_line_by_line(path: Path) -> None:
    """Each page counts its lines from 1 without a gap, and nothing unnumbered stands between two of them."""
    source = read(path)
    for page in range(1, source.pages + 1):
        own = [line for line in source.lines if line.page == page]
        lines = [line for line in own if line.style != "furniture" or line.removed == DRAWN]
        numbers = [line.number for line in lines]
        first = numbers.index("1")
        assert numbers[first:] == [str(n) for n in range(1, len(numbers) - first + 1)]
        assert page == 1 or first == 0


@needs_data
@pytest.mark.parametrize("path", [p for p in FILES if p.name.endswith("_enrolled.pdf")], ids=lambda path: path.name)
def test_oregon_s_enrolled_bills_have_a_foot_on_each_page(path: Path) -> None:
    source = read(path)
    assert len(furniture(source)) == source.pages
    assert all(re.search(r"Page \d+$", text) for text in furniture(source))
    assert not any(line.number for line in source.lines)
