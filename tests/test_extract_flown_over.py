"""A ban on flying over other people's land is about surveillance only where the law speaks of pictures."""

import pytest

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

BAN = "Section 1. Drones. (a) A person may not knowingly operate a drone over a dam.\n(b) {}\n"


@pytest.mark.parametrize(
    ("next_rule", "ours"),
    [
        ("A person who does so and takes photographs of the dam is guilty of a misdemeanor.", True),
        ("A person who does so is guilty of a misdemeanor.", False),
        ("A drone that is found near the dam shall be kept for a year.", False),
    ],
)
def test_flights_over_land(next_rule: str, ours: bool) -> None:
    found = extract(ordinance(read_bytes("law.txt", BAN.format(next_rule).encode())))
    assert ("face.other_technology" in {c.label for c in found.clauses}) is ours
