"""Several subjects in one ordinance: said once what all say, told apart what they say differently, each by its own model."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import a_model, blank

from ordtool.draft import Draft, alone, draft, laid, questions
from ordtool.library import Model, model, models
from ordtool.lint import lint
from ordtool.ordinance import Kind
from ordtool.review import review

SEVERABLE = (
    "If a court holds any provision of this {{ACT}} invalid, or invalid as to some person or case, the rest "
    "remains in effect."
)
FIRST = """## Section 1. Title and findings

(a) Title. This {{ACT}} may be cited as the Door Act.

(b) Findings. The council finds that:

(1) doors are open; and

(2) doors are red.

## Section 2. Definitions

In this {{ACT}}:

“door” means a thing that opens.

“key” means what opens a door.

“share” means to give another person's key.

## Section 3. Doors

(a) Rule. A breach of this {{ACT}} is void as section 4(b) and sections 3 to 5 say, {{HOURS}} hours after this {{ACT}} takes effect.

(b) Fees. The court shall award fees.

## Section 4. General

(a) Severability. SEVERABLE

(b) No retaliation. Nobody may punish a report of a violation of this {{ACT}}.

## Section 5. Effect

(a) Effective date. This {{ACT}} takes effect soon after passage.
""".replace("SEVERABLE", SEVERABLE)
SECOND = """## Section 1. Title, findings, and construction

(a) Title. This {{ACT}} may be cited as the Window Act.

(b) Findings. The council finds that:

(1) Windows are clear.

(c) Construction. This {{ACT}} shall be read broadly.

## Section 2. Definitions

In this {{ACT}}:

“key” means a note on a piano.

“share” means to give another person’s key.

“Window” means a thing that shows.

## Section 3. Windows

(a) Rule. See section 4(a), and subsection (b). By {{REPORT_DATE}} a report is due, and a demand is told within {{HOURS}} hours.

(b) Fees. The court shall award fees.

## Section 4. General

(a) No retaliation. Nobody may punish a report of a violation of this {{ACT}}.

(b) Effective date. This {{ACT}} takes effect soon after its passage.

