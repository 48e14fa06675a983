"""A permission beside a ban takes out of it what it permits; one that keeps to the rule does not."""

from __future__ import annotations

import pytest

from ordtool.extract import extract
from ordtool.extract.permissions import undoes
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

BAN = "It is unlawful for the town to obtain or use face recognition."


@pytest.mark.parametrize(
    "permission",
    [
        "The police department may use face recognition to investigate a crime.",
        "Where an officer has a court order, the officer may use face recognition.",
        "An officer of a regional task force may obtain face recognition under its rules.",
    ],
)
def test_the_act_that_is_banned_is_permitted(permission: str) -> None:
    assert undoes(BAN, permission)


@pytest.mark.parametrize(
    "permission",
    [
        "The police department may use fingerprints to investigate a crime.",  # another thing
        "The police department may lease a building.",
        "The police department may not use face recognition to investigate a crime.",
        "The police department may use face recognition only as the council approves.",
        "The council may use face recognition in a demonstration.",  # whoever makes the rule
        "No officer may use face recognition.",
        "Any person may obtain an injunction.",
    ],
)
def test_near_misses(permission: str) -> None:
    assert not undoes(BAN, permission)


def test_a_ban_that_refers_back_to_the_thing() -> None:
    back = "Unless the council has approved it, the use is forbidden."
    assert undoes(back, "The police department may use cameras under a court order.")
    assert not undoes(back, "The police department may sell cameras.")


def test_without_a_ban_a_permission_takes_nothing_out() -> None:
    assert not undoes("The town shall publish its policy on face recognition.", "The police may use face recognition.")


@pytest.mark.parametrize(
    ("permission", "label"),
    [
        ("The police department may use face recognition to investigate a crime.", "carveout.investigation"),
        ("The police department may use face recognition under a court order.", "carveout.judicial_process"),
        ("An officer of a joint task force may use face recognition.", "carveout.joint_operations"),
    ],
)
def test_its_ground_names_it(permission: str, label: str) -> None:
    law = ordinance(read_bytes("law.txt", f"Section 1. Ban. {BAN} {permission}\n".encode()))
    found = [(clause.label, law.quote(clause.span), clause.relaxes) for clause in extract(law).clauses]
    assert (label, permission.rstrip("."), ("face.ban",)) in [(n, q.rstrip("."), r) for n, q, r in found], found
