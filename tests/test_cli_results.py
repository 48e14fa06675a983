"""The commands that make reports: every format, the file and the screen, what makes them fail, what is said beside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from ordtool.review import Verdict
from ordtool.review.pages import words

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples"
PDF = SAMPLES / "larkmoor-surveillance" / "larkmoor-surveillance.pdf"
MODEL = ("--model", "surveillance-oversight")
BEGINS = {"docx": b"PK", "html": b"<!DOCTYPE html>", "md": b"# ", "json": b"{", "txt": b""}


def review(inside: Run, *more: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return inside("review", PDF, *MODEL, *more, **{"SOURCE_DATE_EPOCH": "1795000000"} | environment)


@pytest.fixture
def data(inside: Run) -> dict[str, Any]:
    """The review of the watered-down sample, as data."""
    done = review(inside, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_format_is_tested() -> None:
    from ordtool import writers

    assert set(writers.formats()) <= set(BEGINS)


@pytest.mark.parametrize("format_", sorted(BEGINS))
@pytest.mark.parametrize("brief", [(), ("--brief",)])
def test_review_in_every_format(inside: Run, tmp_path: Path, format_: str, brief: tuple[str, ...]) -> None:
    target = tmp_path / f"out.{format_}"
    done = review(inside, *brief, "-o", target)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert f"Wrote {target}" in done.stderr.decode()
    piped = review(inside, *brief, "--format", format_)
    assert piped.returncode == 0, piped.stderr
    assert piped.stdout == target.read_bytes()
    assert piped.stdout.startswith(BEGINS[format_])


@pytest.mark.parametrize("command", ["extract", "outline"])
@pytest.mark.parametrize("format_", sorted(BEGINS))
def test_lists_in_every_format(inside: Run, command: str, format_: str) -> None:
    done = inside(command, PDF, "--format", format_)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(BEGINS[format_])


EVERYTHING = """
import sys
from ordtool.commands import run
pdf, folder, *formats = sys.argv[1:]
commands = (["extract", pdf], ["outline", pdf], *(["review", pdf, "--model", "surveillance-oversight", *brief]
            for brief in ([], ["--brief"], ["--tone", "advocate"])))
for number, command in enumerate(commands):
    for format_ in [*formats, "terminal"]:
        assert run([*command, "--format", format_, "-o", f"{folder}/{number}.{format_}", "--quiet"]) == 0
