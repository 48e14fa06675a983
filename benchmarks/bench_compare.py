"""How fast two Word files are compared: whole processes, against Docxodus, `redlines` and bare diff-match-patch.

    python benchmarks/bench_compare.py [RUNS]

Two pairs of .docx are made from the samples, 20 and 200 pages; as between a bill's introduction and its amended print, one
paragraph in four is edited, one in 25 is new, one in 25 is gone, and one moved.
Each program starts anew, reads both files and writes a redline (`redlines` and diff-match-patch only know plain text and
are given that). Runs take turns, so that a busy moment meets all. Ends with 1 if a bar is missed. The bars: at
20 pages `compare --plain` in at most 0.4 times Docxodus; 200 pages in at most 12 times our own 20; saying what the changes
do adds at most one `import spacy` and 0.5 s at 20 pages.

DOCXODUS_PYTHON names an interpreter that has `python-redlines[docxodus]`, `redlines` and `diff-match-patch`
(`make bench-compare` makes one); what it lacks is left out and said so.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tests.comparing.dressing import Block, Dress, as_text, as_word  # noqa: E402  it lies under tests/
from tests.comparing.generate import SAMPLES, sample  # noqa: E402  it lies under tests/
from tests.comparing.wordings import EDITS  # noqa: E402  it lies under tests/

RUNS = 5
WORDS_A_PAGE = 400
PATIENCE = 60  # seconds that a rival is waited for
OF_DOCXODUS, OF_20_PAGES, OVER_SPACY = 0.4, 12, 0.5
ORDTOOL = str(Path(sys.executable).with_name("ordtool"))
RIVALS = os.environ.get("DOCXODUS_PYTHON", "")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
DOCXODUS = (
    "import sys; from python_redlines import DocxodusEngine as E; a, b = (open(f, 'rb').read() for f in sys.argv[1:3]); "
    "open(sys.argv[3], 'wb').write(E().run_redline('bench', a, b)[0])"
)
REDLINES = (
    "import sys; from redlines import Redlines; a, b = (open(f).read() for f in sys.argv[1:3]); "
    "open(sys.argv[3], 'w').write(Redlines(a, b).output_markdown)"
)
BARE = (
    "import sys; from diff_match_patch import diff_match_patch as D; d = D(); d.Diff_Timeout = 0\n"
    "a, b = (open(f).read() for f in sys.argv[1:3]); r = d.diff_main(a, b); d.diff_cleanupSemantic(r); "
    "open(sys.argv[3], 'w').write(d.diff_prettyHtml(r))"
)


def blocks(pages: int) -> Iterator[Block]:
    """Paragraphs of the samples until the pages are full; from the second round on, other words in the same sentences."""
    left, turn, born = pages * WORDS_A_PAGE, 0, 0
    while True:
        for path in sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()):
            for block in sample(path):
                yield replace(block, text=varied(block.text, turn), born=born)
                born, left = born + 1, left - len(block.text.split())
                if left <= 0:
                    return
        turn += 1


def varied(text: str, turn: int) -> str:
    """The sentence with every third long word of another turn."""
    words = text.split(" ")
    return " ".join(
        word + "-" + str(turn) if turn and len(word) > 6 and at % 3 == 0 else word for at, word in enumerate(words)
    )


def edited(old: Sequence[Block]) -> list[Block]:
    """One paragraph in four with other words; some are new, gone or elsewhere."""
    dice = random.Random(7)
    new: list[Block] = []
    for block in old:
        way = dice.random()
        if way < 0.25:
            new.append(replace(block, text=dice.choice(EDITS)(block.text, dice)))
        elif way < 0.29:
            new += [block, replace(dice.choice(old), born=-1)]
        elif way >= 0.33:
            new.append(block)
    new.insert(len(new) // 2, new.pop(len(new) // 3))
    return new


def make(folder: Path, pages: int) -> None:
    """The pair as Word and as plain text; the same bytes every time."""
    old = list(blocks(pages))
    for name, law in (("old", old), ("new", edited(old))):
        (folder / f"{name}{pages}.docx").write_bytes(as_word(law, Dress(cuts=0.05), random.Random(7)))
        (folder / f"{name}{pages}.txt").write_bytes(as_text(law))


def seconds(command: Sequence[str]) -> tuple[float, float] | str:
    """Wall and processor time of one process; why not, if it fails or keeps one waiting too long."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return f"no answer in {PATIENCE} s"
    except subprocess.CalledProcessError as error:
        return f"failed: {error.stderr.decode(errors='replace').strip().splitlines()[-1:]}"
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(folder: Path) -> dict[str, list[str]]:
    """What takes turns, by name."""

    def files(pages: int, kind: str, out: str) -> list[str]:
        return [str(folder / name) for name in (f"old{pages}.{kind}", f"new{pages}.{kind}", out)]

    def ours(pages: int, *options: str) -> list[str]:
        old, new, out = files(pages, "docx", "ours.docx")
        return [ORDTOOL, "compare", "-q", *options, old, new, "-o", out]

    found = {
        "import spacy": [sys.executable, "-c", "import spacy"],
        "ordtool --plain, 20 pages": ours(20, "--plain"),
        "ordtool, 20 pages": ours(20),
        "ordtool --plain, 200 pages": ours(200, "--plain"),
    }
    for pages in (20, 200) if RIVALS else ():
        found[f"Docxodus, {pages} pages"] = [RIVALS, "-c", DOCXODUS, *files(pages, "docx", "theirs.docx")]
        found[f"redlines, {pages} pages"] = [RIVALS, "-c", REDLINES, *files(pages, "txt", "theirs.md")]
        found[f"diff-match-patch, {pages} pages"] = [RIVALS, "-c", BARE, *files(pages, "txt", "theirs.html")]
    return found


