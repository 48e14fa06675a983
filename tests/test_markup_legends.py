"""Legends: what a text says of its own marks, in any wording; and law that only sounds like it."""

from __future__ import annotations

import random

import pytest
from marking import CODE, read, reads

from ordtool.markup.legend_words import HINT
from ordtool.markup.legends import hints
from ordtool.markup.legends import read as legend

BOTH = "(a) One {words} <s>old</s> <u>new</u> <b>bold</b> <i>slant</i> [bracket] <uu>twice</uu> end."


def rules(words: str) -> set[str]:
    """The rules of a legend, as "struck strike", "inserted underline draft", "struck [ italic"."""
    return {
        " ".join([rule.state, *rule.brackets, *sorted(rule.looks), *([rule.colour] if rule.colour else []),
                  *(["draft"] if rule.axis == "draft" else [])]).replace("( (", "((")
        for rule in legend(words)[0]
    }  # fmt: skip


UNDERLINED = "inserted underline"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Matter underlined is new.", {UNDERLINED}),
        ("New matter is underlined.", {UNDERLINED}),
        ("NOTE: Text that is added is shown by underlining.", {UNDERLINED}),
        ("Words underscored are added; words in [brackets] are removed.", {UNDERLINED, "struck ["}),
        ("Language stricken is deleted; underlined language is new", {UNDERLINED, "struck strike"}),
        ("Language to be stricken is in brackets", {"struck ["}),
        ("KEY: Words stricken are deletions; words underlined are additions.", {UNDERLINED, "struck strike"}),
        ("Additions: underline. Deletions: strikethrough.", {UNDERLINED, "struck strike"}),
        ("Additions by underline, deletions by strike-out", {UNDERLINED, "struck strike"}),
        ("with additions underlined and deletions struck through", {UNDERLINED, "struck strike"}),
        ("Deletions are [bracketed and struck].", {"struck [ strike"}),
        ("Deletions are in ((double parentheses)) and lined through.", {"struck (( strike"}),
        ("~~strikethrough~~ = deletion", {"struck strike"}),
        ("Additions are in single-underline italics.", {"inserted italic underline"}),
        ("New words are underlined or in bold type.", {UNDERLINED, "inserted bold"}),
        ("Matter in italics (underscored) is new", {UNDERLINED, "inserted italic"}),
        ("Matter in bold type is new; matter [italic and bracketed] is to be omitted.", {"inserted bold", "struck [ italic"}),
        ("Deleted text is in red strikethrough; new text is in blue type.", {"struck colour strike red", "inserted colour blue"}),
        ("Council additions are in double underline.", {"inserted double underline draft"}),
        ("Committee amendments are shown in double underline and double strikethrough.",
         {"inserted double underline draft", "struck double strike draft"}),
        ("Omit the part struck through and insert the part printed in italic", {"struck strike draft", "inserted italic draft"}),
        ("Changes are shown in strikeout and underline.", {UNDERLINED, "struck strike"}),
        ("Unchanged text is in plain Arial font. Additions are in double-underlined Arial.", {"inserted double underline sans"}),
        ("Existing law to be omitted is in black brackets, existing law in which no change is proposed is in roman.", {"struck ["}),
    ],
)  # fmt: skip
def test_a_legend_is_read(words: str, expected: set[str]) -> None:
    assert rules(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The clerk shall print new words underlined and deleted words struck through.",
        "Deleted records may be marked in bold type.",
        "If text is underlined, it is new.",
        "Bracketed fixtures that are added to a facade are counted.",
        "An officer who was struck by a vehicle is removed from duty.",
        "No juror is stricken; new jurors are added.",
        "§ 9-301 [Repealed].",
        "Section 4. Chapter 9 is repealed and a new chapter is added.",
        "New York in bold letters.",
        "Asterisks indicate the omission of unchanged sections.",
        "Existing text is in bold.",
    ],
)
def test_what_only_sounds_like_a_legend(words: str) -> None:
    assert rules(words) == set()


def test_a_legend_goes_before_the_house() -> None:
    """Oregon's bold is new; this text says that underlined words are."""
    head = "Be It Enacted by the People of the State of Oregon:\nNOTE: Underlined text is new.\n"
    words = f"{head}{CODE}(a) <b>May</b> the city <u>ever</u> ask."
    assert reads(words).endswith("(a) May the city {+ever+} ask.")


def test_a_legend_in_the_margin_counts() -> None:
    found = read(CODE + "(a) The city <i>ever</i> asks.", margins="Bill 41\nNOTE: Matter in italics is new.\n2")
    assert [mark.state for mark in found.marks] == ["inserted"]
    assert found.by == "the note on page 1"


def test_a_legend_may_run_over_two_lines_of_the_margin() -> None:
    words = "Explanation: Matter underlined is new; matter in brackets\n[ ] is old law to be omitted."
    assert reads("Sec. 1-1. Aim. The city [may] <u>shall</u> ask.", margins=words) == (
        "Sec. 1-1. Aim. The city [-[may]-] {+shall+} ask."
    )


def test_the_legends_own_words_are_no_change() -> None:
    words = f"<u>Underlined</u> text is new; <s>struck through</s> text is deleted.\n{CODE}(a) The <s>old</s> <u>new</u> city."
    assert reads(words).startswith("Underlined text is new; struck through text is deleted.\nSection 1.")


def test_a_legend_that_the_text_does_not_bear_out_is_a_warning() -> None:
    found = read("NOTE: Underlined text is new.\n" + CODE + "(a) The city [may] ask.", margins="")
    assert any("says that underlined words are new, but the file has none" in warning for warning in found.warnings)
    kept = read("NOTE: Underlined text is new.\n" + CODE + "(a) The city <u>may</u> ask [it].")
    assert kept.warnings == ()


def test_capitals_as_a_mark_are_a_warning() -> None:
    found = read(
        "CAPITALS indicate matter added to existing law. [Brackets] indicate matter deleted.\n(a) The CITY [may] ask."
    )
    assert any("capital letters" in warning for warning in found.warnings)
    assert len(found.marks) == 1


def test_what_may_begin_a_legend_is_found_where_the_pattern_finds_it() -> None:
    chance = random.Random(1)
    words = (
        *(
            "Under",
            "line",
            "d ",
            "lines  through ",
            "stricken",
            "strikeout",
            "red text",
            "credit ",
            "BLUE  ink",
            " green\ttype",
        ),
        *(
            "line-type",
            "linetype ",
            "lined ",
            "crossed out",
            "Crossed-out",
            "capitals",
            "dashes through",
            "re",
            "İ",
            " x ",
        ),
    )
    for _ in range(500):
        text = "".join(chance.choice(words) for _ in range(8))
        assert [found.span() for found in hints(text)] == [found.span() for found in HINT.finditer(text)], text
