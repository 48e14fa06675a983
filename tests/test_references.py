"""How the law points at itself, and at other law."""

from __future__ import annotations

import pytest

from ordtool.references import Reference, references


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (text[r.span.start : r.span.end], r.level, [place(r, at) for at in range(len(r.targets))])
        for r in references(text)
    ]


def place(reference: Reference, at: int) -> str:
    target = reference.targets[at]
    return ("–" if target.through else "") + target.number + "".join(f"({step})" for step in target.steps)


@pytest.mark.parametrize(
    ("text", "words", "level", "places"),
    [
        ("as section 5.04.010(a)(1) says", "section 5.04.010(a)(1)", "section", ["5.04.010(a)(1)"]),
        ("See § 14-188.", "§ 14-188", "section", ["14-188"]),
        ("Secs. 3 to 5 apply", "Secs. 3 to 5", "section", ["3", "–5"]),
        ("under sections 3(b) and 7(a), (c) of", "sections 3(b) and 7(a), (c)", "section", ["3(b)", "7(a)", "(c)"]),
        ("§§ 10-62, 10-64 through 10-66", "§§ 10-62, 10-64 through 10-66", "section", ["10-62", "10-64", "–10-66"]),
        ("clauses (i) to (iii) hold", "clauses (i) to (iii)", "clause", ["(i)", "–(iii)"]),
        ("section 4(a)(1) to (4) and", "section 4(a)(1) to (4)", "section", ["4(a)(1)", "–(4)"]),
        ("Notwithstanding Section 3, a person", "Section 3", "section", ["3"]),
        ("under subdivisions a, b and c", "subdivisions a, b and c", "subdivision", ["a", "b", "c"]),
        ("in article III, the", "article III", "article", ["iii"]),
        ("paragraph 2 or 3 is met", "paragraph 2 or 3", "paragraph", ["2", "3"]),
        (
            "subsections 10-65(b) and 10-65(c) below",
            "subsections 10-65(b) and 10-65(c)",
            "subsection",
            ["10-65(b)", "10-65(c)"],
        ),
    ],
)
def test_a_reference_is_read_as_a_lawyer_reads_it(text: str, words: str, level: str, places: list[str]) -> None:
    assert told(text) == [(words, level, places)]


@pytest.mark.parametrize(
    "text", ["parts of the city", "This section binds all.", "sectional tests 5", "the items that follow", ""]
)
def test_words_that_name_no_place_are_no_reference(text: str) -> None:
    assert references(text) == []


def test_a_place_within_a_place_is_one_reference() -> None:
    (found,) = references("paragraph (2) of subdivision b of section 14-210 applies")
    assert (found.level, found.targets[0].steps) == ("paragraph", ("2",))
    assert found.within is not None
    assert found.within.within is not None
    assert found.within.within.targets[0].number == "14-210"


def test_this_section_says_where_it_counts() -> None:
    (found,) = references("subsection (b) of this section")
    assert found.here == "section"
    assert not found.outside


@pytest.mark.parametrize(
    "text", ["18 U.S.C. § 2510", "section 4 of the Privacy Act", "section 12 of title 5 of the state code"]
)
def test_other_law_is_outside(text: str) -> None:
    assert [one.outside for one in references(text)] == [True]


def test_a_stretch_of_a_text_is_asked_alone() -> None:
    text = "section 1; section 2; section 3"
    assert [text[r.span.start : r.span.end] for r in references(text, 9, 20)] == ["section 2"]
