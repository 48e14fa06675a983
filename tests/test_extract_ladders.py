"""Penalties that rise from the first to the second violation are one clause; penalties for other things are their own."""

import pytest

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

LAW = "Section 1. Ban. No officer shall use face recognition.\nSection 2. Penalty. {}\n"
FIRST = "An officer who violates section 1 commits a misdemeanor and shall be fined $500."
SECOND = "An officer who commits a second or subsequent violation commits a felony and shall be fined $5,000."
OTHER = "An officer who hides a violation commits a felony and shall be dismissed."


@pytest.mark.parametrize(
    ("penalties", "clauses"),
    [
        (f"{FIRST} {SECOND}", [f"{FIRST} {SECOND}"]),
        (f"{FIRST} {OTHER}", [FIRST, OTHER]),
        (f"(a) {FIRST}\n(b) {SECOND}", [FIRST, SECOND]),
    ],
)
def test_steps_of_a_penalty(penalties: str, clauses: list[str]) -> None:
    found = extract(ordinance(read_bytes("law.txt", LAW.format(penalties).encode())))
    assert [found.ordinance.quote(c.span) for c in found.clauses if c.label == "enforce.discipline"] == clauses
