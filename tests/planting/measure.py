"""Lists what the review gets wrong, by operator: `python -m planting.measure [--all]` from tests/; --all takes the whole pool."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from planting.judge import weakened
from planting.plant import draw, exceptions, moved_in, operators

SHARED = Path(__file__).parents[3] / "shared"


def main() -> None:
    shared = SHARED if (SHARED / "data" / "gold").is_dir() else None
    every = [*operators(), *exceptions(), *moved_in(shared)] if "--all" in sys.argv else draw(4, 500, shared)
    start = time.monotonic()
    wrong = [(planted, said) for planted in every if (said := weakened(planted))]
    print(f"weakenings: {len(every) - len(wrong)} of {len(every)} right, {time.monotonic() - start:.0f} s")
    tried, failed = Counter(p.operator for p in every), Counter(p.operator for p, _ in wrong)
    for operator, count in failed.most_common():
        print(f"\n## {operator}: {count} of {tried[operator]} wrong")
        for planted, said in wrong:
            if planted.operator == operator:
                print(f"- [{planted.before.name}] “{planted.words.strip()[:230]}”: {said}")


if __name__ == "__main__":
    main()
