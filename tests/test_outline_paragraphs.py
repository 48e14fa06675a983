"""Lines to paragraphs: what is joined, what is kept apart, what is left out, and the way back to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordtool.ordinance import View
from ordtool.outline.compounds import is_compound
from ordtool.outline.paragraphs import base
from ordtool.source import Axis, Box, Line, Mark, Source, Span, State
from tests.outlining import of_lines, of_text


def joined(*texts: str) -> list[str]:
    source = Source("x.txt", "", tuple(Line(text) for text in texts))
    found = base(source)
    return [found.text[p.span.start : p.span.end] for p in found.paragraphs]


def test_lines_that_a_margin_has_cut_are_joined_with_a_blank() -> None:
    assert joined(
        "SECTION 1. The chief of police shall report to the council on every use of a",
        "camera that the department owns, rents or borrows, and on the cost of the",
        "same, no later than May of each year.",
        "SECTION 2. The council shall answer no later than June of each year, and shall",
        "post its answer.",
    ) == [
        "SECTION 1. The chief of police shall report to the council on every use of a camera that the department owns, "
        "rents or borrows, and on the cost of the same, no later than May of each year.",
        "SECTION 2. The council shall answer no later than June of each year, and shall post its answer.",
    ]


def test_a_citation_at_a_line_s_start_opens_no_paragraph() -> None:
    found = joined(
        "(a) The chief of police shall report to the council on the matters that subsection",
        "(b) of this section names, and shall send a copy of the said report to the board as",
        "well as to the clerk of the city.",
        "(b) The matters are the cost of each camera, the use of each camera, and the faults",
        "of each camera.",
    )
    assert [text[:3] for text in found] == ["(a)", "(b)"]


def test_each_long_line_of_a_text_is_a_paragraph() -> None:
    long = (
        "The chief shall report to the council on every use of a camera that the department owns, rents or borrows, "
        * 3
    )
    assert len(joined(long, long, "Short.", long)) == 4


def test_blank_lines_part_paragraphs() -> None:
    assert joined("one two", "", "three four", "", "", "five") == ["one two", "three four", "five"]


def test_what_a_reader_knows_is_not_second_guessed() -> None:
    lines = (Line("(a) one", starts=True), Line("(b) two", starts=False), Line("Three", starts=True))
    assert base(Source("x", "", lines)).text == "(a) one (b) two\nThree"


def test_furniture_is_left_out_and_markers_are_put_in() -> None:
    law = of_lines(
        Line("House Bill 4", style="furniture", page=1),
        Line("Cameras are counted.", marker="(a)", starts=True, page=1),
        Line("Page 1", style="furniture", page=1),
        Line("Walls are not.", marker="(b)", starts=True, page=2, number="7"),
    )
    assert law.text == "(a) Cameras are counted.\n(b) Walls are not."
    assert [place.generated for place in law.places] == [True, False, True, False]
    assert law.page(law.text.index("Cameras")) == 1
    place = law.place(law.text.index("Walls"))
    assert place is not None
    assert (place.page, place.number) == (2, "7")


def test_a_pdf_s_first_line_indents_part_paragraphs() -> None:
    def line(text: str, left: float, right: float, top: float) -> Line:
        return Line(text, page=1, box=Box(left, top, right, top + 10))

    lines = (
        line("The chief shall report on every use of a camera that the city", 108, 540, 100),
        line("owns, and on its cost.", 90, 250, 114),
        line("The council shall answer before the end of the year, and shall", 108, 540, 128),
        line("Post its answer on the wall of the town hall for all to read it", 90, 540, 142),
        line("there.", 90, 130, 156),
    )
    found = base(Source("x.pdf", "", lines))
    assert [found.text[p.span.start :][:11] for p in found.paragraphs] == ["The chief s", "The council"]


def test_marks_move_with_their_words() -> None:
    law = of_lines(
        Line("  The city may", starts=True, marks=(Mark(Span(11, 14), State.STRUCK),)),
        Line("shall ask.", starts=False, marks=(Mark(Span(0, 5), State.INSERTED),)),
        view=View.BOTH,
    )
    assert [law.base[mark.span.start : mark.span.end] for mark in law.marks] == ["may", "shall"]


@pytest.mark.parametrize(
    ("left", "right", "compound"),
    [
        ("cell", "site", True), ("well", "founded", True), ("well", "ington", False), ("non", "profit", True),
        ("non", "conforming", False), ("forty", "eight", True), ("four", "teen", False), ("four", "inch", True),
        ("proced", "ure", False),
    ],
)  # fmt: skip
def test_hyphens_that_are_a_words_own(left: str, right: str, compound: bool) -> None:
    assert is_compound(left, right) is compound


def test_drafts_over_a_bill_are_read_as_accepted() -> None:
    marks = (Mark(Span(4, 8), State.STRUCK, Axis.DRAFT), Mark(Span(8, 12), State.INSERTED, Axis.DRAFT))
    bill = Line("one two six ten", starts=True, marks=(*marks, Mark(Span(12, 15), State.STRUCK, Axis.LAW)))
    assert of_lines(bill, view=View.AMENDED).text.strip() == "one six"
    assert of_lines(bill, view=View.CURRENT).text == "one six ten"
    assert of_lines(bill, view=View.BOTH).text == "one two six ten"


def test_tracked_changes_alone_are_what_the_text_does_to_the_law() -> None:
    marks = (Mark(Span(4, 8), State.STRUCK, Axis.DRAFT), Mark(Span(8, 12), State.INSERTED, Axis.DRAFT))
    redline = Line("one two six ten", starts=True, marks=marks)
    assert of_lines(redline, view=View.AMENDED).text == "one six ten"
    assert of_lines(redline, view=View.CURRENT).text == "one two ten"


def test_hyphens_of_line_ends_stay_in_the_base_and_leave_the_reading() -> None:
    law = of_text(
        "The chief of the police department of the said city shall report each year on the sur-\n"
        "veillance that the department does, and each law-enforcement office shall send the re-\n"
        "port of the same to the council of the city, as shall any other law-\n"
        "enforcement body that the council may name from time to time in a resolution of it.\n"
    )
    assert "on the surveillance that" in law.text
    assert "other law-enforcement body" in law.text
    assert "sur- veillance" in law.base
    assert law.to_base(Span(law.text.index("surveillance"), law.text.index("surveillance") + 12)) == (
        Span(law.base.index("sur- "), law.base.index("sur- ") + 3),
        Span(law.base.index("veillance"), law.base.index("veillance") + 9),
    )


LINES = st.lists(
    st.builds(
        Line,
        st.text(alphabet="ab(1). \t-[]§“”\u00a0Section", max_size=60),
        marker=st.sampled_from(["", "(a)", "1."]),
        style=st.sampled_from(["", "", "", "heading", "furniture"]),
        starts=st.sampled_from([None, True, False]),
    ),
    max_size=30,
)


@given(LINES)
def test_no_character_is_lost(lines: list[Line]) -> None:
    found = base(Source("x", "", tuple(lines)))
    kept = [line for line in lines if line.style != "furniture" and (line.text.strip() or line.marker)]
    wanted = "".join("".join((line.marker + line.text).split()) for line in kept)
    assert "".join(found.text.split()) == wanted
    covered = "".join(found.text[p.span.start : p.span.end] for p in found.places)
    assert "".join(covered.split()) == wanted
    assert found.text.count("\n") >= max(0, len(found.paragraphs) - 1)


def test_a_tab_behind_a_typed_number_is_a_blank_and_a_row_of_a_table_keeps_its_tabs() -> None:
    def said(text: str, style: str = "") -> str:
        return base(Source("x", "", (Line(text, style=style, starts=True),))).text

    assert said("(a)\tNo agency may use it.") == "(a) No agency may use it."
    assert said("12.\tIt is so.") == "12. It is so."
    assert said("(a)\tone\ttwo") == "(a)\tone\ttwo"
    assert said("(a)\tone", style="table") == "(a)\tone"
    assert said("Fee\t$10") == "Fee\t$10"
