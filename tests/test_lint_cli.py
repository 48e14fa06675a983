"""`ordtool lint`: a table, JSON, SARIF, comments and fixes in the user's own Word file; and what goes wrong, told in one line."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import docx
import pytest
from jsonschema import Draft202012Validator

from ordtool import docx_revisions
from ordtool.lint import Text, check
from ordtool.lint.lines import places
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.source import Span

DRAFT = """An ordinance on cameras
Section 1. Definitions.
(a) “Covered Vendor” means a seller of data.
(b) “Lens“ means a piece of glass.
Section 2. Rule.
(a) A Covered Vendor shall register and/or report.
(b) The Covered Vendor shall report within ____ days.
(d) No Covered Vendor may sell, except as subsection (f) says.
(e) The city may fine a covered vendor.
"""
FOUND = {"unbalanced", "and-or", "blank-open", "number-gap", "reference-dangling", "term-lowercase"}
ASKED = tuple(argument for name in sorted(FOUND) for argument in ("--rule", name))

# The parts of the OASIS schema of SARIF 2.1.0 that our output has, written from the standard: what must be there and of what kind.
_PLACE = {"type": "integer", "minimum": 1}
_REGION = {
    "type": "object",
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), _PLACE)
    | {"snippet": {"type": "object", "required": ["text"]}},
    "additionalProperties": False,
}
_ARTIFACT = {
    "type": "object",
    "properties": {"uri": {"type": "string", "format": "uri-reference"}, "index": {"type": "integer", "minimum": 0}},
    "additionalProperties": False,
}
_MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_RESULT = {
    "type": "object",
    "required": ["message", "ruleId", "ruleIndex", "level", "locations"],
    "properties": {
        "message": _MESSAGE,
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "locations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "physicalLocation": {
                        "type": "object",
                        "required": ["artifactLocation"],
                        "properties": {"artifactLocation": _ARTIFACT, "region": _REGION},
                        "additionalProperties": False,
                    },
                    "logicalLocations": {"type": "array", "items": {"type": "object"}},
                },
                "additionalProperties": False,
            },
        },
        "fixes": {"type": "array", "items": {"type": "object", "required": ["artifactChanges"]}},
        "properties": {"type": "object"},
    },
    "additionalProperties": False,
}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"type": "object", "required": ["id", "shortDescription"]},
                                    },
                                },
                                "additionalProperties": False,
                            }
                        },
                    },
                    "artifacts": {"type": "array", "uniqueItems": True},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": _RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}

Run = Callable[..., Any]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")
    return file


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """The draft as the user's own Word file, with words in several runs."""
    document = docx.Document()
    for line in DRAFT.splitlines():
        paragraph = document.add_paragraph()
        for number, piece in enumerate(line.split(" ")):
            paragraph.add_run((" " if number else "") + piece).bold = number % 3 == 0
    document.save(str(tmp_path / "draft.docx"))
    return tmp_path / "draft.docx"


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_the_table_tells_place_rule_and_fix(ordtool: Run, draft: Path) -> None:
    done = ordtool("lint", draft, *ASKED)
    assert done.returncode == 0, done.stderr
    shown = done.stdout.decode()
    assert all(name in shown for name in FOUND)
    assert "§ 2(b)" in shown and "line 7" in shown and "Fix: {+”+}" in shown


def test_a_text_without_slips_says_so(ordtool: Run, tmp_path: Path) -> None:
    (tmp_path / "sound.txt").write_text("Section 1. Rule.\nThe chief shall report by May 1 of each year.\n", "utf-8")
    done = ordtool("lint", tmp_path / "sound.txt", "--rule", "and-or", "--fail-on", "note")
    assert done.returncode == 0
    assert b"No slips: 1 rule found nothing." in done.stdout


