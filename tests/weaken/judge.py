"""What came of a case: "" where what must follow does, else what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from random import Random

from ordtool.review import Review
from weaken.generate import Case, by_hand, by_operator, inserted, removals, spread
from weaken.hosts import GOOD, reviewed, verdicts
from weaken.paraphrase import paraphrases

FALLEN = ("weaker", "missing")
RANK = {"missing": 0, "weaker": 1, "met": 2, "stronger": 3}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether it went as it must; `stronger` names criteria that a weakening was said to strengthen."""

    case: Case
    fault: str
    stronger: tuple[str, ...] = ()


def cases(seed: int, weakenings: int, strengthenings: int, same: int) -> list[Case]:
    """A seeded set: of the weakenings two in five are carve-outs put in, half of them real ones."""
    rng = Random(seed)
    put_in = weakenings // 5
    weaker = [*by_operator("weaken", "weaken", rng), *by_hand("weaken", "weaken", rng), *removals(rng)]
    stronger = [*by_operator("strengthen", "strengthen", rng), *by_hand("strengthen", "strengthen", rng)]
    return [
        *spread(weaker, weakenings - 2 * put_in, rng),
        *spread(inserted(rng, real=False), put_in, rng),
        *spread(inserted(rng, real=True), put_in, rng),
        *spread(stronger, strengthenings, rng),
        *spread(paraphrases(rng), same, rng),
    ]


def judged(case: Case) -> Outcome:
    """Review a case and compare it with its host."""
    result = reviewed(case.text, case.host.model)
    before, after = verdicts(case.host.base), verdicts(result)
    if case.kind == "paraphrase":
        changed = [f"{name}: {before[name]} → {after[name]}" for name in before if before[name] != after[name]]
        return Outcome(case, "; ".join(changed))
    if case.kind == "strengthen":
        worse = [
            f"{name}: {before[name]} → {after[name]}"
            for name in before
            if RANK.get(after[name], 0) < RANK.get(before[name], 0)
        ]
        return Outcome(case, "; ".join(worse))
    raised = tuple(n for n in before if after[n] == "stronger" != before[n])
    fallen = any(after[name] in FALLEN and before[name] in GOOD for name in case.criteria)
    right = fallen or (case.label and ledgered(result, case))
    says = f"{', '.join(f'{n}: {after[n]}' for n in case.criteria)} {'no ' + case.label if case.label else ''}"
    return Outcome(case, "" if right else says.strip(), raised)


def ledgered(result: Review, case: Case) -> bool:
    """Whether a row of the ledger has the label on at least half of the words that were put in, or stands within them."""
    for row in result.carve_outs:
        span = row.evidence.clause.span
        shared = min(span.end, case.end) - max(span.start, case.start)
        if 2 * shared >= min(len(span), case.end - case.start) and any(fnmatch(n, case.label) for n in row.labels):
            return True
    return False
