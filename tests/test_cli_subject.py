"""A text on another subject passes no check, and a reader that goes away is no bug."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
PARKING = SAMPLES / "pell-crossing-parking" / "pell-crossing-parking.txt"
REPORT_ONLY = """Section 1. Immigration. No city officer shall assist an immigration authority in immigration enforcement.
Section 2. Report. The chief shall report annually to the city council on each request of an immigration authority.
"""


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "ordtool", *args], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("check", ["weaker", "missing", "carve-out"])
def test_another_subject_passes_no_check(check: str) -> None:
    done = run("review", str(PARKING), "--model", "surveillance-oversight", "--fail-on", check)
    assert done.returncode == 3
    assert "not about" in done.stdout + done.stderr


def test_a_yearly_report_alone_makes_no_oversight_law(tmp_path: Path) -> None:
    file = tmp_path / "sanctuary.txt"
    file.write_text(REPORT_ONLY, encoding="utf-8")
    done = run("review", str(file), "--model", "surveillance-oversight", "--format", "json")
    assert '"about_this_subject": false' in done.stdout


@pytest.mark.parametrize("command", [("list", "labels"), ("outline", str(PARKING)), ("extract", str(PARKING))])
def test_a_reader_that_goes_away_is_no_bug(command: tuple[str, ...]) -> None:
    line = f"{sys.executable} -m ordtool {' '.join(command)} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.stdout.strip() in {"0", "141"}
    assert "bug" not in done.stderr
