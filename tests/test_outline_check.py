"""docs/outline-check.md holds: the pinpoints that were read by hand are those that the outline gives."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.source import Span
from tests.test_outline_properties import check_whole

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"\| `(?P<file>[^`]+)` \| (?P<offset>\d+) \| (?P<page>\d*) \| (?P<cite>.+?) \|")
ROWS = [match.groups() for match in ROW.finditer((ROOT / "docs" / "outline-check.md").read_text(encoding="utf-8"))]


@cache
def outlined(path: Path) -> Ordinance:
    return ordinance(read(path))


def test_enough_was_checked() -> None:
    assert len(ROWS) > 50
    assert len({row[0] for row in ROWS}) >= 10


@pytest.mark.parametrize(
    ("file", "offset", "page", "cite"), ROWS, ids=[f"{row[0].rsplit('/')[-1]}-{row[1]}" for row in ROWS]
)
def test_a_pinpoint_is_what_a_reader_found(shared: Path, file: str, offset: str, page: str, cite: str) -> None:
    law = outlined(shared / "data" / file)
    assert law.pinpoint(Span(int(offset), int(offset) + 1)) == cite
    assert law.page(int(offset)) == (int(page) if page else None)


@pytest.mark.parametrize(
    "folder", ["texts", "sources/dc", "sources/somerville", "sources/state-codes-html", "sources/hawaii-html"]
)
def test_real_laws_give_sound_trees(shared: Path, folder: str) -> None:
    files = sorted((shared / "data" / folder).iterdir())
    assert files
    for path in files:
        law = outlined(path)
        check_whole(law)
        assert any(section.label for section in law.walk()), path.name
