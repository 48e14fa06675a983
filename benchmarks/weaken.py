"""The long version of tests/test_weaken.py: 500 weakenings, 200 strengthenings, 300 paraphrases; rates and failures."""

from __future__ import annotations

import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from weaken.judge import Outcome, cases, judged

SEED = 2026
SIZES = (500, 200, 300)
BARS = {"weaken": 0.95, "strengthen": 1.0, "paraphrase": 0.97}
Row = tuple[str, str, str, str, tuple[str, ...]]


def part(share: tuple[int, int]) -> list[Row]:
    """Every so-and-so-manyth case, as plain data."""
    at, step = share
    return [_row(judged(case)) for case in cases(SEED, *SIZES)[at::step]]


def _row(outcome: Outcome) -> Row:
    case = outcome.case
    where = f"{case.host.name} {' '.join(case.where.split())}"
    words = case.words if "←" not in case.where or case.where.endswith("← bank") else ""
    kind = "weaken" if case.kind == "carveout" else case.kind
    return kind, case.operator, f"{where} “{words}”".strip(), outcome.fault, outcome.stronger


def main() -> int:
    """Print the table and the failures; 1 where a bar is missed."""
    with ProcessPoolExecutor(2) as pool:
        rows = [row for share in pool.map(part, [(0, 2), (1, 2)]) for row in share]
    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for kind, operator, _, fault, _ in rows:
        groups[kind, ""].append(not fault)
        groups[kind, operator].append(not fault)
    for (kind, operator), right in sorted(groups.items()):
        print(f"{kind:11} {operator:32} {sum(right):4} of {len(right):4}  {sum(right) / len(right):.3f}")
    for kind, operator, where, fault, stronger in sorted(rows):
        if fault or stronger:
            print(f"- {kind} · {operator} · {where} · {fault}{f' · stronger: {stronger}' if stronger else ''}")
    missed = [kind for kind, bar in BARS.items() if sum(groups[kind, ""]) < bar * len(groups[kind, ""])]
    return int(bool(missed) or any(row[4] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
