"""A day that no calendar has, or that falls on another day of the week than the words say."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from typing import Final

from ordtool.lint.dates import Written, dates
from ordtool.lint.result import Slip
from ordtool.lint.text import Text

_LEAP_DAY: Final = (2, 29)
_YEARLY: Final = re.compile(r",?\s+(?:of|in)\s+(?:each|every|any)\b|\s+(?:each|every)\s+year", re.IGNORECASE)


def find(text: Text) -> Iterator[Slip]:
    """Every such date, in recitals and signature blocks too: a wrong date is wrong wherever it stands."""
    for written in dates(text.words):
        says = _wrong(text, written)
        if says:
            yield Slip(written.span, text.quote(written.span), says)


def _wrong(text: Text, written: Written) -> str:
    if not written.exists:
        if written.year and (written.month, written.day) == _LEAP_DAY:
            return f"{written.year} is no leap year: February has 28 days."
        if 1 <= written.month <= 12:
            return f"{month_name[written.month]} has no day {written.day}."
        return f"There is no month {written.month}."
    if written.weekday and written.falls_on and written.weekday != written.falls_on:
        return f"The day falls on a {written.falls_on.title()}, not on a {written.weekday.title()}."
    if (written.month, written.day) == _LEAP_DAY and not written.year and _YEARLY.match(text.words, written.span.end):
        return "Three years of four have no February 29; write “the last day of February”."
    return ""
