"""Short laws against the sanctuary model: detainers alone, duties to cooperate, and what must not count as an answer."""

from __future__ import annotations

import pytest

from ordtool.library import model
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.review import Finding, Review, Verdict, review

NAME = "sanctuary-information-sharing"
FULL = (Verdict.MET, Verdict.STRONGER)
DETAINERS = """Immigration detainers

Section 1. The sheriff shall not hold a person on an immigration detainer.

Section 2. The sheriff shall give the person a copy of any immigration detainer that is received.
"""


def reviewed(words: str) -> Review:
    return review(ordinance(read_bytes("law.txt", words.encode())), model=model(NAME))


def finding(words: str, criterion: str) -> Finding:
    return next(one for one in reviewed(words).findings if one.criterion.id == criterion)


def rules(words: str) -> list[str]:
    return [one.rule for one in reviewed(words).composites]


def test_a_law_on_detainers_alone_leaves_data_open() -> None:
    assert rules(DETAINERS) == ["sanctuary-of-detainers-only"]


@pytest.mark.parametrize(
    "more",
    [
        "Section 3. No officer shall share personal information about any person with an immigration authority.",
        "Section 3. No database of the county shall be made available to an immigration authority.",
    ],
)
def test_a_law_that_closes_one_road_for_data_is_not_said_to_leave_all_open(more: str) -> None:
    assert rules(f"{DETAINERS}\n{more}\n") == []


COOPERATION = """Cooperation with federal immigration authorities

Section 1. Each law enforcement agency shall fully cooperate with federal immigration authorities.

Section 2. A county may not adopt a policy that limits the enforcement of immigration law.

Section 3. A sheriff shall comply with each immigration detainer and shall hold the person for 48 hours.

Section 4. A jail shall give immigration authorities access to its databases and to persons in custody.
"""


def test_a_law_that_requires_cooperation_meets_nothing() -> None:
    assert [one.criterion.id for one in reviewed(COOPERATION).findings if one.verdict in FULL] == []


@pytest.mark.parametrize(
    ("words", "criterion"),
    [
        # An act with "nationality" in its name asks nobody where they were born.
        (
            "Section 1. The county shall not enter into an agreement under section 287(g) of the Immigration and Nationality Act.",
            "proxies-covered",
        ),
        # No agreement to detain, but a rule on requests to detain.
        (
            "Section 1. The county may comply with an immigration detainer to detain an inmate only if a judge has agreed.",
            "no-detention-agreements",
        ),
        # Where nothing is said of information, no exception is missing.
        (
            "Section 1. The county shall not enter into an agreement by which officers act as immigration officers.",
            "no-investigation-exception",
        ),
        ("Section 1. No deputy shall be deputized for immigration enforcement.", "judicial-warrant-only"),
        ("Section 1. No deputy shall be deputized for immigration enforcement.", "no-conviction-exception"),
    ],
)
def test_words_on_another_point_are_no_answer(words: str, criterion: str) -> None:
    assert finding(f"Immigration\n\n{words}\n", criterion).verdict is Verdict.MISSING


SHARING = "Section 1. City officers shall not share personal information with an immigration authority"


@pytest.mark.parametrize(
    ("words", "criterion", "verdict"),
    [
        (f"{SHARING}, directly or indirectly, without a judicial warrant.", "no-disclosure", Verdict.MET),
        (f"{SHARING} without a judicial warrant.", "no-disclosure", Verdict.WEAKER),
        (f"{SHARING}, directly or indirectly, solely for immigration enforcement.", "no-disclosure", Verdict.WEAKER),
        (
            f"{SHARING}.\n\nSection 2. Nothing in this chapter prohibits sending information about a person's citizenship or "
            "immigration status as 8 U.S.C. 1373 requires.",
            "saving-status-only",
            Verdict.MET,
        ),
        (
            f"{SHARING}.\n\nSection 2. Nothing in this chapter prohibits an act that federal law permits.",
            "saving-status-only",
            Verdict.WEAKER,
        ),
        (
            f"{SHARING}, except for a legitimate law enforcement purpose.",
            "no-investigation-exception",
            Verdict.WEAKER,
        ),
        (
            f"{SHARING}, except information that is available to the public.",
            "no-public-information-gap",
            Verdict.WEAKER,
        ),
        (f"{SHARING} unless the city manager waives this section.", "no-waiver", Verdict.WEAKER),
        (
            "Section 1. The jail shall not hold a person on an immigration detainer unless the person was convicted of a felony.",
            "no-conviction-exception",
            Verdict.WEAKER,
        ),
    ],
)
def test_how_wide_an_exception_is(words: str, criterion: str, verdict: Verdict) -> None:
    found = finding(f"Immigration\n\n{words}\n", criterion)
    assert found.verdict is verdict, found.detail


