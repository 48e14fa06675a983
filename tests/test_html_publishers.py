"""Pages as publishers make them (tests/html_publishers): the law and nothing else is read, and nothing is lost.

Each page is ours, in the shape that the publisher's pages have: its elements, classes and ids. Beside it stands what is to be
found: the lines of law ("marker|text", "note: text", "table: text"), the words that are struck or underlined, and lines that
must be among the furniture, each with the reason.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from ordtool.readers import read
from ordtool.readers._html_data import Publisher, page_data
from ordtool.readers._html_sheets import inline
from ordtool.source import Axis, Line, Look, Source, State

PAGES = sorted((Path(__file__).parent / "html_publishers").glob("*.html"))
REASONS = {"site menu", "site notice", "contents", "history note", "hidden", "margin note", "printer's note"}


def shown(line: Line) -> str:
    text = f"{line.marker}|{line.text}" if line.marker else line.text
    return f"{line.style}: {text}" if line.style in ("note", "table") else text


def words(source: Source, look: Look) -> list[str]:
    law = (line for line in source.lines if line.style != "furniture")
    return [line.text[s.span.start : s.span.end].strip() for line in law for s in line.signs if s.look is look]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_law_is_read_and_nothing_else(page: Path) -> None:
    truth = tomllib.loads(page.with_suffix(".toml").read_text("utf-8"))
    source = read(page)
    assert [shown(line) for line in source.lines if line.style != "furniture"] == truth["law"]
    assert words(source, Look.STRIKE) == truth.get("struck", [])
    assert words(source, Look.UNDERLINE) == truth.get("underlined", [])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_the_site_s_can_still_be_seen(page: Path) -> None:
    truth = tomllib.loads(page.with_suffix(".toml").read_text("utf-8"))
    removed = [[line.removed, line.text] for line in read(page).lines if line.style == "furniture"]
    assert [expected for expected in truth["removed"] if expected not in removed] == []
    assert {reason for reason, _ in removed} <= REASONS


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]", text.casefold()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_letter_of_a_page_is_lost(page: Path) -> None:
    root = html.document_fromstring(page.read_text("utf-8"))
    for unread in root.xpath("//script | //style | //head"):
        unread.drop_tree()
    framed = "".join(html.fromstring(frame.get("srcdoc")).text_content() for frame in root.iter("iframe"))
    source = read(page)
    assert letters("".join(line.text for line in source.lines)) == letters(root.text_content() + framed)


def test_tracked_changes_that_word_saved_are_a_reviser_s() -> None:
    source = read(next(page for page in PAGES if page.stem == "word_tracked"))
    marks = [
        (line.text[m.span.start : m.span.end], m.state, m.axis, m.author, m.date)
        for line in source.lines
        for m in line.marks
    ]
    assert marks == [
        ("may", State.STRUCK, Axis.DRAFT, "Ann Lee", "2024-03-01T09:00"),
        ("shall", State.INSERTED, Axis.DRAFT, "Ann Lee", "2024-03-01T09:00"),
        ("stay", State.STRUCK, Axis.DRAFT, "", ""),
        ("change", State.INSERTED, Axis.DRAFT, "", ""),
    ]


def test_changes_that_a_page_declares_are_the_bill_s() -> None:
    source = read(next(page for page in PAGES if page.stem == "bill_page"))
    marks = [
        (line.text[m.span.start : m.span.end], m.state, m.axis, m.date) for line in source.lines for m in line.marks
    ]
    assert marks == [
        ("park", State.STRUCK, Axis.LAW, ""),
        ("playground", State.INSERTED, Axis.LAW, "2024-02-03"),
    ]


def test_the_data_of_pages_is_sound() -> None:
    data = page_data()
    assert {reason for _, reason in data.names} <= REASONS | {"unseen", "law", "note"}
    assert all(phrase == phrase.casefold().strip() for phrase in data.phrases | data.headings)
    assert all(words == words.lower() and "-" not in words for words, _ in data.names)
    assert all(inline(style) for style in data.looks.values())
    assert all(name == name.lower() for name in data.looks)
    selector = re.compile(r"[#.][A-Za-z][\w-]*")
    named = [s for p in data.publishers for s in (*p.known, *p.text, *(s for s, _ in p.said))]
    assert [s for s in named if not selector.fullmatch(s)] == []


@pytest.mark.parametrize("publisher", page_data().publishers, ids=lambda publisher: publisher.name)
def test_every_publisher_has_a_page_that_it_is_known_by(publisher: Publisher) -> None:
    pages = [page.read_text("utf-8") for page in PAGES]
    told = [name.lstrip("#.") for name in publisher.known]
    assert any(re.search(rf"(?:class|id)=\"[^\"]*\b{re.escape(name)}\b", page) for name in told for page in pages)
