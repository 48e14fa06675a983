"""Fifty pairs of files, each redlined, accepted and rejected: the short version of `make prove`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from tests.comparing import generate, inplace, oracle, proving
from tests.comparing.dressing import packed

GENERATED = range(16)
PANDOC = frozenset((0, 3, 6, 9))


def held(case: proving.Case, *, pandoc: bool = False) -> proving.Proof:
    proof = proving.proved(case, pandoc=pandoc)
    assert not proof.failures, f"{proof.name}: {proof.failures}"
    return proof


@pytest.mark.parametrize("seed", GENERATED)
def test_generated_pairs(seed: int) -> None:
    held(next(proving.generated(1, seed)), pandoc=seed in PANDOC)


@pytest.mark.parametrize("name", inplace.FILES)
def test_the_users_own_file_stays_as_it_was(name: str, needs_program: Callable[[str], str]) -> None:
    if name.startswith("pandoc"):
        needs_program("pandoc")
    if name.startswith("libreoffice"):
        needs_program("soffice")
    held(next(proving.in_place(1, name)))


@pytest.mark.parametrize("number", range(0, 108, 15))
def test_pairs_of_samples(number: int) -> None:
    held(next(itertools.islice(proving.samples(), number, None)))


@pytest.mark.parametrize("number", range(0, 63, 7))
def test_pairs_of_versions(number: int) -> None:
    found = next(itertools.islice(proving.versions(), number, None), None)
    if found is None:
        pytest.skip("needs ../shared/data, the real laws")
    held(found)


def test_libreoffice_opens_redlines(needs_program: Callable[[str], str]) -> None:
    needs_program("soffice")
    proofs = [proving.proved(case, pandoc=False) for case in proving.generated(5, 100)]
    assert oracle.unopened({proof.name: proof.files[0] for proof in proofs}) == []


def test_the_same_seed_makes_the_same_pair() -> None:
    assert generate.pair(7) == generate.pair(7)
    assert generate.pair(7).old != generate.pair(8).old


def rewritten(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The file with other bytes in one part."""
    files = oracle.parts(data)
    assert old in files[name]
    return packed({**files, name: files[name].replace(old, new, 1)})


def test_the_witnesses_see_what_is_wrong() -> None:
    case = next(proving.in_place(1, "notes and heads"))
    redline, original, _ = held(case).files
    lines = oracle.lines(oracle.read("a.docx", original))
    assert any("accepted" in said for said in oracle.unlike(redline, lines, lines))
    head = rewritten(redline, "word/header1.xml", b"DRAFT 4", b"DRAFT 5")
    assert "word/header1.xml was changed" in inplace.damaged(head, original, comments=True)
    words = rewritten(redline, "word/document.xml", b"governs the use", b"governs any use")
    assert any("is not what it was" in said for said in inplace.damaged(words, original, comments=True))
    first = min(set(re.findall(rb'<w:(?:ins|del) w:id="(\d+)"', oracle.parts(redline)["word/document.xml"])))
    twice = rewritten(
        redline, "word/document.xml", b"<w:body>", b'<w:body><w:p><w:ins w:id="%s" w:author="ordtool"/></w:p>' % first
    )
    assert any("stands 2 times" in said for said in oracle.misbuilt(twice, original))
    lost = rewritten(redline, "word/_rels/document.xml.rels", b'Target="header1.xml"', b'Target="header9.xml"')
    assert any("header9.xml is missing" in said for said in oracle.misbuilt(lost, original))


def test_the_schema_sees_what_is_wrong() -> None:
    if not oracle.SCHEMA.exists():
        pytest.skip("needs the WordprocessingML schemas (../shared/data/ooxml-xsd)")
    redline, original, _ = held(next(proving.in_place(1, "threads"))).files
    wrong = rewritten(redline, "word/document.xml", b"<w:body>", b"<w:body><w:p><w:del/></w:p>")
    assert any("is required" in said for said in oracle.misbuilt(wrong, original))


def test_pandoc_sees_what_is_wrong(needs_program: Callable[[str], str]) -> None:
    needs_program("pandoc")
    redline, original, _ = held(next(proving.in_place(1, "odd runs"))).files
    assert oracle.misread_by_pandoc(redline, original) == []
    words = rewritten(original, "word/document.xml", b"This chapter governs", b"That chapter governs")
    assert any("pandoc, rejected" in said for said in oracle.misread_by_pandoc(redline, words))


def test_anothers_lost_change_is_seen() -> None:
    redline, original, _ = held(next(proving.in_place(1, "earlier changes"))).files
    lost = rewritten(redline, "word/document.xml", b"promptly ", b"")
    assert any("another's change" in said for said in inplace.damaged(lost, original, comments=True))
