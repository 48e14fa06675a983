"""Remedies in a list: what each item gives stands beside what the lead-in says, and who may sue is named."""

from __future__ import annotations

from ordtool.extract import Clause, extract
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

BAN = "Section 1. No city department may use face recognition technology.\n"


def clauses(text: str) -> list[Clause]:
    extraction = extract(ordinance(read_bytes("remedies.txt", (BAN + text).encode()), view=View.AMENDED), gate=False)
    return [clause for clause in extraction.clauses if clause.label.startswith("enforce.")]


def test_each_remedy_of_a_list_is_one_of_its_own() -> None:
    found = clauses(
        "Section 2. Violations of this chapter are subject to the following remedies:\n"
        "A. A violation of this chapter is an injury and any resident may institute proceedings for an injunction.\n"
        "B. A court shall award attorney's fees to a plaintiff who prevails.\n"
        "C. Violations by a city employee shall result in consequences that may include suspension.\n"
    )
    assert [clause.label for clause in found] == ["enforce.private_action", "enforce.fees", "enforce.discipline"]
    assert found[0].attributes["actor"] == "resident"


def test_a_fine_with_its_stages_stays_one_sanction() -> None:
    found = clauses(
        "Section 2. A violation of this chapter is punishable by a fine of:\n"
        "(1) $100 for the first violation;\n(2) $500 for each further violation.\n"
    )
    assert [clause.label for clause in found] == ["enforce.discipline"]
