"""The front page of a review: how the text was read, in one place; titles that fit; no page that holds only "Contents"."""

from __future__ import annotations

import pytest

from ordtool.commands._removed import blocks
from ordtool.library import model
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.outline.removed import Numbers, Removed
from ordtool.report import Contents, PageBreak, Paragraph, Report, Table
from ordtool.review import Review, report, review
from ordtool.review.pages.source import ranges
from ordtool.source import Line, Source

OF_A_BILL = "Section 1. The council shall approve surveillance technology before the city buys it."


def reviewed(source: Source) -> Review:
    return review(ordinance(source, view=View.BOTH), model=model("surveillance-oversight"))


def lines(*pages: int) -> tuple[Line, ...]:
    return tuple(Line(f"{OF_A_BILL} It ends on {page}.", page=page, starts=True) for page in pages)


def facts(made: Report) -> dict[str, list[str]]:
    table = next(block for block in made.blocks if isinstance(block, Table))
    return {
        row[0][0].runs[0].text: [
            "".join(run.text for run in said.runs) for said in row[1] if isinstance(said, Paragraph)
        ]
        for row in table.rows
        if isinstance(row[0][0], Paragraph)
    }


def test_what_was_read_stands_in_the_facts() -> None:
    source = Source(
        "x.pdf", "0", lines(2, 3, 4, 7), pages=9, unread_pages=(6,), recognised=((7, 0.91),), warnings=("Odd.",)
    )
    said = facts(report(reviewed(source)))
    assert said["Read as"] == ["every word, struck ones too"]
    assert said["Pages"][0] == "2–4, 6–7 of 9; on the others no law was read"
    assert said["Pages"][1:] == [
        "Without readable text: 6",
        "Read by text recognition: 7 (91 % sure); check them against the file",
    ]
    assert said["In doubt"] == ["Odd."]


def test_a_file_that_was_read_whole_says_how_long_it_is() -> None:
    said = facts(report(reviewed(Source("x.pdf", "0", lines(1, 2), pages=2))))
    assert said["Pages"] == ["2"]
    assert "In doubt" not in said and "Changes read by" not in said
    assert "Pages" not in facts(report(reviewed(Source("x.txt", "0", lines(1)))))


def test_ranges_are_cited_as_a_lawyer_would() -> None:
    assert ranges([5, 1, 3, 6, 7, 3]) == "1, 3, 5–7"


def test_where_nothing_was_compared_there_is_no_page_of_contents() -> None:
    parking = reviewed(Source("x.txt", "0", (Line("Section 1. No person shall park on Elm Street.", starts=True),)))
    made = report(parking)
    assert not any(isinstance(block, Contents) for block in made.blocks)
    assert sum(isinstance(block, PageBreak) for block in made.blocks) == 1
    text = "".join(run.text for block in made.blocks if isinstance(block, Paragraph) for run in block.runs)
    assert text.count("nothing was compared") == 1


def test_a_long_title_is_cut_in_the_heading_and_whole_in_the_facts() -> None:
    title = "Relating to " + "; ".join(f"cameras of kind {number}" for number in range(9))
    made = report(reviewed(Source("x.txt", "0", lines(1), title=title)))
    assert made.title.endswith(" …") and len(made.title.split()) < 20
    assert facts(made)["Title"] == [title]
    assert "Title" not in facts(report(reviewed(Source("x.txt", "0", lines(1), title="Cameras"))))


ACT = ("AN ACT concerning cameras.", "Be it enacted by the People of Elm:", "Section 1. It ends.")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Full Text of HB3339", "HB3339: AN ACT concerning cameras"),
        ("HB 12", "HB 12: AN ACT concerning cameras"),
        ("HB1231 CD1", "HB1231 CD1: AN ACT concerning cameras"),
        ("A1065", "A1065: AN ACT concerning cameras"),
        ("Bill Text for S.B. 7", "S.B. 7: AN ACT concerning cameras"),
        ("Cameras", "Cameras"),
        ("Ordinance 12 on cameras", "Ordinance 12 on cameras"),
        ("Full Text of the Camera Law", "Full Text of the Camera Law"),
        ("", "AN ACT concerning cameras"),
    ],
)
def test_a_number_alone_is_no_title(given: str, expected: str) -> None:
    source = Source("x", "", tuple(Line(words, starts=True) for words in ACT), title=given)
    assert ordinance(source).title == expected


def test_a_number_stays_where_the_text_has_no_title() -> None:
    assert ordinance(Source("x", "", (Line("Sec. 1. It ends."),), title="Full Text of HB12")).title == "HB12"


def margin(*numbers: tuple[int | None, str, str]) -> str:
    found = Removed((), tuple(Numbers(page, first, last, 9) for page, first, last in numbers), 0)
    return "".join(run.text for block in blocks(found) if isinstance(block, Paragraph) for run in block.runs)


def test_margin_numbers_of_pages_alike_are_told_once() -> None:
    assert margin((1, "1", "23"), (2, "1", "26"), (3, "1", "9")) == "Margin numbers: pages 1–3: 1 to 26."
    assert margin((1, "1", "30"), (2, "31", "60")) == "Margin numbers: pages 1–2: 1 to 60."
    assert margin((1, "1", "9"), (3, "1", "9")) == "Margin numbers: page 1: 1 to 9; page 3: 1 to 9."
    assert margin((1, "1", "9"), (2, "4", "9")) == "Margin numbers: page 1: 1 to 9; page 2: 4 to 9."
    assert margin((None, "1", "10")) == "Margin numbers: 1 to 10."


def test_words_that_were_left_out_are_shown_whole() -> None:
    words = "word " * 60
    found = Removed((Line(words, style="furniture", removed="legend", page=1),), (), 0)
    table = next(block for block in blocks(found) if isinstance(block, Table))
    assert isinstance(table.rows[0][2][0], Paragraph)
    assert table.rows[0][2][0].runs[0].text == words.strip()
