"""Who acts, who decides, who may sue, and what must be known first."""

from __future__ import annotations

import pytest

from ordtool.attributes import of_provision


def attribute(name: str, text: str, label: str = "disclosure.approval", **more: object) -> object:
    return of_provision(label, text, **more).get(name)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The police department shall file a report.", "police department"),
        ("Any city department that uses a drone shall file a report.", "city department"),
        ("No officer or employee of the county may look up a plate.", "officer or employee of the county"),
        ("Within 30 days of receipt, the chief of police shall notify the council.", "chief of police"),
        (
            "Notwithstanding section 4, the fire chief or the police chief may fly a drone.",
            "fire chief or the police chief",
        ),
        ("If a vendor refuses, the city manager must end the contract.", "city manager"),
        (
            "It shall be unlawful for the city or any city official to use face recognition.",
            "city or any city official",
        ),
        ("A person who is harmed by a violation may sue.", "person"),
        ("(b) The sheriff shall not release the data.", "sheriff"),
        ("No later than May 1, the Department of Public Works shall report.", "Department of Public Works"),
        ("The mayor, the clerk, and the sheriff shall each sign.", "mayor, the clerk, and the sheriff"),
        ("Each search must first be approved by a supervisor.", "supervisor"),
        ("Any violation is an injury and any person may sue.", "person"),
        ("Access to the data shall be logged.", None),
        ("The kind of court order that was used shall be stated.", None),
        ("The report must contain the cost.", None),
    ],
)
def test_actor(text: str, actor: str | None) -> None:
    assert attribute("actor", text) == actor


COUNCILS = [
    "city council", "Board of Supervisors", "select board", "governing body", "commissioners court", "Common Council",
    "board of aldermen", "Board of County Commissioners", "city commission", "village board", "county legislature",
]  # fmt: skip


@pytest.mark.parametrize("name", COUNCILS)
def test_the_council_in_its_many_names(name: str) -> None:
    assert (
        attribute("body", f"The department shall obtain the approval of the {name} before it buys a drone.")
        == "council"
    )


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The department must have council approval.", "council"),
        ("The council may approve or reject the request.", "council"),
        ("The request must first be approved by the city manager and then by the city council.", "council"),
        ("No drone may be bought until it is approved by the mayor.", "mayor"),
        ("No drone may be bought without authorization from the county executive.", "mayor"),
        ("Approval by the city manager or the police chief is needed.", "chief"),
        ("The approval of the council or the city manager is needed.", "manager"),
        ("The department shall obtain the approval of the privacy advisory commission.", "commission"),
        ("The police chief shall submit the request to the city council for its review and approval.", "council"),
        ("The town administrator shall approve each purchase.", "manager"),
        ("No approval of the council is required for a trial.", "none"),
        ("An order of the superior court is needed.", "court"),
        ("The department shall file a form.", None),
    ],
)
def test_body_that_approves(text: str, body: str | None) -> None:
    assert attribute("body", text) == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The police chief shall submit a yearly report to the city council.", "council"),
        ("The sheriff shall report to the mayor and the council every year.", "council"),
        ("The department shall send the report to the privacy advisory board.", "commission"),
        ("The chief of police shall post a yearly report.", "chief"),
        ("The department shall post a report that names any court order.", None),
    ],
)
def test_body_that_receives(text: str, body: str | None) -> None:
    assert attribute("body", text, "disclosure.annual_report") == body


def test_a_defined_term_tells_which_body_is_meant() -> None:
    text = "The department shall obtain the approval of the Assembly of Delegates."
    meanings = {"Assembly of Delegates": "“Assembly of Delegates” means the governing body of the county."}
    assert attribute("body", text, definitions=meanings) == "council"
    assert attribute("body", text) is None


def test_a_court_that_hears_the_suit_is_no_deciding_body() -> None:
    assert attribute("body", "Any person may sue in the superior court.", "enforce.private_action") is None


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Any person may institute proceedings for an injunction.", "any_person"),
        ("A person may sue.", "any_person"),
        (
            "Any violation is an injury, and any person may sue the city that keeps data subject to this chapter.",
            "any_person",
        ),
        ("A person who is aggrieved by a violation may sue.", "aggrieved"),
        ("Any individual injured by a violation may sue.", "aggrieved"),
        ("Any person whose data was shared may sue.", "aggrieved"),
        ("Any resident of the county may sue.", "resident"),
        ("Any person residing in the city may sue.", "resident"),
        ("Only the city attorney may bring an action.", "official"),
        ("The attorney general may bring an action.", "official"),
        ("The court shall award costs.", None),
    ],
)
def test_standing(text: str, standing: str | None) -> None:
    assert attribute("standing", text, "enforce.private_action") == standing


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("only pursuant to a search warrant", "warrant"),
        ("unless an officer has obtained a warrant issued upon probable cause", "warrant"),
        ("with a judicial warrant or court order", "warrant"),
        ("an officer who has probable cause to believe that a felony was committed", "probable cause"),
        ("on a reasonable, articulable suspicion", "reasonable suspicion"),
        ("with a warrant or on reasonable suspicion", "reasonable suspicion"),
        ("no person shall knowingly share the data", "knowledge"),
        ("A match shall not be used to establish probable cause.", None),
        ("individuals who knowingly and voluntarily consented", None),
        ("a warranty of the vendor", None),
        ("the seizure of property", None),
    ],
)
def test_standard(text: str, standard: str | None) -> None:
    assert attribute("standard", text, "face.conditions") == standard


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("before it applies for a grant for surveillance technology", ["funds"]),
        ("before seeking funds, acquiring or borrowing surveillance technology", ["funds", "acquire", "borrow"]),
        ("prior to using technology in a manner not previously approved", ["new_use"]),
        ("before it signs an agreement to share data with another agency", ["agreement", "share"]),
        ("before it continues to use existing technology", ["continue"]),
        ("before issuing a request for proposals", ["solicit"]),
        ("The council shall hold a hearing.", None),
    ],
)
def test_triggers(text: str, triggers: list[str] | None) -> None:
    assert attribute("trigger", text) == triggers


def test_contents_of_a_report_trigger_nothing() -> None:
    text = "The report shall include: (1) the cost of acquisition; (2) agreements to share data; (3) grants sought."
    assert attribute("trigger", text, "disclosure.impact_report") is None
