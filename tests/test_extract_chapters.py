"""Several laws in one file: the chapter on our subjects is read, the chapters beside it are none of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

OURS = """Section 9.64.010 Approval. A department shall obtain approval of the council before it buys surveillance technology.
Section 9.64.020 Penalties. A violation is a misdemeanor. The chief may waive the fine.
"""
ZONING = """Section 18.24.030 Uses. No person shall open a tavern, except with a permit. The director may waive the fee.
Section 18.24.040 Walls. Any aggrieved person may sue.
"""
FILES = {
    "numbers alone": OURS + ZONING,
    "chapters": f"CHAPTER 9.64 SURVEILLANCE\n{OURS}CHAPTER 18.24 ZONING\n{ZONING}",
    "chapters in titles": f"TITLE 9\n\nCHAPTER 9.64\nSURVEILLANCE\n\n{OURS}\nTITLE 18\n\nCHAPTER 18.24\nZONING\n\n{ZONING}",
    "the other one first": ZONING + OURS,
}
ENFORCEMENT = """Chapter 1. Rules.
Section 1. A department shall obtain approval of the city council before it acquires surveillance technology.
Chapter 2. Enforcement.
Section 2. Any person aggrieved by a violation of this act may sue.
"""


def labels(text: str) -> list[tuple[str, str]]:
    found = extract(ordinance(read_bytes("law.txt", text.encode())))
    return [(clause.path, clause.label) for clause in found.clauses]


@pytest.mark.parametrize("name", FILES)
def test_a_chapter_on_something_else_holds_nothing(name: str) -> None:
    assert labels(FILES[name]) == labels(OURS)


def test_the_law_by_itself_holds_its_penalties_and_their_waiver() -> None:
    assert {label for _, label in labels(OURS)} == {"disclosure.approval", "enforce.discipline", "carveout.waiver"}


def test_the_last_chapter_of_one_act_stays_in_it() -> None:
    assert "enforce.private_action" in {label for _, label in labels(ENFORCEMENT)}


def test_a_short_chapter_among_long_ones_is_found() -> None:
    folder = Path(__file__).parent / "off_topic" / "texts"
    zoning = (folder / "zoning.md").read_text("utf-8").replace("\n---\n", "\n\n")
    other = f"CHAPTER 18.24 ZONING\n\n{zoning}\n\n"
    alone = f"CHAPTER 9.64 SURVEILLANCE\n\n{OURS}"
    assert [label for _, label in labels(other + alone)] == [label for _, label in labels(alone)]
    assert labels(other) == []


FILLER = " ".join(f"Rule {number} says how an officer carries a baton and writes it down." for number in range(170))
REFORM = f"""AN ACT relating to police reform.
Section 1. Batons. {FILLER}
Section 2. Body cameras. The department shall not release body-worn camera footage of a victim to any person. Footage of body-worn
cameras shall be deleted after three years. No body-worn camera shall be used with facial recognition.
Section 3. Board. A review board is established. It shall consist of five members and shall review each use of a baton. It
shall publish its findings on its website.
"""


def test_a_board_of_a_reform_act_is_none_of_ours_for_one_section_on_cameras() -> None:
    assert {label for path, label in labels(REFORM) if path.startswith("3")} == set()
    assert ("2", "sharing.third_party") in labels(REFORM)


def test_a_board_that_looks_at_cameras_is_ours() -> None:
    ours = REFORM.replace("each use of a baton", "each policy on body-worn cameras")
    assert any(label == "disclosure.oversight_body" for _, label in labels(ours))


def test_a_baton_is_not_defined_by_a_law_of_ours_though_a_camera_is() -> None:
    text = REFORM.replace(
        "Batons. ",
        "Batons. “Baton” means a stick. Retaliation against a person who complains of a baton is prohibited. ",
    )
    assert {label for path, label in labels(text) if path.startswith("1")} == set()
