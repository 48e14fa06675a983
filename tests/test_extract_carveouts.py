"""Carve-outs in the places where laws put them, each beside a near miss that is none or carries another label."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

BAN = "Section 1. Ban. No city department may use face recognition.\n"
HOLD = "Section 1. Detainers. No officer may hold a person on an immigration detainer, "


def carved(text: str) -> list[tuple[str, str]]:
    """(label without its family, words) of each carve-out."""
    found = extract(ordinance(read_bytes("law.txt", text.encode())), gate=False)
    return [(c.label.partition(".")[2], found.quote(c)) for c in found.clauses if c.is_carve_out]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param(
            HOLD + "unless the request is accompanied by a warrant signed by a judge.",
            ["judicial_process"],
            id="warrant",
        ),
        pytest.param(HOLD + "unless the person has been convicted of a felony.", ["investigation"], id="conviction"),
        pytest.param(HOLD + "unless the officer has been convicted.", ["other"], id="whose-conviction"),
        pytest.param(
            HOLD + "unless the record or the request is prohibited by law.", ["legal_compliance"], id="one-verb"
        ),
        pytest.param(
            HOLD + "unless otherwise required by federal, state or county law.", ["legal_compliance"], id="levels"
        ),
        pytest.param(
            HOLD + "except as may be required under section 88.4 of the penal code.", ["legal_compliance"], id="cites"
        ),
        pytest.param(HOLD + "unless (a) or (b) of this section permits it.", ["other"], id="points-within-by-verb"),
        pytest.param(HOLD + "unless the hold is permitted by (a) or (b) of this section.", [], id="points-within"),
        pytest.param(
            BAN + "Section 2. Nothing in section 1 prevents a state or local agency from testing its cameras at night.",
            ["trial"],
            id="whoever-is-bound-is-no-agency-left-out",
        ),
        pytest.param(
            BAN + "Section 2. Section 1 does not apply to an agency with fewer than five officers.",
            ["agency"],
            id="an-agency-of-a-kind",
        ),
        pytest.param(
            "Section 1. Definitions.\n“Judicial warrant” means a warrant that a judge has signed. “Judicial warrant” does not "
            "include a form signed by an agent.\n" + HOLD.replace("1", "2") + "unless there is a judicial warrant.",
            ["judicial_process"],
            id="a-narrower-way-out-restores",
        ),
        pytest.param(
            BAN + "Section 2. The sheriff may, however, use it if a judge has issued a warrant.",
            ["judicial_process"],
            id="however",
        ),
        pytest.param(
            HOLD[:-2]
            + ".\nSection 2. A jail may permit an interview if the person has consented, notwithstanding section 1.",
            ["consent"],
            id="notwithstanding-last",
        ),
        pytest.param(
            BAN + "Section 2. No officer may, however, use it if a judge has issued a warrant.", [], id="however-not"
        ),
        pytest.param(BAN + "Section 2. A waiver of the rights that this law gives is void.", [], id="waiver-void"),
        pytest.param(
            BAN + "Section 2. Nothing in this law shall be construed to create a right to use any technology.",
            [],
            id="no-right",
        ),
        pytest.param(
            BAN + "Section 2. Nothing in this law requires the exhaustion of other remedies before a suit.",
            [],
            id="exhaustion",
        ),
        pytest.param(
            BAN + "Section 2. Nothing in this law prohibits an act that federal law permits.",
            ["legal_compliance"],
            id="federal-law-permits",
        ),
        pytest.param(BAN + "Section 2. The filing is exempt from the recording fee.", [], id="fees"),
        pytest.param(BAN + "Section 2. Federal law does not require a city to use face recognition.", [], id="recital"),
    ],
)
def test_who_and_what_is_let_off(text: str, labels: list[str]) -> None:
    assert [label for label, _ in carved(text)] == labels


def test_a_list_of_things_closed_by_a_condition_is_a_list() -> None:
    text = (
        "Section 1. Definitions.\n“Surveillance technology” means any device able to record people. “Surveillance "
        "technology” does not include the following, unless modified to record people: (1) office printers; (2) parking "
        "meters; and (3) radios."
    )
    assert carved(text) == [("device", "office printers"), ("device", "parking meters"), ("device", "radios.")]


DRONES = """Section 1. Drones.
(a) No police department may fly a drone without a search warrant.
(b) Notwithstanding the prohibition in this section, a drone may be flown without a warrant (1) when a Silver Alert is in force; \
(2) by an officer to map the scene of a crash for an accident report; (3) for training of pilots; or (4) when an officer is in \
fresh pursuit of a person who fled.
(c) The prohibition in this section does not apply to a drone flown for purposes other than law enforcement, including a survey of \
flood damage.
(d) Nothing herein shall apply to the National Guard while it trains.
"""
VENDORS = """Section 1. Definitions.
"Data vendor" means a company that sells the personal data of people with whom it has no dealings. "Data vendor" does not include:
(1) a consumer reporting agency to the extent that it is covered by the Fair Credit Reporting Act;
(2) a financial institution subject to the Gramm-Leach-Bliley Act;
(3) a state agency; or
(4) publishing a telephone directory.

