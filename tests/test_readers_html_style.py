"""HTML: style sheets are cascaded, inherited and drawn as browsers do; what they hide, number and transform."""

from __future__ import annotations

import time

import pytest

from ordtool.readers import read_bytes
from ordtool.source import Line, Look, Source


def source(body: str, sheet: str = "") -> Source:
    return read_bytes("a.html", f"<html><head><style>{sheet}</style></head><body>{body}</body></html>".encode())


def law(body: str, sheet: str = "") -> list[Line]:
    return [line for line in source(body, sheet).lines if line.style != "furniture"]


def looks(body: str, sheet: str = "") -> list[tuple[str, str]]:
    return [
        (line.text[sign.span.start : sign.span.end], sign.look.value + (f" {sign.detail}" if sign.detail else ""))
        for line in law(body, sheet)
        for sign in line.signs
    ]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<b>x</b>", ["bold"]), ("<strong>x</strong>", ["bold"]), ("<i>x</i>", ["italic"]), ("<em>x</em>", ["italic"]),
        ("<sup>x</sup>", ["superscript"]), ("<mark>x</mark>", ["highlight #ffff00"]),
        ('<font color="red">x</font>', ["colour #ff0000"]), ('<font color="#333333">x</font>', []),
        ('<span style="font-weight:700">x</span>', ["bold"]), ('<span style="font-weight:500">x</span>', []),
        ('<b><span style="font-weight:normal">x</span></b>', []),
        ('<span style="font:italic bold 12px Times">x</span>', ["bold", "italic"]),
        ('<span style="text-decoration: underline double">x</span>', ["double underline"]),
        ('<span style="text-decoration: line-through; text-decoration-style: double">x</span>', ["double strike"]),
        ('<span style="text-decoration: underline line-through">x</span>', ["underline", "strike"]),
        ('<span style="text-decoration: overline">x</span>', []),
        ('<span style="border-bottom: 1px solid #000">x</span>', ["underline"]),
        ('<span style="border-bottom: 3px double">x</span>', ["double underline"]),
        ('<span style="border: 1px solid">x</span>', []), ('<span style="border-bottom: none">x</span>', []),
        ('<span style="background:yellow">x</span>', ["highlight #ffff00"]),
        ('<span style="background-color:#fff">x</span>', []), ('<span style="background:url(a.png)">x</span>', []),
        ('<span style="vertical-align: super">x</span>', ["superscript"]),
        ('<span style="color:#900">x</span>', ["colour #990000"]),
        ('<span style="COLOR: rgb(0, 0, 255)">x</span>', ["colour #0000ff"]),
        ('<a href="/5" style="text-decoration:underline;color:blue">x</a>', []),
        ('<a href="/5" style="text-decoration:line-through">x</a>', ["strike"]), ('<u><a href="/5">x</a></u>', ["underline"]),
        ('<a name="5" style="text-decoration:underline">x</a>', ["underline"]),
        ('<span class="strikethrough">x</span>', ["strike"]), ('<span class="striking">x</span>', []),
    ],
)  # fmt: skip
def test_how_words_are_set(inside: str, expected: list[str]) -> None:
    assert looks(f"<p>keep {inside} keep</p>") == [("x", look) for look in expected]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (".n { text-decoration: underline }", True),
        ("p > .n, h1 { text-decoration: underline }", True),
        ("div > .n { text-decoration: underline }", False),
        ("p .n { text-decoration: underline } .n { text-decoration: none }", True),  # tag and class outweigh the later class
        ("p .n { text-decoration: underline } span { text-decoration: none }", True),
        ("#i { text-decoration: underline } .n.n.n { text-decoration: none }", True),
        (".n { text-decoration: underline !important } #i { text-decoration: none }", True),
        (".n { text-decoration: none !important } #i { text-decoration: underline }", False),
        ("[data-new=yes] { text-decoration: underline }", True),
        (".n:not(.old) { text-decoration: underline }", True),
        (".n:hover { text-decoration: underline }", False),
        (".n::before { text-decoration: underline }", False),
        ("@media screen { .n { text-decoration: underline } }", True),
        ("@media print { .n { text-decoration: underline } }", False),
        ("@media (max-width: 600px) { .n { text-decoration: underline } }", False),
        ("/* .n { text-decoration: underline } */", False),
        (".n { -x-text: underline } .n { text-decoration: underline", True),
        (".n { text-decoration: underline; text-decoration: none }", False),
        ("b + .n { text-decoration: underline }", True), ("p:first-child .n { text-decoration: underline }", True),
        ("} .n { text-decoration: underline }", False), ("@import 'x.css'; .n { text-decoration: underline }", True),
        ("<!-- .n { text-decoration: underline } -->", True),
    ],
)  # fmt: skip
def test_rules_are_weighed_as_browsers_do(sheet: str, expected: bool) -> None:
    body = '<p><b>a</b><span class="n" id="i" data-new="yes">x</span></p>'
    assert (("x", "underline") in looks(body, sheet)) is expected


