"""`make matrix`: ten house styles × six texts × three PDF producers, read back and compared with what was written.

Prints a table by house and producer and ends with 1 where a bar is missed. `--failures FILE` lists what was read wrongly,
`--keep FOLDER` keeps the prints, `--only producer…` leaves the other producers out, `--vary SEED`
sets the same texts on other pages, so that nobody fits a reader to these.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from prints import press  # noqa: E402  after the path to tests/
from prints.scoring import Score  # noqa: E402  after the path to tests/

from ordtool.source import State  # noqa: E402  after the path to tests/

F1, FALSE_FLAGS, LINES = 0.97, 0.01, 0.99
_HEAD = f"{'':28}{'struck':>8}{'inserted':>10}{'axis':>7}{'flagged':>10}{'lines':>8}{'paragraphs':>12}"


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.keep or scratch)
        cells = _cells(folder, options.only, vary=options.vary)
    if options.failures:
        options.failures.write_text(_failures(cells), encoding="utf-8")
    print(_HEAD)
    for (house, producer), score in sorted(_summed(cells).items()):
        print(_row(f"{house} {producer}", score))
    below = False
    for title, place in (("by house", 0), ("by producer", 2)):
        print(f"\n{title}")
        for group, score in sorted(_grouped(cells, place).items()):
            missed = _missed(score)
            below = below or bool(missed)
            print(_row(group, score) + (f"  below: {', '.join(missed)}" if missed else ""))
    everything = Score()
    for score in cells.values():
        everything.add(score)
    print(f"\n{_row(f'all {everything.documents} prints', everything)}")
    return 1 if below else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a folder to keep the prints in")
    parser.add_argument("--failures", type=Path, help="a file for the list of what was read wrongly")
    parser.add_argument(
        "--vary", type=int, default=0, metavar="SEED", help="other type, measures and strokes by chance"
    )
    parser.add_argument("--only", nargs="+", choices=sorted(press.PRODUCERS), default=sorted(press.PRODUCERS))
    return parser.parse_args()


Cells = dict[tuple[str, str, str], Score]


def _cells(folder: Path, producers: list[str], *, vary: int) -> Cells:
    """Every print's score by house, text and producer."""
    cells: Cells = {}
    sheets = press.sheets(vary=vary)
    for producer in producers:
        program = press.PROGRAMS[producer]
        if program and shutil.which(program) is None:
            sys.exit(f"{producer} needs the program {program}: install it, or name the others with --only.")
        place = folder / producer
        place.mkdir(parents=True, exist_ok=True)
        press.PRODUCERS[producer](shutil.which(program) or "", sheets, place)
        for sheet in sheets:
            cells[sheet.house.name, sheet.name, producer] = press.measure(sheet, place)
    return cells


def _summed(cells: Cells) -> dict[tuple[str, str], Score]:
    found: dict[tuple[str, str], Score] = defaultdict(Score)
    for (house, _, producer), score in cells.items():
        found[house, producer].add(score)
    return found


def _grouped(cells: Cells, place: int) -> dict[str, Score]:
    found: dict[str, Score] = defaultdict(Score)
    for key, score in cells.items():
        found[key[place]].add(score)
    return found


def _missed(score: Score) -> list[str]:
    """The bars that a group of prints is below."""
    bars = {
        "F1": score.worst_f1 >= F1,
        "flagged": score.false_flags <= FALSE_FLAGS,
        "lines": score.line_rate >= LINES,
    }
    return [name for name, met in bars.items() if not met]


def _row(title: str, score: Score) -> str:
    flagged = f"{score.flagged_pages}/{score.clean_pages}"
    return (
        f"{title:28}{score.f1(State.STRUCK):8.4f}{score.f1(State.INSERTED):10.4f}{score.axis_rate:7.3f}{flagged:>10}"
        f"{score.line_rate:8.4f}{score.paragraph_rate:12.4f}"
    )


def _failures(cells: Cells) -> str:
    """What was read wrongly, as a list that names house, producer, text and page."""
    parts: list[str] = ["# What the matrix reads wrongly\n"]
    for (house, text, producer), score in sorted(cells.items()):
        if score.failures:
            parts.append(f"\n## {house} · {producer} · {text}\n")
        parts += [
            f"- page {failure.page}, {failure.what}: expected `{failure.expected}`, got `{failure.got}`"
            for failure in score.failures
        ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
