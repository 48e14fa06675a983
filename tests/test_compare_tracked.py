"""A file with tracked changes compared with itself: they are what is compared, with the numbers that each text has."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from readers_files import docx, numbering, paragraph, run
from test_readers_docx_numbers import LEVELS
from word_files import WHO, deleted, ended, inserted, listed

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def _compared(inside: Run, file: Path, *more: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(inside("compare", file, "--plain", "--format", "json", *more).stdout)
    return data


def test_the_number_of_a_new_paragraph_is_new_as_well(inside: Run, tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    body = (
        paragraph("Section 1. The report shall state:") + paragraph("the purpose;", number=(1, 1))
        + ended(f"<w:del {WHO}><w:r><w:delText>the old cost;</w:delText></w:r></w:del>", properties=listed(1, 1))
        + ended(f"<w:ins {WHO}>{run('the cost; and')}</w:ins>", mark="ins", properties=listed(1, 1))
        + paragraph("the place.", number=(1, 1))
    )  # fmt: skip
    file.write_bytes(docx(body, numbering=numbering(LEVELS)))
    data = _compared(inside, file)
    changes = [(pair["change"], [tuple(edit) for edit in pair["edits"]]) for pair in data["pairs"]]
    assert [change for change, _ in changes if change != "same"] == ["changed"]
    assert "(b)" in "".join(text for _, edits in changes for op, text in edits if op == "=")
    shown = inside("compare", file, "--plain").stdout.decode()
    assert shown.startswith("draft.docx (changes rejected) → draft.docx (changes accepted)\n")


def test_changes_of_a_bill_s_draft_are_compared_and_not_what_the_bill_does(inside: Run, tmp_path: Path) -> None:
    file = tmp_path / "bill.docx"
    struck, new = run("thirty", "<w:strike/>"), run("ninety", '<w:u w:val="single"/>')
    amended = "Section 1. Section 4.10 of the code is amended to read: 4.10. Reports are due in "
    body = (
        f"<w:p>{run(amended)}{struck}{run(' ')}{new}{run(' days.')}</w:p>"
        f"<w:p>{run('Section 2. Data may be kept for ')}{deleted('one')}{inserted('two')}{run(' years.')}</w:p>"
    )
    file.write_bytes(docx(body))
    done = inside("compare", file, "--plain", "--format", "json")
    told = [edit for pair in json.loads(done.stdout)["pairs"] for edit in pair["edits"] if edit[0] != "="]
    assert told == [["-", "one"], ["+", "two"]]
    assert "its tracked changes are compared" in done.stderr.decode()
    assert "its tracked changes" not in inside("compare", file, "--plain", "-q").stderr.decode()


def test_a_redline_says_what_the_comparison_said_that_it_was_made_from(inside: Run, tmp_path: Path) -> None:
    old, new, made = tmp_path / "old.docx", tmp_path / "new.txt", tmp_path / "redline.docx"
    lines = [
        "Section 1. No camera may be used.",
        "Section 2. Data is deleted in 30 days.",
        "Section 3. Anybody may sue.",
    ]
    old.write_bytes(docx("".join(map(paragraph, lines))))
    changed = [lines[0], "Section 2. Data is deleted in 90 days.", "Section 3. The city is not liable."]
    new.write_text("\n\n".join(changed), encoding="utf-8")
    assert inside("compare", old, new, "-q", "-o", made).returncode == 0
    alone, both = _compared(inside, made), json.loads(inside("compare", old, new, "--plain", "--format", "json").stdout)
    assert alone["summary"] == both["summary"]
    assert alone["old"]["sha256"] == alone["new"]["sha256"]


@pytest.mark.parametrize("command", ["\\deleted", "\\revised"])
def test_tracked_changes_of_rich_text(inside: Run, tmp_path: Path, command: str) -> None:
    file = tmp_path / "draft.rtf"
    words = rf"{{\rtf1\ansi{{\*\revtbl{{Unknown;}}{{A;}}}} Data may {{{command}\revauth1 not }}be kept.\par}}"
    file.write_text(words, encoding="ascii")
    told = [edit for pair in _compared(inside, file)["pairs"] for edit in pair["edits"] if edit[0] != "="]
    assert [(op, text.strip()) for op, text in told] == [("-" if command == "\\deleted" else "+", "not")]
