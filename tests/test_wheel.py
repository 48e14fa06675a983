"""The built wheel, in an environment that has the dependencies and nothing of this folder, does what the demo does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
LEFTOVERS = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "out", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis", ".benchmarks"
)


def run(*command: str | Path, cwd: Path) -> str:
    """Run without anything that points back to this folder; give what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy without what builds and tools leave behind."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "source", ignore=LEFTOVERS)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--no-deps", "--no-build-isolation")
    run(*pip, "--quiet", "--wheel-dir", folder, folder / "source", cwd=folder)
    return next(folder.glob("ordtool-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an empty environment with the wheel in it; dependencies come from this one by a .pth file.

    A .pth adds the folder and reads none of its .pth files: the editable install of this folder stays unknown.
    """
    home = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, "install", "--no-deps")
    run(*pip, "--quiet", wheel, cwd=home)
    site = next(home.glob("lib/python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python.parent


def files_under(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and "__pycache__" not in file.parts]


def test_every_module_and_data_file_is_in_the_wheel(wheel: Path) -> None:
    packed = set(ZipFile(wheel).namelist())
    samples = ROOT / "corpus" / "samples"
    models = ROOT / "model_ordinances"
    wanted = {
        *(str(file.relative_to(ROOT)) for file in files_under(ROOT / "ordtool")),
        *(f"ordtool/corpus_data/samples/{file.relative_to(samples)}" for file in files_under(samples)),
        *(f"ordtool/model_ordinances/{file.relative_to(models)}" for file in files_under(models)),
    }
    assert not wanted - packed, f"name their packages or files in pyproject.toml: {sorted(wanted - packed)}"


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    packed = ZipFile(wheel).namelist()
    assert not [name for name in packed if "__pycache__" in name or not name.startswith("ordtool")]


def test_the_wheel_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import ordtool; print(ordtool.__file__)", cwd=tmp_path)
    assert str(installed.parent) in where
    samples = json.loads(run(installed / "ordtool", "list", "samples", "--format", "json", cwd=tmp_path))["samples"]
    sample = next(row["file"] for row in samples if row["sample"] == "larkmoor-surveillance")
    assert str(installed.parent) in sample
    run(installed / "ordtool", "review", sample, "--model", "surveillance-oversight", "-o", "out.docx", cwd=tmp_path)
    assert "word/comments.xml" in ZipFile(tmp_path / "out.docx").namelist()