def test_the_attribute_outweighs_sheets_but_not_important_ones() -> None:
    body = '<p class="n" style="text-decoration: none">x</p>'
    assert looks(body, ".n { text-decoration: underline }") == []
    assert looks(body, ".n { text-decoration: underline !important }") == [("x", "underline")]
    both = '<p class="n" style="text-decoration: none !important">x</p>'
    assert looks(both, ".n { text-decoration: underline !important }") == []


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ('<span style="text-decoration: none">x</span>', True),
        ('<span style="text-decoration: line-through">x</span>', True),
        ('<span style="display: inline-block">x</span>', False),
        ('<span style="float: left">x</span>', False),
        ('<span style="position: absolute">x</span>', False),
        ("<p>x</p>", True),
    ],
)
def test_a_line_goes_through_children_that_stand_in_the_line(child: str, expected: bool) -> None:
    assert (("x", "underline") in looks(f'<div style="text-decoration: underline">{child}</div>')) is expected


def test_the_page_s_own_colour_is_no_look() -> None:
    sheet = "body { color: #003366 } .new { color: #003366 } .old { color: #cc0000 }"
    body = '<p>a <span class="new">b</span> <span class="old">c</span></p>'
    assert looks(body, sheet) == [("c", "colour #cc0000")]


def test_a_class_that_the_page_s_sheet_defines_is_what_the_sheet_says() -> None:
    assert looks('<p><span class="underline">x</span></p>', ".underline { font-weight: bold }") == [("x", "bold")]


@pytest.mark.parametrize(
    ("body", "sheet", "seen", "hidden"),
    [
        ('<p>a <span class="h">b</span></p>', ".h { display: none }", ["a"], ["b"]),
        ('<p>a <span class="h">b <i>c</i></span></p>', ".h { visibility: hidden } .h i { visibility: visible }", ["a c"], ["b"]),
        ('<p class="h">a</p>', "@media print { .h { display: none } }", ["a"], []),
        ('<p class="h" style="display: block">a</p>', ".h { display: none }", ["a"], []),
        ("<p>a</p><p hidden>b</p>", "", ["a"], ["b"]),
    ],
)  # fmt: skip
def test_what_is_hidden_is_put_aside(body: str, sheet: str, seen: list[str], hidden: list[str]) -> None:
    found = source(body, sheet)
    assert [line.text for line in found.lines if not line.removed] == seen
    assert [line.text for line in found.lines if line.removed == "hidden"] == hidden
    assert bool(found.warnings) == bool(hidden)


def test_letters_are_those_that_are_shown() -> None:
    sheet = ".c { text-transform: uppercase } .c i { text-transform: none } .k { text-transform: capitalize }"
    body = '<p class="c">chapter <i>one</i></p><p class="k">of the fees</p><p>plain</p>'
    assert [line.text for line in law(body, sheet)] == ["CHAPTER one", "Of The Fees", "plain"]


