"""Record the first contact of the rules with texts of the added gold, once a text, in ordtool/measured/first_contact.toml.

Usage: python benchmarks/first_contact.py tests/gold/NAME.jsonl … [--sources DIR] [--what NAME=WORDS …] --wave N

Run it when the gold is committed and before any rule has learned from it. A text that has its row keeps it.
"""

import argparse
import datetime
import json
import subprocess
import tomllib
from pathlib import Path

from ordtool.extract import extract
from ordtool.score import annotated, predicted, score

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "ordtool" / "measured" / "first_contact.toml"


def row(file: Path, *, sources: Path | None, what: str, commit: str, wave: int) -> str:
    law, gold = annotated(file, sources=sources)
    result = score([(law, predicted(extract(law)), gold)])
    every, carved = result.group("all but struct"), result.group("carve-outs")
    strict = result.group("all but struct", strict=True)
    figures = {
        "wave": wave, "name": file.stem, "what": what or law.title or file.stem, "date": datetime.date.today(), "commit": commit,
        "clauses": every.gold, "precision": every.precision, "recall": every.recall, "f1": every.f1, "strict_f1": strict.f1,
        "carve_outs": carved.gold, "carve_out_precision": carved.precision, "carve_out_recall": carved.recall,
    }  # fmt: skip
    return "\n[[text]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in figures.items())


def _toml(value: object) -> str:
    if isinstance(value, float):
        return str(round(value, 3))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--sources", type=Path)
    parser.add_argument(
        "--what", action="extend", nargs="*", default=[], help="NAME=WORDS: what the text is, for the table"
    )
    parser.add_argument(
        "--wave", type=int, required=True, help="which set of texts: one more than the last in the file"
    )
    asked = parser.parse_args()
    names = dict(pair.split("=", 1) for pair in asked.what)
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    known = {one["name"] for one in tomllib.loads(TARGET.read_text(encoding="utf-8")).get("text", [])}
    for file in asked.gold:
        if file.stem in known:
            print(f"{file.stem}: met before; its row stays")
            continue
        made = row(file, sources=asked.sources, what=names.get(file.stem, ""), commit=commit, wave=asked.wave)
        with TARGET.open("a", encoding="utf-8") as rows:
            rows.write(made)
        print(made.strip())


if __name__ == "__main__":
    main()
