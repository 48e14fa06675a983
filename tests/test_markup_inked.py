"""Words underlined in the colour that words are struck in: new, even where they look like a title or a row of a list."""

from __future__ import annotations

import pytest

from ordtool.markup.emphasis import Page, changes
from ordtool.markup.inks import as_struck
from ordtool.markup.regions import regions
from ordtool.markup.settings import hue_of
from ordtool.source import Look, Sign, Span

TEXT = "Old words that go away for good.\nSolar fields\nThe clerk keeps them."
OLD, TITLE = Span(0, 32), Span(33, 45)
RED, BLUE, GREEN = "#b5082e", "#0000ff", "#2c6234"


def inked(strike: str, underline: str, look: Look = Look.UNDERLINE) -> list[Span]:
    return as_struck([Sign(OLD, Look.STRIKE, strike), Sign(TITLE, look, underline)])


def test_a_title_in_the_ink_that_strikes_is_new() -> None:
    paragraphs = [OLD, TITLE, Span(46, len(TEXT))]
    for spans, kept in ((inked(RED, RED), [TITLE]), ([], [])):
        page = Page(TEXT, paragraphs, regions(TEXT, paragraphs), [OLD], spans)
        assert changes(page, [TITLE], everywhere=True) == kept


@pytest.mark.parametrize(("strike", "underline"), [(RED, ""), ("", RED), (RED, BLUE), ("", "")])
def test_another_ink_says_nothing(strike: str, underline: str) -> None:
    assert inked(strike, underline) == []


def test_double_underlines_and_dark_colours_count() -> None:
    assert inked(GREEN, GREEN, Look.DOUBLE_UNDERLINE) == [TITLE]
    assert (hue_of(GREEN), hue_of("#44546a"), hue_of("#000000")) == ("green", "", "")


def test_one_struck_word_says_nothing_of_the_ink() -> None:
    assert as_struck([Sign(Span(0, 3), Look.STRIKE, RED), Sign(TITLE, Look.UNDERLINE, RED)]) == []