@pytest.mark.parametrize("criterion", ["no-resources", "no-disclosure"])
def test_a_duty_to_cooperate_beside_the_limits_weakens_them(criterion: str) -> None:
    limits = (
        "Immigration\n\nSection 1. The county shall not use money, personnel, property or equipment to assist in immigration "
        f"enforcement.\n\n{SHARING.replace('1.', '2.')}, directly or indirectly, without a judicial warrant.\n"
    )
    duties = (
        "\nSection 3. The jail shall fully cooperate with federal immigration authorities.\n\nSection 4. The sheriff shall "
        "comply with each immigration detainer.\n"
    )
    assert finding(limits, criterion).verdict in FULL
    assert "provision:cooperation-required" in finding(limits + duties, criterion).details


@pytest.mark.parametrize(
    ("before", "after", "criterion"),
    [
        (
            "without a judicial warrant or a court order that names",
            "without lawful process that names",
            "no-disclosure",
        ),
        (", directly or indirectly, without", ", without", "no-disclosure"),
        ("to assist or take part in immigration", "solely to assist or take part in immigration", "no-resources"),
        ("shall not share personal information or", "may decline to share personal information or", "no-disclosure"),
        (
            "without a judicial warrant that names the place",
            "without an administrative warrant",
            "nonpublic-areas-closed",
        ),
        (
            "Within 30 days after this ordinance takes effect, and",
            "Within 120 days after this ordinance takes effect, and",
            "account-census",
        ),
        (
            "and shall close each one that an immigration authority holds",
            "and shall list each one that an immigration authority holds",
            "account-census",
        ),
        (
            "person's citizenship or immigration status, or from requesting",
            "person, or from requesting",
            "saving-status-only",
        ),
        (
            "is an injury to every person, and any person may",
            "may be raised, and a person harmed by it may",
            "right-of-action",
        ),
        (
            "investigation of a specific crime that is unrelated to immigration enforcement",
            "investigation of a crime",
            "no-investigation-exception",
        ),
        (", in the same form, information that", " information that", "no-public-information-gap"),
        (
            "of an immigration detainer or an administrative warrant.",
            "of an immigration detainer, unless the person was convicted of a felony.",
            "no-conviction-exception",
        ),
    ],
)
def test_a_quiet_edit_of_the_model_is_seen(before: str, after: str, criterion: str) -> None:
    text = model(NAME).text
    assert text.count(before) == 1
    found = finding(text.replace(before, after), criterion)
    assert found.verdict is Verdict.WEAKER, f"{found.verdict} {found.detail}"


PLATES = """Plate readers

Section 1. An agency may use an automated license plate reader only to find stolen vehicles.

Section 2. Captured license plate data shall be deleted after seven days.

Section 3. An agency shall not use captured license plate data for immigration enforcement.
"""


def test_a_law_on_plate_readers_with_a_line_on_immigration_is_of_another_subject() -> None:
    found = reviewed(PLATES)
    assert not found.about
    assert "another subject: it holds one clause" in found.warnings[-1]
    limits = "".join(
        f"\nSection {number}. An officer shall not {act} immigration enforcement.\n"
        for number, act in enumerate(("assist", "take part in", "use a database for", "lend equipment to"), 4)
    )
    assert reviewed(PLATES + limits).about
