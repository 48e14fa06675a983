"""What a comment asks of a carve-out, the words that would narrow it, and what was not checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from ordtool.library import ElementsTest
from ordtool.library.phrases import first
from ordtool.report import inner
from ordtool.review.model_text import heading_less, model_cite
from ordtool.review.pages.words import clip
from ordtool.review.result import CarveOut, Finding, Review

_PART = re.compile(r"[^,;:.]+")


def asks(row: CarveOut, review: Review) -> Iterator[str]:
    """The lines Ask, Option and Not checked, those that apply."""
    own = _of(row)
    if row.comparison == "as-in-model":
        return
    yield f"Ask: {own['ask']}"
    option = _narrowing(row, review) or own["option"]
    if option:
        yield f"Option: {option}"
    if own["open"]:
        yield f"Not checked: {own['open']}."


def _of(row: CarveOut) -> dict[str, str]:
    table = _table()
    return table["kind"].get(row.kind) or table["label"][row.labels[0]]


def _narrowing(row: CarveOut, review: Review) -> str:
    """The model's own words for the limits that the carve-out lacks; "" where its exception does not hold them."""
    if row.row is None:
        return ""
    text = heading_less(review.model_texts.get(row.row.section, ""))
    missing = [limiter.any for limiter in row.row.limiter if limiter.name in row.lacks]
    if row.row.max_cap is not None and any(name.startswith("a cap") for name in row.lacks):
        missing.append(["exceed", "no longer than", "within"])
    found = (_holding(phrases, _PART.findall(text)) for phrases in missing)
    parts = [clip(inner(part), words=20) for part in dict.fromkeys(found) if part]
    return f"add, from the model's {model_cite(row.row.section)}: {_quoted(parts)}." if parts else ""


def option(finding: Finding, review: Review) -> str:
    """The model's words that a finding asks for: those on what is not named, else the beginning of its provision."""
    criterion = finding.criterion
    text = review.model_texts.get(criterion.section, "")
    lines = [heading_less(line) for line in text.splitlines() if line.strip()]
    found = (_holding(phrases, lines[1:]) for phrases in _unnamed(finding))
    parts = [clip(inner(part), words=12) for part in dict.fromkeys(found) if part]
    if parts:
        return f"add, from the model's {model_cite(criterion.section)}: {_quoted(parts[:3])}"
    return f"the model's {model_cite(criterion.section)}, “{clip(inner(lines[0]), words=25)}”" if lines else ""


def _unnamed(finding: Finding) -> Iterator[Sequence[str]]:
    """The phrases of the elements that a finding misses."""
    names = {code.partition(":")[2] for code in finding.details if code.startswith("element-missing:")}
    for test in finding.criterion.tests:
        if isinstance(test, ElementsTest):
            yield from (element.any for element in test.elements if element.name in names)


def _holding(phrases: Sequence[str], parts: Sequence[str]) -> str:
    """The first part that holds one of some phrases."""
    return next((part.strip() for part in parts if first(phrases, part) is not None), "")


def _quoted(parts: Sequence[str]) -> str:
    return "; ".join(f"“{part}”" for part in parts)


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    raw: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
        (files("ordtool.review") / "asks.toml").read_text(encoding="utf-8")
    )
    return raw