def medians(found: dict[str, list[str]], runs: int) -> dict[str, tuple[float, float]]:
    """Median wall and processor time of each, over `runs` runs after one that warms the caches; who fails is left out."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in found}
    for turn in range(runs + 1):
        for name in list(times):
            took = seconds(found[name])
            if isinstance(took, str):
                print(f"{name}: {took}")
                del times[name]
            elif turn:
                times[name].append(took)
    return {name: (median(t[0] for t in took), median(t[1] for t in took)) for name, took in times.items()}


def barred(name: str, took: float, bar: float, how: str) -> bool:
    """Print a bar and whether it holds."""
    print(f"{name}: {took:.2f} s; bar {bar:.2f} s ({how}): {'ok' if took <= bar else 'TOO SLOW'}")
    return took <= bar


def main() -> int:
    """Make the pairs, let all take turns; 1 if a bar is missed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    if not RIVALS:
        print("DOCXODUS_PYTHON is not set: Docxodus, redlines and diff-match-patch are left out")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pages in (20, 200):
            make(folder, pages)
        took = medians(commands(folder), runs)
    for what, (wall, cpu) in took.items():
        print(f"{what}: {wall:.2f} s, {cpu:.2f} s of processor")
    wall = {what: times[0] for what, times in took.items()}
    plain, large, whole = (wall[f"ordtool{what} pages"] for what in (" --plain, 20", " --plain, 200", ", 20"))
    held = [
        barred(
            "200 pages", large, OF_20_PAGES * plain, f"{OF_20_PAGES} times 20 pages; it is {large / plain:.1f} times"
        ),
        barred("saying what changes do", whole - plain, wall["import spacy"] + OVER_SPACY, "import spacy + 0.5 s"),
    ]
    if rival := wall.get("Docxodus, 20 pages"):
        how = f"{OF_DOCXODUS} times Docxodus; it is {plain / rival:.2f} times"
        held.append(barred("20 pages", plain, OF_DOCXODUS * rival, how))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