@pytest.mark.parametrize(
    ("tag", "sheet", "expected"),
    [
        ("ol", "ol { list-style-type: lower-alpha }", ["a.", "b."]),
        ("ol", "ol { list-style: upper-roman inside }", ["I.", "II."]),
        ("ol", "ol { list-style-type: decimal-leading-zero }", ["01.", "02."]),
        ("ol", ".l { list-style: none }", ["", ""]), ("ul", ".l { list-style-type: decimal }", ["1.", "2."]),
        ("ol", "li { list-style-type: lower-roman }", ["i.", "ii."]), ("ol", "li { display: block }", ["", ""]),
        ("ol", "li { display: list-item }", ["1.", "2."]), ("ul", "", ["•", "•"]),
        ("ol", "ol { list-style: none } li::before { content: '(' counter(n, lower-alpha) ')'; counter-increment: n }",
         ["(a)", "(b)"]),
        ("ol", "ol { list-style: none; counter-reset: n 4 } li { counter-increment: n 2 } li:before { content: counter(n) '.' }",
         ["6.", "8."]),
        ("ul", "ul { list-style: none } li::before { content: '– ' }", ["", ""]),
    ],
)  # fmt: skip
def test_numbers_that_style_sheets_give(tag: str, sheet: str, expected: list[str]) -> None:
    assert [line.marker for line in law(f'<{tag} class="l"><li>x</li><li>y</li></{tag}>', sheet)] == expected


def test_counters_count_sections_and_their_items() -> None:
    sheet = (
        "body { counter-reset: sec } h2 { counter-reset: sub; counter-increment: sec }"
        " h2::before { content: '§ ' counter(sec) '. ' } p.s { counter-increment: sub }"
        " p.s::before { content: counter(sec) '.' counter(sub) } ol { list-style: none; counter-reset: i }"
        " li { counter-increment: i } li::before { content: counters(i, '.') }"
    )
    body = "<h2>A</h2><p class=s>x</p><p class=s>y</p><h2>B</h2><p class=s>z</p><ol><li>k<ol><li>l</ol><li>m</ol>"
    assert [(line.marker, line.text) for line in law(body, sheet)] == [
        ("§ 1.", "A"), ("1.1", "x"), ("1.2", "y"), ("§ 2.", "B"), ("2.1", "z"), ("1", "k"), ("1.1", "l"), ("2", "m"),
    ]  # fmt: skip


def test_signs_stand_in_tables_and_transformed_words() -> None:
    body = '<table><tr><td>a<td style="text-decoration:line-through">b</table><p style="text-transform:uppercase">ß<u>x</u></p>'
    assert looks(body) == [("b", "strike"), ("X", "underline")]
    assert [line.text for line in law(body)] == ["a\tb", "SSX"]


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        ("/*" * 100_000, "<p>x</p>"),
        ("{" * 100_000, "<p>x</p>"),
        ("".join(f".a{i} .b{i} p {{ color: red }}" for i in range(6_000)), "<p>x</p>" * 3_000),
        ("".join(f"p ~ p.c{i} {{ color: red }}" for i in range(50)), '<p class="c1">x</p>' * 3_000),
        ("* { color: red } " * 4_000, "<p>x</p>" * 3_000),
        (":not(" * 2_000 + ".a" + ")" * 2_000 + "{ color: red }", "<p>x</p>"),
        ("p { color: red }", f'<p style="color: {"(" * 5_000}">x</p><font color="{"[" * 5_000}">y</font>'),
        ("li::before { content: counters(i, '.') } li { counter-reset: i; counter-increment: i }", "<ul><li>x" * 200),
    ],
    ids=["comments", "braces", "many rules", "siblings", "all", "nested", "brackets", "counters"],
)
def test_hostile_sheets_do_not_hold_the_reader_up(sheet: str, body: str) -> None:
    start = time.process_time()
    assert any(line.text == "x" for line in law(body, sheet))
    assert time.process_time() - start < 15


def test_superscripts_and_struck_blanks_keep_their_place() -> None:
    line = law("<p>the <s>old </s>law<sup>2</sup></p>")[0]
    assert [(sign.look, line.text[sign.span.start : sign.span.end]) for sign in line.signs] == [
        (Look.STRIKE, "old "), (Look.SUPERSCRIPT, "2"),
    ]  # fmt: skip
