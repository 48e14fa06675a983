"""Prove that redlines are reversible and minimal: the long version of tests/test_prove.py.

    python benchmarks/prove.py [COUNT] [--only GROUP] [--keep FOLDER] [--no-libreoffice]

Groups: "versions" (real laws beside the project), "samples" (every pair of ours, formats mixed), "in place" (the Word files
of four producers), "generated" (COUNT pairs, 1,000). Each redline is accepted and rejected and read by our reader and by
pandoc; its ids, relations and XML are checked; what is not ours in the user's file must be as it was; LibreOffice must open
it. Ends with 1 if anything fails; such redlines are kept in FOLDER (out/prove). Then, for each group, the words marked
against the least that could be marked (the longest common subsequence of both texts' words), and what Docxodus marks of
the same files, if DOCXODUS_PYTHON names an interpreter that has `python-redlines[docxodus]`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tests.comparing import oracle, proving  # noqa: E402  it lies under tests/
from tests.comparing.rivals import words_marked  # noqa: E402  it lies under tests/

ENOUGH = 1.05  # times the optimum, what the clean-up adds apart
RIVALS = os.environ.get("DOCXODUS_PYTHON", "")
BATCH = 50


@dataclass(slots=True)
class Tally:
    """What is known of a group; `rival` and `beside` are Docxodus' words and ours on the files that it answered for."""

    pairs: int = 0
    failed: int = 0
    marked: int = 0
    best: int = 0
    added: int = 0
    anew: int = 0
    rival: int = 0
    beside: int = 0
    worst: tuple[int, str] = (0, "")
    slowest: tuple[float, str] = (0.0, "")
    kinds: dict[str, int] = field(default_factory=dict)

    def take(self, proof: proving.Proof) -> None:
        """Count one more pair."""
        self.pairs += 1
        self.failed += bool(proof.failures)
        self.marked, self.best = self.marked + proof.marked, self.best + proof.best
        self.added, self.anew = self.added + proof.added, self.anew + proof.anew
        self.worst = max(self.worst, proof.worst)
        self.slowest = max(self.slowest, (proof.seconds, proof.name))


def cases(count: int, only: str) -> Iterator[proving.Case]:
    """All cases, or those of one group."""
    groups = {
        "versions": proving.versions,
        "samples": proving.samples,
        "in place": proving.in_place,
        "generated": lambda: proving.generated(count),
    }
    return chain.from_iterable(make() for name, make in groups.items() if only in {"", name})


def batches(found: Iterable[proving.Proof]) -> Iterator[list[proving.Proof]]:
    """The proofs in groups of so many as LibreOffice is given at once."""
    batch: list[proving.Proof] = []
    for proof in found:
        batch.append(proof)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def ask_libreoffice(batch: list[proving.Proof]) -> None:
    """Note what LibreOffice does not open."""
    files = {proof.name: proof.files[0] for proof in batch if proof.files[0]}
    lost = set(oracle.unopened(files))
    for proof in batch:
        if proof.name in lost:
            proof.failures.append("LibreOffice does not convert it")


def ask_docxodus(batch: list[proving.Proof], tallies: dict[str, Tally]) -> None:
    """Count what Docxodus marks of the same Word files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for at, proof in enumerate(batch):
            for kind, data in zip(("old", "new"), proof.files[1:], strict=True):
                (folder / f"{at}.{kind}.docx").write_bytes(data)
        program = str(ROOT / "tests" / "comparing" / "rivals.py")
        subprocess.run([RIVALS, program, str(folder), str(len(batch))], check=False, capture_output=True, timeout=1800)
        for at, proof in enumerate(batch):
            made = folder / f"{at}.redline.docx"
            if made.exists() and proof.files[1]:
                tallies[proof.group].rival += words_marked(made.read_bytes())
                tallies[proof.group].beside += words_marked(proof.files[0])


def tell(proof: proving.Proof, keep: Path) -> None:
    """Print what failed, and keep the redline."""
    print(f"{proof.name}:")
    for failure in proof.failures:
        print(f"    {failure[:400]}")
    if proof.files[0]:
        keep.mkdir(parents=True, exist_ok=True)
        for kind, data in zip(("redline", "old", "new"), proof.files, strict=True):
            (keep / f"{proof.name.replace('/', '-')}.{kind}.docx").write_bytes(data)


def summed(tallies: dict[str, Tally]) -> bool:
    """Print each group; whether all of it holds."""
    held = True
    for group, tally in tallies.items():
        ratio = (tally.marked - tally.added - tally.anew) / max(tally.best, 1)
        held = held and not tally.failed and ratio <= ENOUGH
        print(
            f"{group}: {tally.pairs} pairs, {tally.failed} failed; slowest {tally.slowest[1]} {tally.slowest[0]:.1f} s"
        )
        added = (
            f"clean-up adds {tally.added} in phrases, {tally.anew} by whole paragraphs: {ratio:.3f} times without it"
        )
        print(f"  {tally.marked} words marked; optimum {tally.best}, {added}")
        print(f"  most added by the clean-up in one paragraph: {tally.worst[0]} words, “{tally.worst[1]} …”")
        if tally.rival:
            held = held and tally.beside <= tally.rival
            print(f"  of the same Word files Docxodus marks {tally.rival} words, ordtool {tally.beside}")
    return held


def main() -> int:
    """Prove all; 1 if anything fails."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path, default=ROOT / "out" / "prove")
    parser.add_argument("--no-libreoffice", action="store_true")
    told = parser.parse_args()
    tallies: dict[str, Tally] = {}
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        for batch in batches(pool.map(proving.proved, cases(told.count, told.only), chunksize=4)):
            if not told.no_libreoffice:
                ask_libreoffice(batch)
            for proof in batch:
                tallies.setdefault(proof.group, Tally()).take(proof)
                if proof.failures:
                    tell(proof, told.keep)
            if RIVALS:
                ask_docxodus(batch, tallies)
            print(
                f"… {sum(tally.pairs for tally in tallies.values())} pairs, {time.perf_counter() - start:.0f} s",
                flush=True,
            )
    return 0 if summed(tallies) else 1


if __name__ == "__main__":
    sys.exit(main())
