"""The term that a definition defines; and the package as a whole: word lists, speed, odd input."""

from __future__ import annotations

import time

import pytest

from ordtool.attributes import of_carve_out, of_provision, term_of, wordlists
from ordtool.errors import DataError


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The term “surveillance technology” means any device that can watch.", "surveillance technology"),
        ("“Data broker” has the meaning given in section 4.", "data broker"),
        ('"Plate reader" or "ALPR" means a camera that reads plates.', "plate reader"),
        ("“Automated reader” or “ALPR system” means a camera.", "automated reader"),
        ("Face surveillance shall mean the identification of people.", "face surveillance"),
        ("Surveillance data means data that is collected by surveillance technology.", "surveillance data"),
        ("Exigent circumstances is defined as an emergency.", "exigent circumstances"),
        ("(a) “City entity” means any department.", "city entity"),
        ("3. The term 'use policy' shall mean a written policy.", "use policy"),
        ("As used in this chapter, “drone” means an aircraft without a pilot.", "drone"),
        ("For the purposes of this section, the term “public place” includes streets.", "public place"),
        ("Ashby shall mean any department of the City of Ashby.", "Ashby"),
        ("“State Police Model Policy” means the policy of the State Police.", "State Police Model Policy"),
        ("“ALPR” means a plate reader.", "ALPR"),
        ("An “impact report” means a public document.", "impact report"),
        ("License plate reader (LPR) means a camera.", "license plate reader"),
        ("License plate reader or LPR means a camera.", "license plate reader"),
        ("City officer or employee means anyone paid by the city.", "city officer or employee"),
        ("2.30.620 “City department” means an office of the city.", "city department"),
        ("(2) Plate data. The term “plate data” means what a camera reads.", "plate data"),
        ("Data that a drone collects means nothing.", ""),
        ("Personal data: any information about a person.", "Personal data"),
        ("“Old data” is distinct from new data and means data kept a year.", "old data"),
        ("The department shall publish a report.", ""),
        ("Nothing in this chapter means that data may be kept.", ""),
        ("", ""),
    ],
)
def test_term(text: str, term: str) -> None:
    assert term_of(text).casefold() == term.casefold()


def test_a_name_keeps_its_capital_and_a_sentence_s_first_word_does_not() -> None:
    assert term_of("Ashby shall mean any department of the City of Ashby.") == "Ashby"
    assert term_of("Data broker means a firm that sells data.") == "data broker"


def test_white_space_and_curly_quotes_make_no_difference() -> None:
    plain = of_provision("disclosure.approval", "The chief's office shall report within 30 days after use.")
    curly = of_provision("disclosure.approval", "The chief’s\noffice shall\n report within  30 days\nafter use.")
    assert plain | {"actor": ""} == curly | {"actor": ""}
    assert curly["actor"] == "chief’s office"


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "İ", "“”", "(", "$", "0 days", "§" * 50, "may " * 300, "no " * 400, "a, " * 900]
)
def test_odd_text_has_attributes_or_none_and_never_an_error(text: str) -> None:
    assert of_provision("disclosure.approval", text, lead=text)["force"]
    assert isinstance(of_carve_out("carveout.exigency", text, lead=text, main=text, after=text), dict)
    assert isinstance(term_of(text), str)


@pytest.mark.parametrize(
    "unit",
    ["no department and ", "the chief may only ", "within 30 days of ", "deleted or kept for ", "approved by the "],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        start = time.perf_counter()
        of_provision("disclosure.approval", text)
        of_carve_out("carveout.exigency", text, after=text)
        return time.perf_counter() - start

    seconds(10)
    # Ten times the text may take 40 times as long (bounded look-ahead, a busy machine), not the 1,000 of backtracking.
    assert seconds(1_000) < 40 * max(seconds(100), 0.002)


def test_word_lists_are_read_strictly(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match=r"lexicon/attr_nothing\.toml"):
        wordlists.lists("attr_nothing")
    monkeypatch.setattr(wordlists, "_read", lambda name: {"heads": [], "table": 3})
    with pytest.raises(DataError, match="heads"):
        wordlists.lists.__wrapped__("attr_other")
    with pytest.raises(DataError, match=r"\[heads\]"):
        wordlists.tables.__wrapped__("attr_other")


def test_every_body_of_the_word_list_is_found_as_itself() -> None:
    for body, names in wordlists.lists("attr_bodies").items():
        for name in names:
            found = of_provision("disclosure.approval", f"It must be approved by the {name}.").get("body")
            assert found == body, name
