"""Items with leaders and amounts, numbered lists without stops, rules drawn with dashes; and prose that looks like them."""

from __future__ import annotations

import pytest
from readers_files import Placed, column, pdf

from ordtool.outline.paragraphs import base
from ordtool.readers import read_bytes
from ordtool.source import Source

ITEMS = [
    "For payment to the bridge board of the City",
    "University, in full force and effect until",
    "April 30, 2031 (80450) (60400) ............",
    "For payment to the board of the Harbor Fund",
    "and to the office of the Alder County",
    "Clerk (85552) .............................",
]


def source(placed: list[Placed]) -> Source:
    return read_bytes("a.pdf", pdf([placed]))


def paragraphs(found: Source) -> list[str]:
    read = base(found)
    return [read.text[p.span.start : p.span.end] for p in read.paragraphs]


def removed(found: Source) -> list[str]:
    return [line.text for line in found.lines if line.removed == "drawn rule"]


def test_an_item_ends_with_its_amount() -> None:
    amounts = [(430.0, 128.0, "200,000,000"), (430.0, 170.0, "3,000,000")]
    found = paragraphs(source([*column(ITEMS, top=100), *amounts]))
    assert len(found) == 2
    assert found[0].startswith("For payment to the bridge") and found[0].endswith("200,000,000")
    assert found[1].startswith("For payment to the board") and found[1].endswith("3,000,000")


def test_an_amount_at_a_line_s_end_in_prose_ends_nothing() -> None:
    texts = [
        "The clerk may spend in each year for each bridge of the city not more than $200,000",
        "Alder dollars of the Harbor Fund, and shall tell the council what was spent in that",
        "year, for which of the bridges it was spent, and who was paid.",
    ]
    assert len(paragraphs(source(column(texts)))) == 1


def test_numbers_that_follow_each_other_begin_items_however_full_the_lines() -> None:
    texts = [f"{i}. Retail sale of goods of kind {chr(96 + i)} & others" for i in range(1, 9)]
    assert paragraphs(source(column(texts))) == texts


def test_a_number_that_follows_none_begins_no_item() -> None:
    texts = [
        "The board consists of nine members, of whom the mayor names three, the council names",
        "12. Each member serves for the term of four years and until another one is named by",
        "the mayor or by the council, as the case may be, in the same manner.",
    ]
    assert len(paragraphs(source(column(texts)))) == 1


@pytest.mark.parametrize("rule", ["--------------", "=============="])
def test_a_rule_of_dashes_above_a_sum_is_no_word(rule: str) -> None:
    placed = [
        *column(ITEMS, top=100),
        (430.0, 170.0, "3,000,000"),
        (430.0, 184.0, rule),
        (100.0, 198.0, "Total of schedule"),
    ]
    found = source(placed)
    assert removed(found) == [rule]
    assert rule not in base(found).text


def test_a_table_of_sums_goes_on_over_its_rule() -> None:
    rows = [
        ("GENERAL FUND", "2031", "2032"),
        ("All Other", "$300", "$900"),
        ("____", "______", "______"),
        ("TOTAL", "$300", "$900"),
    ]
    placed = [
        (x, 100.0 + 14 * i, word)
        for i, words in enumerate(rows)
        for x, word in zip((100.0, 300.0, 400.0), words, strict=True)
        if word != "____"
    ]
    found = source(placed)
    assert removed(found) == ["______ ______"]
    assert [line.text for line in found.lines if line.style == "table"] == [
        "\t".join(row) for row in rows if row[0] != "____"
    ]


def test_a_title_s_rule_is_no_word_and_a_blank_to_sign_on_stays() -> None:
    sign = [*column(["Approved by the mayor:", "_" * 30, "Juniper Rowan"], top=600)]
    title = [(230.0, 60.0, "LETTER OF THE CITY"), (96.0, 74.0, "_" * 76)]
    found = source([*title, *column(ITEMS, top=120), *sign])
    assert removed(found) == ["_" * 76]
    assert "_" * 30 in base(found).text


def test_a_name_that_is_set_in_is_of_the_table_and_figures_under_figures_are_of_other_rows() -> None:
    rows = [
        ("HARBOR FUND", "2031", "2032"),
        ("Bridges", "$300", "$900"),
        ("Squares", "$30", "$90"),
        ("TOTAL", "$330", "$990"),
    ]
    placed = [
        (x + 12 * (x == 100.0 and i in (1, 2)), 100.0 + 13 * i + 13 * (i == 3), word)
        for i, words in enumerate(rows)
        for x, word in zip((100.0, 300.0, 400.0), words, strict=True)
    ]
    assert [line.text for line in source(placed).lines if line.style == "table"] == ["\t".join(row) for row in rows]
