"""Which way an immigration law points: towards cooperation with federal enforcement or away from it.

A law that makes jails honor detainers and forbids cities to limit help is full of the words of a sanctuary law: "shall not",
"detainer", "immigration status". Read clause by clause, one odd sentence of it would be called a protection. A lawyer reads the law
as a whole first: where duties to cooperate outnumber limits on cooperation, no clause of it is such a limit, and
the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.extract.rules import Found

DUTY = frozenset({"mandate.cooperation"})
LIMITS = frozenset({"sharing.immigration", "sharing.detainer"})
FEW = 2
"""Clauses of one direction below which a law has none."""
OUTWEIGHS = 2
"""So many limits for each duty to cooperate, and the duty is a misreading of a sanctuary law."""


def straightened(found: Sequence[Found]) -> list[Found]:
    """The hits of one law without those against its direction."""
    duties = _clauses(found, DUTY)
    limits = _clauses(found, LIMITS)
    if duties >= FEW and duties > limits:
        return [hit for hit in found if hit.label not in LIMITS]
    if limits >= FEW and limits >= OUTWEIGHS * duties:
        return [hit for hit in found if hit.label not in DUTY]
    return list(found)


def _clauses(found: Sequence[Found], labels: frozenset[str]) -> int:
    return len({hit.unit.span for hit in found if hit.label in labels})
