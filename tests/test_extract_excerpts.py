"""A section that only says what a term of ours means and leaves out is ours, though its rules stand elsewhere."""

from __future__ import annotations

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

EXCERPT = """§ 12-4. Definition.

"Surveillance technology" means any device or software that is built to collect, store, or share data about people without \
their knowledge. "Surveillance technology" does not include:

(1) office machines such as printers and telephones;

(2) parking meters; or

(3) a badge reader at an employees' entrance.

Surveillance data that surveillance technology collects is governed by this section too.
"""
ZONING = """§ 40-2. Fences and lighting.

"Yard equipment" means any fence, lamp, shed, or camera that stands in a yard. "Yard equipment" does not include:

(1) a swing;

(2) a surveillance camera that is no larger than a mailbox; or

(3) a flagpole that is lower than the ridge of the roof of the main building on the lot, measured from the grade of the lot at \
the foot of the pole, where the grade is measured before any filling of the lot, and a flagpole of a public school. The owner \
of a lot shall keep yard equipment in good repair, paint it where it rusts, and remove it when the building inspector finds \
that it leans or has fallen. A fine of fifty dollars is due for each day on which a notice of the inspector is not followed.
"""


def labels(text: str) -> list[str]:
    return [clause.label for clause in extract(ordinance(read_bytes("excerpt.txt", text.encode()))).clauses]


def test_a_definition_and_what_it_leaves_out_are_found_without_the_rules() -> None:
    found = labels(EXCERPT)
    assert "struct.definition" in found
    assert sum(label.startswith("carveout.") for label in found) >= 3


def test_a_zoning_code_that_names_a_camera_once_stays_silent() -> None:
    assert labels(ZONING) == []
