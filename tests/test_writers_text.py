"""Markdown (read back with pandoc) and plain text."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from writers_sample import NOTES, REPORTS, sample

from ordtool.report import Note, Paragraph, Report, Run, Table
from ordtool.writers import write
from ordtool.writers._characters import printable
from ordtool.writers._index import paragraphs_of

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


def made(report: Report, format: str) -> str:
    stream = io.BytesIO()
    write(report, stream, format=format)
    return stream.getvalue().decode("utf-8")


# "smart" turns straight quotes and dots into typographic ones; that is typography and no loss of text.
def parsed(text: str, reader: str = "commonmark_x-smart") -> list[Any]:
    command = ["pandoc", "-f", reader, "-t", "json"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    blocks: list[Any] = json.loads(done.stdout)["blocks"]
    return blocks


def plain(node: Any) -> str:
    """The words, notes left out."""
    match node:
        case list():
            return "".join(plain(inner) for inner in node)
        case {"t": "Str", "c": text}:
            return str(text)
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Note" | "RawInline"}:
            return ""
        case {"t": "Link" | "Span", "c": [_, content, *_]}:
            return plain(content)
        case {"t": "Para" | "Plain", "c": content}:
            return plain(content) + " "
        case {"t": "Strong" | "Emph" | "BlockQuote" | "BulletList", "c": content}:
            return plain(content)
        case _:
            raise AssertionError(f"text became {node}")


def bare(text: str) -> str:
    """Without white space, letters composed as pandoc composes them."""
    return unicodedata.normalize("NFC", "".join(text.split()))


AWKWARD = (
    "(a) Heading. * text_with_signs_",
    "1. one",
    "iv) four",
    "- minus",
    "+ plus",
    "# no heading",
    "===",
    "---",
    "> quote",
    "$5 and $6",
    "a|b",
    "[link](x)",
    "![img](y)",
    "`code`",
    "<b>bold</b>",
    "&amp; &copy;",
    "~~x~~ H~2~O x^2^",
    "{.class}",
    ":smile: a:b:c",
    "::: fence",
    "[^1]: note",
    "https://example.org/a_b_c",
    "\\*",
    "a\nb",
    "    code",
    "!",
    "term\n: def",
    "| a | b |\n|---|---|",
    "```",
    "\t x",
    "@cite [@cite]",
    "* * *",
    "_a_",
    "**",
    "www.x.org",
    "a@b.org",
    "<!-- c -->",
    "Title\n===",
)


@needs_pandoc
@pytest.mark.parametrize("reader", ["commonmark", "commonmark_x-smart", "gfm"])
def test_awkward_text_stays_text(reader: str) -> None:
    blocks = parsed(made(Report("T", tuple(Paragraph((Run(text),)) for text in AWKWARD)), "md"), reader)[1:]
    assert [bare(plain(block)) for block in blocks] == [bare(text) for text in AWKWARD]


@needs_pandoc
@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.text() | st.sampled_from(AWKWARD), st.booleans(), st.booleans()), min_size=1, max_size=3),
    st.sampled_from(["normal", "bullet", "quote", "body"]),
    st.sampled_from(["", "https://example.org/(x)"]),
)
@example([("a", True, False), ("b", True, True)], "normal", "")
@example([("\x1f", False, True), ("0", False, False)], "normal", "")  # no white space for Markdown, though for Python
@example([("(a) x.", True, False), (" b", False, False)], "body", "")
def test_any_text_survives_markdown(given_runs: Any, style: Any, link: str) -> None:
    runs = tuple(Run(text, bold=bold, italic=italic, link=link) for text, bold, italic in given_runs)
    blocks = parsed(made(Report("T", (Paragraph(runs, style=style, indent=1),)), "md"))[1:]
    assert bare(plain(blocks)) == bare("".join(printable(run.text) for run in runs))


@needs_pandoc
def test_bold_and_italic_are_what_they_say() -> None:
    runs = (
        Run("a ", bold=True),
        Run("b", italic=True),
        Run(" (c). ", bold=True, italic=True),
        Run("d"),
        Run("e", bold=True),
    )
    text = made(Report("T", (Paragraph(runs),)), "md")
    assert "**a** *b* ***(c).*** d**e**" in text
    kinds = [node["t"] for node in parsed(text)[1]["c"]]
    assert kinds.count("Strong") + kinds.count("Emph") == 4


@needs_pandoc
def test_tables_links_notes_and_anchors_are_markdowns_own() -> None:
    text = made(sample(), "md")
    blocks = parsed(text)
    kinds = [block["t"] for block in blocks]
    assert kinds.count("Table") == 3
    assert kinds.count("Header") == len([h for h in text.splitlines() if h.startswith("#")])
    assert json.dumps(blocks).count('"t": "Note"') == len(NOTES)
    assert "[^silence]" in text
    assert "\n\n    Ask: who may put" in text
    assert "~~fourteen~~<ins>thirty</ins>" in text
    targets = set(re.findall(r"\]\(#(\w+)\)", text))
    assert targets <= set(re.findall(r'<a id="(\w+)"></a>', text))
    assert "s6a" in targets


@needs_pandoc
def test_cells_hold_paragraphs_bars_and_line_ends() -> None:
    cell = (Paragraph((Run("a | b"),)), Paragraph((Run("c\nd", bold=True),), style="bullet"))
    text = made(Report("T", (Table(("H | 1", "2"), ((cell, ()),), (0.5, 0.5)),)), "md")
    table = parsed(text)[1]
    assert table["t"] == "Table"
    assert r"| a \| b<br>• **c<br>d** |  |" in text


@pytest.mark.parametrize("name", REPORTS)
def test_plain_text_keeps_to_its_columns(name: str) -> None:
    for line in made(REPORTS[name], "txt").splitlines():
        assert len(line) <= 100 or len(max(line.split(), key=len)) > 60, line
        assert line == line.rstrip()


def test_plain_text_holds_every_word_and_numbers_its_notes() -> None:
    text = made(sample(), "txt")
    words = set(re.sub(r"[-{+}\[\]|]", " ", re.sub(r"\[\d+\]", "", text)).split())
    for runs in paragraphs_of(sample().blocks):
        stood = "".join(f" {run.text} " if run.state != "kept" else run.text for run in runs)
        assert set(re.sub(r"[-{+}\[\]|]", " ", stood).split()) <= words | {".", ";", ","}
    assert "[-fourteen-]{+thirty+}[2] days" in text
    assert "[2] “fourteen thirty”" in text
    assert "Where            § 6(a), with the report" in text
    assert "[-words struck out-]  {+words inserted+}" in text


def test_plain_text_counts_wide_letters_twice() -> None:
    rows = tuple(((Paragraph((Run(word),)),), (Paragraph((Run("end"),)),)) for word in ("city", "市議会", "é"))
    lines = made(Report("", (Table((), rows, (0.2, 0.8)),)), "txt").splitlines()
    assert [line.index("end") for line in lines] == [21, 18, 21]


def test_a_link_outside_prints_its_address() -> None:
    runs = (Run("here", link="https://example.org/x"), Run(" "), Run("https://a.b", link="https://a.b"))
    assert made(Report("", (Paragraph(runs),)), "txt") == "here <https://example.org/x> https://a.b\n"


def test_legend_only_where_words_are_struck_or_inserted() -> None:
    report = Report("T", (Paragraph((Run("x", notes=("n",)),)),), notes=(Note("n", ("y",)),))
    assert "{+" not in made(report, "txt")


def test_no_writer_changes_with_the_folder_it_runs_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [made(sample(), format) for format in ("md", "txt", "html")]
    monkeypatch.chdir(tmp_path)
    assert [made(sample(), format) for format in ("md", "txt", "html")] == before


def test_no_line_begins_with_a_reference_that_reads_as_a_heading() -> None:
    for before in range(60, 100):
        said = f"{'x' * before} as Section 4(c) requires, and as 8 U.S.C. section 1357(g) does, and § 12 too."
        lines = made(Report("Title", (Paragraph((Run(said),)),)), "txt").splitlines()
        assert not [line for line in lines if re.match(r"\s*(?:Section|section|§|U\.S\.C\.)", line)], before
        assert " ".join(" ".join(lines).split()).endswith(said)
