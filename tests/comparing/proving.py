"""Pairs of files, each compared and redlined, and the redline proved by all witnesses. Nothing here needs pytest."""

from __future__ import annotations

import re
import shutil
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from ordtool import compare
from ordtool.commands import _redlining
from ordtool.compare import Comparison
from ordtool.docx_revisions import accept, reject, without
from ordtool.errors import OrdtoolError
from ordtool.ordinance import Ordinance
from ordtool.outline.paragraphs import base
from ordtool.readers import read_bytes
from ordtool.redline import diff, marked, optimum
from ordtool.redline.tokens import counted
from ordtool.revision import Signature
from ordtool.writers._redline import fresh
from tests.comparing import generate, inplace, oracle

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpus" / "samples"
VERSIONS = oracle.SHARED / "data" / "versions.tsv"
SIGNED = Signature(date="2026-11-23T00:00:00Z")
EVERY = 5  # changes: one in so many bears a comment


@dataclass(frozen=True, slots=True)
class Case:
    """Two files to compare; `group` is the set that the case is counted in."""

    group: str
    name: str
    old_name: str
    old: bytes
    new_name: str
    new: bytes


@dataclass(slots=True)
class Proof:
    """What came of a case. `marked` and `best` count words: ours and the optimum.

    `added` are the words that the clean-up of phrases added, `worst` the paragraph that got most: (words, its first words).
    `anew` are words that both sides share and that are marked since unlike paragraphs are not mixed but written anew.
    """

    group: str
    name: str
    failures: list[str] = field(default_factory=list)
    marked: int = 0
    best: int = 0
    added: int = 0
    anew: int = 0
    worst: tuple[int, str] = (0, "")
    seconds: float = 0.0
    files: tuple[bytes, bytes, bytes] = (b"", b"", b"")  # redline, old and new as Word files


# --- cases


def versions() -> Iterator[Case]:
    """All pairs of versions of real laws; none where they are not here."""
    rows = VERSIONS.read_text("utf-8").splitlines()[1:] if VERSIONS.exists() else []
    for number, row in enumerate(rows):
        old, new = (oracle.SHARED / "data" / "sources" / name for name in row.split("\t")[:2])
        yield Case("versions", f"versions-{number}", old.name, old.read_bytes(), new.name, new.read_bytes())


def samples() -> Iterator[Case]:
    """Every pair of our samples, Word with Word, and formats mixed."""
    names = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
    for at, old in enumerate(names):
        for new in names[at + 1 :]:
            for one, other in (("docx", "docx"), ("pdf", "docx"), ("docx", "txt")):
                files = [SAMPLES / name / f"{name}.{kind}" for name, kind in ((old, one), (new, other))]
                name = f"{old}.{one} {new}.{other}"
                yield Case("samples", name, files[0].name, files[0].read_bytes(), files[1].name, files[1].read_bytes())


def in_place(runs: int = 4, only: str = "") -> Iterator[Case]:
    """The Word files of all producers, or one of them, each edited by chance."""
    for name in [only] if only else inplace.FILES:
        old = inplace.FILES[name]()
        law = oracle.read("old.docx", old)
        for run in range(runs):
            lines = inplace.edited(oracle.lines(law), Random(f"{name}-{run}"))
            new, _ = fresh([(line, "table" if "\t" in line else "", None) for line in lines])
            yield Case("in place", f"{name}-{run}", "old.docx", old, "new.docx", new)


def generated(count: int, first: int = 0) -> Iterator[Case]:
    """Pairs made by chance."""
    for seed in range(first, first + count):
        made = generate.pair(seed)
        yield Case("generated", made.name, made.old_name, made.old, made.new_name, made.new)


# --- proofs


def proved(case: Case, *, pandoc: bool = True) -> Proof:
    """Compare, redline, and ask all witnesses but LibreOffice."""
    proof = Proof(case.group, case.name)
    start = time.perf_counter()
    try:
        _prove(case, proof, pandoc=pandoc and shutil.which("pandoc") is not None)
    except OrdtoolError as error:
        proof.failures.append(f"refused: {error}")
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        proof.failures.append(f"crashed: {type(error).__name__}: {error} at {Path(last.filename).name}:{last.lineno}")
    proof.seconds = time.perf_counter() - start
    return proof


def _prove(case: Case, proof: Proof, *, pandoc: bool) -> None:
    old, new = oracle.read(case.old_name, case.old), oracle.read(case.new_name, case.new)
    made = compare.compare(old, new)
    _measure(made, proof)
    changed = [at for at, match in enumerate(made.script) if not match.same]
    notes = {at: (f"Comment {at}.",) for at in changed[::EVERY]}
    redline, warnings = _redlining.redline(case.old, made, notes=notes, comments=(), signature=SIGNED)
    own = bool(old.origins)
    original = case.old if own else without(redline, SIGNED.author)
    proof.files = (redline, original, case.new if case.new_name.endswith(".docx") else accept(redline))
    proof.failures += [f"warned: {warning}" for warning in warnings if "accepting every change" in warning]
    proof.failures += _misread(redline, old, new, own=own)
    proof.failures += inplace.damaged(redline, original, comments=bool(notes))
    proof.failures += oracle.misbuilt(redline, original)
    if pandoc:
        proof.failures += oracle.misread_by_pandoc(redline, original, None if own else (old, new))


def _misread(redline: bytes, old: Ordinance, new: Ordinance, *, own: bool) -> list[str]:
    """Our reader on the accepted and the rejected file. A file of our making has no marks of the law's own to interpret."""
    ours = frozenset((SIGNED.author,))
    found: list[str] = []
    for what, data, law in (
        ("accepted", accept(redline, authors=ours), new),
        ("rejected", reject(redline, authors=ours), old),
    ):
        lines = oracle.lines(oracle.read(f"{what}.docx", data)) if own else _plain(data)
        found += oracle.first_difference(what, lines, oracle.lines(law))
    return found


def _plain(data: bytes) -> list[str]:
    return [line.strip() for line in base(read_bytes("a.docx", data)).text.split("\n") if line.strip()]


def _measure(made: Comparison, proof: Proof) -> None:
    """How many words are marked, how few could be, and what the clean-up adds: phrases, and whole unlike paragraphs."""
    sides = [" ".join(oracle.lines(law)) for law in (made.old, made.new)]
    proof.best = optimum(sides[0], sides[1])
    gap: tuple[list[str], list[str]] = ([], [])
    for match in made.script:
        words = marked(match.edits)
        proof.marked += words
        texts = ["".join(edit.text for edit in match.edits if edit.op != op) for op in "+-"]
        if match.old and match.new:
            _put_anew(gap, proof)
            more = words - marked(diff(texts[0], texts[1], clean=False)) if words else 0
            proof.added += more
            proof.worst = max(proof.worst, (more, re.sub(r"\s+", " ", texts[0])[:70]))
        elif match.moved_to is None and match.moved_from is None:
            gap[0].append(texts[0])
            gap[1].append(texts[1])
    _put_anew(gap, proof)


def _put_anew(gap: tuple[list[str], list[str]], proof: Proof) -> None:
    """Count the words that paragraphs written anew share, in order, with those that they stand for."""
    old, new = ("\n".join(side) for side in gap)
    if old.strip() and new.strip():
        proof.anew += counted(old) + counted(new) - optimum(old, new)
    gap[0].clear()
    gap[1].clear()
