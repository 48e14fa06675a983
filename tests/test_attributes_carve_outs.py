"""What a carve-out's words say: kind, cap, standard, duties after, limits, openness, and who may use it."""

from __future__ import annotations

import pytest

from ordtool.attributes import of_carve_out


def attribute(name: str, label: str, text: str, **more: str) -> object:
    return of_carve_out(f"carveout.{label}", text, **more).get(name)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("office printers, copiers and computers in common use", "office"),
        ("televisions not used for surveillance", "office"),
        ("parking citation devices and the databases they need", "parking"),
        ("card readers at city parking garages", "parking"),
        ("hand-held cameras that are operated manually and are not worn on the body", "handheld"),
        ("digital cameras held in the hand", "handheld"),
        ("cameras mounted in or on a patrol car", "vehicle"),
        ("cruiser cameras", "vehicle"),
        ("security cameras at entrances of city buildings, for controlling access", "fixed_camera"),
        ("cameras on a vehicle or along a street solely to count traffic", "fixed_camera"),
        ("closed circuit television in the treasurer's office", "fixed_camera"),
        ("red-light cameras", "fixed_camera"),
        ("records management databases and computer-aided dispatch", "database"),
        ("any database kept by the state", "database"),
        ("radios, email and other means of internal communication", "communication"),
        ("two-way radios in police vehicles", "vehicle"),
        ("medical equipment used to diagnose or treat patients", "medical"),
        ("key fobs and card readers used by employees to enter buildings", "access"),
        ("technology that monitors only city employees after a complaint", "employee"),
        ("binoculars, telescopes and night vision goggles", "optical"),
        ("devices that cannot record or transmit, such as spotting scopes", "optical"),
        ("water and electricity meters", "other"),
        ("information that a person gave freely", "other"),
    ],
)
def test_kind_of_device(text: str, kind: str) -> None:
    assert attribute("kind", "device", text) == kind


def test_kind_belongs_to_devices_alone() -> None:
    assert attribute("kind", "access_control", "key fobs") is None


@pytest.mark.parametrize(
    ("label", "text", "after", "cap"),
    [
        ("exigency", "The chief may use it in an emergency for no more than 30 days.", "", "P30D"),
        ("exigency", "The chief may use it in an emergency for a period not to exceed ninety (90) days.", "", "P90D"),
        ("exigency", "The chief may use it in an emergency.", "Such use shall cease within seven days.", "P7D"),
        ("exigency", "The chief may use it in an emergency.", "The chief shall report within 30 days.", None),
        ("exigency", "The chief may use it in an emergency.", "The emergency use ends after 48 hours.", "PT48H"),
        ("trial", "a trial of up to sixty (60) days", "", "P60D"),
        ("trial", "a 6-month pilot", "", "P6M"),
        ("waiver", "The council may extend the deadline by 90 days.", "", "P90D"),
        ("waiver", "The council may waive section 3.", "No waiver may exceed twelve months.", "P12M"),
        ("silence", "If the council does not vote within 60 days, the request is deemed approved.", "", None),
        ("remedy", "No suit may be brought unless the city was given 90 days' written notice.", "", "P90D"),
        ("remedy", "Nothing in this chapter creates a private right of action.", "", None),
        ("confidentiality", "data of the preceding 30 days", "", None),
        ("device", "cameras that keep images for up to 30 days", "", None),
    ],
)
def test_time_cap(label: str, text: str, after: str, cap: str | None) -> None:
    assert attribute("time_cap", label, text, after=after) == cap


@pytest.mark.parametrize(
    ("label", "text", "standard"),
    [
        ("judicial_process", "except pursuant to a judicial warrant", "warrant"),
        ("judicial_process", "unless the agency presents a judicial order", "warrant"),
        ("investigation", "when an officer has reasonable suspicion of a felony", "reasonable suspicion"),
        ("investigation", "to find out who committed a crime", "none"),
        ("agency", "This chapter does not apply to the sheriff.", "none"),
        ("consent", "people who knowingly and voluntarily consented", "none"),
        ("device", "office printers", None),
        ("remedy", "No private right of action is created.", None),
    ],
)
def test_standard(label: str, text: str, standard: str | None) -> None:
    assert attribute("standard", label, text) == standard


