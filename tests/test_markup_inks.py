"""Coloured redlines: what is underlined in black there is no change; titles and the blanks of their numbers never are."""

from __future__ import annotations

import pytest
from marking import CODE, reads

from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.outline.views import project, shown_marks
from ordtool.source import Line, Mark, Source, Span, State

RED = "<c #ff0000><u>{}</u></c>"
GONE = "<c #ff0000><s>{}</s></c>"
HEAD = "<b><u>Wind machines:</u></b> A machine stands {} the road"
CHANGES = (
    f"\n(a) A keeper {GONE.format('of any such machine')} {RED.format('who owns a machine that turns')} pays a fee."
)


def test_black_underlines_of_a_coloured_redline_are_emphasis() -> None:
    words = CODE + "(b) Here <b><u>such machines of the owner</u></b> may stand." + CHANGES
    assert "Here such machines of the owner may" in reads(words, house="illinois")
    assert "{+who owns a machine that turns+}" in reads(words, house="illinois")
    assert "[-of any such machine-]" in reads(words, house="illinois")


@pytest.mark.parametrize("colour", ["#b5082e", "#008000", "#2e74b5"])
def test_every_hue_is_a_colour(colour: str) -> None:
    words = CODE + "(b) Here <u>such machines</u> may stand." + CHANGES.replace("#ff0000", colour)
    assert "Here such machines may" in reads(words, house="illinois")


@pytest.mark.parametrize("colour", ["#000000", "#404040"])
def test_a_file_in_black_keeps_its_underlines(colour: str) -> None:
    words = CODE + "(b) Here <u>such machines</u> may stand." + CHANGES.replace("#ff0000", colour)
    assert "Here {+such machines+} may" in reads(words, house="illinois")


def test_one_blue_link_makes_no_coloured_redline() -> None:
    link = "<c #0563c1><u>https://city.example.gov/code/machines</u></c>"
    words = CODE + f"(b) Here <u>such machines</u> may stand, see {link}.\n(c) It <s>now may</s> <u>shall</u> end."
    assert "Here {+such machines+} may" in reads(words, house="illinois")
    few = CODE + f"(b) Here <u>so</u> it may stand, see {link}."
    assert "Here {+so+} it" in reads(few, house="illinois")


def test_struck_words_in_black_make_no_coloured_redline() -> None:
    words = CODE + "(b) Here <u>such machines</u> stand." + CHANGES.replace("<c #ff0000><s>", "<c #000000><s>")
    assert "Here {+such machines+} stand" in reads(words, house="illinois")


@pytest.mark.parametrize(
    "head",
    [
        "ORDINANCE # <u>285, 2nd Series</u>\nIT IS HEREBY ORDAINED BY THE COUNCIL OF ELM:\n",
        "ORDINANCE NO. <u>285</u>\nThe City of Elm ordains as follows:\n",
        "Ordinance No. <u>2024-17</u>\n",
        "Bill No. <u>17</u>\nAN ORDINANCE <u>on machines</u>\nThe Council of Elm ordains:\n",
    ],
)
def test_blanks_and_titles_before_the_law_are_no_change(head: str) -> None:
    found = reads(head + CODE + "(a) A keeper <s>may</s> <u>shall</u> pay.", house="illinois")
    assert found.splitlines()[0] == head.splitlines()[0].replace("<u>", "").replace("</u>", "")
    assert "{+shall+}" in found


def test_a_struck_number_of_a_title_and_a_number_in_the_code_are_changes() -> None:
    struck = reads("ORDINANCE NO. <s>17</s> <u>18</u>\n" + CODE + "(a) It ends.", house="illinois")
    assert struck.startswith("ORDINANCE NO. [-17-] {+18+}")
    quoted = reads(CODE + "(a) It stays.\nOrdinance No. <u>18</u> ends with this year.", house="illinois")
    assert "Ordinance No. {+18+} ends" in quoted


def test_a_struck_bracket_inside_brackets() -> None:
    words = CODE + "[<s>[</s>]§ 5[<s>]</s>] A city [<s>may</s>] <u>shall</u> ask."
    assert reads(words, house="hawaii").endswith(
        "[d-[-][-[-][d-]-]§ 5[d-[-][-]-][d-]-] A city [-[may]-] {+shall+} ask."
    )
    assert reads(CODE + "[[]§ 5[]] A city [<s>may</s>] ask.", house="hawaii").endswith(
        "[[]§ 5[]] A city [-[may]-] ask."
    )


def _views(text: str, *gone: str) -> tuple[str, str]:
    marks = [Mark(Span(text.index(words), text.index(words) + len(words)), State.STRUCK) for words in gone]
    return project(text, marks, View.AMENDED).text, project(text, marks, View.BOTH).text


@pytest.mark.parametrize(
    ("text", "gone", "expected"),
    [
        ("of the city [of Elm].", ["[of Elm]"], "of the city."),
        ("the act [now]; and", ["[now]"], "the act; and"),
        ("the city [of Elm] [or Oak].", ["[of Elm]", "[or Oak]"], "the city."),
        ("the city [of Elm] (or two).", ["[of Elm]"], "the city (or two)."),
        ("a fee of [one] .5 percent", ["[one]"], "a fee of .5 percent"),
        ("(the city [of Elm]) asks", ["[of Elm]"], "(the city) asks"),
        ("ends.\n[Now]. Then", ["[Now]"], "ends.\n. Then"),
    ],
)
def test_a_struck_word_takes_the_blank_before_a_stop_along(text: str, gone: list[str], expected: str) -> None:
    assert _views(text, *gone) == (expected, text)


def test_new_words_leave_no_blank_in_the_law_as_it_stands() -> None:
    text = "of the city of Elm."
    marks = [Mark(Span(12, 18), State.INSERTED)]
    assert project(text, marks, View.CURRENT).text == "of the city."


def test_the_view_of_both_joins_cut_words_unless_a_change_parts_them() -> None:
    cut = "The crimi-", "nal code and the low-", "er court."
    lines = [Line(cut[0], starts=True), Line(cut[1], starts=False), Line(cut[2], starts=False)]
    lines.append(Line("A criminal code of the lower court.", starts=True))
    plain = ordinance(Source("x", "", tuple(lines)), view=View.BOTH)
    assert plain.text.startswith("The criminal code and the lower court.")
    assert plain.base.startswith("The crimi- nal code and the low- er court.")
    lines[0] = Line(cut[0], starts=True, marks=(Mark(Span(4, 10), State.STRUCK),))
    lines[2] = Line(cut[2], starts=False, marks=(Mark(Span(3, 8), State.INSERTED),))
    marked = ordinance(Source("x", "", tuple(lines)), view=View.BOTH)
    assert marked.text.startswith("The crimi- nal code and the lower court.")
    assert [marked.text[m.span.start : m.span.end] for m in shown_marks(marked)] == ["crimi-", "court"]