def test_json_keeps_to_the_schema(ordtool: Run, draft: Path, word: Path) -> None:
    done = ordtool("lint", draft, word, *ASKED, "--format", "json")
    data = json.loads(done.stdout)
    schema = json.loads((files("ordtool.schemas") / "lint.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    for file, read in zip(data["files"], (draft, word), strict=True):
        text = ordinance(read_bytes(read.name, read.read_bytes())).text
        assert {finding["rule"] for finding in file["findings"]} == FOUND
        assert all(text[one["start"] : one["end"]] == one["text"] for one in file["findings"])
    assert data["summary"] == {"error": 6, "warning": 6, "note": 0}


def test_sarif_is_sarif_and_names_lines(ordtool: Run, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.sarif"
    done = ordtool("lint", draft, *ASKED, "-o", out)
    assert done.returncode == 0, done.stderr
    data = json.loads(out.read_text("utf-8"))
    Draft202012Validator(SARIF).validate(data)
    run = data["runs"][0]
    lines = DRAFT.splitlines()
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (
            lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            == region["snippet"]["text"]
        )
    fixes = [
        result["fixes"][0]["artifactChanges"][0]["replacements"][0] for result in run["results"] if "fixes" in result
    ]
    assert [fix["insertedContent"]["text"] for fix in fixes] == ["”"]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    with pytest.raises(Exception, match="version"):
        Draft202012Validator(SARIF).validate({"version": "2.0.0", "runs": []})


def test_places_are_those_of_wrapped_lines() -> None:
    raw = "Section 1. Rule.\nThe chief shall\n   ask and/or tell, and the chief shall\nask and/or tell.\n"
    text = "Section 1. Rule.\nThe chief shall ask and/or tell, and the chief shall ask and/or tell."
    spans = [Span(at, at + 6) for at in range(len(text)) if text.startswith("and/or", at)]
    found = [places(text, spans, raw)[span.start] for span in spans]
    assert [(one.line, one.column, one.end_column) for one in found] == [(3, 8, 14), (4, 5, 11)]
    assert places("Other words.", [Span(0, 5)], raw) == {}


def test_comments_stand_on_the_exact_words_of_the_own_file(ordtool: Run, word: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    done = ordtool("lint", word, *ASKED, "-o", out)
    assert done.returncode == 0, done.stderr
    made = out.read_bytes()
    assert all(f"({name})" in part(made, "word/comments.xml") for name in FOUND)
    assert "w:del " not in part(made, "word/document.xml")
    same = ordinance(read_bytes("out.docx", made)).text
    assert same == ordinance(read_bytes("draft.docx", word.read_bytes())).text


def test_fixes_are_tracked_changes_that_can_be_rejected(ordtool: Run, word: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    done = ordtool("lint", word, *ASKED, "--fix", "-o", out)
    assert done.returncode == 0, done.stderr
    made = out.read_bytes()
    before = ordinance(read_bytes("draft.docx", word.read_bytes())).text
    assert ordinance(read_bytes("a.docx", docx_revisions.reject(made))).text == before
    mended = ordinance(read_bytes("a.docx", docx_revisions.accept(made))).text
    assert mended == before.replace("Lens“", "Lens”"), "a word in small letters is not made the defined one"
    left = {one.rule for one in check(ordinance(read_bytes("a.docx", docx_revisions.accept(made)))).findings}
    assert "unbalanced" not in left and "term-lowercase" in left


def test_a_text_that_is_no_word_file_becomes_one_with_comments(ordtool: Run, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    assert ordtool("lint", draft, *ASKED, "--fix", "-o", out).returncode == 0
    made = out.read_bytes()
    assert all(f"({name})" in part(made, "word/comments.xml") for name in FOUND)
    assert "“Lens”" in ordinance(read_bytes("a.docx", docx_revisions.accept(made))).text


def test_a_fixed_text_is_shown_or_written(ordtool: Run, draft: Path, tmp_path: Path) -> None:
    done = ordtool("lint", draft, "--fix")
    assert "fine a covered vendor." in done.stdout.decode() and "“Lens”" in done.stdout.decode()
    assert b"Fixed: 1." in done.stderr
    assert ordtool("lint", draft, "--fix", "-q", "-o", tmp_path / "fixed.txt").returncode == 0
    assert (tmp_path / "fixed.txt").read_bytes().split() == done.stdout.split()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--rule", "and-or", "--fail-on", "error"), 0),
        (("--rule", "and-or", "--fail-on", "warning"), 3),
        (("--rule", "blank-open", "--fail-on", "note"), 3),
        (
            (
                "--severity",
                "error",
                "--not",
                "blank-open",
                "--not",
                "number-gap",
                "--not",
                "reference-dangling",
                "--fail-on",
                "note",
            ),
            0,
        ),
    ],
)
def test_fail_on_is_a_check(ordtool: Run, draft: Path, arguments: tuple[str, ...], code: int) -> None:
    assert ordtool("lint", draft, *arguments).returncode == code


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--rule", "term-unusd"), "did you mean “term-unused”?"),
        (("--not", "nothing-of-the-kind"), "list lint-rules"),
        (("--rule", "and-or", "--not", "and-or"), "No rule is left"),
        (("--fix", "--format", "json"), "--fix writes the text"),
        (("-o", "out.pdf"), "pdf"),
        (("--name", "x.txt"), "--name"),
    ],
)
def test_what_does_not_fit_is_told_in_a_line(ordtool: Run, draft: Path, arguments: tuple[str, ...], told: str) -> None:
    done = ordtool("lint", draft, *arguments)
    assert done.returncode == 2
    assert told in done.stderr.decode() and b"Traceback" not in done.stderr


def test_a_marked_up_text_is_one_text(ordtool: Run, draft: Path, word: Path, tmp_path: Path) -> None:
    done = ordtool("lint", draft, word, "-o", tmp_path / "out.docx")
    assert done.returncode == 2 and b"name one FILE" in done.stderr
    assert not (tmp_path / "out.docx").exists()
    assert ordtool("lint", word, "-o", word).returncode == 2


def test_standard_input_has_lines_too(ordtool: Run) -> None:
    done = ordtool("lint", "-", "--name", "bill.txt", "--rule", "and-or", stdin=DRAFT.encode())
    assert done.returncode == 0 and "line 6" in done.stdout.decode()


@pytest.mark.parametrize(
    "text",
    [
        "", "\n\n\n", "(((((((((", "”“”“\"\"'", "____", "§ 1.\n§ 1.\n(a)\n(a)\n(c)", "“a” means “b”. “b” means “a”.",
        "Section 1. (a) subject to subsection (a) of section 1.", "{{}}" * 3000, "“" * 5000, "(a) " * 5000,
        "subsection (a), " * 3000, "A" * 20_000, "\u0000\u202e\ufeff",
    ],
)  # fmt: skip
def test_scraps_are_checked_without_a_crash(ordtool: Run, text: str, tmp_path: Path) -> None:
    (tmp_path / "scrap.txt").write_text(text, "utf-8")
    done = ordtool("lint", tmp_path / "scrap.txt", "-o", tmp_path / "out.docx")
    assert b"Traceback" not in done.stderr and b"failed on this text" not in done.stderr
    assert done.returncode in (0, 2, 4, 5), done.stderr


def test_a_chapter_of_a_hundred_pages_takes_seconds() -> None:
    import time

    section = (
        "\n(a) “Covered vendor {n}” means a seller of data.\n(b) A covered vendor {n} shall report within 30 days after a sale, as "
        "section {n}(a) says.\n"
    )
    text = "".join(
        f"Section {n}. Rule {n}.{section.format(n=n)}" + "The chief shall keep each report. " * 40 + "\n"
        for n in range(1, 200)
    )
    law = ordinance(read_bytes("long.txt", text.encode()))
    assert len(law.text) > 250_000
    begun = time.monotonic()
    assert not check(law).untold
    assert time.monotonic() - begun < 20
    assert len(Text(law).terms) == 199
