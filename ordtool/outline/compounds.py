"""Words whose hyphen is their own, wherever a line is cut: "non-profit", "forty-eight", "law-enforcement"."""

from __future__ import annotations

import tomllib
from collections.abc import Container
from functools import cache
from importlib.resources import files


@cache
def _words(kind: str) -> frozenset[str]:
    """A list of compounds.toml."""
    return frozenset(_lists()[kind])


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((files("ordtool.outline") / "compounds.toml").read_text(encoding="utf-8"))


def _of_participle(left: str, right: str, words: Container[str]) -> bool:
    """Whether a participle ends before the hyphen: "driving-ranges", "extended-year"; "proced-ure" has none."""
    if len(left) < 6 or len(right) < 4 or right in _words("suffixes"):
        return False
    return left.endswith("ing") or (left.endswith("ed") and not left.endswith("eed") and left in words)


def is_compound(left: str, right: str, words: Container[str] = ()) -> bool:
    """Whether two parts that a line's end keeps apart are hyphened in the middle of a line too; both in small letters.

    `words` are the whole words of the text.
    """
    if left in _words("tens"):
        return right.partition("-")[0] in _words("ones")
    if left in _words("prefixes"):
        return left + right not in _words("solid")
    first = right.partition("-")[0]
    if (left in _words("figures") and first in _words("units")) or (
        left in _words("firsts") and first not in _words("endings") and len(first) > 3
    ):
        return True
    return f"{left}-{first}" in _words("pairs") or _of_participle(left, first, words)
