"""The command line as a user meets it: what goes where, and in which bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "samples" / "larkmoor-surveillance"
TEXT = SAMPLE / "larkmoor-surveillance.txt"
PDF = SAMPLE / "larkmoor-surveillance.pdf"
LAW = "§ 1. Rule. The city shall not use face recognition – ever.\n\n§ 2. Report. A report is due each year.\n"


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def test_help_names_every_command(ordtool: Run) -> None:
    from ordtool.commands._main import ordtool as group

    done = ordtool("--help")
    assert done.returncode == 0
    assert done.stderr == b""
    names = {file.stem for file in (ROOT / "ordtool" / "commands").glob("[!_]*.py")}
    assert names == set(group.commands) | names
    for name in names:
        assert f"\n  {name} " in done.stdout.decode()


def test_no_arguments_is_the_help(ordtool: Run) -> None:
    done = ordtool()
    assert done.returncode == 2
    assert b"Usage: ordtool" in done.stdout + done.stderr


@pytest.mark.parametrize("command", sorted(file.stem for file in (ROOT / "ordtool" / "commands").glob("[!_]*.py")))
def test_every_command_has_help_with_an_example(ordtool: Run, command: str) -> None:
    done = ordtool(command, "--help")
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "Example:" in text
    assert f"  ordtool {command}" in text
    assert "..." not in text.splitlines()[0] or command in {"list", "lint", "score", "compare", "draft"}


def test_version(ordtool: Run) -> None:
    from importlib.metadata import version

    assert ordtool("--version").stdout.decode().startswith(f"ordtool {version('ordtool')} (Python 3.")


def test_help_loads_nothing_slow() -> None:
    slow = ("rich", "spacy", "pydantic", "lxml", "docx", "pdfplumber", "pypdfium2", "ordtool.outline", "ordtool.report")
    code = (
        "import sys; from ordtool.commands import run; run(['--help']); run(['review', '--help'])\n"
        f"sys.exit(' '.join(name for name in {slow!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_text_only_commands_load_neither_spacy_nor_a_pdf_library(law: Path) -> None:
    slow = ("rich", "spacy", "pydantic", "docx", "pdfplumber", "pypdfium2")
    code = (
        f"import sys; from ordtool.commands import run; run(['text', {str(law)!r}])\n"
        f"sys.exit(' '.join(name for name in {slow!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_text_is_the_text_that_positions_count_in(ordtool: Run, law: Path) -> None:
    text = ordtool("text", law).stdout.decode()
    outline = json.loads(ordtool("outline", law, "--format", "json").stdout)
    assert outline["document"]["text_sha256"] == sha256(text.encode()).hexdigest()
    section = outline["sections"][1]
    assert text[section["start"] : section["end"]].startswith("§ 2. Report.")


@pytest.mark.parametrize("view", ["amended", "current", "both", "base"])
def test_text_shows_every_view(ordtool: Run, law: Path, view: str) -> None:
    done = ordtool("text", law, "--view", view)
    assert done.returncode == 0
    assert "The city shall not use face recognition – ever." in done.stdout.decode()


def test_views_are_those_of_the_ground() -> None:
    from ordtool.commands._options import VIEWS
    from ordtool.ordinance import View

    assert tuple(str(view) for view in View) == VIEWS


def test_formats_are_those_of_the_writers() -> None:
    from ordtool import writers
    from ordtool.commands._options import formats

    assert formats() == (*writers.formats(), "terminal")


def test_standard_input(ordtool: Run) -> None:
    for name in ((), ("--name", "law.txt")):
        done = ordtool("text", "-", *name, stdin=LAW.encode())
        assert done.returncode == 0, done.stderr
        assert "face recognition – ever" in done.stdout.decode()


def test_standard_input_takes_its_name_and_format_from_name(ordtool: Run) -> None:
    done = ordtool(
        "outline", "-", "--name", "bill.html", "--format", "json", stdin=b"<h1>Title</h1><p>Sec. 1. A rule.</p>"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["name"] == "bill.html"


def test_standard_input_of_a_pdf_is_recognised(ordtool: Run) -> None:
    done = ordtool("text", "-", "--pages", "1", stdin=PDF.read_bytes())
    assert done.returncode == 0, done.stderr
    assert b"LARKMOOR" in done.stdout


def test_result_on_stdout_and_messages_on_stderr(ordtool: Run, law: Path, tmp_path: Path) -> None:
    html = tmp_path / "law.pdf"
    html.write_bytes(law.read_bytes())
    done = ordtool("text", html)
    assert done.stdout.startswith("§ 1.".encode())
    assert done.stderr.startswith(b"Warning: law.pdf ")
    quiet = ordtool("text", html, "--quiet")
    assert (quiet.stdout, quiet.stderr) == (done.stdout, b"")


def test_output_file_by_suffix(ordtool: Run, law: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = ordtool("outline", law, "-o", target)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert done.stderr == f"Wrote {target}\n".encode()
    assert json.loads(target.read_bytes()) == json.loads(ordtool("outline", law, "--format", "json").stdout)


def test_output_dash_is_stdout(ordtool: Run, law: Path) -> None:
    assert ordtool("outline", law, "--format", "json", "-o", "-").stdout.startswith(b"{")


def test_format_wins_over_the_suffix(ordtool: Run, law: Path, tmp_path: Path) -> None:
    target = tmp_path / "outline.data"
    assert ordtool("outline", law, "--format", "json", "-o", target).returncode == 0
    assert json.loads(target.read_bytes())["document"]["name"] == "law.txt"


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1"])
def test_output_is_utf8_whatever_the_locale(ordtool: Run, law: Path, locale: str) -> None:
    done = ordtool("text", law, LC_ALL=locale, PYTHONIOENCODING="ascii", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    assert "face recognition – ever" in done.stdout.decode("utf-8")


def test_same_input_same_bytes(ordtool: Run, tmp_path: Path) -> None:
    runs = [
        [
            ordtool(*args, PYTHONHASHSEED=seed, LC_ALL=locale, COLUMNS=columns).stdout
            for args in (("text", PDF), ("outline", PDF), ("outline", PDF, "--format", "json"))
        ]
        for seed, locale, columns in (("1", "C", "80"), ("2", "C.UTF-8", "200"))
    ]
    assert runs[0] == runs[1]
    assert all(runs[0])


def test_no_colours_where_nobody_looks(ordtool: Run, law: Path) -> None:
    assert b"\x1b" not in ordtool("outline", law, TERM="xterm-256color").stdout


def test_a_file_name_that_is_no_text(ordtool: Run, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"gesetz-\xff.txt")
    path.write_text(LAW, encoding="utf-8")
    done = ordtool("outline", path, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["name"] == "gesetz-�.txt"


def test_a_reader_that_goes_away_is_no_error(law: Path) -> None:
    """`ordtool text big.txt | head -1` ends without a word."""
    law.write_text(LAW * 20000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "ordtool", "text", str(law)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141


def test_interrupt_ends_with_130(law: Path) -> None:
    code = (
        "import sys; from ordtool.commands import run; from ordtool import readers\n"
        "def stop(*args, **options): raise KeyboardInterrupt\n"
        f"readers.read = stop; sys.exit(run(['text', {str(law)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr


def test_an_unexpected_error_is_a_bug_report_and_no_traceback(law: Path) -> None:
    code = (
        "import sys; from ordtool.commands import run; from ordtool import readers\n"
        "def stop(*args, **options): raise ZeroDivisionError('secret')\n"
        f"readers.read = stop; sys.exit(run(['text', {str(law)!r}]))"
    )
    for debug, traceback in ((None, False), ("1", True)):
        environment = {**os.environ, **({"ORDTOOL_DEBUG": debug} if debug else {})}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
        )
        assert done.returncode == 1
        assert "Error: ordtool stumbled on ZeroDivisionError: secret; this is a bug" in done.stderr
        assert "ORDTOOL_DEBUG=1" in done.stderr
        assert ("Traceback" in done.stderr) is traceback


def test_shell_completion(ordtool: Run) -> None:
    for shell in ("bash", "zsh", "fish"):
        done = ordtool(_ORDTOOL_COMPLETE=f"{shell}_source")
        assert b"_ORDTOOL_COMPLETE" in done.stdout, shell
    done = ordtool(_ORDTOOL_COMPLETE="bash_complete", COMP_WORDS="ordtool re", COMP_CWORD="1")
    assert done.stdout == b"plain,review\n"


def test_list_samples_names_files_that_exist(ordtool: Run) -> None:
    rows = json.loads(ordtool("list", "samples", "--format", "json").stdout)["samples"]
    assert len(rows) >= 6
    assert all(Path(row["file"]).is_file() for row in rows)


def test_paths_of_samples_can_be_copied(ordtool: Run) -> None:
    rows = json.loads(ordtool("list", "samples", "--format", "json").stdout)["samples"]
    lines = [line.strip() for line in ordtool("list", "samples").stdout.decode().splitlines()]
    assert all(row["sample"] in lines and row["file"] in lines for row in rows)


def test_no_line_ends_within_a_pinpoint_or_a_long_path(capsys: pytest.CaptureFixture[str]) -> None:
    from ordtool.commands import _terminal
    from ordtool.report import Paragraph, Report, Run

    path = "/home/somebody" * 12
    for size in range(60, 100):
        blocks = (
            Paragraph((Run("wo " * (size // 3) + "[section, page\u00a03, line\u00a017]"),)),
            Paragraph((Run(path),)),
        )
        _terminal.show(Report("Outline", blocks))
        printed = capsys.readouterr().out
        assert "line 17]" in printed
        assert "page 3," in printed
        assert path in printed.splitlines()
        assert max(len(line) for line in printed.splitlines() if path not in line) <= _terminal.WIDTH


def test_an_outline_keeps_pinpoints_together(ordtool: Run) -> None:
    printed = ordtool("outline", PDF, "--format", "md").stdout.decode()
    assert "page\u00a01" in printed
    assert "page 1" not in printed


def test_list_labels_and_models(ordtool: Run) -> None:
    from ordtool import library

    labels = json.loads(ordtool("list", "labels", "--format", "json").stdout)["labels"]
    assert {row["label"] for row in labels} == library.vocabulary()
    models = json.loads(ordtool("list", "models", "--format", "json").stdout)["models"]
    assert [row["name"] for row in models] == list(library.models())
    assert "surveillance-oversight" in ordtool("list", "models").stdout.decode()


def test_list_formats(ordtool: Run) -> None:
    rows = json.loads(ordtool("list", "formats", "--format", "json").stdout)["formats"]
    assert {"format": ".pdf", "use": "read"} in rows
    assert {"format": "terminal", "use": "write"} in rows


@pytest.mark.parametrize("which", ["extract", "review", "outline", "compare", "lint"])
def test_schemas_are_printed_and_are_schemas(ordtool: Run, which: str) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads(ordtool("schema", which).stdout))


def test_the_module_is_the_program(law: Path) -> None:
    script = Path(sys.executable).with_name("ordtool")
    by_script = subprocess.run([script, "text", law], capture_output=True, check=False)
    by_module = subprocess.run([sys.executable, "-m", "ordtool", "text", law], capture_output=True, check=False)
    assert by_script.stdout == by_module.stdout != b""
