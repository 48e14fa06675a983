"""Force, modality and polarity: what a provision's verb does."""

from __future__ import annotations

import pytest

from ordtool.attributes import of_provision

OPERATIVE = [
    "The department shall post the report on its website.",
    "No city department may acquire a drone without a vote of the council.",
    "The officer may not keep the recording.",
    "It is unlawful for any city official to use face recognition.",
    "Plate data may be read only by trained staff.",
    "An officer may use the system solely to find a stolen vehicle.",
    "The sheriff may share the data only if the recipient agrees in writing to this chapter.",
    "Access to stored images is restricted to trained staff.",
    "Any person may sue to enforce this chapter.",
    "The bidder may appeal to the hearing examiner within ten days.",
    "A resident who is harmed by a violation may bring an action in the county court.",
    "The public shall have 30 days to comment.",
    "A prevailing plaintiff shall be entitled to reasonable attorney's fees.",
    "Members of the public may submit comments on the proposal.",
    "An action under this section may be brought in any court of the county.",
    "An impact statement means a document that names the cost, the maker and the purpose of the technology.",
    "Nothing collected in violation of this chapter may be used as evidence.",
    "A contract that violates this section is void.",
    "Use of predictive policing is prohibited.",
    "Should the council refuse the request, the department shall stop using the technology.",
    "Whether the system should be kept shall be decided by the council.",
    "The council shall consider the report and shall vote on it within 30 days.",
    "The board shall consider all comments and determine whether the benefits outweigh the costs.",
    "The board may approve a request only upon a written finding that no less intrusive way exists.",
    "The council may approve the policy if it finds that the benefits outweigh the harm.",
    "A department may adopt the model policy. A department that does not shall write its own within 60 days.",
    "The city may seek, but not accept, a grant without approval.",
    "The police department may ask for bids, provided that it shall tell the council within a week.",
    "No later than May 15, the chief shall submit the report.",
    "The clerk shall publish the list and, where practicable, the location of each camera.",
    "Pursuant to section 4 of the procurement code, the purchasing office shall choose the vendor.",
    "Violations shall result in retraining or dismissal.",
    "An oversight board of nine residents is hereby established.",
    "The chief must, before each use, obtain the council's approval.",
    "No record shall be kept longer than 30 days, except as state law requires.",
]
DISCRETIONARY = [
    "The chief may use drones for search and rescue.",
    "The council may recommend changes to the policy.",
    "The city manager is authorized to adopt rules.",
    "The department shall have the authority to withhold the list.",
    "The commission shall have discretion to hold a hearing.",
    "The department is not required to publish the list.",
    "The department need not hold a hearing.",
    "The court may award fees to the plaintiff.",
    "An employee who violates this chapter may be disciplined.",
    "Any person who violates this chapter may be fined up to $500.",
    "The policy may include:\n(1) who may read the data; and\n(2) how complaints may be made.",
    "City employees may use the tool for training.",
    "A third party may keep the data with the chief's permission.",
]
HORTATORY = [
    "Departments should avoid sharing data.",
    "Departments are encouraged to publish their policies.",
    "The chief shall endeavor to publish the report every year.",
    "The department shall make reasonable efforts to delete the data.",
    "The council shall consider the effect on privacy.",
    "In deciding, the board shall balance privacy and public safety.",
    "The department shall, to the extent practicable, publish the number of searches.",
    "Where possible, the department shall obtain consent.",
    "The department shall, as it deems appropriate, notify the council.",
    "The city will handle violations in accordance with its usual practices.",
    "Employees may be counseled under the city's customary personnel procedures.",
    "It is the policy of the city to respect privacy.",
    "The council urges all departments to use the least intrusive tools.",
    "The commission shall take into account the views of residents.",
    "The officer shall delete the image whenever possible.",
]
RESTATES = [
    "Subject to the limits and provisions of the state Whistleblower Act, an employee who reports shall be protected.",
    "The department shall comply with all applicable state laws.",
    "Reports are subject to the Public Records Act.",
    "Retaliation is governed by chapter 149 of the General Laws.",
    "An employee shall be afforded the protections set forth in federal law, if applicable.",
]


@pytest.mark.parametrize(
    ("force", "text"),
    [("operative", t) for t in OPERATIVE]
    + [("discretionary", t) for t in DISCRETIONARY]
    + [("hortatory", t) for t in HORTATORY]
    + [("restates", t) for t in RESTATES],
)
def test_force(force: str, text: str) -> None:
    assert of_provision("disclosure.use_policy", text)["force"] == force


