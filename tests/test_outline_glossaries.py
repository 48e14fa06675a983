"""Lists of terms without a verb, as codes print them: which entries are definitions, and which only look like them."""

from __future__ import annotations

import pytest

from ordtool.attributes import term_of
from ordtool.ordinance import Kind, Ordinance
from tests.outlining import of_text

ENTRIES = [
    ("Spy glass. A device with a lens.", "Look-out. Any person who uses a spy glass."),
    ("SPY GLASS. A device with a lens.", "LOOK-OUT. Any person who uses a spy glass."),
    ("Spy glass: a device with a lens.", "Look-out: whoever uses a spy glass."),
    ("Spy glass - a device with a lens.", "Look-out - whoever uses a spy glass."),
    ("Spy glass — A device with a lens.", "Look-out — Whoever uses a spy glass."),
    ("“Spy glass” — a device with a lens.", "“Look-out” — whoever uses a spy glass."),
    ("“Spy glass”: a device with a lens.", "“Look-out”: whoever uses a spy glass."),
    ("A “spy glass” is a device with a lens.", "A “look-out” is any person who uses a spy glass."),
    ("(1) Spy glass. A device with a lens.", "(2) Look-out. Any person who uses a spy glass."),
    ("a. Spy glass: a device with a lens.", "b. Look-out: whoever uses a spy glass."),
    ("**Spy glass.** A device with a lens.", "**Look-out.** Any person who uses a spy glass."),
    ("“Spy glass” is as defined in section 9.", "“Look-out” shall be defined as a person who uses a spy glass."),
]
LEADS = ["Definitions.", "Terms. In this chapter, the following words have these meanings:", "Words and phrases."]


def terms(law: Ordinance) -> list[str]:
    return [term_of(law.quote(section.lead)).lower() for section in law.walk() if section.kind is Kind.DEFINITION]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("entries", ENTRIES, ids=lambda pair: pair[0])
def test_entries_of_a_list_of_terms(lead: str, entries: tuple[str, str]) -> None:
    law = of_text(f"Section 1. {lead}\n\n{entries[0]}\n\n{entries[1]}\n\nSection 2. Ban. No spy glass may be used.")
    assert terms(law) == ["spy glass", "look-out"]
    assert [law.heading(section) for section in law.walk() if section.kind is Kind.DEFINITION] == ["", ""]


@pytest.mark.parametrize("heading", ["Duties.", "Terms of office.", "Exceptions."])
def test_the_same_words_under_another_heading_are_rules_with_headings(heading: str) -> None:
    law = of_text(
        f"Section 1. {heading}\nReports. The clerk shall report.\nHearings. The council shall hold a hearing."
    )
    assert terms(law) == []


def test_one_entry_among_rules_makes_no_list() -> None:
    duties = "(1) Reports. The clerk shall report.\n(2) The council shall meet.\n(3) The board votes."
    law = of_text(f"Section 1. Definitions and duties.\n{duties}")
    assert terms(law) == []


def test_terms_in_quotation_marks_before_a_dash_need_no_heading() -> None:
    law = of_text(
        "Section 1. Section 11.02 of the code is amended to read as follows:\n(1) “Spy glass” - A tube with a lens.\n"
        "(2) “Look-out” – A person who uses a spy glass.\n(3) “Watch” - The time that a look-out serves."
    )
    assert terms(law) == ["spy glass", "look-out", "watch"]


def test_signs_that_are_quoted_are_no_terms() -> None:
    law = of_text("Section 1. Signs. The signs are:\n(1) “Stop”, at the gate;\n(2) “Go”, at the door; and\n(3) “Wait”.")
    assert terms(law) == []


def test_an_empty_entry_is_no_term() -> None:
    assert terms(of_text("(a) (a) (a)")) == []
