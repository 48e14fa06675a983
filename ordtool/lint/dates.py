"""Dates as laws write them: “Monday, March 2, 2026”, “the 31st day of May, 2026”, “3/2/2026”, “2026-03-02”, “March 15”."""

from __future__ import annotations

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ordtool.source import Span

_MONTHS: Final = [name.lower() for name in month_name]
_WEEKDAYS: Final = [name.lower() for name in day_name]
_SHORT: Final = {name[:3]: number for number, name in enumerate(_MONTHS) if name}
_MONTH: Final = (
    rf"(?P<month>{'|'.join(name.title() for name in _MONTHS if name)}|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
_WEEKDAY: Final = rf"(?:(?P<weekday>{'|'.join(day_name)}),? (?:the )?)?"
_YEAR: Final = r"(?:,? (?:of the year |in the year )?(?P<year>(?:1[6-9]|20|21)\d\d)\b)"
_ENDS: Final = r"(?![\w%]|[./:-]\d| U\.| Stat| percent| dollars)"
_FORMS: Final = tuple(
    re.compile(form.replace(" ", r"\s+"))
    for form in (
        rf"\b{_WEEKDAY}{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_YEAR}|{_ENDS})",
        rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: day of)? {_MONTH}{_YEAR}",
        rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th) day of {_MONTH}\b",
        rf"\b{_WEEKDAY}(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_WEEKDAY}(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
    )
)
_LEAP = 2024
"""A year with every day of the calendar, for a date without its year."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: `span` counts in the text; `year` None and `weekday` "" (lower case) where the words have none."""

    span: Span
    year: int | None
    month: int
    day: int
    weekday: str

    @property
    def date(self) -> date | None:
        """The day of the calendar; None without a year, or where there is no such day."""
        return date(self.year, self.month, self.day) if self.year and self.exists else None

    @property
    def exists(self) -> bool:
        """Whether the month has such a day, in that year or, where none is written, in any."""
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(self.year or _LEAP, self.month)[1]

    @property
    def falls_on(self) -> str:
        """The weekday of the date in lower case, "" where that is not known."""
        return _WEEKDAYS[self.date.weekday()] if self.date else ""


def dates(words: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """The dates of a stretch of text, in text order, each once."""
    hits = [hit for form in _FORMS for hit in form.finditer(words, start, len(words) if end is None else end)]
    last = start
    for hit in sorted(hits, key=lambda one: (one.start(), -one.end())):
        if hit.start() >= last:
            last = hit.end()
            yield _written(hit)


def _written(hit: re.Match[str]) -> Written:
    found = hit.groupdict()
    month = found["month"].lower()
    number = int(month) if month.isdigit() else _SHORT[month[:3]]
    year = int(found["year"]) if found.get("year") else None
    return Written(Span(*hit.span()), year, number, int(found["day"]), (found["weekday"] or "").lower())
