"""A paragraph without a mark in a section that the bill adds is told: it reads as law that there is."""

from __future__ import annotations

from marking import read

ADDS = "Section 1. The code of Elm is amended by adding a new section 5.1 to read as follows:\n"
CHANGES = "Section 1. Section 5.1 of the code of Elm is amended to read as follows:\n"
NEW = "<u>§ 5.1 Cameras. a. The council counts each camera once a year.</u>\n<u>b. It tells the people what it has found.</u>\n"
PLAIN = "c. It also names each office that has a camera of its own.\n"
MORE = "<u>d. It may ask each office for a list of all its cameras.</u>"


def slips(words: str) -> list[str]:
    return [warning for warning in read(words, house="illinois").warnings if "the bill adds" in warning]


def test_a_paragraph_without_a_mark_is_told_by_its_words() -> None:
    (warning,) = slips(ADDS + NEW + PLAIN + MORE)
    assert "1 paragraph of a section that the bill adds (first: “c. It also names" in warning
    assert "was read as existing law" in warning
    (warning,) = slips(ADDS + NEW + PLAIN + PLAIN.replace("c.", "d.") + MORE * 2)
    assert "2 paragraphs" in warning and "bear no mark" in warning


def test_the_rest_of_the_law_may_be_plain() -> None:
    assert slips(CHANGES + NEW + PLAIN + MORE) == []
    assert slips(ADDS + NEW + MORE + "\nSection 2. This act takes effect when it is signed.") == []
    assert slips(ADDS + NEW + MORE + "\nc. Fee\t5") == []


def test_a_section_that_is_not_marked_at_all_or_little_is_another_print() -> None:
    whole = ADDS + NEW + PLAIN + MORE
    assert slips(whole.replace("<u>", "").replace("</u>", "")) == []
    assert slips(ADDS + PLAIN + PLAIN + PLAIN + MORE) == []


def test_words_that_are_struck_are_marked() -> None:
    assert slips(ADDS + NEW + "<s>" + PLAIN.strip() + "</s>\n" + MORE) == []
