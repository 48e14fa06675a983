"""Letters struck and underlined by Unicode's combining strokes, in whatever format they come."""

from __future__ import annotations

from ordtool.readers import read_bytes
from ordtool.readers._overlaid import read_off
from ordtool.source import Line, Look, Mark, Sign, Span, State

STRIKE, UNDER, DOUBLE, SHORT = "\u0336", "\u0332", "\u0333", "\u0335"


def laid(words: str, stroke: str, *, blanks: bool = True) -> str:
    return "".join(c + stroke if blanks or c != " " else c for c in words)


def found(text: str) -> tuple[str, set[tuple[Look, str]]]:
    (line,) = read_bytes("a.txt", text.encode()).lines
    return line.text, {(s.look, line.text[s.span.start : s.span.end]) for s in line.signs}


def test_strokes_over_letters_are_signs() -> None:
    text = f"The clerk {laid('may sell', STRIKE)} {laid('shall keep', UNDER)} {laid('old', DOUBLE)} records."
    assert found(text) == (
        "The clerk may sell shall keep old records.",
        {(Look.STRIKE, "may sell"), (Look.UNDERLINE, "shall keep"), (Look.DOUBLE_UNDERLINE, "old")},
    )


def test_blanks_need_no_stroke_and_end_no_sign() -> None:
    assert found(f"It {laid('may sell ', STRIKE, blanks=False)}is.")[1] == {(Look.STRIKE, "may sell")}
    assert found(f"It {laid('may ', STRIKE)}is.")[1] == {(Look.STRIKE, "may")}
    assert found(f"It {laid('may', SHORT)} {laid('shall', UNDER)} be.")[1] == {
        (Look.STRIKE, "may"),
        (Look.UNDERLINE, "shall"),
    }


def test_one_letter_may_have_two_strokes() -> None:
    assert found(f"It {laid('new', STRIKE + UNDER)} is.") == (
        "It new is.",
        {(Look.STRIKE, "new"), (Look.UNDERLINE, "new")},
    )


def test_accents_and_strokes_without_a_letter_are_no_signs() -> None:
    assert found("Jose\u0301 Nin\u0303o s\u0331ings.") == ("Jose\u0301 Nin\u0303o s\u0331ings.", set())
    assert found(f"{STRIKE}Plain words.") == ("Plain words.", set())


def test_signs_and_marks_that_a_file_has_besides_keep_their_words() -> None:
    text = f"{laid('ab', STRIKE)} cd"
    line = Line(text, signs=(Sign(Span(5, 7), Look.BOLD),), marks=(Mark(Span(0, 4), State.STRUCK),))
    read = read_off(line)
    assert read.text == "ab cd"
    assert [(s.look, read.text[s.span.start : s.span.end]) for s in read.signs] == [
        (Look.STRIKE, "ab"),
        (Look.BOLD, "cd"),
    ]
    assert [read.text[m.span.start : m.span.end] for m in read.marks] == ["ab"]


def test_html_and_markdown_with_strokes() -> None:
    for name, data in (("a.html", f"<p>It {laid('may', STRIKE)} be.</p>"), ("a.md", f"It {laid('may', STRIKE)} be.")):
        (line,) = (line for line in read_bytes(name, data.encode()).lines if line.text)
        assert line.text == "It may be."
        assert [(s.look, line.text[s.span.start : s.span.end]) for s in line.signs] == [(Look.STRIKE, "may")]


def test_a_line_without_strokes_is_left_as_it_is() -> None:
    line = Line("Plain “words” – and no more")
    assert read_off(line) is line
