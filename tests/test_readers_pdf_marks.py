"""PDF: words struck, underlined and lit by what is drawn, however it is drawn, and drawings that mark no word."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from pdf_pages import BASE, LEFT, SIZE, STEP, bar, line, page, read, shown, span, stream, words

from ordtool.readers import read_bytes
from ordtool.readers.pdf.glyphs import Page, Rule, page_text
from ordtool.source import Axis, Look, Mark, Span, State

TEXT = "The clerk may sell records"
THROUGH, UNDER = BASE + 0.28 * SIZE, BASE - 0.12 * SIZE
SOLD = span(TEXT, "may sell")


def glyphs(data: bytes) -> Page:
    document = pypdfium2.PdfDocument(data)
    return page_text(document[0], number=1)


def rules(content: str) -> tuple[Rule, ...]:
    return glyphs(page(content)).rules


def wobble(left: float, right: float, y: float) -> str:
    third = (right - left) / 3
    return f"0.5 w {left} {y} m {left + third} {y + 0.6} {left + 2 * third} {y - 0.6} {right} {y} c S\n"


def waves(left: float, right: float, y: float) -> str:
    """As LibreOffice draws a wavy underline: high waves of many curves, finely stroked."""
    steps, found = 24, f"0.05 w {left} {y} m\n"
    step = (right - left) / steps
    for i in range(steps):
        peak, at = (y + 2.1, y - 2.1)[i % 2], left + (i + 1) * step
        found += f"{at - step / 2} {peak} {at - step / 2} {peak} {at} {y} c\n"
    return found + "S\n"


def pieces(left: float, right: float, y: float) -> str:
    steps = 10
    step = (right - left) / steps
    return "".join(line(left + i * step, left + (i + 1) * step, y) for i in range(steps))


def dashes(left: float, right: float, y: float) -> str:
    return f"[3 2] 0 d {line(left, right, y)} [] 0 d\n"


def short_dashes(left: float, right: float, y: float) -> str:
    found, at = "", left
    while at < right:
        found += bar(at, min(at + 3, right), y)
        at += 5
    return found


def stroked_rectangle(left: float, right: float, y: float) -> str:
    return f"0.2 w {left} {y - 0.2} {right - left} 0.4 re B\n"


def polygon(left: float, right: float, y: float) -> str:
    return f"{left} {y} m {right} {y} l {right} {y + 0.5} l {left} {y + 0.5} l h f\n"


def one_path(left: float, right: float, y: float) -> str:
    """A line among others that one path holds."""
    return f"{left} {y} m {right} {y} l 400 300 m 500 300 l S\n"


def scaled(left: float, right: float, y: float) -> str:
    """As Chromium draws: upside down in pixels."""
    return f"q .75 0 0 -.75 0 792 cm {left / 0.75} {(792 - y) / 0.75} {(right - left) / 0.75} 0.8 re f Q\n"


def backwards(left: float, right: float, y: float) -> str:
    return line(right, left, y)


WAYS = [line, bar, wobble, waves, pieces, dashes, short_dashes, stroked_rectangle, polygon, one_path, scaled, backwards]


@pytest.mark.parametrize("draw", WAYS)
def test_a_strike_is_read_however_it_is_drawn(draw) -> None:
    assert read(words(TEXT) + draw(*SOLD, THROUGH)) == ["The clerk <S>may sell</S> records"]


@pytest.mark.parametrize("draw", WAYS)
def test_an_underline_is_read_however_it_is_drawn(draw) -> None:
    assert read(draw(*SOLD, UNDER) + words(TEXT)) == ["The clerk <U>may sell</U> records"]


@pytest.mark.parametrize("draw", [line, bar])
def test_two_lines_are_double(draw) -> None:
    through = draw(*SOLD, THROUGH) + draw(*SOLD, THROUGH + 1.5)
    under = draw(*SOLD, UNDER) + draw(*SOLD, UNDER - 1.5)
    assert read(words(TEXT) + through) == ["The clerk <SS>may sell</SS> records"]
    assert read(words(TEXT) + under) == ["The clerk <UU>may sell</UU> records"]
    assert read(words(TEXT) + through + under) == ["The clerk <UU><SS>may sell</SS></UU> records"]
    assert read(words(TEXT) + draw(*SOLD, UNDER) * 2) == ["The clerk <U>may sell</U> records"]


def test_a_double_line_is_double_only_where_it_is() -> None:
    may, sell = span(TEXT, "may"), span(TEXT, "sell")
    content = words(TEXT) + line(may[0], sell[1], UNDER) + line(*sell, UNDER - 1.5)
    assert read(content) == ["The clerk <U>may</U> <UU>sell</UU> records"]


def test_a_second_line_lower_than_an_underline_counts_only_with_the_first() -> None:
    low = BASE - 0.42 * SIZE
    assert read(words(TEXT) + line(*SOLD, low)) == [TEXT]
    assert read(words(TEXT) + line(*SOLD, BASE - 0.2 * SIZE) + line(*SOLD, low)) == [
        "The clerk <UU>may sell</UU> records"
    ]


def test_words_marked_one_by_one_are_marked_with_the_blank_between() -> None:
    content = words(TEXT) + line(*span(TEXT, "may"), THROUGH) + line(*span(TEXT, "sell"), THROUGH)
    assert read(content) == ["The clerk <S>may sell</S> records"]


def test_a_whole_line_may_be_struck() -> None:
    assert read(words(TEXT) + line(LEFT - 5, LEFT + STEP * len(TEXT) + 6, THROUGH)) == [f"<S>{TEXT}</S>"]


@pytest.mark.parametrize(
    ("cut", "struck"), [(0.4, "The clerk <S>ma</S>y sell records"), (0.6, "The clerk <S>may</S> sell records")]
)
def test_a_letter_is_marked_if_its_middle_is(cut: float, struck: str) -> None:
    left = span(TEXT, "may")[0]
    assert read(words(TEXT) + line(left, left + (2 + cut) * STEP, THROUGH)) == [struck]


def test_neighbours_are_marked_apart() -> None:
    text = "each policeofficer shall"
    content = words(text) + line(*span(text, "police"), THROUGH) + line(*span(text, "officer"), UNDER)
    assert read(content) == ["each <S>police</S><U>officer</U> shall"]


def test_a_line_may_both_strike_and_underline() -> None:
    content = words(TEXT) + line(*SOLD, THROUGH) + line(*span(TEXT, "sell records"), UNDER)
    (found,) = read_bytes("a.pdf", page(content)).lines
    assert {(s.look, found.text[s.span.start : s.span.end]) for s in found.signs} == {
        (Look.STRIKE, "may sell"),
        (Look.UNDERLINE, "sell records"),
    }


@pytest.mark.parametrize("height", [0.2, 0.25, 0.3, 0.36, 0.45])
def test_strikes_lie_between_baseline_and_capitals(height: float) -> None:
    assert read(words(TEXT) + line(*SOLD, BASE + height * SIZE)) == ["The clerk <S>may sell</S> records"]


@pytest.mark.parametrize("depth", [0.0, 0.05, 0.1, 0.2, 0.25, 0.3])
def test_underlines_lie_at_the_baseline_or_a_little_below(depth: float) -> None:
    assert read(words(TEXT) + line(*SOLD, BASE - depth * SIZE)) == ["The clerk <U>may sell</U> records"]


@pytest.mark.parametrize("height", [-0.6, -0.45, 0.62, 0.75, 0.9, 1.1])
def test_lines_above_and_below_mark_nothing_and_are_rules(height: float) -> None:
    content = words(TEXT) + line(*SOLD, BASE + height * SIZE)
    assert read(content) == [TEXT]
    (rule,) = rules(content)
    assert (rule.box.x0, rule.box.x1, rule.filled) == (pytest.approx(SOLD[0]), pytest.approx(SOLD[1]), False)


@pytest.mark.parametrize("leading", [11, 12, 13, 14, 24])
def test_lines_close_together_keep_their_marks(leading: float) -> None:
    content = "".join(words(TEXT, y=BASE - i * leading) for i in range(3))
    content += line(*SOLD, THROUGH - leading) + line(*span(TEXT, "records"), UNDER)
    assert read(content) == ["The clerk may sell <U>records</U>", "The clerk <S>may sell</S> records", TEXT]


def test_underlined_blanks_belong_to_their_word() -> None:
    wide = span(TEXT, " may sell ")
    assert read(words(TEXT) + bar(*wide, UNDER)) == ["The clerk <U>may sell</U> records"]
    end = LEFT + STEP * (len(TEXT) + 1)  # the blank at the end of a line that was wrapped
    assert read(words(TEXT + " ") + bar(SOLD[0], end, UNDER)) == ["The clerk <U>may sell records</U>"]


def test_a_tab_may_be_underlined_up_to_the_next_word() -> None:
    content = words("(a)") + words("Records. Each clerk", x=150) + bar(LEFT, 147, UNDER)
    assert read(content) == ["<U>(a)</U> Records. Each clerk"]


def test_a_tab_that_the_file_holds_may_be_underlined_at_the_beginning_of_a_line() -> None:
    start = LEFT - STEP - 2 * SIZE  # a blank, and a move of two ems
    above, stroke = words("Above", y=BASE + 14), bar(start, LEFT + STEP * len(TEXT), UNDER)
    tabbed = f"BT /F {SIZE} Tf 1 0 0 1 {start} {BASE} Tm [( ) -2000 ({TEXT})] TJ ET\n"
    assert read(above + tabbed + stroke)[1:] == [f"<U>{TEXT}</U>"]
    assert read(above + words(TEXT) + stroke)[1:] == [TEXT]


def test_a_superscript_is_struck_with_its_line() -> None:
    content = words("area of 5 m") + words("2", x=LEFT + 11 * STEP, y=BASE + 4, size=7)
    content += line(LEFT, LEFT + 11 * STEP + 4.2, THROUGH)
    assert read(content) == ["<S>area of 5 m<^>²</^></S>"]


def test_a_superscript_drawn_apart_stands_on_its_line() -> None:
    others = words("next", y=BASE - 30)
    content = words("area of 5 m") + others + words("2", x=LEFT + 11 * STEP, y=BASE + 4, size=7)
    content += line(LEFT, LEFT + 11 * STEP, THROUGH) + line(LEFT + 11 * STEP, LEFT + 11 * STEP + 4.2, BASE + 7)
    assert read(content)[0] == "<S>area of 5 m<^>²</^></S>"


# Drawings that mark no word.


def boxed(top: float, bottom: float) -> str:
    left, right = SOLD[0] - 0.5, SOLD[1] + 0.5
    return f"0.5 w {left} {bottom} {right - left} {top - bottom} re S\n"


NEAR_MISSES = {
    "a rule under a heading": line(LEFT, 512, BASE - 0.3 * SIZE),
    "a rule as wide as the page": line(36, 576, UNDER),
    "a footnote's rule": line(LEFT, LEFT + 144, BASE - 8),
    "a box around words": boxed(BASE + 11, BASE - 3),
    "a tight box": boxed(BASE + 9, BASE - 1.5),
    "a change bar": "1 w 80 480 m 80 520 l S\n",
    "a frame around the page": "1 w 20 20 572 752 re S\n",
    "white strokes": "1 G " + line(*SOLD, THROUGH) + "0 G\n",
    "a white bar": "1 g " + bar(*SOLD, THROUGH) + "0 g\n",
    "a path that is not painted": f"{SOLD[0]} {THROUGH} m {SOLD[1]} {THROUGH} l n\n",
    "a stroke outside its clip": f"q 300 300 50 50 re W n {line(*SOLD, THROUGH)} Q\n",
    "a transparent stroke": f"q /G0 gs {line(*SOLD, THROUGH)} Q\n",
    "a bar that hides words": bar(*SOLD, BASE + 4, high=11),
    "a thick bar": bar(*SOLD, BASE + 4, high=5),
    "a slanting stroke": f"{SOLD[0]} {BASE - 3} m {SOLD[1]} {BASE + 9} l S\n",
    "a slash through a word": f"{SOLD[0]} {BASE} m {SOLD[0] + 9} {BASE + 8} l S\n",
    "a dot": f"{SOLD[0] + 2} {THROUGH} 2 2 re f\n",
    "shading": "0.9 g 72 480 468 60 re f 0 g\n",
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_drawings_that_mark_no_word(name: str) -> None:
    transparent = "/ExtGState << /G0 << /CA 0 /ca 0 >> >>"
    content = NEAR_MISSES[name]
    assert read(content + words(TEXT), resources=transparent) == [TEXT]


def test_the_borders_of_a_table_underline_nothing() -> None:
    rows = ["Permit", "Copy"]
    content = ""
    for i, name in enumerate(rows):
        y = BASE - 14 * i
        content += words(name, x=LEFT, y=y) + words("$40", x=LEFT + 80, y=y)
    for i in range(3):  # no padding to speak of
        content += line(LEFT - 0.5, LEFT + 102, BASE + 11 - 14 * i)
    for x in (LEFT - 0.5, LEFT + 78, LEFT + 102):
        content += f"0.5 w {x} {BASE + 11} m {x} {BASE - 17} l S\n"
    assert [found.replace("\t", " ") for found in read(content)] == ["Permit $40", "Copy $40"]
    assert len(rules(content)) == 6


def test_a_rule_under_a_spread_out_line_underlines_nothing() -> None:
    content = words("Draft") + words("Page 3", x=400) + line(LEFT, 400 + 6 * STEP, BASE - 3)
    assert read(content) == ["Draft Page 3"]


@pytest.mark.parametrize("answer", ["5th", "", "John Doe"])
def test_the_blank_of_a_form_is_no_underline(answer: str) -> None:
    content = words("on the") + words("day of", x=LEFT + 200) + line(LEFT + 6 * STEP + 3, LEFT + 197, UNDER)
    content += words(answer, x=LEFT + 100) if answer else ""
    assert read(content) == [" ".join(f"on the {answer} day of".split())]


def test_a_fraction_is_not_underlined() -> None:
    content = (
        words("1", y=BASE + 5, size=8)
        + words("20", x=LEFT - 2, y=BASE - 5, size=8)
        + line(LEFT - 3, LEFT + 9, BASE + 2)
    )
    assert not any(found.startswith("<S") for found in read(content))


def test_a_signature_line_above_a_name_marks_nothing() -> None:
    assert read(line(LEFT, LEFT + 180, BASE + 12) + words("Mayor")) == ["Mayor"]


def test_a_title_on_a_rule_is_not_struck() -> None:
    left, right = span(TEXT, "clerk")
    rule = line(40, 560, THROUGH) + f"1 g {left - 4} {BASE - 3} {right - left + 8} 14 re f 0 g\n"
    assert read(rule + words("clerk", x=left)) == ["clerk"]
    tight = line(left - 3, right + 3, THROUGH) + f"1 g {left - 4} {BASE - 3} {right - left + 8} 14 re f 0 g\n"
    assert read(tight + words("clerk", x=left)) == ["clerk"]


# Forms, turned pages.


def form(content: str, *, matrix: str = "1 0 0 1 0 0") -> dict[int, bytes]:
    return {20: stream(content, f"/Type /XObject /Subtype /Form /BBox [-1000 -1000 1000 1000] /Matrix [{matrix}]")}


@pytest.mark.parametrize(
    ("matrix", "place", "drawn"),
    [
        ("1 0 0 1 0 0", "", line(*SOLD, THROUGH)),
        ("1 0 0 1 0 -50", "", line(SOLD[0], SOLD[1], THROUGH + 50)),
        ("2 0 0 2 0 0", "", line(SOLD[0] / 2, SOLD[1] / 2, THROUGH / 2, width=0.3)),
        ("1 0 0 1 0 0", "1 0 0 1 10 20 cm", line(SOLD[0] - 10, SOLD[1] - 10, THROUGH - 20)),
        ("1 0 0 1 0 0", "1 0 0 1 10 20 cm", bar(SOLD[0] - 10, SOLD[1] - 10, THROUGH - 20)),
    ],
)
def test_strokes_in_forms(matrix: str, place: str, drawn: str) -> None:
    found = read(
        words(TEXT) + f"q {place} /X Do Q\n", objects=form(drawn, matrix=matrix), resources="/XObject << /X 20 0 R >>"
    )
    assert found == ["The clerk <S>may sell</S> records"]


def test_a_clip_in_a_form_moves_with_it() -> None:
    left, right = SOLD[0] - 10, SOLD[1] - 10
    inside = f"q {left} 0 {right - left} 900 re W n {line(0, 600, THROUGH - 20)} Q\n"
    found = read(
        words(TEXT) + "q 1 0 0 1 10 20 cm /X Do Q\n", objects=form(inside), resources="/XObject << /X 20 0 R >>"
    )
    assert found == ["The clerk <S>may sell</S> records"]


def test_an_underline_that_is_cut_around_the_tail_of_its_last_letter() -> None:
    text = "The clerk may judge any"
    left, right = span(text, "judge any")
    clip = f"q {left + 6} 0 {right - left - 11} 900 re W n {line(left, right, UNDER)} Q\n"
    assert read(words(text) + clip) == ["The clerk may <U>judge any</U>"]


def test_a_font_whose_reach_is_told_wrong() -> None:
    font = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 "
    )
    widths = " ".join(["600"] * 95)
    flat = "<< /Type /FontDescriptor /FontName /Courier /Flags 33 /Ascent 300 /Descent 0 /FontBBox [0 0 600 300] "
    objects = {
        20: f"{font} /Widths [{widths}] /FontDescriptor 21 0 R >>".encode(),
        21: f"{flat} /ItalicAngle 0 /CapHeight 300 /StemV 80 >>".encode(),
    }
    content = words(TEXT, font="W") + line(*SOLD, THROUGH) + line(*span(TEXT, "records"), UNDER)
    data = page(content, objects=objects).replace(b"/F 10 0 R", b"/F 10 0 R /W 20 0 R")
    (found,) = read_bytes("a.pdf", data).lines
    assert shown(found) == "The clerk <S>may sell</S> <U>records</U>"
    (run,) = glyphs(data).runs
    assert (run.size, run.baseline) == (pytest.approx(SIZE, abs=0.1), pytest.approx(792 - BASE, abs=0.1))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_keeps_its_marks(turn: int) -> None:
    matrix = {90: "0 1 -1 0 700 0", 180: "-1 0 0 -1 612 792", 270: "0 -1 1 0 -200 792"}[turn]
    content = f"q {matrix} cm " + words(TEXT) + bar(*SOLD, THROUGH) + line(*span(TEXT, "records"), UNDER) + "Q\n"
    assert read(content, extra=f"/Rotate {turn}") == ["The clerk <S>may sell</S> <U>records</U>"]


def test_a_page_whose_box_does_not_begin_at_the_origin() -> None:
    content = words(TEXT) + line(*SOLD, THROUGH)
    assert read(content, extra="/CropBox [50 60 600 780]") == ["The clerk <S>may sell</S> records"]


# Bars printed over letters.


@pytest.mark.parametrize(("sign", "look"), [("_", "U"), ("-", "S"), ("/", "S")])
def test_bars_printed_over_words_are_marks(sign: str, look: str) -> None:
    left = span(TEXT, "may")[0]
    for over in (sign * 8, sign * 3 + " " + sign * 4):
        assert read(words(TEXT) + words(over, x=left)) == [f"The clerk <{look}>may sell</{look}> records"]
        assert read(words(over, x=left) + words(TEXT)) == [f"The clerk <{look}>may sell</{look}> records"]


def test_letters_and_bars_in_turn() -> None:
    letters = "".join(words(c, x=LEFT + i * STEP) + words("_", x=LEFT + i * STEP) for i, c in enumerate("sell"))
    assert read(letters + words("records", x=LEFT + 5 * STEP)) == ["<U>sell</U> records"]


@pytest.mark.parametrize("text", ["Name: ______", "and/or a well-kept list", "____ day of ____", "---------"])
def test_bars_of_their_own_stay(text: str) -> None:
    assert read(words(text)) == [text]


def test_an_answer_typed_on_a_blank_stays_unmarked() -> None:
    (found,) = read(words("on the ____________ day") + words("5", x=LEFT + 12 * STEP))
    assert "<" not in found
    assert "5" in found


@pytest.mark.parametrize("shift", [0.0, 0.4])
def test_words_printed_twice_are_read_once(shift: float) -> None:
    others = "".join(words(f"Line {i}", y=300 - 20 * i) for i in range(9))
    content = words(TEXT) + others + words(TEXT, x=LEFT + shift)
    assert read(content)[0].replace("<B>", "").replace("</B>", "") == TEXT
    assert len(read(content)) == 10
    each = "".join(words(c, x=LEFT + i * STEP + s) for i, c in enumerate("sell") for s in (0, shift))
    assert read(each)[0].replace("<B>", "").replace("</B>", "") == "sell"


def test_a_word_that_stands_twice_side_by_side_is_read_twice() -> None:
    assert read(words("had had")) == ["had had"]


# Type.


@pytest.mark.parametrize(("font", "look"), [("B", "B"), ("I", "I"), ("H", "N")])
def test_fonts_tell_bold_italic_and_sans(font: str, look: str) -> None:
    content = words("The clerk") + words("may", x=LEFT + 10 * STEP, font=font) + words("sell", x=LEFT + 14 * STEP)
    assert read(content) == [f"The clerk <{look}>may</{look}> sell"]


def test_faked_bold_and_italic() -> None:
    bold = f"BT /T 12 Tf 2 Tr 0.3 w 1 0 0 1 {LEFT} {BASE} Tm (sell) Tj 0 Tr ET\n"
    slanted = f"BT /T 12 Tf 1 0 0.3 1 {LEFT} {BASE} Tm (sell) Tj ET\n"
    assert read(bold) == ["<B>sell</B>"]
    assert read(slanted) == ["<I>sell</I>"]
    assert read(words("sell", font="T")) == ["sell"]


def test_a_turned_page_is_not_italic() -> None:
    content = f"q 0 1 -1 0 700 0 cm {words(TEXT)} Q\n"
    assert read(content, extra="/Rotate 90") == [TEXT]


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        ("1 0 0 rg", "#ff0000"),
        ("0 0 0.9333 rg", "#0000ee"),
        ("0 1 1 0 k", ""),
        ("0.6 g", "#999999"),
        ("1 g", "#ffffff"),
    ],
)
def test_coloured_words(fill: str, colour: str) -> None:
    (found,) = read(f"{fill} {words('sell')}")
    assert found.startswith(f"<C:{colour}") and found.endswith(">sell</C>")


@pytest.mark.parametrize("fill", ["0 g", "0.1 g", "0.13 0.12 0.13 rg", "0 0 0 1 k"])
def test_black_is_no_colour(fill: str) -> None:
    assert read(f"{fill} {words('sell')}") == ["sell"]


def test_a_superscript_is_smaller_and_raised() -> None:
    raised = words("sell") + words("2", x=LEFT + 4 * STEP, y=BASE + 4, size=7)
    small = words("sell") + words("2", x=LEFT + 4 * STEP, size=7)
    assert read(raised) == ["sell<^>²</^>"]
    assert read(small) == ["sell2"]


def test_light_areas_behind_words_are_highlights() -> None:
    left, right = SOLD
    lit = f"1 1 0 rg {left} {BASE - 3} {right - left} 13 re f 0 g\n"
    assert read(lit + words(TEXT)) == ["The clerk <H:#ffff00>may sell</H> records"]


@pytest.mark.parametrize(
    "area",
    [
        f"0.85 g 90 {BASE - 4} 430 14 re f 0 g\n",  # a shaded row
        f"0.85 g {SOLD[0]} {BASE - 30} {SOLD[1] - SOLD[0]} 60 re f 0 g\n",  # a shaded cell of many lines
        f"1 g {SOLD[0]} {BASE - 3} {SOLD[1] - SOLD[0]} 13 re f 0 g\n",  # paper
        f"0 g {SOLD[0]} {BASE - 3} {SOLD[1] - SOLD[0]} 13 re f\n",  # blacked out
    ],
)
def test_other_areas_are_no_highlights(area: str) -> None:
    assert read(area + words(TEXT)) == [TEXT]


# Annotations.


def note(subtype: str, *, more: str = "", part: str = "may sell") -> str:
    left, right = span(TEXT, part)
    top, bottom = BASE + 10, BASE - 3
    quad = f"{left} {top} {right} {top} {left} {bottom} {right} {bottom}"
    rect = f"{left} {bottom} {right} {top}"
    return f"<< /Type /Annot /Subtype /{subtype} /Rect [{rect}] /QuadPoints [{quad}] {more} >>"


def test_a_strike_out_annotation_is_a_change_of_the_draft() -> None:
    more = "/T (A. Reviser) /M (D:20240131120000+01'00')"
    (found,) = read_bytes("a.pdf", page(words(TEXT), extra=f"/Annots [{note('StrikeOut', more=more)}]")).lines
    assert found.marks == (Mark(Span(10, 18), State.STRUCK, Axis.DRAFT, "A. Reviser", "2024-01-31T12:00:00"),)
    assert found.text == TEXT
    assert found.signs == ()


@pytest.mark.parametrize(("subtype", "look"), [("Underline", "U"), ("Squiggly", "U"), ("Highlight", "H")])
def test_annotations_that_only_point_are_signs(subtype: str, look: str) -> None:
    (found,) = read_bytes("a.pdf", page(words(TEXT), extra=f"/Annots [{note(subtype)}]")).lines
    assert shown(found) == f"The clerk <{look}:annotation>may sell</{look}> records"
    assert found.marks == ()


@pytest.mark.parametrize("annotation", [note("StrikeOut", more="/F 2"), note("Text"), note("Link"), note("Caret")])
def test_hidden_and_other_annotations_change_nothing(annotation: str) -> None:
    (found,) = read_bytes("a.pdf", page(words(TEXT), extra=f"/Annots [{annotation}]")).lines
    assert (found.text, found.marks, found.signs) == (TEXT, (), ())


def test_marks_stay_in_place_when_margin_numbers_go() -> None:
    content = ""
    for i in range(6):
        y = BASE - 14 * i
        content += words(str(i + 1), x=72, y=y) + words(TEXT, y=y) + line(*SOLD, y + 0.28 * SIZE)
    found = read_bytes("a.pdf", page(content, extra=f"/Annots [{note('StrikeOut')}]")).lines
    assert [line_.number for line_ in found] == ["1", "2", "3", "4", "5", "6"]
    assert {shown(line_) for line_ in found} == {"The clerk <S>may sell</S> records"}
    assert found[0].marks[0].span == Span(10, 18)


# What is left over, and the witness.


def test_left_over_strokes_are_rules() -> None:
    content = words(TEXT) + line(100, 300, 400) + "1 0 0 RG 2 w 90 300 m 90 500 l S\n0.8 g 100 200 200 60 re f\n"
    level, upright, area = rules(content)
    assert (level.box.x0, level.box.x1) == (100, 300)
    assert level.box.top == pytest.approx(392 - 0.3, abs=0.02)
    assert (upright.colour, upright.box.x0, upright.box.x1) == ("#ff0000", 89, 91)
    assert (upright.box.top, upright.box.bottom) == (292, 492)
    assert (area.filled, area.colour) == (True, "#cccccc")
    assert (area.box.x0, area.box.top, area.box.x1, area.box.bottom) == (100, 532, 300, 592)


def test_edges_and_strokes_are_those_of_an_independent_reader() -> None:
    content = words(TEXT) + line(*SOLD, 300) + bar(*SOLD, 200)
    data = page(content)
    with pdfplumber.open(BytesIO(data)) as document:
        witness = document.pages[0]
        letters = [c for c in witness.chars if c["text"] != " "]
        drawn = sorted((o["x0"], o["x1"], (o["top"] + o["bottom"]) / 2) for o in (*witness.lines, *witness.rects))
    found = glyphs(data)
    (run,) = found.runs
    ours = [(c, x) for c, x in zip(run.text, run.lefts, strict=True) if c != " "]
    assert [c for c, _ in ours] == [c["text"] for c in letters]
    assert [x for _, x in ours] == pytest.approx([c["x0"] for c in letters], abs=0.1)
    assert sorted((r.box.x0, r.box.x1, (r.box.top + r.box.bottom) / 2) for r in found.rules) == [
        pytest.approx(o, abs=0.02) for o in drawn
    ]
    assert run.size == pytest.approx(SIZE, abs=0.1)
    assert run.baseline == pytest.approx(792 - BASE, abs=0.1)


def test_a_cut_run_keeps_everything_in_step() -> None:
    (run,) = glyphs(page(words(TEXT) + line(*SOLD, THROUGH))).runs
    cut = run.cut(4, 14)
    assert cut.text == "clerk may "
    assert len(cut.lefts) == len(cut.rights) == len(cut.text)
    assert [(s.look, cut.text[s.span.start : s.span.end]) for s in cut.signs] == [(Look.STRIKE, "may ")]
    assert cut.box.x0 == pytest.approx(LEFT + 4 * STEP, abs=0.1)


# Word's tracked changes as printed: balloons in the margin, and numbers of lists changed with their tabs.

NUMBERED = words("(1)") + words("3.", x=LEFT + 54) + words("Records", x=LEFT + 74)
TAB = (LEFT, LEFT + 50)


def leader(start: float, y: float, *, bend: float = 500, end: tuple[float, float] = (525, BASE - 15)) -> str:
    """From a word along its line to the margin, then aslant to a balloon."""
    return f"0.1 w {end[0]} {end[1]} m {bend} {y} l S {bend} {y} m {start} {y} l S\n"


@pytest.mark.parametrize("drop", [2.0, 0.6, -30.0])
def test_the_leader_to_a_balloon_underlines_nothing(drop: float) -> None:
    text = "The clerk may sell all the old records as the council allows"
    left, right = span(text, "may sell")
    lead = leader(right, UNDER - 0.2, bend=LEFT + STEP * len(text) + 3, end=(560, UNDER - drop))
    assert read(words(text) + line(left, right, UNDER) + lead) == [text.replace("may sell", "<U>may sell</U>")]
    through = line(left, right, THROUGH)
    assert read(words(text) + through + lead) == [text.replace("may sell", "<S>may sell</S>")]
    assert len(rules(words(text) + lead)) >= 1


def test_leaders_of_several_words_end_at_one_margin() -> None:
    text = "The clerk may sell all the old records as the council allows"
    leads = [
        leader(span(text, part)[1], UNDER, bend=LEFT + STEP * len(text) + 3) for part in ("may", "records", "council")
    ]
    assert read(words(text) + "".join(leads)) == [text]


def test_underlines_that_meet_no_slanted_line_are_no_leaders() -> None:
    aslant = f"0.5 w {SOLD[1] + 5} {UNDER} m 525 {UNDER - 15} l S\n"
    assert read(words(TEXT) + line(*SOLD, UNDER) + aslant) == ["The clerk <U>may sell</U> records"]
    tilted = "".join(
        f"0.5 w {left} {UNDER + 0.3} m {right} {UNDER - 0.2} l S\n" for left, right in (SOLD, span(TEXT, "records"))
    )
    assert read(words(TEXT) + tilted) == ["The clerk <U>may sell records</U>"]


def test_the_corner_of_a_caret_makes_no_leader() -> None:
    right = SOLD[1]
    caret = f"0.1 w {right} {UNDER} m {right - 1} {UNDER + 2} l {right - 2} {UNDER} l {right} {UNDER} l h S\n"
    assert read(words(TEXT) + line(*SOLD, UNDER) + caret) == ["The clerk <U>may sell</U> records"]


def test_a_tab_is_marked_with_its_number_up_to_the_next_mark() -> None:
    new, old = line(*TAB, UNDER), line(TAB[1], LEFT + 68, THROUGH)
    assert read(NUMBERED + new + old) == ["<U>(1)</U> <S>3.</S> Records"]
    far = words("(1)") + words("3.", x=LEFT + 140) + words("Records", x=LEFT + 160)
    assert read(far + new + line(TAB[1], LEFT + 154, THROUGH)) == ["<U>(1)</U> <S>3.</S> Records"]
    assert read(far + new) == ["(1) 3. Records"]
    assert read(far + line(TAB[1], LEFT + 154, THROUGH)) == ["(1) 3. Records"]


def test_a_line_that_begins_where_another_ends_but_on_another_line_takes_nothing_over() -> None:
    far = words("(1)") + words("3.", x=LEFT + 140) + words("Records", x=LEFT + 160)
    other = words("above", x=TAB[1], y=BASE + 30) + line(TAB[1], TAB[1] + 36, UNDER + 30)
    assert read(far + other + line(TAB[1], LEFT + 154, THROUGH)) == ["<U>above</U>", "(1) 3. Records"]


def test_a_mark_tells_the_colour_of_its_line() -> None:
    red = "1 0 0 RG " + line(*SOLD, UNDER) + "0 G "
    green = "0 0.5 0 rg " + bar(*span(TEXT, "records"), THROUGH) + "0 g "
    (found,) = read_bytes("a.pdf", page(words(TEXT) + red + green + line(*span(TEXT, "clerk"), UNDER))).lines
    assert {(s.look, found.text[s.span.start : s.span.end], s.detail) for s in found.signs} == {
        (Look.UNDERLINE, "clerk", ""),
        (Look.UNDERLINE, "may sell", "#ff0000"),
        (Look.STRIKE, "records", "#008000"),
    }


def test_lines_of_two_colours_are_two_marks_and_two_greys_one() -> None:
    may, sell = span(TEXT, "may "), span(TEXT, "sell")
    content = words(TEXT) + "1 0 0 RG " + line(*may, UNDER) + "0 0 1 RG " + line(*sell, UNDER)
    assert read(content) == ["The clerk <U:#ff0000>may</U> <U:#0000ff>sell</U> records"]
    content = words(TEXT) + "0.1 G " + line(*may, UNDER) + "0 G " + line(*sell, UNDER)
    assert read(content) == ["The clerk <U>may sell</U> records"]


RED = "1 0 0 rg 1 0 0 RG "
BLACK = "0 g 0 G "
INDENTED = words("a.", x=LEFT + 100)


def test_a_tab_before_words_is_struck_with_them_in_their_colour() -> None:
    rest = words("Records", x=LEFT + 130)
    strike = line(LEFT, LEFT + 100 + 2 * STEP, THROUGH)
    assert read(RED + INDENTED + strike + BLACK + rest) == ["<S:#ff0000><C:#ff0000>a.</C></S> Records"]
    assert read(INDENTED + strike + rest) == ["a. Records"]
    assert read(INDENTED + RED + strike + BLACK + rest) == ["a. Records"]


def test_a_leader_between_words_is_underlined_with_them_in_their_colour() -> None:
    row = words("Copies") + words("40", x=LEFT + 200)
    stroke = line(LEFT, LEFT + 200 + 2 * STEP, UNDER)
    (found,) = read_bytes("a.pdf", page(RED + row + stroke)).lines
    assert [s for s in found.signs if s.look == Look.UNDERLINE]
    assert not any(s.look == Look.UNDERLINE for s in read_bytes("a.pdf", page(row + stroke)).lines[0].signs)


def test_a_coloured_rule_under_a_coloured_title_underlines_nothing() -> None:
    title = words("City of Elm", x=LEFT + 100)
    assert read(RED + title + line(LEFT, 500, UNDER)) == ["<C:#ff0000>City of Elm</C>"]
    assert read(RED + words("City of Elm") + line(LEFT, 500, UNDER)) == ["<C:#ff0000>City of Elm</C>"]
