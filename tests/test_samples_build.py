"""The samples' files are made from their sources, and all formats of one sample hold the same words."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ordtool.readers import read

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
sys.path.insert(0, str(CORPUS))

from build_samples import SAMPLES, build  # noqa: E402
from sample_builder.source import load  # noqa: E402

SLUGS = sorted(path.parent.name for path in SAMPLES.glob("*/source.md"))
MADE = ("{0}.txt", "{0}.docx", "{0}.pdf", "gold.jsonl", "planted.toml")


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("samples")
    for slug in SLUGS:
        build(SAMPLES / slug, out / slug)
    return out


@pytest.fixture(scope="module")
def rebuilt_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("samples-elsewhere")
    strange = {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONUTF8": "0"}
    command = [sys.executable, str(CORPUS / "build_samples.py"), "--out", str(out)]
    subprocess.run(command, check=True, env=os.environ | strange, cwd=out)
    return out


def test_there_are_samples_in_six_styles_and_more() -> None:
    assert len(SLUGS) >= 6


@pytest.mark.parametrize("slug", SLUGS)
def test_the_committed_files_are_what_the_sources_give(slug: str, rebuilt: Path) -> None:
    for name in (name.format(slug) for name in MADE):
        committed, made = SAMPLES / slug / name, rebuilt / slug / name
        if name.endswith(".docx"):  # the packing depends on zlib's version, the parts do not
            assert members(made) == members(committed)
        else:
            assert made.read_bytes() == committed.read_bytes(), f"{name}: run corpus/build_samples.py"


@pytest.mark.parametrize("slug", SLUGS)
def test_another_process_with_another_hash_seed_and_locale_gives_the_same_bytes(
    slug: str, rebuilt: Path, rebuilt_elsewhere: Path
) -> None:
    for name in (name.format(slug) for name in MADE):
        assert (rebuilt_elsewhere / slug / name).read_bytes() == (rebuilt / slug / name).read_bytes(), name


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
def test_every_format_holds_the_words_of_the_source(slug: str, suffix: str) -> None:
    source = read(SAMPLES / slug / f"{slug}.{suffix}")
    lines = (f"{line.marker} {line.text}" for line in source.lines if line.style != "furniture")
    assert " ".join(lines).split() == load(SAMPLES / slug).text.split()


@pytest.mark.parametrize("slug", SLUGS)
def test_no_format_is_read_with_a_warning(slug: str) -> None:
    for suffix in ("txt", "docx", "pdf"):
        assert read(SAMPLES / slug / f"{slug}.{suffix}").warnings == ()


def test_word_counts_the_enumerators_of_some_samples() -> None:
    slug = "larkmoor-surveillance"
    assert load(SAMPLES / slug).layout.numbering == "word"
    document = members(SAMPLES / slug / f"{slug}.docx")["word/document.xml"].decode()
    assert "<w:numPr>" in document
    assert "F. “Surveillance technology” does not include" not in document
    assert "“Surveillance technology” does not include" in document


def test_a_list_that_word_would_count_otherwise_is_refused(tmp_path: Path) -> None:
    (tmp_path / "source.md").write_text("# Title\n## One\n  (a) First\n  (c) Third\n", encoding="utf-8")
    settings = 'head = "h"\ntitle = "t"\ndate = 2025-01-01T00:00:00\nnumbering = "word"\n'
    (tmp_path / "layout.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(ValueError, match=r"would count \(b\) where the source has \(c\)"):
        build(tmp_path, tmp_path / "out")


def test_new_and_old_matter_are_marked_as_new_york_marks_them() -> None:
    slug = "harrow-falls-local-law"
    text = (SAMPLES / slug / f"{slug}.txt").read_text(encoding="utf-8")
    document = members(SAMPLES / slug / f"{slug}.docx")["word/document.xml"].decode()
    assert "The department [shall not] may install" in text
    assert '<w:u w:val="single"/></w:rPr><w:t>may</w:t>' in document


def test_the_samples_with_margin_numbers_have_them() -> None:
    for slug in SLUGS:
        source = read(SAMPLES / slug / f"{slug}.pdf")
        numbered = [line for line in source.lines if line.number]
        assert bool(numbered) == load(SAMPLES / slug).layout.line_numbers, slug
