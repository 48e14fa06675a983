"""Spans of time in words or digits, as ISO 8601 durations, and durations as days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ordtool.attributes.late import late
from ordtool.attributes.numerals import NUMBER, number
from ordtool.attributes.wording import wording
from ordtool.errors import DataError

DAYS = {"Y": 365.0, "M": 365.0 / 12, "W": 7.0, "D": 1.0}
_HOURS = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M"}

SPAN = (
    rf"(?:{NUMBER}|(?<=\bwithin )an?|(?<=\bfor )an?|(?<=\bthan )an?|(?<=\bexceed )an?)(?:-|\s+)"
    r"(?:(?:calendar|business|working|consecutive|full|additional|successive|court|school|work)(?:-|\s+)){0,2}"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?)\b(?:'s|')?"
)
"""A span of time, as a regular expression over lower-case text with straight quotes."""

_SPAN = late(rf"(?<![\w.$§])({SPAN})")
_COUNT = late(rf"(?:an?\b|{NUMBER})")
_UNIT = late(r"(year|month|week|day|hour|minute)s?(?:'s|')?$")
_UNITS = late(r"[ -](?:year|month|week|day|hour|minute)")
_NUMBER_ENDS = late(
    r"(?:\d(?:st|nd|rd|th)?|\)|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten)|ty|een|elve|even|red|sand)"
    r"(?:[ -](?:calendar|business|working|consecutive|full|additional|successive|court|school|work))*$"
)
_ISO = late(
    r"P(?=.)(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?=.)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time and where its words stand."""

    iso: str
    start: int
    end: int


def tells_time(plain: str) -> bool:
    """Whether lower-case words may name a span of time at all: most clauses name none, and need no closer reading."""
    return any(_NUMBER_ENDS.search(plain, max(0, unit.start() - 30), unit.start()) for unit in _UNITS.finditer(plain))


def days(duration: str) -> float:
    """An ISO 8601 duration in days (a year 365, a month a twelfth of it); raises DataError for anything else."""
    found = _ISO.fullmatch(duration.strip())
    if found is None:
        raise DataError(f"“{duration}” is not an ISO 8601 duration; write it like P90D, P1Y, P18M or PT72H.")
    units = (*DAYS.values(), *_HOURS.values())
    return round(sum(float(n) * unit for n, unit in zip(found.groups(), units, strict=True) if n), 4)


def iso(words: str) -> str | None:
    """A span of time in lower-case words ("ninety (90) calendar days") as an ISO 8601 duration, None if it is none."""
    head, unit = _COUNT.match(words.strip()), _UNIT.search(words.strip())
    if head is None or unit is None:
        return None
    count = 1.0 if head[0] in {"a", "an"} else number(head[0])
    if count is None:
        return None
    time = "T" if unit[1] in {"hour", "minute"} else ""
    return f"P{time}{count:g}{_LETTERS[unit[1]]}"


def durations(plain: str) -> Iterator[Duration]:
    """Every span of time in lower-case words, in order."""
    for found in _SPAN.finditer(plain):
        value = iso(found[1])
        if value:
            yield Duration(value, found.start(1), found.end(1))


def duration(text: str) -> str | None:
    """The first span of time in words or digits ("ninety (90) days", "one year") as an ISO 8601 duration."""
    return next((found.iso for found in durations(wording(text).plain)), None)
