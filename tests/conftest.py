"""What tests share: the folder of real laws, programs that a test needs, the command line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NEEDS_PROGRAM = "needs program"
FOR_WANT_OF_A_PROGRAM = re.compile(rf"{NEEDS_PROGRAM}|is not installed")

hypothesis.settings.register_profile("ordtool", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("ordtool")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real laws, which stands beside the project and is no part of it."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs ../shared/data, the real laws")
    return SHARED


@pytest.fixture(scope="session")
def needs_program() -> Callable[[str], str]:
    """`needs_program("pandoc")` gives its path, or skips the test; on CI a missing program fails it."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{NEEDS_PROGRAM} {name}")
        return path

    return find


def _forbid_skip(report: Any) -> None:
    """On CI a test that was skipped for want of a program has failed: .ci/run must install it."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if report.skipped and os.environ.get("CI") and FOR_WANT_OF_A_PROGRAM.search(reason):
        report.outcome = "failed"
        report.longrepr = f"{reason}: on CI that is a failure; add the Debian package to .ci/run"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    report = yield
    _forbid_skip(report)
    return report


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """As `ordtool`, without a new process: much faster where a command loads spaCy."""
    from ordtool.commands import run as run_commands

    def run(*args: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        out, err = BytesIO(), BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
            patch.setattr(sys, "stdout", TextIOWrapper(out, write_through=True))
            patch.setattr(sys, "stderr", TextIOWrapper(err, write_through=True))
            for name, value in environment.items():
                patch.setenv(name, value)
            code = run_commands([*map(str, args)])
            sys.stdout.flush()
            return subprocess.CompletedProcess(args, code, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def ordtool() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the program as a user does: `ordtool("text", "-", stdin=b"…")`; other keywords are environment variables."""

    def run(
        *args: str | Path, stdin: bytes | None = None, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "ordtool", *map(str, args)],
            input=stdin or b"",
            capture_output=True,
            cwd=cwd,
            env=os.environ | {"COLUMNS": "100"} | environment,
            check=False,
            timeout=300,
        )

    return run