(c) Old windows. This {{ACT}} applies to every window.
"""


def pair() -> tuple[Model, Model]:
    hours = blank("HOURS", unit="hours", default=24, min=4, max=72)
    later = blank("HOURS", unit="hours", default=24, min=12, max=99)
    date = blank("REPORT_DATE", "date", default="April 1")
    return a_model(FIRST, hours), a_model(SECOND, later, date, name="washing", thing="windows")


@pytest.fixture(scope="module")
def both() -> Draft:
    return draft(pair(), {"JURISDICTION": "Larkmoor"})


def lines(made: Draft) -> list[str]:
    return [line for line in made.text.splitlines() if line]


def test_one_title_and_the_findings_of_all(both: Draft) -> None:
    told = lines(both)
    assert told[0] == "# An ordinance to paint doors; and to paint windows"
    assert told[2:5] == [
        "## Article 1. General provisions",
        "## Section 1. Title, findings, and construction",
        "(a) Title. This ordinance may be cited as the Privacy and Oversight Ordinance.",
    ]
    assert told[5:10] == [
        "(b) Findings. The council finds that:",
        "(1) Doors are open.",
        "(2) Doors are red.",
        "(3) Windows are clear.",
        "(c) Construction. This ordinance shall be read broadly.",
    ]
    assert both.places["washing", "1(b)(1)"] == "1(b)(3)" and both.places["washing", "1(a)"] == "1(a)"


def test_the_same_definition_stands_once_and_another_is_told_apart(both: Draft) -> None:
    told = lines(both)
    assert [line for line in told if line.startswith("“")] == [
        "“door” means a thing that opens.",
        "“key” means what opens a door.",
        "“share” means to give another person's key.",
        "“window” means a thing that shows.",
        "“key” means a note on a piano.",
    ]
    apart = told.index("“key” means a note on a piano.")
    assert told[apart - 2 : apart] == [
        "## Section 4. Words of this article",
        "In this article, in place of the meaning in section 2:",
    ]
    assert both.places["washing", "2[share]"] == "2[share]" and both.places["washing", "2[key]"] == "4[key]"
    (conflict,) = (one for one in both.conflicts if "“key”" in one.matter)
    assert conflict.subjects == ("painting", "washing")


def test_sections_are_counted_on_and_references_follow(both: Draft) -> None:
    told = lines(both)
    heads = [line for line in told if line.startswith("## Section")]
    assert [head.partition(". ")[2] for head in heads] == [
        "Title, findings, and construction", "Definitions", "Doors", "Words of this article", "Windows", "General",
        "Relation, severability, and effect",
    ]  # fmt: skip
    assert [head.split(". ")[0] for head in heads] == [f"## Section {n}" for n in range(1, len(heads) + 1)]
    last = heads[-1].split()[2].rstrip(".")
    rule = next(line for line in told if line.startswith("(a) Rule. A breach"))
    assert f"section {last}(" in rule and "this article is void" in rule and "after this ordinance takes effect" in rule
    other = next(line for line in told if line.startswith("(a) Rule. See"))
    assert f"See section {last}(" in other and "subsection (b)" in other
    assert "Sections" not in rule and f"sections 3 and {last}" in rule, "sections 4 and 5 are one with the last"


def test_what_all_say_of_the_whole_act_stands_once_at_the_end(both: Draft) -> None:
    told = lines(both)
    end = told[told.index("## Article 4. Final provisions") + 2 :]
    assert [line.partition(". ")[0].partition(") ")[2] for line in end] == [
        "Stricter rule", "Severability", "No retaliation", "Effective date", "Between articles",
    ]  # fmt: skip
    for name in ("Severability", "No retaliation", "Effective date"):
        assert sum(f") {name}." in line for line in told) == 1
    assert sum("Fees. The court shall award fees." in line for line in told) == 2, "each article has its own suit"
    assert "(a) Old windows. This article applies to every window." in told


def test_numbers_that_differ_are_told_with_the_stricter_one() -> None:
    made = draft(pair(), {"washing.REPORT_DATE": "March 1"})
    assert not [one for one in made.conflicts if "reports" in one.matter], "only one of them has a report"
    first = pair()[0]
    other = a_model(SECOND.replace("{{HOURS}}", "{{DEMAND_HOURS}}"), blank("DEMAND_HOURS", unit="hours", default=48),
                    blank("REPORT_DATE", "date", default="April 1"), name="washing")  # fmt: skip
    same = a_model(FIRST.replace("{{HOURS}}", "{{DEMAND_HOURS}}"), blank("DEMAND_HOURS", unit="hours", default=24))
    (found,) = (one for one in draft((same, other), {}).conflicts if "legal demand" in one.matter)
    assert (
        "painting says 24 hours; washing says 48 hours" in found.says
        and "stricter is 24 hours (painting)" in found.says
    )
    assert first.name == "painting"


def test_a_question_that_several_have_is_asked_once_in_the_range_that_is_right_in_all() -> None:
    asked = {one.key: one for one in questions(pair())}
    assert asked["HOURS"].subjects == ("painting", "washing")
    assert (asked["HOURS"].blank.min, asked["HOURS"].blank.max) == (12, 72)
    assert len([key for key in asked if key.endswith("FORM")]) == 1


def test_choices_among_different_things_go_by_their_subject() -> None:
    first = a_model("## Section 1. A\n\n(a) A.", blank("PARTS", "set", values=["a"], default=["a"]))
    second = a_model("## Section 1. B\n\n(a) B.", blank("PARTS", "set", values=["b"], default=[]), name="washing")
    keys = [one.key for one in questions((first, second))]
    assert "painting.PARTS" in keys and "washing.PARTS" in keys and "PARTS" not in keys


def test_one_subject_alone_is_what_its_model_is_asked_about(both: Draft) -> None:
    own = lines(alone(both, "washing"))
    assert "(b) Fees. The court shall award fees." in own and "## Article 4. Final provisions" in own
    assert not [line for line in own if "Doors" in line.split(". ")[-1] and line.startswith("##")]
    assert "“door” means a thing that opens." not in own and "“share” means to give another person's key." in own


COMBINATIONS = [
    ("surveillance-oversight", "face-recognition-ban"),
    ("face-recognition-ban", "data-broker-contracting"),
    ("plate-reader-and-data-sharing", "sanctuary-information-sharing"),
    tuple(models()),
]


@pytest.mark.parametrize("names", COMBINATIONS, ids="+".join)
@pytest.mark.parametrize("form", ["council-manager", "county-sheriff"])
def test_a_combined_draft_passes_the_rubric_of_each_subject_and_lint(names: tuple[str, ...], form: str) -> None:
    made = draft([model(name) for name in names], {"FORM": form})
    ordinance = laid(made)
    assert not [f"{one.rule}: {one.says}" for one in lint(ordinance)]
    assert len([one for one in ordinance.walk() if one.kind is Kind.DIVISION]) == len(names) + 2
    paths = {one.path for one in ordinance.walk()}
    assert not {path for path in made.places.values() if path not in paths}
    for name in names:
        found = review(laid(alone(made, name)), model=model(name)).findings
        assert not [f"{one.criterion.id}: {one.detail}" for one in found if one.verdict not in ("met", "stronger")]


PAIR = ("surveillance-oversight", "face-recognition-ban")


@pytest.mark.parametrize("name", PAIR)
def test_the_whole_of_a_combined_ordinance_is_no_weaker_for_what_its_other_article_says(name: str) -> None:
    made = draft([model(one) for one in PAIR], {"JURISDICTION": "the Town of Larkmoor", "STATE": "Ohio"})
    found = review(laid(made), model=model(name)).findings
    assert not [f"{one.criterion.id}: {one.detail}" for one in found if one.verdict not in ("met", "stronger")]


@pytest.mark.parametrize(
    "planted",
    [
        "(z) Emergencies. Section 16 does not apply to the use of face recognition in an emergency.",
        "(z) Investigations. Nothing in this ordinance prohibits the use of face recognition in a criminal investigation.",
    ],
)
def test_an_exception_that_is_written_into_the_other_article_is_seen(planted: str) -> None:
    made = draft([model(one) for one in PAIR], {})
    text = made.text.replace("## Section 4. Impact", f"{planted}\n\n## Section 4. Impact")
    assert text != made.text
    found = review(laid(replace(made, text=text)), model=model("face-recognition-ban")).findings
    weaker = {one.criterion.id for one in found if one.verdict == "weaker"}
    assert "no-emergency-or-investigation-exception" in weaker


def test_a_ban_beside_an_approval_rule_is_told_and_never_open_to_approval() -> None:
    made = draft([model("surveillance-oversight"), model("face-recognition-ban")], {})
    assert "A ban beside an approval rule" in [one.matter for one in made.conflicts]
    assert "No approval, waiver, exception, or emergency rule in one article" in made.text


def test_a_heading_on_severability_goes_where_severability_goes() -> None:
    made = draft([model(name) for name in models()], {"FORM": "county-sheriff"})
    for section in laid(made).walk():
        if section.kind is Kind.SECTION and laid(made).heading(section).startswith("Severability"):
            assert any(laid(made).heading(one).startswith("Severability") for one in section.children), section.path
    assert "Application" in {laid(made).heading(one) for one in laid(made).walk() if one.kind is Kind.SECTION}
