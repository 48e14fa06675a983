"""What is left over on both sides of a gap is one edited paragraph where it says much the same, and else two."""

from __future__ import annotations

import pytest

from ordtool.compare import compare
from ordtool.redline import marked
from tests.outlining import of_text


def matches(old: str, new: str) -> list[tuple[int, int, int]]:
    """(old passages, new passages, words marked) of each match."""
    found = compare(of_text(old), of_text(new))
    return [(len(match.old), len(match.new), marked(match.edits)) for match in found.script]


SAME = "The council finds that cameras record everyone who passes them in the street.\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ACT 23-131", "ACT 23-162", (1, 1, 2)),
        (
            "Section 1. Purpose. This chapter governs the use of cameras by the city.",
            "Section in due form Purpose. This chapter governs the use of cameras by the city.",
            (1, 1, 4),
        ),
    ],
)
def test_a_paragraph_that_lost_its_number_is_edited(old: str, new: str, expected: tuple[int, int, int]) -> None:
    assert expected in matches(SAME + old, SAME + new)


def test_a_paragraph_that_says_something_else_is_new() -> None:
    old = SAME + "Signed at Larkmoor by the mayor on a cold day."
    new = SAME + "Drones need the permission of two thirds of all members."
    assert [match[:2] for match in matches(old, new)][1:] in ([(1, 0), (0, 1)], [(0, 1), (1, 0)])
