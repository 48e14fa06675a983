"""What users see of marks: --house, text --view both, outline --show-removed, the house in JSON and in the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from marking import CODE

from ordtool.commands._main import ordtool
from ordtool.commands._marked import report, text
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.outline.removed import removed
from ordtool.source import Axis, Line, Look, Mark, Sign, Source, Span, State

BILL = (
    "<html><body><p>BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF TEXAS:</p>"
    "<p>Section 1. Section 5.1, City Code, is amended to read as follows:</p>"
    "<p>(a) A city [<s>may</s>] <u>shall</u> ask &amp; tell.</p><p>(b) It ends.</p></body></html>"
)


@pytest.fixture
def bill(tmp_path: Path) -> str:
    path = tmp_path / "bill.html"
    path.write_text(BILL, encoding="utf-8")
    return str(path)


def run(*args: str) -> str:
    done = CliRunner().invoke(ordtool, list(args))
    assert done.exit_code == 0, done.output + str(done.exception)
    return done.stdout


def test_the_view_of_both_shows_what_is_struck_and_new(bill: str) -> None:
    assert "A city [-[may]-] {+shall+} ask & tell." in run("text", bill, "--view", "both")
    assert "A city [may] shall ask & tell." in run("text", bill, "--view", "base")
    assert "A city shall ask & tell." in run("text", bill)
    assert "A city may ask & tell." in run("text", bill, "--view", "current")


@pytest.mark.parametrize(
    ("format_", "words"),
    [("md", "~~\\[may\\]~~ <ins>shall</ins>"), ("html", "<del>[may]</del> <ins>shall</ins>")],
)
def test_other_formats_show_it_their_own_way(bill: str, format_: str, words: str) -> None:
    assert words in run("text", bill, "--view", "both", "--format", format_)


def test_a_word_file_of_both_views_is_struck_and_underlined(bill: str, tmp_path: Path) -> None:
    import docx

    run("text", bill, "--view", "both", "-o", str(tmp_path / "both.docx"), "-q")
    runs = [run_ for paragraph in docx.Document(str(tmp_path / "both.docx")).paragraphs for run_ in paragraph.runs]
    assert [r.text for r in runs if r.font.strike] == ["[may]"]
    assert [r.text for r in runs if r.font.underline] == ["shall"]


def test_json_names_the_house_and_what_it_was_recognised_by(bill: str) -> None:
    for command in ("outline", "extract"):
        document = json.loads(run(command, bill, "--format", "json"))["document"]
        assert (document["house"], document["house_by"]) == ("texas", "its enacting clause")
    named = json.loads(run("outline", bill, "--format", "json", "--house", "oregon"))["document"]
    assert (named["house"], named["house_by"]) == ("oregon", "the option --house")


def test_the_review_says_how_changes_were_read(bill: str) -> None:
    page = run("review", bill, "--model", "surveillance-oversight", "--format", "txt")
    assert "texas: its enacting clause" in page


def test_an_unknown_house_is_a_usage_error(bill: str) -> None:
    done = CliRunner().invoke(ordtool, ["text", bill, "--house", "texs"], standalone_mode=False)
    assert "did you mean “texas”" in str(done.exception)


def test_a_house_is_named_in_any_case(bill: str) -> None:
    for name in ("Oregon", "OREGON"):
        document = json.loads(run("outline", bill, "--format", "json", "--house", name))["document"]
        assert document["house"] == "oregon"
    assert run("text", bill, "--house", "Auto") == run("text", bill)


@pytest.mark.parametrize(
    ("words", "house", "told"),
    [
        ("A city <u>shall</u> tell.", "Oregon", True),  # Oregon's new words are bold
        ("A city <u>shall</u> tell.", "maine", False),
        ("A city <u>shall</u> tell.", "auto", False),
        ("A city shall tell.", "oregon", False),
    ],
)
def test_a_named_house_by_which_nothing_is_a_change_is_told_once(
    tmp_path: Path, words: str, house: str, told: bool
) -> None:
    path = tmp_path / "law.html"
    path.write_text(
        f"<p>Section 1. Section 5.1, City Code, is amended to read:</p><p>(a) {words}</p>", encoding="utf-8"
    )
    warnings = json.loads(run("outline", str(path), "--format", "json", "--house", house))["warnings"]
    idle = "law.html: by the house style “oregon” no words are struck or new, though some are set apart (underline). "
    assert [warning.startswith(idle) for warning in warnings] == [True] * told
    stderr = CliRunner().invoke(ordtool, ["text", str(path), "--house", house]).stderr
    assert stderr.count("--house") == told


def test_houses_are_listed() -> None:
    found = json.loads(run("list", "house-styles", "--format", "json"))["house_styles"]
    assert {"oregon", "generic"} <= {house["name"] for house in found}


LINES = (
    Line("HB 41", style="furniture", removed="running head", page=1),
    Line("Section 1. The city asks the law-", page=1, number="1"),
    Line("enforcement agencies and pro-", page=1, number="2"),
    Line("grams to tell. No law-enforcement agency ends.", page=1, number="3"),
    Line("2", style="furniture", page=2),
)


def test_what_was_left_out_is_listed_with_its_reason() -> None:
    found = removed(Source("bill.pdf", "", LINES))
    assert [(line.text, line.removed) for line in found.lines] == [("HB 41", "running head"), ("2", "")]
    assert [(n.page, n.first, n.last, n.count) for n in found.numbers] == [(1, "1", "3", 3)]
    assert found.hyphens == 2


def test_show_removed_prints_it(bill: str) -> None:
    shown = run("outline", bill, "--show-removed")
    assert "What was left out of the text" in shown
    data = json.loads(run("outline", bill, "--show-removed", "--format", "json"))
    assert data["removed"] == {"lines": [], "margin_numbers": [], "hyphens": 0}
    assert "removed" not in json.loads(run("outline", bill, "--format", "json"))


def test_a_pinpoint_says_page_and_line() -> None:
    law = ordinance(Source("bill.pdf", "", LINES))
    assert law.whereabouts(law.text.index("The city")) == "page 1, line 1"
    assert law.line(law.text.index("grams")) == "3"
    assert ordinance(Source("bill.txt", "", (Line("Sec. 1. Aim."),))).whereabouts(0) == ""


def test_a_warning_names_the_page() -> None:
    signs = (Sign(Span(20, 25), Look.UNDERLINE),)
    lines = (
        Line("Sec. 1. Aim.", page=1, starts=True),
        Line("The city always asks someone.", page=7, signs=signs, starts=True),
    )
    (warning,) = ordinance(Source("law.pdf", "", lines)).warnings
    assert "page 7" in warning


def test_marks_that_overlap_are_shown_once() -> None:
    marks = (
        Mark(Span(0, 9), State.INSERTED),
        Mark(Span(4, 9), State.STRUCK, Axis.DRAFT),
    )
    law = ordinance(Source("x", "", (Line("The city asks.", marks=marks),)), view=View.BOTH)
    assert text(law) == "{+The +}[-city -]asks."
    assert [(run_.text, run_.state) for run_ in report(law).blocks[0].runs][:2] == [
        ("The ", "inserted"),
        ("city ", "struck"),
    ]  # type: ignore[union-attr]


def test_a_named_house_that_is_not_there_raises() -> None:
    from ordtool.errors import UsageError

    with pytest.raises(UsageError):
        ordinance(Source("x", "", (Line(CODE, signs=(Sign(Span(0, 3), Look.BOLD),)),)), house="nowhere")
