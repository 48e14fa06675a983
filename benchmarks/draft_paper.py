"""Read every draft back from its own paper: the long version of tests/test_draft_paper.py.

    python benchmarks/draft_paper.py [SUBJECT]... [--formats docx,html,xml]

All pairs of options of each model, and each two subjects as one ordinance, with notes and without: the outline and the words
that come back from Word, HTML and Akoma Ntoso (valid by its schema, or it is not written) must be those of the draft. Ends
with 1 if any differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from ordtool.draft import Draft, draft  # noqa: E402
from ordtool.draft.laid import laid  # noqa: E402
from ordtool.library import model, models  # noqa: E402
from tests.test_draft_paper import law, printed, read  # noqa: E402  it lies under tests/
from tests.test_models_pairs import pairs  # noqa: E402  it lies under tests/


def drafts(subjects: list[str]) -> Iterator[tuple[str, Draft]]:
    """Each draft with what to call it."""
    for name in subjects:
        for number, answers in enumerate(pairs(name)):
            yield f"{name} {number}", draft([model(name)], answers)
    for two in combinations(subjects, 2):
        yield " + ".join(two), draft([model(name) for name in two], {})


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("subjects", nargs="*", default=list(models()))
    parser.add_argument("--formats", default="docx,html,xml")
    given = parser.parse_args()
    began, counts, wrong = time.monotonic(), Counter[str](), 0
    for said, made in drafts(given.subjects):
        wanted = law(laid(made))
        for format_ in given.formats.split(","):
            for clean in (True, False):
                counts[format_] += 1
                if law(read(printed(made, format_, clean=clean), format_)) != wanted:
                    wrong += 1
                    print(f"{said}: {format_}{' clean' if clean else ''} reads back otherwise")
    print(", ".join(f"{count} {format_}" for format_, count in counts.items()), end="")
    print(f": {wrong} read back otherwise; {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