@pytest.mark.parametrize(
    ("label", "text", "force"),
    [
        ("sharing.warrant", "An officer may search the database with a warrant.", "operative"),
        ("sharing.third_party", "An officer may search the database with a warrant.", "discretionary"),
        ("enforce.private_action", "They may recover damages of $1,000.", "operative"),
        ("disclosure.use_policy", "They may keep the drone.", "discretionary"),
        ("enforce.whistleblower", "An employee may appeal a dismissal to the civil service board.", "operative"),
    ],
)
def test_force_that_depends_on_the_label(label: str, text: str, force: str) -> None:
    assert of_provision(label, text)["force"] == force


@pytest.mark.parametrize(
    ("lead", "text", "force", "modality", "actor"),
    [
        ("The chief must:", "file a report with the council", "operative", "must", "chief"),
        ("A city department may:", "keep the recording", "discretionary", "may", "city department"),
        (
            "The sheriff shall not:",
            "release a person who may be subject to a detainer",
            "operative",
            "shall_not",
            "sheriff",
        ),
        ("Departments should:", "publish the number of searches", "hortatory", "", "Departments"),
        ("", "the number of searches", "operative", "", ""),
        ("A policy shall state:", "Sharing. A department should avoid sharing.", "hortatory", "", "department"),
        ("The following rules apply:", "The clerk may publish the list.", "discretionary", "may", "clerk"),
    ],
)
def test_lead_in_gives_what_the_item_lacks(lead: str, text: str, force: str, modality: str, actor: str) -> None:
    found = of_provision("sharing.security", text, lead=lead)
    assert (found["force"], found.get("modality", ""), found.get("actor", "")) == (force, modality, actor)


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("The clerk shall post the list.", "shall", "require"),
        ("The clerk will post the list.", "shall", "require"),
        ("The clerk must post the list.", "must", "require"),
        ("The clerk is required to post the list.", "must", "require"),
        ("The clerk may post the list.", "may", "allow"),
        ("The clerk may not post the list.", "may_not", "forbid"),
        ("The clerk shall not post the list.", "shall_not", "forbid"),
        ("No clerk shall post the list.", "shall_not", "forbid"),
        ("No clerk may post the list.", "may_not", "forbid"),
        ("Nothing obtained in violation may be received in evidence.", "may_not", "forbid"),
        ("It is unlawful to post the list.", "unlawful", "forbid"),
        ("Posting the list is prohibited.", "unlawful", "forbid"),
        ("The clerk may post the list only if the council agrees.", "may", "forbid"),
        ("Data shall only be kept for 30 days.", "shall", "forbid"),
        ("No later than 30 days after adoption, the clerk shall post the list.", "shall", "require"),
        ("If no request is made, the clerk shall post the list.", "shall", "require"),
        ("By May 1 of each year the clerk shall post the list.", "shall", "require"),
        ("A plaintiff shall be entitled to costs.", "shall", "allow"),
        ("Any contract made in violation is void.", "", ""),
        ("It shall be an unlawful practice for a shop to scan a face.", "unlawful", "forbid"),
        ("A violation of this act shall be an unlawful practice.", "shall", "require"),
        ("The jailer shall give a form that says that the inmate may speak only with counsel.", "shall", "require"),
        (
            "The jailer shall tell the inmate or one person whom the inmate shall be permitted to name.",
            "shall",
            "require",
        ),
        ("A clerk who opens a file is subject to dismissal.", "shall", "require"),
        ("The use of a drone is permitted only to find a lost hiker.", "may", "forbid"),
        ("The clerk is hereby authorized to lend the camera.", "may", "allow"),
        ("The clerk is encouraged to lend the camera.", "", ""),
        ("Search results are not admissible in any hearing.", "", "forbid"),
        ("An owner who fails to register is liable for a penalty of $200.", "shall", "require"),
        ("Access to the list shall be limited to trained staff.", "shall", "require"),
        ("The list may be used only by trained staff.", "may", "forbid"),
        ("If the plate cannot be read, the clerk shall ask the sheriff.", "shall", "require"),
        ("If the driver is an illegal alien, the keeper shall notify the agency.", "shall", "require"),
        ("The list shall include, but not be limited to, each camera.", "shall", "require"),
        ("The records are the property of the office and shall not be released.", "shall_not", "forbid"),
        ("The records shall be kept for a year and shall not be altered.", "shall", "require"),
        ("No clerk of a court under section 15.2-836, and no judge, shall post the list.", "shall_not", "forbid"),
    ],
)
def test_modality_and_polarity(text: str, modality: str, polarity: str) -> None:
    found = of_provision("disclosure.public_inventory", text)
    assert (found.get("modality", ""), found.get("polarity", "")) == (modality, polarity)


def test_definitions_and_frames_have_no_force() -> None:
    assert of_provision("struct.definition", "“Drone” means an aircraft without a pilot.") == {}
    assert of_provision("struct.effective_date", "This ordinance takes effect 30 days after adoption.") == {
        "deadline": "P30D",
        "deadline_from": "adoption",
    }