"""


def test_every_output_twice_is_the_same_bytes(tmp_path: Path) -> None:
    """In two processes with different hash seeds, locales, time zones, widths and terminals."""
    settings = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo", "COLUMNS": "60", "TERM": "dumb"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Lima", "COLUMNS": "200", "FORCE_COLOR": "1"},
    )
    outputs = []
    for number, setting in enumerate(settings):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = os.environ | {"SOURCE_DATE_EPOCH": "1795000000"} | setting
        subprocess.run([sys.executable, "-c", EVERYTHING, PDF, folder, *BEGINS], env=environment, check=True)
        outputs.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert len(outputs[0]) == 5 * (len(BEGINS) + 1)
    for name in outputs[0]:
        assert outputs[0][name] == outputs[1][name], name


def test_the_date_of_a_report_comes_from_source_date_epoch(inside: Run) -> None:
    early = review(inside, "--format", "md", SOURCE_DATE_EPOCH="1000000000").stdout.decode()
    late = review(inside, "--format", "md", SOURCE_DATE_EPOCH="1700000000").stdout.decode()
    assert "2001-09-09" in early or "September 9, 2001" in early
    assert early != late


def test_the_word_draft_has_comments_on_the_bill(inside: Run, tmp_path: Path) -> None:
    review(inside, "-o", tmp_path / "out.docx")
    comments = ZipFile(tmp_path / "out.docx").read("word/comments.xml").decode()
    assert comments.count("<w:comment ") >= 5


def test_the_screen_shows_the_verdicts(inside: Run, data: dict[str, Any]) -> None:
    text = review(inside).stdout.decode()
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
    whole = " ".join(text.split())
    for criterion in data["criteria"]:
        assert words.verdict(Verdict(criterion["verdict"]), "neutral") in whole
    serious = [carve_out for carve_out in data["carve_outs"] if carve_out["severity"] == "serious"]
    assert serious
    assert text.count("serious") >= len(serious)


def test_with_a_file_the_summary_goes_beside(inside: Run, tmp_path: Path) -> None:
    loud = review(inside, "-o", tmp_path / "a.docx")
    quiet = review(inside, "-o", tmp_path / "a.docx", "--quiet")
    assert review(inside).stdout.decode() in loud.stderr.decode()
    assert quiet.stderr == quiet.stdout == b""


def test_fail_on(inside: Run, data: dict[str, Any]) -> None:
    verdicts = {criterion["verdict"] for criterion in data["criteria"]}
    severities = {carve_out["severity"] for carve_out in data["carve_outs"]}
    holds = {"weaker": "weaker" in verdicts, "missing": "missing" in verdicts, "carve-out": severities != {"routine"}}
    assert holds["weaker"]
    for failure, found in holds.items():
        done = review(inside, "--format", "json", "--fail-on", failure)
        assert done.returncode == (3 if found else 0)
        assert json.loads(done.stdout) == data
    assert review(inside, "--fail-on", "missing", "--fail-on", "weaker").returncode == 3


def test_a_model_against_itself_fails_on_nothing(inside: Run, tmp_path: Path) -> None:
    from ordtool import library

    for name in library.models():
        path = tmp_path / f"{name}.md"
        path.write_text(library.model(name).text, encoding="utf-8")
        failures = ("--fail-on", "weaker", "--fail-on", "missing")
        done = inside("review", path, "--model", name, "--format", "json", *failures)
        assert done.returncode == 0, name


def test_tone(inside: Run) -> None:
    neutral = review(inside, "--format", "md").stdout
    assert neutral == review(inside, "--format", "md", "--tone", "neutral").stdout
    assert neutral != review(inside, "--format", "md", "--tone", "advocate").stdout


def test_the_screen_speaks_in_the_tone_of_the_file(inside: Run, tmp_path: Path) -> None:
    beside = review(inside, "-o", tmp_path / "a.md").stderr.decode()
    for text in (review(inside).stdout.decode(), beside):
        assert "differs from the model:" in text
        assert "weaker" not in text
    plain = " ".join(review(inside, "--tone", "advocate").stdout.decode().split())
    assert "weaker than the model:" in plain
    assert "differs from the model" not in plain


def test_companions_are_read(inside: Run, tmp_path: Path) -> None:
    code = tmp_path / "code.txt"
    code.write_text("§ 1. Definitions. “Thing” means a thing.\n", encoding="utf-8")
    assert review(inside, "--with", code, "--format", "json").returncode == 0
    done = review(inside, "--with", tmp_path / "missing.txt")
    assert done.returncode == 4
    assert b"missing.txt" in done.stderr


def test_a_file_that_is_about_something_else(inside: Run, tmp_path: Path) -> None:
    zoning = tmp_path / "zoning.txt"
    zoning.write_text("§ 1. Setbacks. No building shall stand within ten feet of a lot line.\n", encoding="utf-8")
    done = inside("review", zoning, *MODEL, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert "missing" not in {criterion["verdict"] for criterion in found["criteria"]}
    assert "about" in done.stderr.decode() + str(found["warnings"]) + str(found["not_checked"])


def test_clean_takes_comments_out(inside: Run, tmp_path: Path) -> None:
    review(inside, "-o", tmp_path / "out.docx")
    done = inside("clean", tmp_path / "out.docx", "-o", tmp_path / "clean.docx")
    assert done.returncode == 0, done.stderr
    assert b"Took out" in done.stderr
    parts = ZipFile(tmp_path / "clean.docx")
    comments = parts.read("word/comments.xml").decode() if "word/comments.xml" in parts.namelist() else ""
    assert "<w:comment " not in comments
    assert "commentReference" not in parts.read("word/document.xml").decode()
    assert inside("clean", tmp_path / "out.docx").stdout == (tmp_path / "clean.docx").read_bytes()


def test_score_of_the_samples(inside: Run) -> None:
    done = inside("score", SAMPLES, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"] >= 6
    assert "carve-outs" in inside("score", SAMPLES).stdout.decode()


def test_score_of_the_real_laws(inside: Run, shared: Path) -> None:
    done = inside("score", shared / "data" / "gold", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"] == len(list((shared / "data" / "gold").glob("*.jsonl")))
