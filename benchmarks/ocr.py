"""`make ocr`: our samples as scans (200 dpi, one degree askew, grain and dust), read back and reviewed.

Prints word errors, seconds a page and the planted items that a review finds, and ends with 1 where a bar is missed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import scanning

WORD_ERRORS = 0.02


def main() -> int:
    print(f"{'sample':34}{'pages':>6}{'words':>7}{'wrong':>7}{'rate':>8}{'s/page':>8}{'sure':>7}   planted: scan/print")
    failed, words, wrong = False, 0, 0
    for slug in scanning.SLUGS:
        born = scanning.born(slug)
        started = time.perf_counter()
        scan = scanning.recognised(slug)
        pace = (time.perf_counter() - started) / scan.pages
        truth = scanning.words(born)
        errors = scanning.errors(truth, scanning.words(scan))
        sure = sum(share for _, share in scan.recognised) / scan.pages
        printed, found = scanning.found_planted(slug, born), scanning.found_planted(slug, scan)
        lost = f"  lost: {', '.join(sorted(printed - found))}" if printed - found else ""
        print(
            f"{slug:34}{scan.pages:6}{len(truth):7}{errors:7}{errors / len(truth):8.2%}{pace:8.1f}{sure:7.0%}"
            f"   {len(found)}/{len(printed)}{lost}"
        )
        words, wrong = words + len(truth), wrong + errors
        failed = failed or errors > WORD_ERRORS * len(truth) or found != printed
    print(f"{'all':34}{'':6}{words:7}{wrong:7}{wrong / words:8.2%}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
