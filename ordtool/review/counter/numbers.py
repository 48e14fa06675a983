"""Numbers of a bill brought to the model's, in figures and words as the bill writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ordtool.attributes import days
from ordtool.library import NumberTest
from ordtool.review.counter.draft import Change
from ordtool.source import Span

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = "|".join(sorted({*_ONES[1:], *_TENS[2:], "hundred", "thousand"}, key=len, reverse=True))
_PERIOD = re.compile(
    rf"(?P<words>\b(?:{_WORDS})(?:[- ](?:and )?(?:{_WORDS}))*)?(?: ?\((?P<paren>\d+)\))?(?P<figure>\b\d+)?"
    r"(?P<gap>[ -])(?P<business>(?:business|calendar|working) )?(?P<unit>minute|hour|day|week|month|year)(?P<plural>s?)\b",
    re.IGNORECASE,
)
_UNITS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_MONEY = re.compile(r"(?:(?P<words>[a-z -]+) dollars \()?\$(?P<figure>[\d,]+)\)?")


def worded(number: int) -> str:
    """A whole number below a million in words."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{_ONES[number // 100]} hundred" + (f" {worded(number % 100)}" if number % 100 else "")
    return f"{worded(number // 1000)} thousand" + (f" {worded(number % 1000)}" if number % 1000 else "")


def _read(words: str) -> int:
    """The number that words say, 0 where they say none."""
    total = part = 0
    for word in re.split(r"[- ]+", words.casefold()):
        if word in _ONES:
            part += _ONES.index(word)
        elif word in _TENS:
            part += 10 * _TENS.index(word)
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
    return total + part


@dataclass(frozen=True, slots=True)
class Period:
    """A time that a text states, in days."""

    span: Span
    days: float


def periods(text: str, span: Span) -> tuple[Period, ...]:
    """The times that a span states."""
    found = []
    for hit in _PERIOD.finditer(text, span.start, span.end):
        count = int(hit["figure"] or hit["paren"] or 0) or _read(hit["words"] or "")
        if count:
            found.append(Period(Span(hit.start(), hit.end()), count * _UNITS[hit["unit"].lower()]))
    return tuple(found)


def numbers(text: str, span: Span, value: object, test: NumberTest, note: str) -> Change | None:
    """The change that puts the model's target where a span states `value` (days, ISO 8601 or a sum)."""
    wanted = days(test.target) if isinstance(test.target, str) else float(test.target)
    stated = days(value) if isinstance(value, str) else float(value) if isinstance(value, int | float) else None
    if stated is None:
        return None
    if test.attribute == "amount_usd":
        return _money(text, span, stated, int(wanted), note)
    for hit in _PERIOD.finditer(text, span.start, span.end):
        count = int(hit["figure"] or hit["paren"] or 0) or _read(hit["words"] or "")
        unit = _UNITS[hit["unit"].lower()]
        near = max(0.02 * stated, min(0.2, unit / 2)) + (stated > 300) * 6
        if count and abs(count * unit - stated) < near:
            return Change(Span(hit.start(), hit.end()), _said(hit, wanted), note)
    return None


def _said(hit: re.Match[str], wanted: float) -> str:
    """The wanted time as the bill writes such times: "thirty (30) days", "30 days", "thirty days"."""
    unit = next(unit for unit in ("day", "hour", "minute") if wanted >= _UNITS[unit] or unit == "minute")
    count = round(wanted / _UNITS[unit])
    words = worded(count)
    if hit["words"] and hit["words"][:1].isupper():
        words = words.capitalize()
    plain = words if hit["words"] else str(count)
    shown = f"{words} ({count})" if hit["words"] and hit["paren"] else plain
    plural = "" if hit["gap"] == "-" or count == 1 else "s"
    return f"{shown}{hit['gap']}{unit}{plural}"


def _money(text: str, span: Span, stated: float, wanted: int, note: str) -> Change | None:
    for hit in _MONEY.finditer(text, span.start, span.end):
        if abs(float(hit["figure"].replace(",", "")) - stated) < 0.5:
            words = f"{worded(wanted)} dollars (${wanted:,})" if hit["words"] else f"${wanted:,}"
            lead = len(hit["words"]) - len(hit["words"].lstrip()) if hit["words"] else 0
            return Change(Span(hit.start() + lead, hit.end()), words, note)
    return None
