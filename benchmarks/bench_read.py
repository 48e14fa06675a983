"""How fast PDFs are read: with a box for every character and every drawn mark, against readers that give less.

    python benchmarks/bench_read.py [PAGES]

Two files are made from the samples: plain print, and print in which words are struck and underlined, with line numbers
in the margin. Ends with 1 if a bar is missed. The bars: at least 8 times the pages a second of pdfplumber's
`extract_text`, on both files; memory that grows by at most 60 KB a page from page 100 to page 1,000. The distance to bare
pypdfium2 (text without boxes) and `pdftotext -layout` (a process) is reported.
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ordtool.readers import read_bytes

ROOT = Path(__file__).parents[1]
PAGES = 40
RUNS = 3
TIMES_PDFPLUMBER, KILOBYTES_A_PAGE = 8, 60
FONT, SIZE, LEADING, LEFT, WIDTH, LINES = "Times-Roman", 11, 14, 90, 432, 46
SPACE = stringWidth(" ", FONT, SIZE)


def words() -> Iterator[str]:
    """The words of all samples, over and over."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus" / "samples").rglob("*.md"))]
    while True:
        for text in texts:
            yield from (word for word in text.split() if word.isascii())


def lines(source: Iterator[str]) -> Iterator[list[str]]:
    """The words in lines as wide as the page's text."""
    line: list[str] = []
    wide = 0.0
    for word in source:
        step = stringWidth(word, FONT, SIZE) + SPACE
        if line and wide + step > WIDTH:
            yield line
            line, wide = [], 0.0
        line.append(word)
        wide += step


def make(path: Path, *, pages: int, marked: bool) -> None:
    """A PDF of so many full pages; the same bytes every time."""
    canvas = Canvas(str(path), pagesize=LETTER, invariant=True)
    dice = random.Random(7)
    source = lines(words())
    for page in range(pages):
        canvas.setFont(FONT, SIZE)
        canvas.drawCentredString(LETTER[0] / 2, 40, str(page + 1))
        for row in range(LINES):
            line, height = next(source), LETTER[1] - 72 - row * LEADING
            canvas.drawString(LEFT, height, " ".join(line))
            if marked:
                canvas.drawRightString(LEFT - 18, height, str(row + 1))
                mark(canvas, line, height, dice)
        canvas.showPage()
    canvas.save()


def mark(canvas: Canvas, line: list[str], height: float, dice: random.Random) -> None:
    """Strike one stretch of the line and underline another, as an amending bill does."""
    if len(line) < 4 or dice.random() < 0.4:
        return
    first, second, third = sorted(dice.sample(range(len(line) + 1), 3))
    for start, end, shift in ((first, second, 2.9), (second, third, -1.6)):
        left = LEFT + stringWidth(" ".join(line[:start]) + " " * (start > 0), FONT, SIZE)
        canvas.line(left, height + shift, left + stringWidth(" ".join(line[start:end]), FONT, SIZE), height + shift)


def with_ordtool(path: Path) -> None:
    """Everything: lines with page, box, margin number and signs."""
    read_bytes(path.name, path.read_bytes())


def with_pdfplumber(path: Path) -> None:
    """Text only."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def with_pypdfium2(path: Path) -> None:
    """Text only, no boxes."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_bounded()
        textpage.close()
        page.close()
    document.close()


def with_pdftotext(path: Path) -> None:
    """Text as it lies on the page, by poppler."""
    subprocess.run(["pdftotext", "-layout", str(path), "/dev/null"], check=True)


def best(readers: Sequence[Callable[[Path], None]], path: Path) -> list[float]:
    """The best time of each reader in some rounds, in seconds: other work on the machine can only slow a run.

    Readers take turns, so that a busy moment meets all of them.
    """
    rounds = []
    for _ in range(RUNS):
        times = []
        for read in readers:
            start = time.perf_counter()
            read(path)
            times.append(time.perf_counter() - start)
        rounds.append(times)
    return [min(times) for times in zip(*rounds, strict=True)]


def speed(path: Path, *, pages: int) -> bool:
    """Print the pages a second of each reader; say whether the bar holds."""
    others = {"pdfplumber extract_text": with_pdfplumber, "pypdfium2 bare text": with_pypdfium2}
    if shutil.which("pdftotext"):
        others["pdftotext -layout"] = with_pdftotext
    took, *theirs = best([with_ordtool, *others.values()], path)
    print(f"{path.stem}, {pages} pages: ordtool {pages / took:.0f} pages/s, with boxes and marks")
    for name, other in zip(others, theirs, strict=True):
        print(f"  {name}: {pages / other:.0f} pages/s; ordtool has {other / took:.2f} times that")
    held = theirs[0] >= TIMES_PDFPLUMBER * took
    print(f"  bar {TIMES_PDFPLUMBER} times pdfplumber: {'ok' if held else 'TOO SLOW'}")
    return held


def peak(path: Path) -> int:
    """The most kilobytes that a process of its own held while it read the file."""
    command = [sys.executable, __file__, "--peak", str(path)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def memory(folder: Path) -> bool:
    """Print how memory grows with the pages; say whether the bar holds."""
    peaks = []
    for pages in (100, 1000):
        path = folder / f"marked-{pages}.pdf"
        make(path, pages=pages, marked=True)
        peaks.append(peak(path))
    each = (peaks[1] - peaks[0]) / 900
    held = each <= KILOBYTES_A_PAGE
    print(f"memory: {peaks[0] / 1024:.0f} MB for 100 pages, {peaks[1] / 1024:.0f} MB for 1,000: {each:.0f} KB a page")
    print(f"  bar {KILOBYTES_A_PAGE} KB a page: {'ok' if held else 'TOO MUCH'}")
    return held


def main() -> int:
    """Run all comparisons; 1 if a bar is missed."""
    if sys.argv[1:2] == ["--peak"]:
        with_ordtool(Path(sys.argv[2]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return 0
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        held = []
        for marked in (False, True):
            path = folder / ("marked.pdf" if marked else "plain.pdf")
            make(path, pages=pages, marked=marked)
            held.append(speed(path, pages=pages))
        held.append(memory(folder))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
