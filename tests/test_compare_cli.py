"""`ordtool compare` as it is called: what goes where, which exit code, the same bytes twice, what a user can get wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from readers_files import column, pdf

from ordtool.errors import ExitCode

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "samples" / "larkmoor-surveillance" / "larkmoor-surveillance.txt"
PDF, DOCX = SAMPLE.with_suffix(".pdf"), SAMPLE.with_suffix(".docx")
SCHEMA = ROOT / "ordtool" / "schemas" / "compare.schema.json"
OLD = """Chapter 5. Face recognition

Section 1. Ban.

(a) It is unlawful for any city department to use face recognition technology.

(b) The Chief of Police shall report to the Council within thirty (30) days of any violation of this section.

Section 2. Enforcement.

(a) Any person injured by a violation may sue for injunctive relief in any court of competent jurisdiction.

(b) A court shall award attorney's fees to a plaintiff who prevails.
"""
NEW = OLD.replace("technology.", "technology, except in exigent circumstances.").replace("thirty (30)", "ninety (90)")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def refused(done: subprocess.CompletedProcess[bytes], code: ExitCode, *words: str) -> None:
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert done.stdout == b""
    assert "Traceback" not in message
    for word in ("Error: ", *words):
        assert word in message


def test_the_summary_begins_with_counts_and_the_carve_out_gained(inside: Run, pair: tuple[Path, Path]) -> None:
    done = inside("compare", *pair)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "old.txt → new.txt"
    assert re.fullmatch(r"\d+ weakenings?, \d+ strengthenings?, \d+ neutral.*\.", lines[1])
    assert not lines[1].startswith("0 ")
    assert lines[4] == "Carve-outs gained"
    shown = done.stdout.decode()
    assert "exigent" in shown.partition("\nWeaker")[0]
    assert "None was found" not in shown


def test_plain_says_what_was_edited_and_not_what_it_does(inside: Run, pair: tuple[Path, Path]) -> None:
    shown = inside("compare", *pair, "--plain").stdout.decode()
    assert "2 paragraphs changed; 2 words out, 6 words in." in shown
    assert "weaken" not in shown.lower()
    assert "Carve-outs" not in shown


def test_plain_loads_neither_spacy_nor_pydantic_nor_a_pdf_library(pair: tuple[Path, Path], tmp_path: Path) -> None:
    slow = ("spacy", "pydantic", "docx", "pdfplumber", "pypdfium2", "ordtool.library", "ordtool.effect")
    for output in ("changes.txt", "redline.docx"):
        args = ["compare", *map(str, pair), "--plain", "-o", str(tmp_path / output)]
        code = (
            f"import sys; from ordtool.commands import run; assert run({args!r}) == 0\n"
            f"sys.exit(' '.join(name for name in {(*slow, 'rich')!r} if name in sys.modules) or 0)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("suffix", ["html", "md", "txt", "json", "docx"])
def test_the_same_bytes_in_two_processes(ordtool: Run, pair: tuple[Path, Path], tmp_path: Path, suffix: str) -> None:
    made = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.{suffix}"
        done = ordtool("compare", *pair, "-o", target, "-q", PYTHONHASHSEED=seed, SOURCE_DATE_EPOCH="1700000000")
        assert done.returncode == 0, done.stderr
        assert (done.stdout, done.stderr) == (b"", b"")
        made.append(target.read_bytes())
    assert made[0] == made[1]
    assert made[0]


def test_the_date_is_that_of_source_date_epoch(inside: Run, pair: tuple[Path, Path]) -> None:
    page = inside("compare", *pair, "--plain", "--format", "html", SOURCE_DATE_EPOCH="1700000000").stdout.decode()
    assert "November 14, 2023" in page


@pytest.mark.parametrize("options", [(), ("--plain",), ("--ignore", "case"), ("--view", "current")])
@pytest.mark.parametrize("files", [(SAMPLE, DOCX), (PDF, DOCX)])
def test_json_of_real_files_fits_the_schema(inside: Run, files: tuple[Path, Path], options: tuple[str, ...]) -> None:
    from jsonschema import Draft202012Validator

    done = inside("compare", *files, *options, "--format", "json")
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    for side, file, other in (("old", files[0], "+"), ("new", files[1], "-")):
        text = inside("text", file, *(options if "--view" in options else ())).stdout.decode()
        for found in data["pairs"]:
            if found[side]:
                quoted = text[found[side]["start"] : found[side]["end"]]
                assert "".join(words for op, words in found["edits"] if op != other) == quoted


def test_a_diff_of_real_files_patches_one_text_to_the_other(
    inside: Run, pair: tuple[Path, Path], tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    texts = [inside("text", file).stdout for file in pair]
    (tmp_path / "law.txt").write_bytes(texts[0])
    diff = inside("compare", *pair, "--format", "txt").stdout
    done = subprocess.run(
        [needs_program("patch"), "law.txt"], input=diff, cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "law.txt").read_bytes() == texts[1]


def test_markdown_and_html_say_the_same_first_page(inside: Run, pair: tuple[Path, Path]) -> None:
    markdown = inside("compare", *pair, "--format", "md").stdout.decode()
    assert "~~thirty (30)~~**ninety (90)**" in markdown
    assert "## <a" in markdown.partition("Carve-outs gained")[0]
    for layout in ("inline", "side-by-side"):
        page = inside("compare", *pair, "--format", "html", "--layout", layout).stdout.decode()
        assert "Carve-outs gained" in page
        assert "<del>thirty" in page
        assert "Not legal advice" in page


def test_a_file_and_its_summary(inside: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    done = inside("compare", *pair, "--plain", "-o", tmp_path / "x.html")
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [
        f"Wrote {tmp_path / 'x.html'}",
        "2 paragraphs changed; 2 words out, 6 words in.",
    ]


def test_the_same_text_twice(inside: Run, pair: tuple[Path, Path]) -> None:
    for files in ((pair[0], pair[0]), (SAMPLE, DOCX)):
        done = inside("compare", *files, "--fail-on", "changed", "--fail-on", "weaker", "--fail-on", "carve-out")
        assert done.returncode == 0
        assert "The two texts are the same." in done.stdout.decode()


@pytest.mark.parametrize(
    ("checks", "code"),
    [
        (("changed",), 3),
        (("carve-out",), 3),
        (("carve-out:carveout.exigency",), 3),
        (("carve-out:carveout",), 3),
        (("carve-out:carveout.device",), 0),
        (("weaker",), 3),
        (("lost:enforce.private_action",), 0),
        (("stronger", "lost:enforce", "cannot-tell:contract"), 0),
        (("stronger", "changed"), 3),
    ],
)
def test_checks(inside: Run, pair: tuple[Path, Path], checks: tuple[str, ...], code: int) -> None:
    options = [word for check in checks for word in ("--fail-on", check)]
    done = inside("compare", *pair, *options)
    assert done.returncode == code
    assert done.stdout, "the result is written before the command ends"


def test_what_is_lost_fails_only_its_own_label(inside: Run, pair: tuple[Path, Path]) -> None:
    pair[1].write_text(OLD.partition("Section 2.")[0], encoding="utf-8")
    assert inside("compare", *pair, "--fail-on", "lost:enforce.private_action").returncode == 3
    assert inside("compare", *pair, "--fail-on", "lost:face.ban").returncode == 0


def test_ignored_differences_are_counted_and_not_marked(inside: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Section 1. The Council, in public session, shall decide.\n", encoding="utf-8")
    new.write_text("Section 1. The council in public session shall decide.\n", encoding="utf-8")
    ignoring = ("--ignore", "case", "--ignore", "punctuation")
    data = json.loads(inside("compare", old, new, "--plain", *ignoring, "--format", "json").stdout)
    assert data["ignored"] > 0
    assert [pair["change"] for pair in data["pairs"]] == ["same"]
    assert inside("compare", old, new, "--plain", *ignoring, "--fail-on", "changed").returncode == 0
    assert inside("compare", old, new, "--plain", "--fail-on", "changed").returncode == 3


def test_files_of_one_name_go_by_their_folders(inside: Run, tmp_path: Path) -> None:
    files = [tmp_path / folder / "bill.txt" for folder in ("v1", "v2")]
    for file, text in zip(files, (OLD, NEW), strict=True):
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
    assert inside("compare", *files, "--plain").stdout.decode().startswith("v1/bill.txt → v2/bill.txt\n")


def test_standard_input_is_one_of_them(inside: Run, pair: tuple[Path, Path]) -> None:
    done = inside("compare", pair[0], "-", "--name", "draft.txt", "--plain", stdin=NEW.encode())
    assert done.stdout.decode().startswith("old.txt → draft.txt\n2 paragraphs changed")


def test_a_marked_up_bill_alone_is_compared_with_itself(inside: Run, tmp_path: Path) -> None:
    bill = tmp_path / "bill.html"
    marked = OLD.replace("technology.", "technology<ins>, except in exigent circumstances</ins>.")
    marked = marked.replace("thirty (30)", "<del>thirty (30)</del> <ins>ninety (90)</ins>")
    bill.write_text("".join(f"<p>{line}</p>" for line in marked.split("\n\n")), encoding="utf-8")
    shown = inside("compare", bill).stdout.decode()
    assert shown.startswith("bill.html (as it reads now) → bill.html (as it would read)\n")
    assert "exigent" in shown.partition("Carve-outs gained")[2]
    assert inside("compare", bill, "--fail-on", "carve-out").returncode == 3
    data = json.loads(inside("compare", bill, "--plain", "--format", "json").stdout)
    assert [data[side]["name"] for side in ("old", "new")] == ["bill.html", "bill.html"]
    assert [data[side]["view"] for side in ("old", "new")] == ["current", "amended"]
    done = inside("compare", bill, "--plain", "-q", "-o", tmp_path / "x.docx")
    assert done.returncode == 0
    assert done.stderr == b""


def test_pages_of_a_packet(inside: Run) -> None:
    done = inside("compare", SAMPLE, PDF, "--pages", "1", "--plain")
    assert done.returncode == 0
    assert "removed" in done.stdout.decode()
    refused(inside("compare", SAMPLE, PDF, "--pages", "1", "--pages", "2"), ExitCode.USAGE, "--pages", "PDFs: 1")
    assert inside("compare", PDF, PDF, "--pages", "all", "--pages", "1", "--plain").returncode == 0


def test_too_few_files(ordtool: Run) -> None:
    refused(ordtool("compare"), ExitCode.USAGE, "OLD NEW")
    refused(ordtool("compare", SAMPLE), ExitCode.USAGE, "alone", "strikes and adds no words", "OLD NEW")
    refused(ordtool("compare", "-", "-"), ExitCode.USAGE, "only once")


def test_files_that_cannot_be_read(ordtool: Run, tmp_path: Path) -> None:
    empty, junk = tmp_path / "empty.txt", tmp_path / "junk.docx"
    empty.touch()
    junk.write_bytes(bytes(range(256)) * 20)
    refused(ordtool("compare", SAMPLE, empty, "--plain"), ExitCode.INPUT, "empty.txt")
    refused(ordtool("compare", junk, SAMPLE, "--plain"), ExitCode.INPUT, "junk.docx")
    refused(ordtool("compare", SAMPLE, tmp_path, "--plain"), ExitCode.INPUT, "is a folder")
    refused(ordtool("compare", SAMPLE, tmp_path / "no.txt", "--plain"), ExitCode.INPUT, "no such file")


def test_pages_without_text_are_told_before_anything_seems_gone(
    inside: Run, tmp_path: Path, pair: tuple[Path, Path]
) -> None:
    half, scan = tmp_path / "half.pdf", tmp_path / "scan.pdf"
    half.write_bytes(pdf([column(["Section 1. The city shall not use face recognition technology."]), []]))
    scan.write_bytes(pdf([[], []]))
    refused(inside("compare", pair[0], scan, "--plain"), ExitCode.INPUT, "scan.pdf", "--ocr auto")
    shown = inside("compare", pair[0], half, "--plain").stdout.decode()
    assert "Not read: page 2 of the new text, half.pdf. What seems gone may stand there." in " ".join(shown.split())
    told = inside("compare", pair[0], half, "--plain", "-o", tmp_path / "x.docx").stderr.decode()
    assert "What seems gone may stand there." in told


def test_options_that_do_not_go_together(ordtool: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    refused(ordtool("compare", *pair, "--fail-on", "weeker"), ExitCode.USAGE, "Did you mean “weaker”?")
    refused(ordtool("compare", *pair, "--fail-on", "weaker:face.bann"), ExitCode.USAGE, "Did you mean “face.ban”?")
    refused(ordtool("compare", *pair, "--fail-on", "lost"), ExitCode.USAGE, "lost:")
    refused(ordtool("compare", *pair, "--fail-on", "changed:face"), ExitCode.USAGE, "takes no label")
    refused(ordtool("compare", *pair, "--plain", "--fail-on", "weaker"), ExitCode.USAGE, "--plain")
    refused(ordtool("compare", *pair, "--view", "both", "-o", tmp_path / "x.docx"), ExitCode.USAGE, "--view")
    refused(ordtool("compare", *pair, "--author", " "), ExitCode.USAGE, "--author")
    refused(ordtool("compare", *pair, "--name", "x.txt"), ExitCode.USAGE, "--name")
    refused(ordtool("compare", *pair, "-o", pair[1]), ExitCode.USAGE, "new.txt")
    assert pair[1].read_text(encoding="utf-8") == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.txt", "old.txt"]


ACTION = ROOT / "docs" / "examples" / "compare-drafts.yml"


def test_the_github_action_in_the_docs_runs(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    """Its shell, in a repository with a branch that weakens a draft."""
    git = needs_program("git")
    text = ACTION.read_text(encoding="utf-8")
    script = re.search(r"- name: Compare\n.*?run: \|\n(.*?)\n      - name:", text, re.DOTALL)
    checks = re.search(r"CHECKS: (.*)", text)
    assert script
    assert checks
    lines = "\n".join(line[10:] for line in script[1].splitlines())
    repository = tmp_path / "repository"
    (repository / "drafts").mkdir(parents=True)

    def call(*command: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run([git, *who, *command], cwd=repository, check=True, capture_output=True)

    call("init", "-q", "-b", "main")
    for name in ("a law.txt", "same.txt"):
        (repository / "drafts" / name).write_text(OLD, encoding="utf-8")
    (repository / "drafts" / "seal.png").write_bytes(b"\x89PNG")
    call("add", ".")
    call("commit", "-q", "-m", "drafts")
    call("checkout", "-q", "-b", "change")
    (repository / "drafts" / "a law.txt").write_text(NEW, encoding="utf-8")
    (repository / "drafts" / "seal.png").write_bytes(b"\x89PNG, another")
    call("commit", "-q", "-a", "-m", "change")
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", lines], cwd=repository, capture_output=True, check=False,
        env={
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "DRAFTS": "drafts", "BASE": "main",
            "CHECKS": checks[1], "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        },
    )  # fmt: skip
    assert done.returncode == 3, done.stderr.decode()
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "Carve-outs gained" in summary
    assert "exigent" in summary
    assert [path.name for path in (repository / "redlines").rglob("*.docx")] == ["a law.docx"]


def test_more_than_two_versions_give_the_arc(inside: Run, pair: tuple[Path, Path]) -> None:
    from jsonschema import Draft202012Validator

    third = pair[0].with_name("third.txt")
    third.write_text(OLD.partition("\n(b) A court")[0], encoding="utf-8")
    done = inside("compare", *pair, third, "--format", "json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    assert data["arc"]["versions"] == ["old.txt", "new.txt", "third.txt"]
    assert [data[side]["name"] for side in ("old", "new")] == ["old.txt", "third.txt"], "the first against the last"
    ways = {row["label"]: [cell["way"] for cell in row["versions"]] for row in data["arc"]["provisions"]}
    assert ways["carveout.exigency"] == [None, "down", "up"]
    shown = inside("compare", *pair, third).stdout.decode()
    assert shown.startswith("old.txt → new.txt → third.txt\n")
    assert "From version to version" in shown
    assert inside("compare", *pair, third, "--plain").stdout.decode().count("From version") == 0


OTHER = """ORDINANCE 7

Article 1. Cameras on streets.

Before the mayor buys a camera that reads license plates, the council must vote on it in an open session.

Article 2. Emergencies.

The council's vote is not needed where a judge has signed a warrant for a single vehicle.
"""


def test_texts_written_independently_are_laid_side_by_side_and_not_judged(
    inside: Run, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    from jsonschema import Draft202012Validator

    other = tmp_path / "other.txt"
    other.write_text(OTHER, encoding="utf-8")
    done = inside("compare", pair[0], other)
    shown = " ".join(done.stdout.decode().split())
    assert "written independently" in shown
    assert "What each provides for" in shown
    assert "weakening" not in shown
    data = json.loads(inside("compare", pair[0], other, "--format", "json").stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    assert data["independent"] is True
    assert data["summary"]["directions"] is None
    held = {row["label"]: (row["old"]["clauses"], row["new"]["clauses"]) for row in data["provisions"]}
    assert held["enforce.private_action"] == (1, 0)
    checked = inside("compare", pair[0], other, "--fail-on", "lost:enforce")
    assert checked.returncode == 3
    assert "No check passes" in checked.stderr.decode()
    assert inside("compare", pair[0], other, "--plain", "-q").returncode == 0
