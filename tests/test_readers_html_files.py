"""HTML in other wrappings: archives of browsers, frames, XHTML, broken markup; footnotes, tables and lists in full pages."""

from __future__ import annotations

import quopri
from base64 import b64encode

import pytest

from ordtool.errors import InputError
from ordtool.readers import read_bytes
from ordtool.source import Line, Look

HEAD = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/1\r\nSubject: =?utf-8?Q?x?=\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B"\r\n\r\n'
)


def archive(*parts: tuple[str, bytes]) -> bytes:
    body = b"".join(
        b"----B\r\nContent-Type: " + kind.encode() + b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(data) + b"\r\n"
        for kind, data in parts
    )  # fmt: skip
    return HEAD + body + b"----B--\r\n"


def law(data: bytes, name: str = "a.html") -> list[Line]:
    return [line for line in read_bytes(name, data).lines if line.style != "furniture"]


def texts(body: str) -> list[str]:
    return [line.text for line in law(f"<html><body>{body}</body></html>".encode())]


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.html", "a.txt", "-"])
def test_an_archive_of_a_browser_is_the_page_in_it(name: str) -> None:
    page = "<html><head><title>Ordinance</title></head><body><p>§ 5 is <span class=x>gone</span> café</p></body></html>"
    sheet = b"@charset 'utf-8'; .x { text-decoration: line-through }"
    data = archive(("text/html; charset=utf-8", page.encode()), ("text/css", sheet), ("image/png", b"\x89PNG"))
    line = law(data, name)[0]
    assert line.text == "§ 5 is gone café"
    assert [sign.look for sign in line.signs] == [Look.STRIKE]


def test_an_archive_in_windows_letters() -> None:
    page = "<html><body><p>“x”</p></body></html>".encode("cp1252")
    assert law(archive(("text/html; charset=windows-1252", page)), "a.mht")[0].text == "“x”"


def test_an_archive_without_a_page_says_so() -> None:
    with pytest.raises(InputError, match="without a page"):
        read_bytes("a.mht", archive(("image/png", b"\x89PNG"), ("text/html", b"  ")))


def test_a_base64_archive() -> None:
    part = b"----B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    data = HEAD + part + b64encode(b"<p>words of law</p>") + b"\r\n----B--\r\n"
    assert law(data, "a.mht")[0].text == "words of law"


def test_a_letter_that_speaks_of_content_types_is_no_archive() -> None:
    data = b"Note: see below\nSection 1. The header Content-Type: multipart/related is sent.\n"
    assert read_bytes("a.txt", data).lines[1].text.startswith("Section 1.")


def test_a_page_that_only_frames_others_says_which_to_save() -> None:
    page = b'<html><frameset cols="20%,80%"><frame src="toc.html"><frame src="law.html"></frameset></html>'
    with pytest.raises(InputError, match="frame that shows the law"):
        read_bytes("a.html", page)


def test_frames_that_hold_their_page_are_read_but_not_for_ever() -> None:
    inner = "<p>x</p>"
    for _ in range(6):
        inner = "<p>x</p><iframe srcdoc='" + inner.replace("&", "&amp;").replace("'", "&#39;") + "'></iframe>"
    assert 2 <= len(texts(inner)) <= 6


