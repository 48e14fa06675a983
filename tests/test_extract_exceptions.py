"""What an exception is, where it stands, how far it runs, and when several grounds are several carve-outs."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.extract.clauses import Clause, Extraction
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

APPROVAL = (
    "Section 1. Approval. A department shall obtain approval of the city council before it acquires surveillance "
    "technology.\n"
)
BAN = "Section 1. Ban. No city agency shall use face recognition.\n"


def read(text: str) -> Extraction:
    return extract(ordinance(read_bytes("law.txt", text.encode())), gate=False)


def carved(text: str) -> list[tuple[str, str]]:
    """(label without its family, words) of each carve-out."""
    found = read(text)
    return [(c.label.partition(".")[2], words(found, c)) for c in found.clauses if c.is_carve_out]


def words(found: Extraction, clause: Clause) -> str:
    return found.ordinance.quote(clause.span)


def ban(text: str) -> str:
    found = read(text)
    return next(words(found, c) for c in found.clauses if c.label == "face.ban")


def test_a_trailing_exception_ends_the_rule() -> None:
    text = "Section 1. Ban. No city agency shall use face recognition, except in an emergency."
    assert ban(text) == "No city agency shall use face recognition"
    assert carved(text) == [("exigency", "except in an emergency.")]


def test_a_leading_exception_precedes_the_rule() -> None:
    text = "Section 1. Ban. Except in an emergency, no city agency shall use face recognition."
    assert ban(text) == "no city agency shall use face recognition."
    assert carved(text) == [("exigency", "Except in an emergency")]


def test_an_exception_in_the_middle_stays_inside_the_rule() -> None:
    text = "Section 1. Ban. A city agency shall not, except in an emergency, use face recognition."
    assert ban(text) == "A city agency shall not, except in an emergency, use face recognition."
    assert carved(text) == [("exigency", "except in an emergency")]


def test_a_bracket_bounds_its_exception() -> None:
    text = "Section 1. Ban. A city agency (except in an emergency) shall not use face recognition."
    assert carved(text) == [("exigency", "except in an emergency")]


def test_grounds_with_labels_of_their_own_are_a_carve_out_each() -> None:
    text = (
        "Section 1. Ban. No city agency shall use face recognition, unless exigent circumstances exist or a supervisor "
        "authorizes the use."
    )
    assert carved(text) == [
        ("exigency", "unless exigent circumstances exist"),
        ("waiver", "a supervisor authorizes the use."),
    ]


def test_grounds_of_one_kind_are_one_carve_out() -> None:
    text = "Section 1. Ban. No city agency shall use face recognition, except under a warrant or a subpoena."
    assert carved(text) == [("judicial_process", "except under a warrant or a subpoena.")]


def test_adjectives_joined_by_or_are_not_taken_apart() -> None:
    text = "Section 1. Ban. No city agency shall use face recognition, except as required by federal or state law."
    assert carved(text) == [("legal_compliance", "except as required by federal or state law.")]


LIST = """Section 2. Limits. Section 1 does not apply to:
(a) an emergency;
(b) a search under a warrant; or
(c) the search for a missing child.
"""


def test_each_item_of_a_list_of_exceptions_is_one() -> None:
    assert carved(BAN + LIST) == [
        ("exigency", "an emergency"),
        ("judicial_process", "a search under a warrant"),
        ("missing_persons", "the search for a missing child."),
    ]


DESPITE = """Section 2. Urgent need. Notwithstanding section 1, a department may acquire a drone:
(a) in an emergency; or
(b) to find a missing child.
"""


def test_permissions_despite_a_rule_are_one_each_where_enumerated() -> None:
    assert [label for label, _ in carved(APPROVAL + DESPITE)] == ["exigency", "missing_persons"]


CONDITIONS = """Section 2. Receipt. It is not a violation of section 1 to receive a match from another agency if the city agency:
(a) did not request it;
(b) deletes it; and
(c) logs the receipt.
"""


def test_conditions_that_must_all_hold_are_one_carve_out() -> None:
    found = carved(BAN + CONDITIONS)
    assert len(found) == 1
    assert found[0][0] == "received_evidence"
    assert found[0][1].endswith("(c) logs the receipt.")


FIRST = (
    "Section 1. Report. Each department shall publish an annual surveillance report. If a part of the report (a) would "
    "compromise an investigation; (b) is protected by federal law; or (c) names an informant, that part may be withheld.\n"
)


def test_conditions_enumerated_before_their_consequence() -> None:
    assert carved(FIRST) == [
        ("confidentiality", "would compromise an investigation"),
        ("legal_compliance", "is protected by federal law"),
        ("confidentiality", "names an informant"),
    ]


COMPLETED = """Section 1. Detainers. No officer shall hold a person on an immigration detainer, unless the person was \
convicted of one of the following offenses:
(a) murder;
(b) robbery; or
(c) arson.
"""


def test_items_that_only_complete_a_ground_are_no_carve_outs() -> None:
    found = carved(COMPLETED)
    assert len(found) == 1
    assert found[0][1].startswith("unless the person was convicted")
    assert found[0][1].rstrip(".").endswith("arson")


DEFINITION = """Section 1. Definitions.
“Surveillance technology” means any device able to record people. “Surveillance technology” does not include:
(a) printers; or
(b) badge readers.
Section 2. Approval. A department shall obtain approval of the city council before it acquires surveillance technology.
"""


def test_each_thing_left_out_of_a_definition_is_one() -> None:
    assert [item for item in carved(DEFINITION) if item[0] == "device"] == [
        ("device", "printers"),
        ("device", "badge readers."),
    ]


RESTORED = """Section 1. Definitions.
“Business” means a shop. “Bank” means an entity that takes deposits, but does not include a shop that lends to its customers.
Section 2. Ban. No business shall use face recognition in a place of public accommodation without notice.
Section 3. Limits. Section 2 does not apply to a bank.
"""


def test_what_is_taken_out_of_an_exception_restores_the_rule() -> None:
    assert [label for label, _ in carved(RESTORED)] == ["private_sector"]


NOTICE = (
    "Section 1. Suit. Any person may sue to enforce this ordinance. Before suing, the person shall notify the city in writing. "
    "If the city corrects the violation within 30 days, no suit may be brought."
)


def test_notice_and_cure_are_one_limit_on_the_remedy() -> None:
    assert carved(NOTICE) == [
        (
            "remedy",
            "Before suing, the person shall notify the city in writing. If the city corrects the violation within 30 days, no "
            "suit may be brought.",
        )
    ]


def test_a_cap_is_taken_out_of_the_fees() -> None:
    text = "Section 1. Fees. The court shall award a plaintiff who prevails attorney’s fees of not more than $10,000."
    assert carved(text) == [("remedy", "of not more than $10,000.")]


def test_a_pointer_inside_the_text_is_none_and_one_outside_is_other_law() -> None:
    inside = (
        "Section 1. Ban. Except as provided in section 2, no city agency shall use face recognition.\n"
        "Section 2. Log. A log is kept.\n"
    )
    outside = "Section 1. Ban. Except as provided in section 912, no city agency shall use face recognition.\n"
    assert carved(inside) == []
    assert carved(outside) == [("legal_compliance", "Except as provided in section 912")]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("No approval is required for a software upgrade.", "minor_change"),
        ("A department may test surveillance technology for one year without approval.", "trial"),
        ("If the council does not vote within 60 days, the request is deemed approved.", "silence"),
        ("The technology may be used until the city council disapproves it.", "silence"),
        ("The mayor may waive any requirement of this ordinance.", "waiver"),
        ("Surveillance technology in use before the effective date may continue in use.", "existing"),
        ("This ordinance does not bind the sheriff.", "agency"),
        (
            "In an emergency the chief may use surveillance technology without the approval that section 1 requires.",
            "exigency",
        ),
        ("Approval is not needed to take part in a task force.", "joint_operations"),
        ("A use policy may cover several technologies.", "other"),
        ("The chief may withhold any part of a report.", "confidentiality"),
    ],
)
def test_a_plain_sentence_may_dispense_with_a_safeguard(sentence: str, label: str) -> None:
    assert (label, sentence) in carved(APPROVAL + "Section 2. More. " + sentence + "\n")


def test_an_unnamed_ground_is_still_a_carve_out() -> None:
    text = "Section 1. Ban. No city agency shall use face recognition, except on the third Tuesday of a month."
    assert carved(text) == [("other", "except on the third Tuesday of a month.")]


def test_a_series_of_acts_is_a_carve_out_each_and_the_words_that_free_them_belong_to_none() -> None:
    text = BAN + (
        "Section 2. Scope. Section 1 does not prohibit blurring a face before a video is released, the search for an "
        "abducted child, or the drawing of a portrait by hand."
    )
    assert carved(text) == [
        ("redaction", "blurring a face before a video is released"),
        ("missing_persons", "the search for an abducted child"),
        ("other", "the drawing of a portrait by hand."),
    ]


def test_a_series_of_one_kind_is_one_carve_out() -> None:
    text = (
        BAN
        + "Section 2. Scope. Section 1 does not apply to the fire department, the water board, or the port authority."
    )
    assert [label for label, _ in carved(text)] == ["agency"]


def test_those_let_off_in_one_breath_are_told_apart_by_who_they_are() -> None:
    text = BAN + "Section 2. Scope. Section 1 does not apply to state agencies, credit unions, or hospitals."
    assert carved(text) == [
        ("agency", "state agencies"),
        ("private_sector", "credit unions"),
        ("private_sector", "hospitals"),
    ]


def test_grounds_that_carry_one_label_are_one() -> None:
    text = (
        "Section 1. Data. No agency shall share surveillance data, unless the person consents in writing or unless the "
        "person has given permission."
    )
    assert carved(text) == [
        ("consent", "unless the person consents in writing or unless the person has given permission.")
    ]


def test_a_lead_in_does_not_refuse_the_items_of_its_exceptions() -> None:
    text = (
        "Section 1. Data. Immigration data shall be confidential and shall not be disclosed, except: (1) for a criminal "
        "investigation; or (2) with the consent of the person."
    )
    assert [label for label, _ in carved(text)] == ["investigation", "consent"]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("A vendor shall not sell surveillance data without the written consent of the person.", ["consent"]),
        ("A person in custody may not be asked about surveillance without the written consent of the person.", []),
        ("An agency shall not disclose surveillance data to any person other than a court.", ["agency"]),
        ("An agency shall not use surveillance data for any purpose other than an audit.", []),
        (
            "An agency shall not use surveillance data for an audit or as otherwise permitted by law.",
            ["legal_compliance"],
        ),
        ("An agency may use surveillance data for an audit or as otherwise permitted by law.", []),
    ],
)
def test_what_opens_a_ban_binds_nobody_elsewhere(words: str, labels: list[str]) -> None:
    assert [label for label, _ in carved(f"Section 1. Data. {words}")] == labels
