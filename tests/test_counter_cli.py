"""ordtool review --counter-draft on the command line: every format, standard input, hostile bills."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ordtool import docx_revisions
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
BILL = SAMPLES / "westering-face-ban" / "westering-face-ban"
FACE = ("--model", "face-recognition-ban", "--counter-draft")


def run(*arguments: str, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ordtool", "review", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=300)


def comments(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read("word/comments.xml").decode()


def test_the_users_own_file_is_marked_up(tmp_path: Path) -> None:
    out = tmp_path / "counter.docx"
    done = run(f"{BILL}.docx", *FACE, "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert b"mends 3 of the 3" in done.stderr
    made = out.read_bytes()
    assert "inadvertent-receipt-log" in comments(made)
    assert "Not legal advice" in comments(made)
    before = ordinance(read_bytes("bill.docx", Path(f"{BILL}.docx").read_bytes())).text
    assert ordinance(read_bytes("bill.docx", docx_revisions.reject(made))).text == before
    assert "City Recorder and the Council" in ordinance(read_bytes("bill.docx", docx_revisions.accept(made))).text


@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
def test_other_formats_show_the_changes_in_the_bill(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"counter.{suffix}"
    done = run(f"{BILL}.txt", *FACE, "-q", "-o", str(out))
    assert (done.returncode, done.stderr) == (0, b"")
    text = out.read_text("utf-8")
    assert "What is proposed" in text
    assert "and the Council" in text


def test_json_keeps_to_the_schema() -> None:
    done = run(f"{BILL}.txt", *FACE, "-q", "--format", "json")
    data = json.loads(done.stdout)
    schema = json.loads((files("ordtool.schemas") / "review.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    counter = data["counter_draft"]
    assert counter["gaps"]["before"]
    assert counter["gaps"]["after"] == []
    assert all(edit["start"] <= edit["end"] for edit in counter["edits"])


def test_standard_input_is_marked_up_too(tmp_path: Path) -> None:
    out = tmp_path / "counter.docx"
    data = Path(f"{BILL}.docx").read_bytes()
    done = run("-", "--name", "bill.docx", *FACE, "-q", "-o", str(out), data=data)
    assert done.returncode == 0, done.stderr
    assert "annual-statement" in comments(out.read_bytes())


def test_a_brief_is_no_answer() -> None:
    done = run(f"{BILL}.txt", *FACE, "--brief")
    assert done.returncode == 2
    assert b"Ask for one of them" in done.stderr


def test_the_bill_is_not_written_over(tmp_path: Path) -> None:
    bill = tmp_path / "bill.docx"
    bill.write_bytes(Path(f"{BILL}.docx").read_bytes())
    assert run(str(bill), *FACE, "-o", str(bill)).returncode == 2


@pytest.mark.parametrize(
    "text",
    [
        "Face recognition is banned.",
        "A city may not use face recognition.\nUnless it wants to.",
        "Section 1. Ban.\nThe city may not knowingly use face recognition, except in an emergency.\n",
        "WHEREAS faces are private;\nNOW THEREFORE\nIt is unlawful for the City to use face recognition unless a chief agrees.",
        "(a) No officer may use face recognition\n(a) No officer may use face recognition\n(a) unless\n(i)\n(ii)\n",
        "§ 1.\n§ 1.\nThe Town shall not obtain, retain, access or use facial recognition technology ((((a)))).",
    ],
)
def test_scraps_of_a_ban_are_answered_without_a_crash(text: str, tmp_path: Path) -> None:
    bill, out = tmp_path / "bill.txt", tmp_path / "out.docx"
    bill.write_text(text, "utf-8")
    done = run(str(bill), *FACE, "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    back = ordinance(read_bytes("out.docx", docx_revisions.reject(out.read_bytes()))).text
    assert back.split() == ordinance(read_bytes("bill.txt", text.encode())).text.split()


def test_a_text_on_something_else_says_so(tmp_path: Path) -> None:
    bill = SAMPLES / "pell-crossing-parking" / "pell-crossing-parking.txt"
    done = run(str(bill), *FACE, "-o", str(tmp_path / "out.html"))
    assert done.returncode == 0
    assert b"nothing is proposed" in done.stderr
