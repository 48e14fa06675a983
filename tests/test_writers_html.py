"""The HTML writer: parsed back, its links and headings followed, its colours measured."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writers_sample import NOTES, REPORTS, sample

from ordtool.report import Heading, Note, Paragraph, Report, Run
from ordtool.writers import write
from ordtool.writers._characters import printable
from ordtool.writers._index import index, paragraphs_of
from ordtool.writers.html.look import CSS, running

VOID = {"meta", "br", "col"}


class Page(HTMLParser):
    """Elements in order with their text; fails on tags that do not nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[int, str] = {}
        self.stack: list[int] = []
        self.feed(text)
        self.close()
        assert not self.stack, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        number = len(self.elements)
        self.elements.append((tag, dict(attrs)))
        self.texts[number] = ""
        if tag == "br":
            self.handle_data("\n")
        if tag not in VOID:
            self.stack.append(number)
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        if any(attrs.get("class") == "ref" for _, attrs in self.open):
            return
        for number in self.stack:
            self.texts[number] += data

    def text_of(self, tag: str, name: str = "") -> list[str]:
        return [
            self.texts[number]
            for number, (found, attrs) in enumerate(self.elements)
            if found == tag and (not name or name in (attrs.get("class") or "").split())
        ]


def made(report: Report) -> str:
    stream = io.BytesIO()
    write(report, stream, format="html")
    return stream.getvalue().decode("utf-8")


@pytest.mark.parametrize("name", REPORTS)
def test_tags_nest_ids_are_unique_and_links_lead_somewhere(name: str) -> None:
    page = Page(made(REPORTS[name]))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(set(ids)) == len(ids)
    inner = {
        str(attrs["href"])[1:] for tag, attrs in page.elements if tag == "a" and str(attrs["href"]).startswith("#")
    }
    assert inner <= set(ids)
    paragraphs = [open_ for open_, _ in page.elements]
    assert paragraphs.count("h1") == 1


@pytest.mark.parametrize("name", REPORTS)
def test_headings_never_skip_a_level(name: str) -> None:
    page = Page(made(REPORTS[name]))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_headings_of_one_level_stay_side_by_side() -> None:
    """A gap above the first of them is closed for all."""
    levels = [(1, False), (2, True), (2, True), (3, True), (2, True), (1, False)]
    blocks = tuple(Heading(level, (Run("Aim"),), body=body) for level, body in levels)
    assert [entry.level for entry in index(Report("Bill", blocks)).headings] == [1, 2, 2, 3, 2, 1]


def test_every_note_stands_beside_its_words_with_a_way_there_and_back() -> None:
    text = made(sample())
    page = Page(text)
    notes = page.text_of("aside", "note")
    assert len(notes) == len(NOTES)
    for placed in index(sample()).notes:
        number = placed.number
        assert notes[number - 1] == str(number) + "".join(placed.note.paragraphs)
        assert f'href="#note-{number}"' in text
        assert f'href="#ref-{number}"' in text
    assert "significant property damage" in "".join(page.text_of("span", "twice"))
    assert page.text_of("del") == ["fourteen"]
    assert page.text_of("ins") == ["thirty"]


def test_tables_are_read_as_tables() -> None:
    page = Page(made(sample()))
    scopes = [attrs.get("scope") for tag, attrs in page.elements if tag == "th"]
    assert set(scopes) == {"col", "row"}
    assert "Scorecard: 6 of 31 criteria" in page.text_of("caption")
    assert page.text_of("summary") == ["Routine exclusions (2)"]
    assert any(attrs.get("lang") == "en-US" for tag, attrs in page.elements if tag == "html")


def test_lists_nest() -> None:
    text = made(sample())
    assert re.search(r"<li[^>]*>.*\(<a[^>]*>§ 3\(b\)\(2\)</a>\)\.<ul>\n<li", text)


def test_the_page_needs_nothing_from_anywhere() -> None:
    text = made(sample())
    assert not re.search(r"<(script|link|img|iframe|object|base|form)\b|@import|url\(", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize(
    "evil", ["</style><script>alert(1)</script>", '"; } body { display: none', "\\", "<!--", "]]>"]
)
def test_nothing_that_a_report_says_becomes_markup(evil: str) -> None:
    run = Run(evil, anchor=evil, notes=("n",))
    blocks = (Paragraph((run, Run(evil, link="https://x/" + evil))),)
    report = Report(evil, blocks, notes=(Note("n", (evil,)),), header=evil, footer=evil)
    page = Page(made(report))
    assert [tag for tag, _ in page.elements if tag in ("script", "style")] == ["style"]
    assert page.text_of("title") == [evil]
    assert page.text_of("p", "running") == [evil, evil]
    hrefs = [attrs["href"] for tag, attrs in page.elements if tag == "a" and str(attrs["href"]).startswith("https:")]
    assert hrefs == ["https://x/" + evil]
    assert not [attrs for _, attrs in page.elements if any(key.startswith("on") for key in attrs)]
    assert "<" not in running(header=evil, footer=evil)


def test_only_web_addresses_become_links() -> None:
    text = made(Report("T", (Paragraph((Run("x", link="javascript:alert(1)"), Run("y", link="file:///etc/passwd"))),)))
    assert "javascript" not in text
    assert "file:" not in text


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=3))
def test_any_text_survives(texts: list[str]) -> None:
    runs = tuple(Run(text, italic=n == 1, notes=("n",) if n == 0 else ()) for n, text in enumerate(texts))
    page = Page(made(Report("T", (Paragraph(runs, style="lead"),), notes=(Note("n", ("x",)),))))
    assert page.text_of("p", "lead") == ["".join(printable(text) for text in texts)]


def test_all_words_of_the_sample_are_on_the_page() -> None:
    text = " ".join("".join(Page(made(sample())).text_of("main")).split())
    for runs in paragraphs_of(sample().blocks):
        assert " ".join("".join(run.text for run in runs).split()) in text


# ---- colours ---------------------------------------------------------------------------------------------------------


def luminance(color: str) -> float:
    color = color.lstrip("#")
    color = "".join(c * 2 for c in color) if len(color) == 3 else color
    parts = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_letters_reach_aa_on_every_ground() -> None:
    style = dict(re.findall(r"--(\w+): (#\w+)", CSS))
    grounds = ["#fff", style["shade"], style["noted"], *re.findall(r"background: (#\w+)", CSS)]
    letters = [style[name] for name in ("ink", "navy", "grey")]
    letters += re.findall(r"(?<![-\w])color: (#\w+)", CSS)
    assert len(letters) >= 7
    for letter in letters:
        for ground in grounds:
            pair = sorted((luminance(letter), luminance(ground)))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (letter, ground)
