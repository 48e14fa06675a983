"""docs/house-styles.md says what the files say."""

from __future__ import annotations

import os
from pathlib import Path

from ordtool.markup.houses import House, house_style, names
from ordtool.markup.rules import Rule

PAGE = Path(__file__).parents[1] / "docs" / "house-styles.md"
SIGN = "<!-- houses -->\n"


def table() -> str:
    rows = ["| house | new | taken out | source |", "|---|---|---|---|"]
    rows += [row(house_style(name)) for name in names()]
    return "\n".join([*rows, ""])


def row(house: House) -> str:
    cells = [f"`{house.name}` {house.title}"]
    for state in ("inserted", "struck"):
        told = [says(r.rule) + (" (in some prints)" if r.when else "") for r in house.rules if r.rule.state == state]
        cells.append("; ".join(dict.fromkeys(told)) or "–")
    return f"| {' | '.join([*cells, house.source])} |"


def says(rule: Rule) -> str:
    looks = " + ".join(sorted(rule.looks))
    signs = {"": "", "[": "[brackets]", "((": "((double parentheses))"}[rule.brackets]
    words = " in ".join(part for part in (looks, signs) if part)
    after = " after a directory clause" if rule.where == "amended" else ""
    return words + after + (" → draft" if rule.axis == "draft" else "")


def test_the_table_is_made_from_the_files() -> None:
    prose, sign, written = PAGE.read_text(encoding="utf-8").partition(SIGN)
    assert sign
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(prose + sign + table(), encoding="utf-8")
        written = table()
    assert written == table(), "run `make docs`"
