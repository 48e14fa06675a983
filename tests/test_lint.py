"""What a change of a text must not break: numbers, references, defined terms."""

from __future__ import annotations

import pytest

from ordtool.lint import defined, lint, new_slips
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes


def law(text: str) -> Ordinance:
    return ordinance(read_bytes("law.txt", text.encode()))


def checks(text: str, *vocabulary: str) -> list[str]:
    return [slip.rule for slip in lint(law(text), vocabulary)]


BASE = "Section 1. Rule.\n(a) One.\n(b) Two.\n(c) Three.\nSection 2. More.\n(a) Four.\n(b) Five."


def test_a_sound_text_has_no_slips() -> None:
    assert checks(BASE) == []


def test_a_skipped_letter_is_found() -> None:
    assert checks(BASE.replace("(c) Three", "(d) Three")) == ["number-gap"]


def test_a_section_that_stands_twice_is_found() -> None:
    text = "5.04.010 Rule.\nOne.\n5.04.020 More.\nTwo.\n5.04.020 Again.\nThree."
    assert "number-double" in checks(text)


def test_an_inserted_letter_is_no_gap() -> None:
    assert checks("Section 1. Rule.\n(a) One.\n(b) Two.\n(b-1) Two and a half.\n(c) Three.") == []


@pytest.mark.parametrize("words", ["subsection (d)", "subsections (a) and (f)"])
def test_a_reference_to_nothing_is_found(words: str) -> None:
    assert checks(BASE.replace("Three.", f"Three, as {words} says.")) == ["reference-dangling"]


@pytest.mark.parametrize(
    "words", ["subsection (b)", "subsections (a) and (b)", "subsection (k) of section 9 of the charter"]
)
def test_a_reference_that_leads_somewhere_is_not(words: str) -> None:
    assert checks(BASE.replace("Three.", f"Three, as {words} says.")) == []


def test_a_section_of_the_same_chapter_that_does_not_exist_is_found() -> None:
    text = "5.04.010 Rule.\nAs section 5.04.090 says.\n5.04.020 More.\nAs section 9.10.030 says."
    assert checks(text) == ["reference-dangling"]


def test_a_term_defined_twice_is_found_and_one_in_two_sections_is_not() -> None:
    twice = "Section 1. Definitions.\n(a) “Tool” means a camera.\n(b) “Tool” means a lens."
    assert checks(twice) == ["term-double"]
    apart = "Section 1. Rule.\nIn this section, “tool” means a camera.\nSection 2. Rule.\nIn this section, “tool” means a lens."
    assert checks(apart) == []


def test_a_term_of_the_vocabulary_needs_a_definition() -> None:
    text = "Section 1. Rule.\nEach use policy is public."
    assert checks(text, "use policy") == ["term-undefined"]
    assert checks(f"{text}\n“Use policy” means a paper.", "use policy") == []
    assert checks(text, "impact report") == []


def test_terms_are_found_in_each_form() -> None:
    text = "Section 1. Definitions.\n(a) “Tool” means a camera.\n(b) The term “lens” means glass."
    assert set(defined(law(text))) == {"tool", "lens"}


def test_only_new_slips_are_new() -> None:
    before = lint(law(BASE.replace("(c) Three", "(d) Three")))
    assert new_slips(before, before) == ()
    assert len(new_slips((), before)) == 1
