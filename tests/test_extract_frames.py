"""What a negated subject forbids and what a bare "may" or "should" allows, whatever words stand between."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes


def clauses(text: str) -> dict[str, str]:
    """Label -> force of the clauses of a text, the subject gate off."""
    extraction = extract(ordinance(read_bytes("frame.txt", text.encode()), view=View.AMENDED), gate=False)
    return {clause.label: str(clause.attributes.get("force")) for clause in extraction.clauses}


@pytest.mark.parametrize(
    "text",
    [
        "Section 3. No warden, agent or contractor of the harbor district may use face recognition.",
        "Section 3. Neither the town nor anyone acting for it shall use face recognition.",
        "Section 3. Under no circumstances may a city agency use face recognition.",
        "Section 3. The use of face recognition by a city agency is hereby forbidden.",
        "Section 3. City agencies do not have the authority to use face recognition.",
        "Section 3. An inspector is not allowed to use face recognition.",
        "Section 3. It is a violation of this ordinance for a city inspector to use face recognition.",
    ],
)
def test_a_ban_is_a_ban_in_any_voice(text: str) -> None:
    assert clauses(text).get("face.ban") == "operative"


@pytest.mark.parametrize(
    ("text", "label", "force"),
    [
        ("The department may publish an annual report on drones.", "disclosure.annual_report", "discretionary"),
        ("A department should adopt a surveillance use policy.", "disclosure.use_policy", "hortatory"),
        ("Each bureau is hereby required to file an annual report on drones.", "disclosure.annual_report", "operative"),
        (
            "The council may hold a public hearing on the surveillance technology.",
            "disclosure.notice_hearing",
            "discretionary",
        ),
    ],
)
def test_a_weaker_duty_keeps_its_label_and_shows_its_force(text: str, label: str, force: str) -> None:
    assert clauses(f"Section 4. {text}").get(label) == force


@pytest.mark.parametrize(
    "text",
    [
        "Section 3. A city agency may use face recognition to find a missing person.",
        "Section 3. Data no longer needed for face recognition shall be deleted by the city agency.",
        "Section 3. No later than May 1 the city agency shall report on its use of face recognition.",
        "Section 3. Where the law is violated, the city agency is hereby required to report its use of face recognition.",
        "Section 3. An inspector is not required to use face recognition.",
    ],
)
def test_what_is_allowed_or_dated_is_no_ban(text: str) -> None:
    assert "face.ban" not in clauses(text)


def test_a_list_of_acts_without_approval_is_one_clause() -> None:
    text = (
        "Section 3. No bureau shall, without the consent of the town council, do any of the following:\n"
        "(1) lease surveillance technology;\n(2) ask for a grant to pay for surveillance technology."
    )
    extraction = extract(ordinance(read_bytes("list.txt", text.encode()), view=View.AMENDED), gate=False)
    found = [clause for clause in extraction.clauses if clause.label == "disclosure.approval"]
    assert len(found) == 1
    assert text[found[0].span.start : found[0].span.end].rstrip(".").endswith("pay for surveillance technology")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The town does not use face recognition.", "face.ban"),
        ("Each year, the police department reports to the council on its use of drones.", "disclosure.annual_report"),
        (
            "The town clerk keeps a list of all surveillance technology on the town's website.",
            "disclosure.public_inventory",
        ),
    ],
)
def test_plain_language_says_what_is_done_and_means_what_must_be(text: str, label: str) -> None:
    assert label in clauses(f"Section 4. Rules.\n(a) {text}")


@pytest.mark.parametrize(
    "text",
    [
        "A department that reports its use of drones each year to the council is praised.",
        "Residents do not use face recognition in the town.",
    ],
)
def test_what_is_only_told_is_no_rule(text: str) -> None:
    assert not {"face.ban", "disclosure.annual_report"} & set(clauses(f"Section 4. Rules.\n(a) {text}"))
