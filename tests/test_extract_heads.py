"""Labels follow the head of what is left out; lists and permissions take out what a lawyer would say they do."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.extract.heads import Head, taken_out
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

LAW = (
    "Section 1. Approval. A department shall obtain approval of the city council before it acquires or uses surveillance "
    "technology.\nSection 2. Ban. No department may use face recognition.\nSection 3. Suits. Any person may bring an action "
    "for damages to enforce this chapter.\nSection 4. Further rules. "
)


def labels(text: str) -> list[str]:
    """The labels of the carve-outs of section 4, in text order."""
    found = extract(ordinance(read_bytes("law.txt", (LAW + text).encode())), gate=False)
    late = (c for c in found.clauses if c.is_carve_out and c.span.start >= len(LAW))
    return [c.label.partition(".")[2] for c in late]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("This section does not apply to the fire department when it investigates a fire.", Head.AGENCY),
        ("other than another agency of this state that asks in writing", Head.AGENCY),
        ("Notwithstanding section 1, the police department, when it flies, is not required to ask.", Head.AGENCY),
        ("This section does not reach a newspaper.", Head.PRIVATE),
        ("The hospital district is exempt from this chapter.", Head.AGENCY),
        ("excluding any entity that only stores data", Head.ENTITY),
        ("except a person over the age of 65", Head.PERSON),
        ("This section does not apply to office equipment.", None),
        ("A department is not required to post its policy.", None),
    ],
)
def test_the_head_is_the_noun_that_is_left_out(words: str, head: Head | None) -> None:
    assert taken_out(words) is head


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Section 2 does not apply to the harbor department when it counts boats, or to the state police.",
            ["agency"] * 2,
        ),
        ("The police department is exempt from section 1 for a law enforcement purpose.", ["agency"]),
        ("This chapter shall not be construed to forbid the use of a drone at a flood.", ["exigency"]),
        (
            "The following do not require approval:\n(1) repair of equipment; and\n(2) a software update.",
            ["minor_change"] * 2,
        ),
        (
            "No department may fly a drone, except that:\n(1) a drone may be flown in an emergency; and\n"
            "(2) a drone may be flown as federal law requires.",
            ["exigency", "legal_compliance"],
        ),
        ("The clerk shall:\n(1) Except as required by law, deny access to the data.", ["legal_compliance"]),
        ("An action under this section is barred unless it is commenced within 2 years.", ["remedy"]),
        ("A report shall not be approved unless the council determines that the benefits outweigh the costs.", []),
        ("Evidence obtained in violation of this chapter shall be excluded from any hearing.", []),
        ("For purposes of section 2, a judicial warrant does not include an administrative warrant.", []),
        ("No department may knowingly use face recognition.", []),
        ("The plaintiff need not prove actual damages.", []),
        ("A resident may file a complaint without a fee.", []),
    ],
)
def test_what_a_sentence_takes_out(text: str, expected: list[str]) -> None:
    assert labels(text) == expected
