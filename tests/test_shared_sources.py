"""Real law goes through: every text and source of ../shared is extracted and reviewed without an error or a surprise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ordtool.errors import InputError, NoTextError
from ordtool.extract import extract
from ordtool.library import model
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.review import review

DATA = Path(__file__).parents[1].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared is not here")
FILES = sorted(file for folder in ("texts", "sources") for file in (DATA / folder).rglob("*") if file.is_file())
LARGE = 1_500_000
"""Bytes; the few larger ones are read by the readers' own tests, and zoning ordinances below."""
DAMAGED = {"typescript_redline.docx"}
EXPLAINED = re.compile(
    r"no text on page|tracked changes|holds .*comments|[Rr]ead as|is no |are pictures|code page|encoding|footnote"
    r"|text box|numbering|suffix|is not what the page shows|read as existing law"
)


@pytest.mark.parametrize("file", [f for f in FILES if f.stat().st_size < LARGE], ids=lambda f: f.name)
def test_goes_through(file: Path) -> None:
    try:
        text = ordinance(read(file))
    except NoTextError as error:
        assert "--ocr auto" in str(error)
        return
    except InputError:
        assert file.name in DAMAGED
        return
    result = review(text, model=model("surveillance-oversight"))
    assert len(result.findings) == len(model("surveillance-oversight").rubric.criteria)
    assert [w for w in text.warnings if not EXPLAINED.search(w)] == []
    for clause in result.extraction.clauses:
        assert text.quote(clause.span).strip()


ZONING = [
    "Denmark_Maine.pdf",
    "Rush_Indiana_draft.pdf",
    "Ovid_Michigan.pdf",
    "Grant_Minnesota.pdf",
    "Becker_Minnesota.pdf",
]


@pytest.mark.parametrize("name", ZONING)
def test_zoning_and_energy_ordinances_hold_no_clause_of_ours(name: str) -> None:
    assert extract(ordinance(read(DATA / "sources" / "county-pdf" / name))).clauses == ()
