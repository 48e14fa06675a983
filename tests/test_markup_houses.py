"""House styles: every file is whole, every example is read as it says, every near miss is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from marking import CODE, read, reads, typeset

from ordtool.errors import DataError, UsageError
from ordtool.markup import houses
from ordtool.markup.houses import house_style, names

HOUSES = [house_style(name) for name in names()]
ASKED = {
    "new-york-city", "new-york-state", "san-francisco", "oregon", "washington", "california", "texas", "federal",
    "massachusetts", "generic",
}  # fmt: skip


def examples() -> Iterator[tuple[str, str, str]]:
    for house in HOUSES:
        for rule in house.rules:
            yield from ((house.name, set_, read_) for set_, read_ in rule.examples)


def near_misses() -> Iterator[tuple[str, str]]:
    for house in HOUSES:
        yield from ((house.name, words) for rule in house.rules for words in rule.near_misses)


def test_the_houses_that_were_asked_for_are_there() -> None:
    assert set(names()) >= ASKED


@pytest.mark.parametrize(("house", "words", "expected"), list(examples()))
def test_an_example_is_read_as_it_says(house: str, words: str, expected: str) -> None:
    assert reads(CODE + words, house=house) == CODE + expected


@pytest.mark.parametrize(("house", "words"), list(near_misses()))
def test_a_near_miss_is_left_alone(house: str, words: str) -> None:
    assert read(CODE + words, house=house).marks == ()


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.name)
def test_a_house_says_where_it_was_learnt_and_shows_every_rule(house: houses.House) -> None:
    assert house.title and house.source and house.says
    assert all(rule.examples for rule in house.rules)
    assert house.near_misses or house.name == "generic"
    assert any(rule.near_misses for rule in house.rules) or not house.rules


@pytest.mark.parametrize(("house", "words"), [(house.name, words) for house in HOUSES for words in house.examples])
def test_a_house_is_recognised(house: str, words: str) -> None:
    found = read(f"{words}\n{CODE}(a) The city <u>shall</u> ask.")
    assert found.house == house
    assert found.by == "its enacting clause"


@pytest.mark.parametrize(("house", "words"), [(house.name, words) for house in HOUSES for words in house.near_misses])
def test_a_house_is_not_taken_for_another(house: str, words: str) -> None:
    assert read(f"{words}\n{CODE}(a) The city <s>may</s> <u>shall</u> ask.").house != house


def test_no_two_houses_share_a_phrase() -> None:
    phrases = [phrase for house in HOUSES for kind in house.recognised.values() for phrase in kind]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('stated = "struck"', "unknown key “rules.stated”; did you mean “state”?"),
        ('state = "stuck"', "key “rules.state”: “stuck”; did you mean “struck”?"),
        ('state = "struck"\nlooks = ["underlined"]', "key “rules.looks”: “underlined”; did you mean “underline”?"),
        ('state = "struck"\nbrackets = "{"', "key “rules.brackets”"),
        ('state = "struck"\naxis = "draught"', "did you mean “draft”?"),
        ('state = "struck"\nexamples = ["one"]', "list of pairs"),
    ],
)
def test_a_wrong_file_is_named_with_key_and_remedy(line: str, told: str) -> None:
    words = f'title = "T"\nsource = "S"\nsays = "x"\n[recognised]\n[[rules]]\n{line}\n'
    with pytest.raises(DataError, match=r"wrong\.toml") as error:
        houses.parse("wrong.toml", words)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("title = ", "not valid TOML"),
        ('title = "T"\nsays = "x"\n', "“source” is missing"),
        ('title = "T"\nsource = "S"\nsays = "x"\nrule = 1\n', "unknown key “rule”; did you mean “rules”?"),
        ('title = "T"\nsource = "S"\nsays = "x"\n[recognised]\nformulas = ["a"]\n', "did you mean “formula”?"),
    ],
)
def test_a_file_without_its_heads_is_refused(words: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        houses.parse("wrong.toml", words)
    assert told in str(error.value)


def test_an_unknown_house_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean “oregon”"):
        read("<u>a</u>", house="oregano")


def test_every_file_of_the_folder_is_a_house() -> None:
    found = [file.name for file in files("ordtool.house_styles").iterdir() if not file.name.startswith("__")]
    assert sorted(found) == sorted(f"{name}.toml" for name in names())
    assert typeset("<u>a</u>b")[0] == "ab"