def test_xhtml_with_its_prologue_and_empty_elements() -> None:
    page = (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title><script src="x.js"/></head>'
        '<body><p><a id="s1"/>§ 1 One<br/>two</p><p>three</p></body></html>'
    )
    assert [line.text for line in law(page.encode())] == ["§ 1 One", "two", "three"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a<p>b<div>c<p>d", ["a", "b", "c", "d"]),
        ("<p>a</div></b></p>b", ["a", "b"]),
        ("<table><td>a<tr><td>b</table>c", ["a", "b", "c"]),
        ("<li>a<li>b", ["a", "b"]),
        ("a<br><br>b", ["a", "b"]),
        ("non&#8209;profit land&shy;lord&#8203;s wo<wbr>rd", ["non-profit landlords word"]),
        ("<q>x</q> &amp; &sect&nbsp;5 &bogus; &#xA7;6", ["“x” & § 5 &bogus; §6"]),
        ("<math><mi>x</mi><mo>=</mo><mn>2</mn></math>", ["x=2"]),
        ("<p>a <!-- b --> c <?php d ?> e</p>", ["a c e"]),
        ("<details><summary>a</summary>b</details>", ["a", "b"]),
        ("<p>a</p><template><p>b</p></template><script>c</script>", ["a"]),
    ],
)
def test_broken_and_unusual_markup(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_two_line_breaks_part_paragraphs() -> None:
    found = law(b"<html><body><p>a<br>b<br>\n<br>c<br/>d</p></body></html>")
    assert [(line.text, line.starts) for line in found] == [("a", True), ("b", None), ("c", True), ("d", None)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>(a)</p><p>Text.</p>", ["(a) Text."]), ("<p>12.</p><p>Text.</p>", ["12. Text."]),
        ("<p>(a)</p><p>(1) Text.</p>", ["(a)", "(1) Text."]), ("<p>(a)</p>", ["(a)"]),
        ("<p>(a)</p><h2>Head</h2>", ["(a)", "Head"]), ("<p>2024.</p><p>Text.</p>", ["2024.", "Text."]),
        ("<p>the</p><p>Text.</p>", ["the", "Text."]), ("<ol><li><p>(a)</p><p>Text.</p></ol>", ["(a) Text."]),
        ("<pre>(a)\nText.</pre>", ["(a)", "Text."]),
        ("<table><tr><td>(a)<td>Text.</table>", ["(a) Text."]),
        ("<table><tr><td><td>B.<td><p>Text.</p><p>More.</p></table>", ["B. Text.", "More."]),
        ("<table><tr><th>No.<th>Fee<tr><td>1.<td>$5</table>", ["No.\tFee", "1.\t$5"]),
        ("<table><tr><td>1.<td>Park<td>$5</table>", ["1.\tPark\t$5"]),
        ("<table role=presentation><tr><td>Menu<td>Law</table>", ["Menu", "Law"]),
        ('<table><tr><td colspan="2">A<td>B<tr><td>1<td>2<td>3</table>', ["A\t\tB", "1\t2\t3"]),
    ],
)  # fmt: skip
def test_enumerators_hang_beside_their_paragraphs(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


@pytest.mark.parametrize(
    "note",
    [
        '<div id="fn1">By lot.</div>', '<aside role="doc-footnote">By lot.</aside>', '<li id="fn:1">By lot.</li>',
        '<section class="footnotes">By lot.</section>', '<p class="footnote">By lot.</p>',
        "<div style='mso-element:footnote'><p>By lot.</p></div>", '<div id="footnote-1"><p>By lot.</p></div>',
    ],
)  # fmt: skip
def test_footnotes_are_notes(note: str) -> None:
    found = law(f'<html><body><p>Names change.<sup><a href="#fn1">1</a></sup></p>{note}<p>x</p></body></html>'.encode())
    assert [(line.text, line.style) for line in found] == [
        ("Names change.1", ""), ("By lot.", "note"), ("x", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "law_lines"),
    [
        ("<p>SYNOPSIS</p><p>Ends fees.</p><p>AN ACT about fees.</p><p>Be it enacted by the House:</p>", 2),
        ("<p>SYNOPSIS</p><p>Fees.</p><p>Section 1. Fees end.</p><p>Be it enacted by the House:</p>", 2),
        ("<p>Synopsis of fees</p><p>Fees.</p><p>AN ACT about fees.</p>", 3),
        ("<p>SYNOPSIS</p><p>Nothing that begins a bill follows.</p>", 2),
        ("<p>AN ACT about fees.</p><p>Be it enacted by the House:</p><p>Fees end.</p><p>STATEMENT</p><p>Why.</p>", 3),
        ("<p>AN ACT about fees.</p><p>STATEMENT</p><p>Each fee needs a statement.</p>", 3),
    ],
)
def test_what_the_printer_puts_beside_a_bill(body: str, law_lines: int) -> None:
    source = read_bytes("a.html", f"<html><body>{body}</body></html>".encode())
    kept = [line for line in source.lines if line.style != "furniture"]
    assert len(kept) == law_lines
    assert all(line.removed == "printer's note" for line in source.lines if line.style == "furniture")


def test_a_footnote_s_number_stands_before_it_and_a_reference_is_no_note() -> None:
    body = '<p>x<a class="footnote-ref" href="#a">1</a></p><div class="footnotes"><p>[1]</p><p>By lot.</p></div>'
    found = law(f"<html><body>{body}</body></html>".encode())
    assert [(line.text, line.style) for line in found] == [("x1", ""), ("[1] By lot.", "note")]


@pytest.mark.parametrize(
    "page",
    [
        '<body style="display:none"><main><p>Section 1. Fees end.</p></main></body>',
        '<body style="visibility:hidden"><p>Section 1. Fees end.</p></body>',
        "<body><div hidden><p>Section 1. Fees end.</p></div><p>x</p></body>",
        '<body><div id="ctl00_ContentPlaceHolder1_divText" style="display:none"><p>Section 1. Fees end.</p></div></body>',
    ],
)
def test_a_page_that_shows_itself_only_when_scripts_run_is_read(page: str) -> None:
    assert law(f"<html>{page}</html>".encode())[0].text == "Section 1. Fees end."


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<header><h1>Ordinance 5</h1></header><p>Fees end.</p>", ["Ordinance 5", "Fees end."]),
        ('<header><h1>Port</h1><a href="/">Home</a></header><p>Fees end.</p>', ["Fees end."]),
        ("<header>Port of Ilm</header><p>All fees end in May.</p>", ["All fees end in May."]),
    ],
)
def test_a_header_with_only_a_title_is_the_document_s(body: str, kept: list[str]) -> None:
    assert texts(body) == kept
