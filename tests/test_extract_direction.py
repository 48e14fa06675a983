"""A law is read as a whole: which way it points on immigration, and what its title stands over."""

from __future__ import annotations

from ordtool.extract import extract
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

LIMITS = {"sharing.immigration", "sharing.detainer"}
COOPERATION = """Section 1. Cooperation.
(a) A county may not adopt a policy that limits the enforcement of immigration law.
(b) Each sheriff shall comply with an immigration detainer.
(c) Each jail shall cooperate with immigration authorities.
(d) A jailer shall not release a person who is the subject of an immigration detainer before the immigration agency arrives.
"""
SANCTUARY = """Section 1. Limits.
(a) No officer shall ask a person about immigration status.
(b) The jail shall not hold a person on an immigration detainer.
(c) No city money shall be used for immigration enforcement.
"""
PLATES = """An act relating to automated license plate readers.
Section 1. Automated license plate readers are cameras on the public way.
Section 2. Data older than three days shall be purged.
Section 3. A search of the stored data shall state the case number.
"""


def labels(text: str) -> list[str]:
    found = extract(ordinance(read_bytes("law.txt", text.encode()), view=View.AMENDED))
    return [clause.label for clause in found.clauses]


def test_a_law_that_requires_cooperation_holds_no_limit_on_it() -> None:
    found = labels(COOPERATION)
    assert found.count("mandate.cooperation") >= 3
    assert not LIMITS & set(found)


def test_the_same_sentence_is_a_limit_in_a_sanctuary_law() -> None:
    found = labels(SANCTUARY + "(d) The sheriff shall not honor an immigration detainer.\n")
    assert set(found) >= LIMITS
    assert "mandate.cooperation" not in found


def test_one_duty_to_cooperate_does_not_turn_a_sanctuary_law() -> None:
    assert set(labels(SANCTUARY + "(d) The jail shall cooperate with immigration authorities.\n")) >= LIMITS


def test_the_title_of_a_law_on_one_subject_stands_over_its_sections() -> None:
    assert labels(PLATES).count("sharing.plate_reader") >= 2


def test_a_law_on_several_subjects_has_no_such_title() -> None:
    mixed = (
        PLATES + "Section 4. Drones, face recognition, surveillance cameras and drones. Face recognition software.\n"
    )
    assert "sharing.plate_reader" not in labels(mixed)
