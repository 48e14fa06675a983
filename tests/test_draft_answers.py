"""Answers: typed, in range, in order, in clear lines; and the file that keeps them."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable

import pytest
from drafting import a_model, blank

from ordtool.draft import WrongAnswer, checked, disorder, draft, missing, questions, read, typed, written
from ordtool.errors import InputError
from ordtool.library import Blank, Sequence, model, models, shared

DAYS = blank("DAYS", min=14, max=90, unit="days")
COST = blank("COST", "money", min=0, max=5000, default=1000, unit="dollars")
CHOICE = blank("CHOICE", "enum", values=["none", "narrow"], default="none")
PARTS = blank("PARTS", "set", values=["PP", "BIO", "PRV-A"], default=["PP"])
SURE = blank("SURE", "bool", default=False)
NAME = blank("NAME", "text", default="the City Auditor")
YEARLY = blank("YEARLY", "date", default="March 15")
ON = blank("ON", "date", default="January 1, 2028")
PLACE = next(one for one in shared().blanks if one.name == "JURISDICTION")
BODY = next(one for one in shared().blanks if one.name == "GOVERNING_BODY")
ENTITY = next(one for one in shared().blanks if one.name == "COVERED_ENTITY")
ADOPTED = next(one for one in shared().form if one.name == "ADOPTION")


@pytest.mark.parametrize(
    ("asked", "raw", "value"),
    [
        (DAYS, 14, 14), (DAYS, "90", 90), (DAYS, " 45 ", 45), (DAYS, "45.0", 45),
        (COST, "$1,000", 1000), (COST, "1,000.00", 1000), (COST, 0, 0),
        (CHOICE, "NARROW", "narrow"), (PARTS, "bio, pp", ["PP", "BIO"]), (PARTS, "none", []), (PARTS, [], []),
        (PARTS, ["PRV-A", "PRV-A"], ["PRV-A"]), (SURE, "Y", True), (SURE, "no", False), (SURE, True, True),
        (NAME, " the Comptroller & Auditor’s Office (N.Y.) ", "the Comptroller & Auditor’s Office (N.Y.)"),
        (NAME, "the\u00a0City  Auditor", "the City Auditor"), (NAME, "Acme Inc.", "Acme Inc."),
        (YEARLY, "April 1", "April 1"), (YEARLY, "Apr. 1", "April 1"),
        (ON, datetime.date(2027, 3, 1), "March 1, 2027"), (ON, "2027-03-01", "March 1, 2027"),
        (ON, "March 1, 2027", "March 1, 2027"), (ON, "1 March 2027", "March 1, 2027"),
        (PLACE, "the City of Larkmoor", "the City of Larkmoor"), (PLACE, "Larkmoor", "Larkmoor"),
        (BODY, "Theatre Board", "Theatre Board"), (ENTITY, "agency", "agency"),
        (ADOPTED, "none", "none"), (ADOPTED, "2027-03-01", "March 1, 2027"), (ADOPTED, datetime.date(2027, 3, 1), "March 1, 2027"),
    ],
)  # fmt: skip
def test_an_answer_becomes_what_the_text_prints(asked: Blank, raw: object, value: object) -> None:
    assert checked(asked, raw) == value


@pytest.mark.parametrize(
    ("asked", "raw", "says"),
    [
        (DAYS, 13, "out of the range that is legal or seen; give 14 to 90 days"), (DAYS, 91, "out of the range"),
        (DAYS, "ninety", "no whole number"), (DAYS, True, "no whole number"), (DAYS, 30.5, "no whole number"),
        (DAYS, [30], "no whole number"), (DAYS, "", "no whole number"), (DAYS, "1,00", "no whole number"),
        (COST, -1, "out of the range"), (COST, 10**30, "out of every range"),
         (DAYS, {"a": 1}, "no whole number"),
        (DAYS, float("nan"), "no whole number"), (NAME, "a\udc80b", "cannot be seen"),
        (CHOICE, "narow", "did you mean “narrow”?"), (CHOICE, False, "not among its values"),
        (PARTS, ["PP", "DRONE"], "“DRONE” is not among its values"), (PARTS, 3, "no list"),
        (PARTS, [["PP"]], "not among its values"), (SURE, "perhaps", "neither yes nor no"), (SURE, 1, "neither yes nor no"),
        (NAME, "", "it is empty"), (NAME, "   ", "it is empty"), (NAME, 5, "is not text"), (NAME, "—", "no letter"),
        (NAME, "a {{DAYS}}", "opens a blank"), (NAME, "::: when A is b", "opens an alternative"),
        (NAME, "<script>", "markup"), (NAME, "a&#x0;b", "markup"), (NAME, "a &amp; b", "markup"),
        (NAME, "a\nb", "line break"), (NAME, "a\u2028b", "line break"), (NAME, "a\x00b", "control character (U+0000)"),
        (NAME, "a\tb", "control character"), (NAME, "a\u202eb", "cannot be seen"), (NAME, "a\ufffeb", "cannot be seen"),
        (NAME, "# Auditor", "begins like a heading"), (NAME, "(a) Auditor", "begins like a heading"),
        (NAME, "Section 9. Auditor", "begins like a heading"), (NAME, "[x](y)", "markup"), (NAME, "*bold*", "markup"),
        (NAME, "A" * 201, "200 are the most"), (NAME, "Auditor.", "ends with “.”"), (NAME, "Auditor,", "ends with “,”"),
        (YEARLY, "February 30", "no day of the calendar"), (YEARLY, "February 29", "once in four years"),
        (YEARLY, "March 15, 2027", "every year"), (YEARLY, "spring", "no date"), (YEARLY, 15, "no date"),
        (ON, "March 1", "has no year"), (ON, "February 29, 2027", "no day of the calendar"), (ON, "soon", "no date"),
        (PLACE, "City of Larkmoor", "begin it with “the”"), (PLACE, "the City of Anytown", "no name of a government"),
        (PLACE, "aaaa", "no name of a government"), (PLACE, "TBD", "no name of a government"), (PLACE, "", "it is empty"),
        (BODY, "the Council", "leave its own out: “Council”"), (ENTITY, "An agency", "leave its own out: “agency”"),
        (ADOPTED, "2027-13-01", "no day of the calendar"), (ADOPTED, "next spring", "no day of the calendar"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_stand_is_told_in_one_line(asked: Blank, raw: object, says: str) -> None:
    with pytest.raises(WrongAnswer) as told:
        checked(asked, raw)
    line = str(told.value)
    assert says in line and "\n" not in line and line.isprintable()


@pytest.mark.parametrize("asked", [DAYS, COST, CHOICE, PARTS, SURE, NAME, YEARLY, ON, PLACE], ids=lambda one: one.name)
@pytest.mark.parametrize(
    "huge", [lambda: 16**9000, lambda: "9" * 9000, lambda: ["x"] * 9000], ids=["int", "text", "list"]
)
def test_an_answer_of_any_size_is_told_in_one_line(asked: Blank, huge: Callable[[], object]) -> None:
    with pytest.raises(WrongAnswer) as told:
        checked(asked, huge())
    assert len(str(told.value)) < 300 and str(told.value).isprintable()


def a_subject(**more: object) -> tuple:  # type: ignore[type-arg]
    text = "## Section 1. One\n\n(a) Within {{DAYS}} days, {{COST}}.\n\n::: when CHOICE is narrow\n(b) {{NAME}}.\n:::"
    return (a_model(text, DAYS, COST, CHOICE, NAME, **more),)  # type: ignore[arg-type]


def test_every_wrong_answer_has_its_line_and_the_others_stand() -> None:
    right, wrong = typed(questions(a_subject()), {"DAYS": 3, "CHIOCE": "x", "NAME": "a\nb", "COST": 5, "DAYS\n": 1})
    assert right == {"COST": 5}
    assert [line.split(":")[0] for line in wrong] == ["DAYS", "CHIOCE", "NAME", "DAYS�"]
    assert "did you mean “CHOICE”?" in wrong[1]
    assert all(line.isprintable() for line in wrong)


def test_a_blank_whose_condition_does_not_hold_is_not_asked() -> None:
    (subject,) = a_subject()
    keys = [one.key for one in questions([subject])]
    assert keys.index("FORM") < keys.index("TRANSMIT_DAYS") < keys.index("NUMBER") < keys.index("DAYS")
    file = written(["painting"], questions([subject]), {})
    assert "TRANSMIT_DAYS" not in file and "EFFECTIVE_ON" not in file
    assert "TRANSMIT_DAYS = 10" in written(["painting"], questions([subject]), {"FORM": "strong-mayor"})


def test_what_only_the_city_knows_is_missing_until_it_or_another_answer_says_it() -> None:
    asked = questions(a_subject())
    assert [one.key for one in missing(asked, {})] == ["JURISDICTION", "FORM", "STATE"]
    assert [one.key for one in missing(asked, {"FORM": "strong-mayor", "STATE_LAW": "WA"})] == ["JURISDICTION"]
    assert [one.key for one in missing(asked, {"STATE_LAW": "none"})] == ["JURISDICTION", "FORM", "STATE"]
    known = {"JURISDICTION": "Larkmoor", "FORM": "town-meeting", "STATE": "Ohio"}
    assert [one.key for one in missing(asked, known | {"EFFECTIVE_DATE": "date"})] == ["EFFECTIVE_ON"]
    assert missing(asked, known) == ()


HOURS = blank("HOURS", unit="hours", default=48, min=1, max=900)
LATER = blank("LATER", unit="days", default=30, min=1, max=90, when="CHOICE is narrow")
FIRST = blank("FIRST", "date", default="March 1")
SECOND = blank("SECOND", "date", default="April 1")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, ""),
        ({"CHOICE": "narrow"}, ""),
        ({"CHOICE": "narrow", "HOURS": 720, "LATER": 30}, ""),
        ({"CHOICE": "narrow", "HOURS": 721, "LATER": 30}, "HOURS (721 hours) is more than LATER (30 days): Notice first."),
        ({"HOURS": 800, "LATER": 30}, ""),
        ({"SECOND": "February 28"}, "FIRST (March 1) is more than SECOND (February 28): Reports first."),
        ({"EFFECTIVE_DATE": "date", "EFFECTIVE_ON": "March 1, 2027", "ADOPTION": "2027-03-02"}, "EFFECTIVE_ON (March 1, 2027)"),
        ({"EFFECTIVE_DATE": "date", "EFFECTIVE_ON": "March 2, 2027", "ADOPTION": "2027-03-02"}, ""),
        ({"EFFECTIVE_DATE": "days", "EFFECTIVE_ON": "March 1, 2027", "ADOPTION": "2027-03-02"}, ""),
        ({"EFFECTIVE_DATE": "date", "EFFECTIVE_ON": "March 1, 2027", "ADOPTION": "none"}, ""),
    ],
)  # fmt: skip
def test_a_deadline_before_its_trigger_is_told(given: dict[str, str | int], line: str) -> None:
    order = (
        Sequence(blanks=["HOURS", "LATER"], why="Notice first."),
        Sequence(blanks=["FIRST", "SECOND"], why="Reports first."),
    )
    subject = a_model("## Section 1. One\n\n(a) A.", CHOICE, HOURS, LATER, FIRST, SECOND, sequences=order)
    found = disorder([subject], questions([subject]), given)
    assert found[0].startswith(line) and len(found) == 1 if line else found == ()


def test_the_name_and_the_word_for_it_agree_once_the_name_is_known() -> None:
    subject = a_model("## Section 1. One\n\n(a) The {{JURISDICTION_TYPE}} acts.")
    asked = questions([subject])
    assert disorder([subject], asked, {"FORM": "county-sheriff"}) == ()
    assert disorder([subject], asked, {"FORM": "county-sheriff", "JURISDICTION": "the County of Larkmoor"}) == ()
    (line,) = disorder([subject], asked, {"FORM": "county-sheriff", "JURISDICTION": "the City of Larkmoor"})
    assert line.startswith("JURISDICTION_TYPE (County)")


def test_a_body_that_the_text_names_cannot_be_none() -> None:
    text = "## Section 1. One\n\n::: when CHOICE is narrow\n(a) The {{OVERSIGHT_BODY}} shall meet.\n:::"
    subject = a_model(text, CHOICE)
    asked = questions([subject])
    assert disorder([subject], asked, {}) == ()
    assert disorder([subject], asked, {"CHOICE": "narrow", "OVERSIGHT_BODY": "Privacy Board"}) == ()
    (line,) = disorder([subject], asked, {"CHOICE": "narrow"})
    assert line.startswith("OVERSIGHT_BODY is “none”") and "painting" in line


def test_the_file_is_read_back_as_it_was_written() -> None:
    asked = questions(a_subject())
    given = {"JURISDICTION": 'the City of “Lark"moor” \\ é', "DAYS": 20, "CHOICE": "narrow"}
    file = written(["painting"], asked, given)
    back = read(file.encode(), "a.toml")
    assert back.subjects == ("painting",) and back.answers == given
    every = "\n".join(line.removeprefix("# ") for line in file.splitlines() if " = " in line)
    assert {"STATE", "FORM", "COST", "NAME"} <= set(tomllib.loads(every)), "what is open stands there as a comment"
    assert all(len(line) <= 120 for line in file.splitlines())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"subjects = [", "no TOML"), (b"\xff", "no UTF-8"), (b"DAYS = 3", "outside the table [answers]"),
        (b"subjects = 3", "no list of names"), (b"answers = 3", "no table"), (b"[" * 5000, "no TOML"),
        (b"[answers]\nDAYS = " + b"9" * 9000, "a number has too many digits"),
        (b'subjects = ["a\\u001b[31m"]', "no name of a subject"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_answers_file_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as told:
        read(data, "a.toml")
    assert says in str(told.value) and str(told.value).startswith("a.toml: ")


def test_a_file_that_windows_marked_is_read() -> None:
    assert read(b"\xef\xbb\xbf[answers]\r\nDAYS = 3\r\n", "a.toml").answers == {"DAYS": 3}


def test_answers_in_a_table_of_a_subject_are_told_how_to_stand() -> None:
    _, wrong = typed(questions([model("face-recognition-ban")]), {"face-recognition-ban": {"FEES": "may"}})
    assert len(wrong) == 1
    assert wrong[0].endswith('answers have no tables; write FEES = … or "face-recognition-ban.FEES" = …')


@pytest.mark.parametrize("name", models())
def test_defaults_of_every_model_can_be_answered_and_agree(name: str) -> None:
    asked = questions([model(name)])
    usual = {one.key: one.blank.default for one in asked if one.key != "JURISDICTION"}
    right, wrong = typed(asked, usual)
    assert wrong == () and disorder([model(name)], asked, {}) == ()
    assert draft([model(name)], right).text == draft([model(name)], usual).text


@pytest.mark.parametrize(
    ("name", "form", "wrong"),
    [
        ("the Town of Elm", "strong-mayor", True),
        ("the City of Elm", "county-sheriff", True),
        ("the City and County of Elm", "strong-mayor", False),
        ("the Elm Unified School District", "school-district", False),
        ("Elm", "town-meeting", False),
        ("the Town of Elm", "town-meeting", False),
    ],
)
def test_a_place_is_called_what_its_name_says(name: str, form: str, wrong: bool) -> None:
    models = [model("face-recognition-ban")]
    told = disorder(models, questions(models), {"JURISDICTION": name, "FORM": form, "STATE": "Ohio"})
    assert [line.startswith("JURISDICTION_TYPE") for line in told] == [True] * wrong
