"""On CI nothing is skipped for want of a program, and .ci/run installs what the tests ask for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
WANTS = """
import pytest

def test_by_fixture(needs_program):
    needs_program("no-such-program")

@pytest.mark.skipif(True, reason="needs program no-such-program")
def test_by_mark():
    pass

@pytest.mark.skipif(True, reason="pandoc is not installed")
def test_by_another_word():
    pass

def test_other_reason():
    pytest.skip("needs ../shared/data, the real laws")
"""


@pytest.mark.parametrize(("ci", "outcome"), [(None, "4 skipped"), ("true", "1 failed, 1 skipped, 2 errors")])
def test_a_missing_program_skips_here_and_fails_on_ci(tmp_path: Path, ci: str | None, outcome: str) -> None:
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "conftest.py").write_text((TESTS / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_wants.py").write_text(WANTS, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in {"CI", "PYTEST_ADDOPTS"}}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment | ({"CI": ci} if ci else {}),
        check=False,
    )
    assert outcome in done.stdout, done.stdout + done.stderr
    assert (done.returncode == 0) is (ci is None)


def test_ci_installs_every_program_that_tests_want() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    installed = set(re.findall(r"^  \[([\w-]+)\]=", script, re.MULTILINE))
    texts = [file.read_text(encoding="utf-8") for file in TESTS.glob("*.py") if file.name != Path(__file__).name]
    wanted = {name for text in texts for name in re.findall(r"(?:needs_program|which)\(\"([\w-]+)\"\)", text)}
    assert wanted
    assert wanted <= installed


def test_ci_runs_the_checks_and_the_tests() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "set -euo pipefail" in script
    assert script.rstrip().endswith("make check\nmake test")
