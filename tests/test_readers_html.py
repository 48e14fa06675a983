"""HTML: blocks, list numbers, struck and underlined words, line numbers in tables, encodings."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordtool.readers import read_bytes
from ordtool.readers._html_tables import ALONE
from ordtool.source import Line, Look, Source

DRAWN = {Look.STRIKE: "struck", Look.UNDERLINE: "underlined"}


def source(body: str, head: str = "") -> Source:
    return read_bytes("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def lines(body: str, head: str = "") -> list[Line]:
    return list(source(body, head).lines)


def texts(body: str, head: str = "") -> list[str]:
    return [line.text for line in lines(body, head) if line.style != "furniture"]


def removed(body: str, head: str = "") -> list[tuple[str, str]]:
    return [(line.text, line.removed) for line in lines(body, head) if line.style == "furniture"]


def drawn(line: Line) -> list[tuple[str, str]]:
    """The words that are struck or underlined."""
    return [(line.text[sign.span.start : sign.span.end], DRAWN[sign.look]) for sign in line.signs if sign.look in DRAWN]


def markers(body: str) -> list[str]:
    return [line.marker for line in lines(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>one\n two</p><p>three</p>", ["one two", "three"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("one<br>two<br/>three", ["one", "two", "three"]),
        ("<p>a<b>b</b> <i> c</i></p>", ["ab c"]),
        ("<p>&sect;&nbsp;5 &ldquo;x&rdquo; &#8212; &#x2014;</p>", ["§ 5 “x” — —"]),
        ("<p>   </p><p>&nbsp;</p><p>x</p>", ["x"]),
        ("<h2>Head</h2>text", ["Head", "text"]),
        ("<dl><dt>Term</dt><dd>means</dd></dl>", ["Term", "means"]),
        ("a<script>no</script><style>p{}</style><!-- no -->b", ["ab"]),
        ("<header>site</header><nav>menu</nav><main><header>The Act</header>text</main><footer>site</footer>",
         ["The Act", "text"]),
        ("<p>The terms are:\n   \n  “Device” means\n a thing.\n\n “Use” means to use.</p>",
         ["The terms are:", "“Device” means a thing.", "“Use” means to use."]),
        ("<b>one</b>\n\n<i>two</i>", ["one two"]),
        ("<select><option>x</select><button>press</button>text", ["text"]),
    ],
)  # fmt: skip
def test_blocks_are_lines(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_where_paragraphs_begin() -> None:
    found = lines("<p>one<br>two</p><h3>Head</h3><ul><li>item</li></ul>")
    assert [(line.starts, line.style, line.level) for line in found] == [
        (True, "", None), (None, "", None), (True, "heading", 3), (True, "list", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", ["1.", "2."]), ('type="a"', ["a.", "b."]), ('type="A"', ["A.", "B."]), ('type="i"', ["i.", "ii."]),
        ('type="I" start="9"', ["IX.", "X."]), ('start="26" type="a"', ["z.", "aa."]), ("reversed", ["2.", "1."]),
        ('start="7" reversed', ["7.", "6."]), ('style="list-style-type: lower-roman"', ["i.", "ii."]),
        ('style="list-style: none"', ["", ""]), ('start="x"', ["1.", "2."]), ('start="-1" type="a"', ["-1.", "0."]),
    ],
)  # fmt: skip
def test_numbers_of_lists_are_computed(attributes: str, expected: list[str]) -> None:
    assert markers(f"<ol {attributes}><li>x</li><li>y</li></ol>") == expected


def test_lists_nest_and_items_may_set_their_number() -> None:
    body = '<ol><li>x<ol type="a"><li>y<li>z</ol></li><li value="5">v<p>more</p></li><li>w</ol><ul><li>u</ul>'
    assert [(line.marker, line.level, line.text) for line in lines(body)] == [
        ("1.", 0, "x"), ("a.", 1, "y"), ("b.", 1, "z"), ("5.", 0, "v"), ("", 0, "more"), ("6.", 0, "w"), ("•", 0, "u"),
    ]  # fmt: skip


def test_an_item_without_words_keeps_its_number() -> None:
    body = '<ol><li><ol type="a"><li>x</li></ol></li><li>y</li></ol>'
    assert [(line.marker, line.text) for line in lines(body)] == [("1.", ""), ("a.", "x"), ("2.", "y")]


def test_the_law_s_own_enumerator_goes_before_the_list_s() -> None:
    assert markers("<ol><li>(a) Notice.</li><li>B. Fees.</li><li>Fees.</li></ol>") == ["", "", "3."]


@pytest.mark.parametrize(
    ("inside", "look"),
    [
        ("<s>x</s>", "struck"), ("<strike>x</strike>", "struck"), ("<u>x</u>", "underlined"),
        ('<span style="text-decoration: line-through">x</span>', "struck"),
        ('<span style="text-decoration-line:underline">x</span>', "underlined"),
        ('<span class="gone big">x</span>', "struck"), ('<span class="new">x</span>', "underlined"),
        ('<span style="text-decoration: none">x</span>', ""), ("<b>x</b>", ""),
    ],
)  # fmt: skip
def test_struck_and_underlined_words_keep_how_they_are_set(inside: str, look: str) -> None:
    head = (
        "<style>.gone, .out { text-decoration: line-through; } p .new {color: red; text-decoration: underline}</style>"
    )
    line = lines(f"<p>keep {inside} keep</p>", head)[0]
    assert line.text == "keep x keep"
    assert drawn(line) == ([("x", look)] if look else [])
    assert line.marks == ()


def test_lines_go_on_over_paragraphs_and_stay_within_blanks() -> None:
    found = lines("<u><p>one </p><p> two <s>three</s></p></u>")
    assert [drawn(line) for line in found] == [
        [("one", "underlined")],
        [("two three", "underlined"), ("three", "struck")],
    ]


@pytest.mark.parametrize("tag", ["s", "strike", "u"])
@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<p><{0}>x<p>x</{0}>y", ["y"]),
        ("<{0}><p>x</p><p>x</p></{0}>y", ["y"]),
        ("<p><{0}>x</p><p>x</{0}>y</p>", ["y"]),
        ("<{0}><table><tr><td>x<td>x</table></{0}>y", ["y"]),
        ("<table><tr><td><{0}>x<td>y</table>z", ["y", "z"]),
        ("<p>y</{0}></{0}>z<{0}>x", ["y", "z"]),
        ("<p><b>y<{0} class=a>x</b>x</{0}>z", ["y", "z"]),
    ],
)
def test_struck_words_stay_struck_where_tags_cross(tag: str, body: str, kept: list[str]) -> None:
    for line in lines(body.format(tag)):
        spans = [sign.span for sign in line.signs if sign.look in DRAWN]
        touched = {i for span in spans for i in range(span.start, span.end)}
        assert {c for i, c in enumerate(line.text) if i in touched} <= {"x", "\t"}
        assert {c for i, c in enumerate(line.text) if i not in touched} <= {*kept, "\t"}


def test_tables_are_read_row_by_row_and_frames_by_their_contents() -> None:
    table = "<table><tr><th>Kind<th>Days<tr><td><p>Notice</p><p>posted</p><td>14<tr><td><td>only</table>"
    assert [(line.style, line.text) for line in lines(table)] == [
        ("table", "Kind\tDays"), ("table", "Notice posted\t14"), ("", "only"),
    ]  # fmt: skip
    frame = f"<table><tr><td>menu<td>{''.join(f'<p>Section {i}.</p>' for i in range(9))}</table>"
    assert texts(frame) == ["menu", *[f"Section {i}." for i in range(9)]]


def row(number: str, text: str) -> str:
    return f'<tr><td class="number">{number}</td><td class="junk"></td><td><code>{text}</code><br> </td></tr>'


def test_a_cell_for_line_numbers_gives_the_line_its_number() -> None:
    first = row("1", "    Section 5. The Act is") + row("2", "<strike>amended </strike>") + row("3", "")
    second = "<tr><td>HB 1</td><td>- 2 -</td><td>LRB1</td></tr>" + row("1", "as follows:")
    found = lines(f"<table>{first}</table><table>{second}</table>")
    assert [(line.number, line.starts, line.style, line.text) for line in found] == [
        ("1", True, "", "Section 5. The Act is"), ("2", None, "", "amended"), ("3", None, "", ""),
        ("", True, "furniture", "HB 1\t- 2 -\tLRB1"), ("1", None, "", "as follows:"),
    ]  # fmt: skip
    assert drawn(found[1]) == [("amended", "struck")]
    assert found[3].removed == "running head"
    assert [line.page for line in found] == [1, 1, 1, None, 2]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<u>&nbsp;&nbsp;&nbsp;&nbsp;</u> miles", "____ miles"),
        ("<u>&nbsp;ten</u> miles", " ten miles"),
        ("&nbsp;&nbsp;&nbsp;&nbsp;ten miles", " ten miles"),
    ],
)
def test_an_underlined_gap_is_a_blank_to_fill_in(body: str, text: str) -> None:
    assert texts(f"<p>{body}</p>") == [text.strip()]


def test_the_head_above_the_first_page_is_known_by_the_bills_name() -> None:
    above = "<p>HB 9 is cited here</p><p>HB0012 - 9th Assembly</p><p>AN ACT</p>"
    pages = row("1", "Section 1.") + "<tr><td>900HB0012ham001</td><td>- 2 -</td></tr>" + row("1", "as follows:")
    found = lines(f"{above}<table>{pages}</table>")
    assert [line.text for line in found if line.removed] == ["HB0012 - 9th Assembly", "900HB0012ham001\t- 2 -"]


def test_preformatted_text_keeps_its_lines() -> None:
    found = lines("<pre>\n  Section 1.  Words\nwrapped <u>new\nnext</u>\n\n  Section 2.\n</pre><p>after</p>")
    assert [(line.text, line.starts) for line in found] == [
        ("  Section 1.  Words", None), ("wrapped new", None), ("next", None), ("", None), ("  Section 2.", None),
        ("after", True),
    ]  # fmt: skip
    assert drawn(found[2]) == [("next", "underlined")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>§ “x”</p>".encode(), "§ “x”"),
        ('<meta charset="windows-1252"><p>§ “x”</p>'.encode("cp1252"), "§ “x”"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>“x”</p>'.encode("cp1252"), "“x”"),
        ('<meta charset="shift_jis"><p>条例</p>'.encode("shift_jis"), "条例"),
        ('<meta charset="windows-1252"><p>§ “x”</p>'.encode(), "§ “x”"),
        ('<meta charset="nonsense"><p>§ “x”</p>'.encode("cp1252"), "§ “x”"),
        ("<html><p>§ “x”</p></html>".encode("utf-16"), "§ “x”"),
        ("<p>the city\x92s \x93law\x94 &#146;</p>".encode(), "the city’s “law” ’"),
        ('<?xml version="1.0" encoding="iso-8859-1"?><html><p>caf\xe9</p></html>'.encode("latin-1"), "caf\xe9"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert read_bytes("a.html", data).lines[-1].text == text


def test_the_title_is_the_page_s() -> None:
    assert source("<p>x</p>", "<title> House\n Bill &amp; 7 </title>").title == "House Bill & 7"


def test_hidden_words_are_left_out_with_a_warning() -> None:
    found = source('<p>seen <span style="display:none">hidden words</span></p><p hidden>no</p>')
    assert [(line.text, line.removed) for line in found.lines] == [
        ("seen", ""), ("hidden words", "hidden"), ("no", "hidden"),
    ]  # fmt: skip
    assert "13 characters" in found.warnings[0]


@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp"), exclude_characters="\u2011"),
            min_size=1,
        ).filter(lambda text: not ALONE.fullmatch(text))
    )
)
def test_any_paragraphs_come_back(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{escape(text)}</p>" for text in [*paragraphs, "end"])
    assert texts(body) == [*paragraphs, "end"]
