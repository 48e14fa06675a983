"""How fast clauses are found: words a second of a warmed pipeline on one core, and how long all rules take to load.

    python benchmarks/bench_extract.py [ROUNDS]

Ends with 1 if a bar is missed. The bars: at least 20,000 words a second on our samples and model ordinances, and on law
about other things; all rules loaded, and a first short law read, in at most 0.4 s after spaCy's own import. Beside it, in
the same rounds: spaCy's bare English tokenizer, which the pipeline cannot do without, and the bare cue words for a
carve-out. Other work on the machine can only slow a round down, so the best of some is taken.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy

from ordtool.extract import extract
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.score.baselines import cues

ROOT = Path(__file__).parents[1]
GROUPS = {
    "samples and models": (
        *sorted((ROOT / "corpus" / "samples").glob("*/*.txt")),
        *sorted((ROOT / "model_ordinances").rglob("ordinance.md")),
    ),
    "off-topic law": tuple(sorted((ROOT / "tests" / "off_topic" / "texts").glob("*.md"))),
}
ROUNDS = 7
WORDS_A_SECOND, SECONDS_TO_LOAD = 20_000, 0.4
LOADS = 5
LAW = "Section 1. A department shall obtain approval of the council before it acquires surveillance technology."
LOAD = f"""
import time
import spacy
spacy.blank("en")
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
law = ordinance(read_bytes("law.txt", {LAW.encode()!r}))
start = time.perf_counter()
from ordtool.extract import extract
assert extract(law).clauses
print(time.perf_counter() - start)
"""


def best(ways: Sequence[Callable[[], object]], *, rounds: int) -> list[float]:
    """The best time of each way, in seconds, after one round that warms the caches; the ways take turns."""
    times = []
    for _ in range(rounds + 1):
        times.append([seconds(way) for way in ways])
    return [min(column) for column in zip(*times[1:], strict=True)]


def seconds(way: Callable[[], object]) -> float:
    """The time of one run on this core, in seconds."""
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def speed(name: str, laws: Sequence[Ordinance], *, rounds: int) -> bool:
    """Print the words a second of extraction and of what it is compared with; say whether the bar holds."""
    tokenizer = spacy.blank("en").tokenizer
    words = sum(len(law.text.split()) for law in laws)
    ours, *theirs = best(
        [
            lambda: [extract(law) for law in laws],
            lambda: [tokenizer(law.text) for law in laws],
            lambda: [cues(law) for law in laws],
        ],
        rounds=rounds,
    )
    print(f"{name}: {len(laws)} texts, {words:,} words: {words / ours:,.0f} words/s")
    for other, took in zip(("spaCy's bare tokenizer", "bare cue words"), theirs, strict=True):
        print(f"  {other}: {words / took:,.0f} words/s; ordtool takes {ours / took:.1f} times as long")
    held = words >= WORDS_A_SECOND * ours
    print(f"  bar {WORDS_A_SECOND:,} words/s: {'ok' if held else 'TOO SLOW'}")
    return held


def load() -> bool:
    """Print how long the rules take to load in a fresh process; say whether the bar holds.

    In time on the clock, with the modules' byte code at hand, as in any installation that has run once.
    """
    with TemporaryDirectory() as folder:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = folder
        took = min([loaded(env) for _ in range(LOADS + 1)][1:])
    held = took <= SECONDS_TO_LOAD
    print(f"load: all rules and a first law in {took:.3f} s after spaCy's own import")
    print(f"  bar {SECONDS_TO_LOAD} s: {'ok' if held else 'TOO SLOW'}")
    return held


def loaded(env: Mapping[str, str]) -> float:
    """One fresh process's time to load, in seconds; what goes wrong in it is told where this runs."""
    done = subprocess.run([sys.executable, "-c", LOAD], check=False, stdout=subprocess.PIPE, text=True, env=env)
    if done.returncode:
        sys.exit("load: the process that loads the rules failed; it says why above.")
    return float(done.stdout)


def main() -> int:
    """Run all measurements; 1 if a bar is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"Best of {rounds} rounds")
    held = [speed(name, [ordinance(read(path)) for path in paths], rounds=rounds) for name, paths in GROUPS.items()]
    held.append(load())
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
