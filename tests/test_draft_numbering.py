"""A draft's letters and numbers after the alternatives are chosen, and its references to itself."""

from __future__ import annotations

import re

import pytest
from drafting import a_model, blank

from ordtool.draft import draft
from ordtool.errors import DataError
from ordtool.library import model, models
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

SET = blank("PARTS", "set", default=["a", "b", "c"], values=["a", "b", "c"])


def body(text: str) -> list[str]:
    return [line for line in text.splitlines() if line][2:]


def drafted(text: str, *parts: str, name: str = "painting") -> list[str]:
    return body(draft([a_model(text, SET, name=name)], {"PARTS": list(parts)}).text)


LETTERS = """## Section 1. Doors

::: when PARTS includes a
(a) Red. A red door is a door.
:::

::: when PARTS includes b
(b) Blue. A blue door is a door.

(1) one;

(2) two.
:::

(c) Green. A green door is a door.

## Section 2. Keys

(a) Rule. Subsection (c) of section 1 and section 1(c) hold here.
"""


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("a", "b"), ["(a) Red", "(b) Blue", "(1) one", "(2) two", "(c) Green", "(a) Rule"]),
        (("b",), ["(a) Blue", "(1) one", "(2) two", "(b) Green", "(a) Rule"]),
        ((), ["(a) Green", "(a) Rule"]),
    ],
)
def test_letters_close_up_and_series_begin_again(parts: tuple[str, ...], expected: list[str]) -> None:
    lines = [line for line in drafted(LETTERS, *parts) if line.startswith("(")]
    assert [line.split(".")[0].split(";")[0] for line in lines] == expected


@pytest.mark.parametrize(("parts", "letter"), [(("a", "b"), "c"), (("b",), "b"), ((), "a")])
def test_a_reference_follows_what_it_meant(parts: tuple[str, ...], letter: str) -> None:
    assert (
        drafted(LETTERS, *parts)[-1]
        == f"(a) Rule. Subsection ({letter}) of section 1 and section 1({letter}) hold here."
    )


def test_sections_are_counted_on_and_ranges_shrink_with_them() -> None:
    text = """## Section 1. One

(a) Sections 1 to 4 hold, and subsections (a)(1) and (b) too.

(1) An item.

(b) More, under the law of 8 U.S.C. § 1373 and section 7284.6 of the Government Code and section 300 of title 5.

::: when PARTS includes a
## Section 2. Two

(a) Nothing.
:::

## Section 3. Three

(a) See paragraph (1) of section 1(a).

## Section 4. Four

(a) See section 3(a), this section, and subsection (a).
"""
    with_two, without = drafted(text, "a"), drafted(text)
    assert with_two[1] == "(a) Sections 1 to 4 hold, and subsections (a)(1) and (b) too."
    assert without[1] == "(a) Sections 1 to 3 hold, and subsections (a)(1) and (b) too."
    assert without[3] == with_two[3], "other law keeps its numbers"
    assert without[-4:-2] == ["## Section 2. Three", "(a) See paragraph (1) of section 1(a)."]
    assert without[-1] == "(a) See section 2(a), this section, and subsection (a)."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Section 3(a)(1) to (3) holds.", "Section 2(a)(1) to (3) holds."),
        ("Section 3(a)(2) or (3) holds.", "Section 2(a)(2) or (3) holds."),
        ("Despite section 3, a person may go.", "Despite section 2, a person may go."),
        ("Under 8 U.S.C. section 3, a person may go.", "Under 8 U.S.C. section 3, a person may go."),
    ],
)
def test_a_list_or_a_word_behind_a_reference_keeps_it_ours(said: str, told: str) -> None:
    items = "\n\n".join(f"({n}) item {n};" for n in (1, 2, 3))
    two = "::: when PARTS includes a\n## Section 2. Two\n\n(a) Nothing.\n:::"
    text = f"## Section 1. One\n\n(a) {said}\n\n{two}\n\n## Section 3. Three\n\n(a) Items:\n\n{items}\n"
    assert drafted(text, "a")[1] == f"(a) {said}"
    assert drafted(text)[1] == f"(a) {told}"


def test_letters_past_z() -> None:
    text = "## Section 1. Many\n\n" + "\n\n".join(f"({'abcdefghijklmnopqrstuvwxyz'[n]}) P{n}." for n in range(26))
    assert drafted(text + "\n\n(aa) Last.")[-1] == "(aa) Last."


@pytest.mark.parametrize("said", ["section 2", "section 1(c)", "subsection (c)", "section 1(a)(3)"])
def test_a_reference_to_what_was_left_out_is_named(said: str) -> None:
    text = f"""## Section 1. One

(a) Rule. This holds as {said} says.

(b) More.

::: when PARTS includes c
(c) Optional.

## Section 2. Two

(a) Optional.
:::
"""
    with pytest.raises(DataError, match="painting/ordinance") as told:
        drafted(text)
    assert said in str(told.value) and "section 1(a)" in str(told.value)


def test_what_a_drafter_writes_into_a_blank_is_no_reference_of_the_draft() -> None:
    text = "## Section 1. One\n\n(a) A person may sue in {{HIGH_COURT}}."
    told = draft([a_model(text)], {"HIGH_COURT": "the court named in section 9(b) of the charter"}).text
    assert told.endswith("(a) A person may sue in the court named in section 9(b) of the charter.\n")


def test_places_lead_from_the_model_to_the_draft() -> None:
    text = "## Section 1. Definitions\n\n“{{ACT}}” means a law.\n\n" + LETTERS.replace(
        "Section 2", "Section 3"
    ).replace("Section 1", "Section 2").replace("section 1", "section 2")
    found = draft([a_model(text, SET)], {"PARTS": ["b"], "ACT": "by-law"}).places
    assert found["painting", "1[ordinance]"] == "1[by-law]"
    assert found["painting", "2(b)(2)"] == "2(a)(2)" and found["painting", "2(c)"] == "2(b)"
    assert ("painting", "2(a)") not in found


@pytest.mark.parametrize("name", models())
def test_a_draft_by_default_is_the_model_itself_and_its_places_are_true(name: str) -> None:
    found = draft([model(name)], {})
    assert found.text.split() == model(name).text.split()
    outlined = {section.path for section in ordinance(read_bytes("draft.md", found.text.encode())).walk()}
    assert outlined - {""} == set(found.places.values())
    assert all(path == place for (_, path), place in found.places.items())


@pytest.mark.parametrize(
    ("form", "place"), [("school-district", "the Lark School District"), ("town-meeting", "the Town of Lark")]
)
def test_definitions_stay_in_the_alphabet_whatever_the_place_is_called(form: str, place: str) -> None:
    given = {"FORM": form, "JURISDICTION": place, "STATE": "Ohio"}
    for name in models():
        terms = re.findall(r"(?m)^“([^”]+)” means", draft([model(name)], given).text)
        assert terms == sorted(terms, key=str.casefold), name
        assert terms or name == "surveillance-oversight", "its definitions bear letters and keep their order"
