"""Write ordtool/measured/rates.toml, the error rates printed on every output, from `ordtool score --format json`.

Usage: ordtool score GOLD --format json | python benchmarks/write_rates.py
"""

import json
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


if __name__ == "__main__":
    TARGET.write_text(rates(json.load(sys.stdin)), encoding="utf-8")
