"""What a user can get wrong: one clear message on standard error, the documented exit code, nothing on standard output,
and no file half written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ordtool.errors import ExitCode

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

ROOT = Path(__file__).parents[1]
PDF = ROOT / "corpus" / "samples" / "larkmoor-surveillance" / "larkmoor-surveillance.pdf"
LAW = "§ 1. Rule. The city shall not use face recognition.\n"


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def refused(done: subprocess.CompletedProcess[bytes], code: ExitCode, *words: str) -> str:
    """The message of a refusal that holds these words."""
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert done.stdout == b""
    assert "Traceback" not in message
    assert "Error: " in message
    for word in words:
        assert word in message
    return message


READING = ("text", "outline", "extract")


@pytest.mark.parametrize("command", READING)
def test_missing_file(ordtool: Run, law: Path, command: str) -> None:
    refused(ordtool(command, law.with_name("lwa.txt")), ExitCode.INPUT, "no such file", "Did you mean", "law.txt")


@pytest.mark.parametrize("command", READING)
def test_folder(ordtool: Run, tmp_path: Path, command: str) -> None:
    refused(ordtool(command, tmp_path), ExitCode.INPUT, "is a folder")


@pytest.mark.parametrize("command", READING)
def test_empty_file(ordtool: Run, tmp_path: Path, command: str) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    refused(ordtool(command, empty), ExitCode.INPUT, "empty")


def test_empty_standard_input(ordtool: Run) -> None:
    refused(ordtool("text", "-", stdin=b""), ExitCode.INPUT, "empty")


def test_binary_junk_called_text(ordtool: Run, tmp_path: Path) -> None:
    junk = tmp_path / "junk.txt"
    junk.write_bytes(bytes(range(256)) * 20)
    refused(ordtool("text", junk), ExitCode.INPUT, "junk.txt")


def test_a_suffix_that_nobody_reads(ordtool: Run, tmp_path: Path) -> None:
    picture = tmp_path / "bill.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    refused(ordtool("text", picture), ExitCode.INPUT, "bill.png")


def test_name_is_for_standard_input(ordtool: Run, law: Path) -> None:
    refused(ordtool("text", law, "--name", "x.txt"), ExitCode.USAGE, "--name")


def test_pages_that_are_none(ordtool: Run, law: Path) -> None:
    refused(ordtool("text", PDF, "--pages", "first"), ExitCode.USAGE, "first")
    refused(ordtool("text", PDF, "--pages", "900-901"), ExitCode.USAGE, "900")
    refused(ordtool("text", law, "--pages", "1"), ExitCode.USAGE, "--pages")


def test_unknown_command(ordtool: Run) -> None:
    refused(ordtool("reveiw", PDF), ExitCode.USAGE, "reveiw", "Did you mean “review”?")
    refused(ordtool("zzzzzz"), ExitCode.USAGE, "There are: clean, compare, draft, explain")


def test_unknown_option_and_choice(ordtool: Run, law: Path) -> None:
    refused(ordtool("text", law, "--veiw", "both"), ExitCode.USAGE, "--view")
    refused(ordtool("text", law, "--view", "new"), ExitCode.USAGE, "amended", "current", "both", "base")
    refused(ordtool("text"), ExitCode.USAGE, "FILE")


def test_unknown_model(ordtool: Run, law: Path) -> None:
    done = ordtool("review", law, "--model", "surveilance-oversight")
    refused(done, ExitCode.USAGE, "surveilance-oversight", "surveillance-oversight", "ordtool list models")


def test_unknown_output_format(ordtool: Run, law: Path, tmp_path: Path) -> None:
    refused(ordtool("outline", law, "-o", tmp_path / "x.dcx"), ExitCode.USAGE, "dcx", "docx")
    refused(ordtool("outline", law, "-o", tmp_path / "x"), ExitCode.USAGE, "suffix", "--format")
    refused(ordtool("outline", law, "--format", "pdf"), ExitCode.USAGE, "docx")
    refused(ordtool("text", law, "-o", tmp_path / "x.pdf"), ExitCode.USAGE, "x.pdf", "'pdf'", "docx", "html", "txt")
    refused(ordtool("text", law, "-o", tmp_path / "x"), ExitCode.USAGE, "suffix")
    refused(ordtool("text", law, "-o", tmp_path / "x.json"), ExitCode.USAGE, "'json'", "docx, html, md or txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["law.txt"]


@pytest.mark.parametrize("command", ["text", "outline"])
def test_unwritable_output(ordtool: Run, law: Path, tmp_path: Path, command: str) -> None:
    refused(ordtool(command, law, "-o", tmp_path / "no" / "x.txt"), ExitCode.OUTPUT, "no/x.txt", "folder")
    (tmp_path / "dir.txt").mkdir()
    refused(ordtool(command, law, "-o", tmp_path / "dir.txt"), ExitCode.OUTPUT, "dir.txt", "folder")
    refused(ordtool(command, law, "-o", law / "x.txt"), ExitCode.OUTPUT, "law.txt")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_output_without_permission(ordtool: Run, law: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o444)
    refused(ordtool("outline", law, "-o", target), ExitCode.OUTPUT, "permission")
    assert target.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device of Linux")
def test_a_full_disk(law: Path) -> None:
    for unbuffered in ("", "1"):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "ordtool", "text", law],
                stdout=full,
                stderr=subprocess.PIPE,
                env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
                check=False,
            )
        assert done.returncode == ExitCode.OUTPUT
        assert b"Error: Standard output cannot be written: No space left on device" in done.stderr


def test_closed_standard_streams(law: Path) -> None:
    command = f"exec {sys.executable} -m ordtool"
    for line, code, words in (
        (f"{command} text {law} >&-", ExitCode.OUTPUT, "Standard output is closed"),
        (f"{command} outline {law} >&-", ExitCode.OUTPUT, "Standard output is closed"),
        (f"{command} text - <&-", ExitCode.INPUT, "Standard input is closed"),
    ):
        done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        assert words in done.stderr


def test_an_output_that_exists_is_replaced_whole(ordtool: Run, law: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old and much longer than what is to come\n" * 50, encoding="utf-8")
    target.chmod(0o640)
    assert ordtool("text", law, "-o", target).returncode == 0
    assert target.read_bytes() == ordtool("text", law).stdout
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["law.txt", "out.txt"]


def test_an_output_stays_when_the_command_fails(ordtool: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")
    assert ordtool("text", tmp_path / "missing.txt", "-o", target).returncode == ExitCode.INPUT
    assert target.read_text(encoding="utf-8") == "old"


def test_a_link_stays_a_link(ordtool: Run, law: Path, tmp_path: Path) -> None:
    (tmp_path / "real.txt").touch()
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert ordtool("text", law, "-o", tmp_path / "link.txt").returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8").startswith("§ 1.")


@pytest.mark.parametrize("command", ["text", "outline", "extract"])
def test_the_file_that_is_read_is_never_written_over(ordtool: Run, law: Path, command: str) -> None:
    refused(ordtool(command, law, "-o", law), ExitCode.USAGE, "is the file that is read")
    assert law.read_text(encoding="utf-8") == LAW


@pytest.mark.parametrize("epoch", ["yesterday", "", "9" * 30])
def test_a_wrong_source_date_epoch(ordtool: Run, law: Path, epoch: str) -> None:
    done = ordtool("review", law, "--model", "surveillance-oversight", SOURCE_DATE_EPOCH=epoch)
    refused(done, ExitCode.USAGE, "SOURCE_DATE_EPOCH")


def test_gold_that_is_none(ordtool: Run, tmp_path: Path) -> None:
    refused(ordtool("score", tmp_path), ExitCode.INPUT, ".jsonl")
    refused(ordtool("score", tmp_path / "x.jsonl"), ExitCode.INPUT, "x.jsonl")
    refused(ordtool("score"), ExitCode.USAGE, "GOLD")
    (tmp_path / "alone.jsonl").write_text("{}\n", encoding="utf-8")
    refused(ordtool("score", tmp_path), ExitCode.INPUT, "alone.txt")
    (tmp_path / "alone.txt").write_text(LAW, encoding="utf-8")
    refused(ordtool("score", tmp_path), ExitCode.INPUT, "alone.jsonl", "line 1")


def test_clean_wants_a_word_file(ordtool: Run, law: Path, tmp_path: Path) -> None:
    refused(ordtool("clean", law, "-o", tmp_path / "x.docx"), ExitCode.INPUT, "Word")
    refused(ordtool("clean", tmp_path / "missing.docx", "-o", tmp_path / "x.docx"), ExitCode.INPUT, "missing.docx")
    assert not (tmp_path / "x.docx").exists()


def test_clean_and_schema_write_what_the_name_says(ordtool: Run, tmp_path: Path) -> None:
    refused(ordtool("clean", tmp_path / "a.docx", "-o", tmp_path / "x.pdf"), ExitCode.USAGE, "x.pdf", ".docx")
    refused(ordtool("schema", "review", "-o", tmp_path / "x.pdf"), ExitCode.USAGE, "x.pdf", ".json")
    assert not list(tmp_path.iterdir())
