"""Write ordtool/measured/rates.toml, the error rates printed on every output, from `ordtool score --format json`.

The pages of docs/labels/ get the number of gold clauses of their label.

Usage: ordtool score GOLD --format json | python benchmarks/write_rates.py
"""

import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "ordtool" / "measured" / "rates.toml"


def rates(data: dict) -> str:
    everything = data["groups"]["all but struct"]["loose"]
    carve_outs = data["groups"]["carve-outs"]["loose"]
    figures = {
        "documents": data["documents"],
        "clauses": everything["n"],
        "precision": everything["precision"],
        "recall": everything["recall"],
        "carve_outs": carve_outs["n"],
        "carve_out_precision": carve_outs["precision"],
        "carve_out_recall": carve_outs["recall"],
    }
    head = "# Written by `make score` from all annotated laws (../shared/data/gold and tests/gold); printed on every output.\n"
    return head + "".join(f"{name} = {value}\n" for name, value in figures.items())


def count_in(page: Path, data: dict) -> None:
    n = data["labels"].get(page.stem, {"loose": {"n": 0}})["loose"]["n"]
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"^Gold clauses: \d+$", f"Gold clauses: {n}", text, flags=re.MULTILINE), encoding="utf-8")


if __name__ == "__main__":
    measured = json.load(sys.stdin)
    TARGET.write_text(rates(measured), encoding="utf-8")
    for file in (TARGET.parents[2] / "docs" / "labels").glob("*.md"):
        count_in(file, measured)
