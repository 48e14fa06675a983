"""Plain text and Markdown: no character is lost, and Markdown's own signs are not the law's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordtool.readers import read_bytes
from ordtool.readers.md import words
from ordtool.source import Line


def lines(text: str | bytes, name: str = "a.txt") -> list[Line]:
    return list(read_bytes(name, text.encode() if isinstance(text, str) else text).lines)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\r\ntwo\r\n\r\nthree", ["one", "two", "", "three"]),
        (b"one\rtwo", ["one", "two"]),
        (b"\xef\xbb\xbfone", ["one"]),
        ("one\ttwo  \n  (a) three".encode("utf-16"), ["one\ttwo  ", "  (a) three"]),
        ("§ 1\fpage\u2028line".encode(), ["§ 1", "page", "line"]),
        ("“caf\u00e9” \u00a0 \u00ad \U0001f512".encode(), ["“caf\u00e9” \u00a0 \u00ad \U0001f512"]),
    ],
)
def test_text_keeps_every_character_but_its_line_ends(data: bytes, texts: list[str]) -> None:
    source = read_bytes("a.txt", data)
    assert [line.text for line in source.lines] == texts
    assert all(line.starts is None and not line.style for line in source.lines)
    assert source.warnings == ()


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\u0332\u0333\u0335\u0336"),
        min_size=1,
    )
)
def test_any_line_of_text_comes_back(text: str) -> None:
    assert [line.text for line in lines(f"x{text}\n")] == [f"x{text}"]


def test_windows_text_is_read_with_a_warning() -> None:
    source = read_bytes("a.txt", "§ 14-188 “Police”".encode("cp1252"))
    assert source.lines[0].text == "§ 14-188 “Police”"
    assert "Windows-1252" in source.warnings[0]


def test_one_broken_byte_does_not_spoil_a_text_in_utf_8() -> None:
    source = read_bytes("a.txt", "“one” “two” § 3 ".encode() + b"\xff end")
    assert source.lines[0].text == "“one” “two” § 3 \ufffd end"
    assert "1 character could not be decoded" in source.warnings[0]


MARKDOWN = """<!-- secid:1
two lines -->
# Chapter 9 #

###### Sec. 9-25. Use of **drones**.

1. (a) *Definitions* . Words. (1) More.
2. (b) A [link](https://example.org/a_(b)) and <https://example.org>.
3. Plain item
- a bullet
    - a deeper one

| Kind | Days |
|------|-----:|
| Fee  | 14   |

> quoted
***
Signed: ________ by \\*the mayor\\*
```
**verbatim**
```
"""


def test_markdown_gives_the_words_of_the_law() -> None:
    read = [(line.style, line.level, line.text) for line in lines(MARKDOWN, "a.md") if line.text]
    assert read == [
        ("heading", 1, "Chapter 9"),
        ("heading", 6, "Sec. 9-25. Use of drones."),
        ("list", 0, "(a) Definitions . Words. (1) More."),
        ("list", 0, "(b) A link and https://example.org."),
        ("list", 0, "3. Plain item"),
        ("list", 0, "a bullet"),
        ("list", 2, "a deeper one"),
        ("table", None, "Kind\tDays"),
        ("table", None, "Fee\t14"),
        ("", None, "quoted"),
        ("", None, "Signed: ________ by *the mayor*"),
        ("", None, "**verbatim**"),
    ]


def test_markdown_has_its_first_heading_for_a_title() -> None:
    assert read_bytes("a.md", b"words\n\n# The *Act*\n").title == "The Act"
    assert read_bytes("a.md", b"## Not it\n").title == ""


def test_markdown_says_where_paragraphs_begin_only_where_it_knows() -> None:
    starts = [(line.text, line.starts) for line in lines("# Head\n\nwrapped\nline\n- item", "a.md") if line.text]
    assert starts == [("Head", True), ("wrapped", None), ("line", None), ("item", True)]


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("1. (a) Notice.", "(a) Notice."),
        ("12. (iv) Notice.", "(iv) Notice."),
        ("2. B. Notice.", "B. Notice."),
        ("3. § 4 Notice.", "§ 4 Notice."),
        ("3. Sec. 9-25. Notice.", "Sec. 9-25. Notice."),
        ("3. Notice is given.", "3. Notice is given."),
        ("3) A person shall", "3) A person shall"),
        ("14 days after", "14 days after"),
    ],
)
def test_the_number_of_a_markdown_list_goes_where_the_law_has_its_own(item: str, text: str) -> None:
    assert [line.text for line in lines(item, "a.md")] == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold** and __bold__", "bold and bold"),
        ("*a* _b_ ***c*** `d`", "a b c d"),
        ("snake_case_name {{POST_DAYS}}", "snake_case_name {{POST_DAYS}}"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("**unclosed", "**unclosed"),
        ("**(a)** *Purpose.* Text*", "(a) Purpose. Text*"),
        ("_____ and ****", "_____ and ****"),
        (r"1\. \[not a link\](x)", "1. [not a link](x)"),
    ],
)
def test_emphasis_and_links_are_reduced_to_their_words(text: str, expected: str) -> None:
    assert words(text) == expected


@given(st.text(st.sampled_from("ab *_`[]()\\<>!#|-"), max_size=60))
def test_markdown_loses_no_letter(text: str) -> None:
    kept = re.sub(r"[^ab]", "", words(re.sub(r"\]\([^)]*\)|<[^>]*>", "", text)))
    assert kept == re.sub(r"[^ab]", "", re.sub(r"\]\([^)]*\)|<[^>]*>", "", text))


NOTED = (
    "(a) Ban.[^note1] No camera.[^2] See[^x].\n\n[^note1]: Purpose\\. A ban.\n\n    Floor: (a) Ban.\n\n"
    "[^2]: See § 5.\n\n(b) Date."
)


def test_ordtools_own_notes_in_markdown_are_no_part_of_the_text() -> None:
    read = [(line.text, line.style, line.removed) for line in lines(NOTED, "a.md") if line.text]
    assert read == [
        ("(a) Ban. No camera. See[^x].", "", ""),
        ("Purpose. A ban.", "furniture", "comment"),
        ("Floor: (a) Ban.", "furniture", "comment"),
        ("See § 5.", "note", ""),
        ("(b) Date.", "", ""),
    ]