@pytest.mark.parametrize(
    ("label", "text", "after", "duties"),
    [
        (
            "exigency",
            "The chief may use it in an emergency.",
            "After such use the chief shall report to the council.",
            ["report"],
        ),
        (
            "exigency",
            "The chief may use it in an emergency.",
            "The chief shall: (1) notify the council of the emergency within 48 hours; (2) delete all data; and "
            "(3) seek the council's approval if the use goes on.",
            ["notice", "delete", "ratify"],
        ),
        ("exigency", "The chief may use it in an emergency.", "(b) The clerk shall report every year.", None),
        ("exigency", "The chief may use it in an emergency.", "", None),
        (
            "silence",
            "the request is deemed approved",
            "(d) A request deemed approved must be ratified at the next meeting.",
            ["ratify"],
        ),
        (
            "waiver",
            "unless the mayor determines otherwise; in that case the mayor shall request the council's approval.",
            "",
            ["ratify"],
        ),
        (
            "confidentiality",
            "names may be redacted",
            "Anything redacted shall be released in the next yearly report.",
            ["report"],
        ),
        ("remedy", "unless the plaintiff first gives written notice of the violation", "", ["notice"]),
        ("remedy", "Nothing here creates a private right of action.", "The chief shall report.", None),
        ("device", "office printers", "The chief shall report such use.", None),
    ],
)
def test_after_duties(label: str, text: str, after: str, duties: list[str] | None) -> None:
    assert attribute("after_duties", label, text, after=after) == duties


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("office equipment, including but not limited to printers", True),
        ("printers and similar devices", True),
        ("any other technology as determined by the chief", True),
        ("matters that, in the discretion of the sheriff, are sensitive", True),
        ("unless the mayor, or his or her designee, determines that the use cannot be avoided", True),
        ("for any other law enforcement purpose", True),
        ("office printers, copiers and computers", False),
        ("devices such as binoculars", False),
        ("unless a court orders otherwise", False),
        ("unless the court finds that the plaintiff was paid", False),
        ("data that will not be sold or otherwise passed on to any entity", False),
        ("to restrict their discretion to act", False),
    ],
)
def test_open_ended(text: str, *, is_open: bool) -> None:
    assert (attribute("open_ended", "other", text) is True) == is_open


@pytest.mark.parametrize(
    ("text", "lead", "limiter"),
    [
        ("cameras used solely to protect bridges", "", "solely to protect bridges"),
        ("meters, provided that no face is recorded", "", "no face is recorded"),
        ("databases that do not hold images of people", "", "do not hold images of people"),
        ("redacted to the extent required by law", "", "to the extent required by law"),
        (
            "patrol car cameras",
            "The term does not include the following, unless they are altered to recognize faces:",
            "unless they are altered to recognize faces",
        ),
        ("unless the council agrees", "", None),
        ("patrol car cameras", "The term does not include:", None),
    ],
)
def test_limiter(text: str, lead: str, limiter: str | None) -> None:
    assert attribute("limiter", "other", text, lead=lead) == limiter


@pytest.mark.parametrize(
    ("label", "text", "main", "actor"),
    [
        ("exigency", "the police department may, in an emergency, use it", "", "police department"),
        ("legal_compliance", "if state law requires it", "A public agency may not disclose the data", "public agency"),
        (
            "legal_compliance",
            "Nothing in this section prevents any city employee from obeying federal law.",
            "",
            "city employee",
        ),
        ("agency", "This chapter does not apply to airports.", "", "airports"),
        ("agency", "Nothing here shall apply to data collected by state agencies.", "", "state agencies"),
        (
            "private_sector",
            "This law does not apply to a bank, a shop or any other private firm, even if it sells the data.",
            "",
            "bank, a shop or any other private firm",
        ),
        ("private_sector", "Financial institutions.", "", "Financial institutions"),
        ("waiver", "The city council may grant an extension to the chief.", "", "city council"),
        (
            "confidentiality",
            "what, in the judgment of the chief of police, would endanger a witness",
            "",
            "chief of police",
        ),
        ("investigation", "an inquiry in which an officer has reasonable suspicion that a person stole", "", "officer"),
        ("device", "other tools, as determined by the director", "", "director"),
        ("device", "tools that the police department uses", "The police department shall file a report.", None),
    ],
)
def test_actor(label: str, text: str, main: str, actor: str | None) -> None:
    assert attribute("actor", label, text, main=main) == actor


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("to investigate a violent felony", "violent felony"),
        ("people who await trial on a federal criminal charge", "federal criminal charge"),
        ("a criminal investigation of a homicide", "homicide"),
        ("an ongoing criminal investigation", "ongoing criminal investigation"),
        ("to find lost property", None),
        ("whoever is named in the terrorist screening database", None),
        ("to draw a map of a crime scene", None),
        ("where a car was used in a murder, carjacking or sexual assault", "murder, carjacking or sexual assault"),
        (
            "to investigate a crime punishable by more than a year in jail",
            "crime punishable by more than a year in jail",
        ),
        ("unless he was convicted of arson or theft", "convicted of arson or theft"),
        ("the prosecution of insurance fraud in the county", "insurance fraud in the county"),
        ("the enforcement of this section", None),
    ],
)
def test_crime_scope(text: str, scope: str | None) -> None:
    assert attribute("crime_scope", "investigation", text) == scope


def test_sums_and_votes_of_carve_outs() -> None:
    assert attribute("amount_usd", "minor_change", "purchases of less than $25,000") == 25_000
    assert attribute("vote", "waiver", "The council may waive this by a two-thirds vote.") == 0.6667


@pytest.mark.parametrize(
    ("text", "after", "who"),
    [
        ("The town council alone may waive section 3.", "", "council"),
        ("unless the city manager determines that no reasonable alternative exists", "", "manager"),
        (
            "unless a waiver is granted for lack of an alternative.",
            "The city manager shall file a request for a waiver. The council shall make the final decision on the waiver.",
            "council",
        ),
        ("unless a waiver is granted for lack of an alternative.", "The council shall hear a report each year.", None),
    ],
)
def test_who_decides_on_a_waiver(text: str, after: str, who: str | None) -> None:
    assert attribute("body", "waiver", text, after=after) == who


def test_only_a_waiver_has_a_body() -> None:
    assert attribute("body", "exigency", "The city council may use it in an emergency.") is None
