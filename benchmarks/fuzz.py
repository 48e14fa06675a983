"""Read mutated files until one ends badly: the long version of tests/test_hostile.py.

    python benchmarks/fuzz.py [FILES] [--seed SEED] [--keep FOLDER]

FILES (5,000) mutated PDF, DOCX, RTF and HTML files in equal parts, then the files made by hand. Every file is read and
outlined in a fork of a server that has all modules loaded. Ends with 1 if any file ends as anything but an ordinance or
an OrdtoolError; such files are kept in FOLDER (out/fuzz) to be looked at. The same seed makes the same files.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from fuzz.hostile import CASES, Case  # noqa: E402  it lies under tests/
from fuzz.mutations import mutated  # noqa: E402  it lies under tests/
from fuzz.seeds import seeds  # noqa: E402  it lies under tests/
from fuzz.watch import Outcome, outcome  # noqa: E402  it lies under tests/

SEEDS = seeds()
SUFFIXES = ("pdf", "docx", "rtf", "html")


def made(number: int, seed: int) -> tuple[str, bytes]:
    """The name and the bytes of one mutated file."""
    suffix = SUFFIXES[number % len(SUFFIXES)]
    random = Random(f"{seed}-{number}")
    files = SEEDS[suffix]
    return f"{seed}-{number}.{suffix}", mutated(random.choice(files), suffix, random, other=random.choice(files))


def one(number: int, seed: int, keep: Path) -> tuple[str, Outcome]:
    """Read one mutated file; keep it if it ended badly."""
    name, data = made(number, seed)
    ended = outcome(name, data)
    if ended.bad:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / name).write_bytes(data)
        print(f"{name}: {ended}", flush=True)
    return name.rpartition(".")[2], ended


def by_hand(case: Case) -> tuple[str, Outcome]:
    """Read one file made by hand."""
    ended = outcome(case.name, case.make(), outlined=case.outlined, secret=case.secret)
    if ended.bad or (case.expected and ended.kind != case.expected):
        print(f"{case.name}: {ended}", flush=True)
    return "by hand", ended


def main() -> int:
    """Run all; 1 if anything ended badly."""
    parser = argparse.ArgumentParser(description="Read mutated files until one ends badly.")
    parser.add_argument("files", nargs="?", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=ROOT / "out" / "fuzz")
    wanted = parser.parse_args()
    start = time.monotonic()
    # The threads only wait: each case runs in a process of its own.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda number: one(number, wanted.seed, wanted.keep), range(wanted.files)))
    results += [by_hand(case) for case in CASES]
    kinds = Counter((suffix, ended.kind) for suffix, ended in results)
    for (suffix, kind), count in sorted(kinds.items()):
        print(f"{suffix:8} {kind:10} {count:6}")
    worst = max((ended for _, ended in results), key=lambda ended: ended.seconds)
    largest = max((ended for _, ended in results), key=lambda ended: ended.memory)
    print(
        f"slowest {worst.seconds:.1f} s, most memory {largest.memory / 1024**2:.0f} MB, in {time.monotonic() - start:.0f} s"
    )
    return 1 if any(ended.bad for _, ended in results) else 0


if __name__ == "__main__":
    sys.exit(main())