Section 2. Sale.
(a) Except as otherwise permitted in this Act, a data vendor shall not sell personal data to a law enforcement agency.
(b) A data vendor shall delete personal data within 30 days of a request, unless the person directs otherwise or the deletion is \
not permitted.
(c) A data vendor shall pay a registration fee not to exceed $300.
"""


def test_each_permission_despite_a_ban_has_the_kind_of_its_content() -> None:
    labels = [label for label, _ in carved(DRONES)]
    assert labels == ["missing_persons", "investigation", "trial", "exigency", "other", "agency"]


def test_a_trade_left_out_of_a_term_for_businesses_is_no_device() -> None:
    labels = [label for label, _ in carved(VENDORS)]
    assert labels == [
        "private_sector",
        "private_sector",
        "agency",
        "private_sector",
        "other",
        "consent",
        "legal_compliance",
    ]


WARRANT = "Section 1. Warrants. No officer may obtain the location of a telephone without a warrant"
FREED = "Section 1. Drones. No officer may fly a drone without a warrant.\nAn officer may fly a drone without a warrant if:\n(1) "


@pytest.mark.parametrize("item", ["the telephone is reported lost", "the old camera has been thrown away"])
def test_what_has_come_about_is_a_circumstance_and_no_device(item: str) -> None:
    labels = {words: label for label, words in carved(f"{FREED}{item}; or\n(2) the user consents.")}
    assert labels[item] == "other"


def test_a_thing_with_a_clause_of_its_own_is_still_a_device() -> None:
    law = f"{WARRANT}.\nThis section does not apply to:\n(1) a camera that is fixed to a toll gate; or\n(2) a radio."
    assert [label for label, _ in carved(law)] == ["device", "device"]


@pytest.mark.parametrize(
    ("ground", "labels"),
    [
        ("under a judicially recognized exception to the warrant requirement", ["legal_compliance"]),
        ("if the telephone was given to a person as a condition of pre-trial release", ["other"]),
    ],
)
def test_what_courts_know_and_whom_they_release(ground: str, labels: list[str]) -> None:
    assert [label for label, _ in carved(f"{WARRANT}, except {ground}.")] == labels


def test_the_order_one_does_without_is_no_ground() -> None:
    law = (
        f"{WARRANT}.\nNothing in this section prohibits an officer from reading, without a court order, a public page."
    )
    assert [label for label, _ in carved(law)] == ["other"]


KEPT = "\n(1) as part of an investigation;\n(2) for training purposes; or\n(3) for a museum."


@pytest.mark.parametrize("colon", ["", ":"])
def test_items_may_end_a_sentence_that_stops_without_a_point(colon: str) -> None:
    law = f"Section 1. Images. No officer may keep images from a drone unless keeping the image is needed{colon}{KEPT}"
    assert [label for label, _ in carved(law)] == ["investigation", "trial", "other"]


def test_a_sentence_with_its_point_leads_into_nothing() -> None:
    law = "Section 1. Images. No officer may keep images from a drone unless a judge so orders.\n(1) for training purposes."
    assert "trial" not in [label for label, _ in carved(law)]


OPENED = (
    "(1) An officer may use face recognition as follows:\n(a) To find a missing person.\n(b) With the consent of the person.\n"
    "(2) {} no officer may use face recognition."
)


@pytest.mark.parametrize(
    ("pointer", "labels"),
    [
        ("Except as provided under subsection (1),", ["missing_persons", "consent"]),
        ("Under the rules of subsection (1),", []),
        ("Except as provided in subsection (3),", []),
    ],
)
def test_a_text_without_sections_is_one_section(pointer: str, labels: list[str]) -> None:
    found = carved(OPENED.format(pointer))
    assert [label for label, words in found if words.startswith(("To find", "With the"))] == labels
