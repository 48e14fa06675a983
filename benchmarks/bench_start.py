"""How long a user waits before anything happens: whole processes against what they cannot do without.

    python benchmarks/bench_start.py [RUNS]

Ends with 1 if a bar is missed. The bars: `ordtool --help` in at most 1.5 times `import click` plus 50 ms; `review` of
the longest text in at most twice `import spacy; spacy.blank("en")`. Runs take turns, so that a busy moment meets both
sides.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
TEXTS = (ROOT.parent / "shared" / "data" / "texts", ROOT / "corpus" / "samples")
ORDTOOL = str(Path(sys.executable).with_name("ordtool"))
RUNS = 11
# Compiled modules are part of any installation; an environment that forbids writing them would measure the compiler.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: Sequence[str]) -> float:
    """The wall time of one process, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def medians(commands: Sequence[Sequence[str]], *, runs: int) -> list[float]:
    """The median of each command, in seconds, over `runs` runs after one that warms the caches."""
    times = [[seconds(command) for command in commands] for _ in range(runs + 1)][1:]
    return [median(column) for column in zip(*times, strict=True)]


def longest_text() -> Path:
    """The longest real text, or the longest sample where the real ones are absent."""
    folder = next(folder for folder in TEXTS if folder.is_dir())
    return max(folder.rglob("*.txt"), key=lambda path: (path.stat().st_size, path.name))


def compare(name: str, command: Sequence[str], base: Sequence[str], *, factor: float, plus: float, runs: int) -> bool:
    """Print both medians, the ratio and the bar; say whether the bar holds."""
    took, needs = medians([command, base], runs=runs)
    bar = factor * needs + plus
    verdict = "ok" if took <= bar else "TOO SLOW"
    print(f"{name}: {took * 1000:.0f} ms; the import alone {needs * 1000:.0f} ms ({took / needs:.2f} times)")
    print(f"  bar {factor} times{f' + {plus * 1000:.0f} ms' if plus else ''} = {bar * 1000:.0f} ms: {verdict}")
    return took <= bar


def main() -> int:
    """Run all comparisons; 1 if a bar is missed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    text = longest_text()
    review = [ORDTOOL, "review", str(text), "--model", "surveillance-oversight", "--format", "json", "--quiet"]
    spacy = [sys.executable, "-c", "import spacy; spacy.blank('en')"]
    click = [sys.executable, "-c", "import click"]
    print(f"Medians of {runs} runs")
    held = [
        compare("ordtool --help", [ORDTOOL, "--help"], click, factor=1.5, plus=0.05, runs=runs),
        compare(f"ordtool review {text.name}", review, spacy, factor=2, plus=0, runs=runs),
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
