"""Pairings of real versions that were checked by hand stay as they were read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ordtool.compare import compare
from ordtool.outline import ordinance
from ordtool.readers import read

ROOT = Path(__file__).parent.parent
SOURCES = ROOT.parent / "shared" / "data" / "sources"
_PAIR = re.compile(r"## `(\S+)` to `(\S+)`\n(.*?)(?=\n## |\Z)", re.DOTALL)
_ROW = re.compile(r"^\| (?:`([^`]+)`)? *\| (?:`([^`]+)`)? *\| ([a-z]+) \|", re.MULTILINE)
PAIRS = _PAIR.findall((ROOT / "docs" / "compare-check.md").read_text(encoding="utf-8"))


def test_the_page_holds_twelve_pairs() -> None:
    assert len(PAIRS) == 12
    assert sum(len(_ROW.findall(rows)) for *_, rows in PAIRS) > 120


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the real versions are not beside this folder")
@pytest.mark.parametrize(("old", "new", "rows"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_what_was_read_by_hand_is_said(old: str, new: str, rows: str) -> None:
    found = compare(*(ordinance(read(SOURCES / name)) for name in (old, new)))
    told = {
        (" + ".join(s.path for s in pair.old), " + ".join(s.path for s in pair.new), str(pair.change))
        for pair in found.pairs
    }
    brackets = str.maketrans("“”", "[]")
    assert {tuple(cell.translate(brackets) for cell in row) for row in _ROW.findall(rows)} <= told
