"""Build the sample ordinances: `python corpus/build_samples.py [--out DIR] [SLUG …]`.

Reads `corpus/samples/<slug>/{source.md,layout.toml,gold.toml,planted.toml}` and writes the TXT, DOCX, PDF and
`gold.jsonl` beside them (or under DIR) and the offsets into `planted.toml`. The same sources give the same bytes.
Needs reportlab, which ordtool itself does not.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sample_builder.gold import QuoteError, gold, planted
from sample_builder.pdf import pdf
from sample_builder.source import load
from sample_builder.word import docx

SAMPLES = Path(__file__).parent / "samples"


def build(folder: Path, out: Path) -> None:
    """Write everything that is made from one sample's sources into `out`; raises QuoteError on a wrong quote."""
    sample = load(folder)
    out.mkdir(parents=True, exist_ok=True)
    stem = out / sample.slug
    stem.with_suffix(".txt").write_bytes(sample.text.encode("utf-8"))
    stem.with_suffix(".docx").write_bytes(docx(sample))
    stem.with_suffix(".pdf").write_bytes(pdf(sample))
    for name, made, verb in (("gold.toml", "gold.jsonl", gold), ("planted.toml", "planted.toml", planted)):
        if (folder / name).exists():
            written = verb(sample.text, (folder / name).read_text(encoding="utf-8"))
            (out / made).write_bytes(written.encode("utf-8"))


def main() -> int:
    """Build the samples named on the command line, or all; 1 if a quote is not in its text exactly once."""
    parser = argparse.ArgumentParser(description="Build the sample ordinances.")
    parser.add_argument("slugs", nargs="*", help="samples to build (all)")
    parser.add_argument("--out", type=Path, help="write under this folder instead of beside the sources")
    options = parser.parse_args()
    slugs = options.slugs or sorted(path.parent.name for path in SAMPLES.glob("*/source.md"))
    failed = 0
    for slug in slugs:
        try:
            build(SAMPLES / slug, (options.out or SAMPLES) / slug)
        except QuoteError as error:
            print(f"{slug}: {error}", file=sys.stderr)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
