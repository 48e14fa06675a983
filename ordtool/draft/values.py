"""One answer, typed and checked: what a drafter wrote becomes what the text prints, or one clear sentence says why not."""

from __future__ import annotations

import datetime
import re
from calendar import month_name
from collections.abc import Callable
from typing import Final

from ordtool.draft.words import AFTER_AN_ARTICLE, clean_words, named_place, named_without_article
from ordtool.library import Blank, Value
from ordtool.library.strict import nearest
from ordtool.lint.dates import Written, dates


class WrongAnswer(Exception):  # noqa: N818 - it is an answer, not an error of ours
    """An answer that cannot stand; the message says what is wrong and what would be right, without the blank's name."""


YES: Final = ("yes", "y", "true", "on")
NO: Final = ("no", "n", "false", "off")
_IN_DAYS: Final = {"minutes": 1 / 1440, "hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.0, "years": 365.0}
_DIGITS: Final = 40
"""More digits (of a number as typed, or binary ones) than a law has in any number."""
_SPACES: Final = re.compile(r"[^\S\t-\r\x1c-\x1f\x85\u2028\u2029]+")
"""Spaces of any width; line breaks and control characters are refused, not mended."""
_WHOLE: Final = re.compile(r"\$?\s*([+-]?\d{1,3}(?:,\d{3})+|[+-]?\d+)(?:\.0+)?")


def checked(blank: Blank, raw: object) -> Value:
    """What a drafter answered, typed, or wrote in an answers file, as the blank's type. Raises WrongAnswer."""
    value = _READ[blank.type](blank, _SPACES.sub(" ", raw.strip()) if isinstance(raw, str) else raw)
    if blank.name == "JURISDICTION":
        _refuse(named_place(str(value)))
    if blank.name in AFTER_AN_ARTICLE:
        _refuse(named_without_article(str(value)))
    return value


def legal(blank: Blank) -> str:
    """What an answer may be, in a few words: "14 to 90 days", "yes or no", "one of a, b"."""
    if blank.type in ("int", "money"):
        return _range(blank)
    if blank.type == "bool":
        return "yes or no"
    if blank.type == "enum":
        return f"one of {', '.join(blank.values)}"
    if blank.type == "set":
        return f"any of {', '.join(blank.values)}, with commas between, or none"
    if blank.type == "date":
        return "a date, such as January 1, 2028" if _whole_date(blank) else "a day of the year, such as March 15"
    return "a few words"


def day(words: str) -> datetime.date | None:
    """The calendar day that a whole answer writes ("2027-03-01", "March 1, 2027"); None where it writes none."""
    found = _date(words)
    return found.date if found else None


def amount(value: Value, unit: str) -> float:
    """A number in days where it counts time; a day of the year or of the calendar as its place in it."""
    if isinstance(value, bool | list):
        return 0
    if isinstance(value, int | float):
        return value * _IN_DAYS.get(unit, 1)
    found = day(str(value)) or day(f"{value}, 2024")
    return found.toordinal() if found else 0


def printed_day(when: datetime.date) -> str:
    """A day as a law prints it: "January 1, 2028"."""
    return f"{month_name[when.month]} {when.day}, {when.year}"


def _refuse(problem: str) -> None:
    if problem:
        raise WrongAnswer(problem)


def _text(blank: Blank, raw: object) -> str:
    if blank.name == "ADOPTION" and isinstance(raw, datetime.date):
        return _text(blank, raw.isoformat())
    if not isinstance(raw, str):
        raise WrongAnswer(f"{_shown(raw)} is not text; put it in quotation marks")
    if not raw:
        raise WrongAnswer("it is empty; give a few words" + ("" if blank.required else ", or leave the line out"))
    _refuse(clean_words(raw))
    if blank.name == "ADOPTION" and raw.casefold() != "none":
        found = day(raw)
        if found is None:
            raise WrongAnswer(f"{_shown(raw)} is no day of the calendar; write a date such as 2027-03-01, or none")
        return printed_day(found)
    return raw


def _number(blank: Blank, raw: object) -> int:
    found = _WHOLE.fullmatch(raw) if isinstance(raw, str) else None
    if isinstance(raw, bool) or not (found or isinstance(raw, int)):
        raise WrongAnswer(f"{_shown(raw)} is no whole number; give {_range(blank)}")
    if (len(found[1]) if found else int.bit_length(raw)) > _DIGITS:  # type: ignore[arg-type]
        raise WrongAnswer(f"that number is out of every range; give {_range(blank)}")
    number = int(found[1].replace(",", "")) if found else int(str(raw))
    if (blank.min is not None and number < blank.min) or (blank.max is not None and number > blank.max):
        raise WrongAnswer(f"{number:,} is out of the range that is legal or seen; give {_range(blank)}")
    return number


def _yes(_: Blank, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = raw.casefold() if isinstance(raw, str) else ""
    if word not in (*YES, *NO):
        raise WrongAnswer(f"{_shown(raw)} is neither yes nor no")
    return word in YES


def _one(blank: Blank, raw: object) -> str:
    if not isinstance(raw, str):
        raise WrongAnswer(f"{_shown(raw)} is not among its values; {nearest('', blank.values)}")
    for value in blank.values:
        if value.casefold() == raw.casefold():
            return value
    raise WrongAnswer(f"{_shown(raw)} is not among its values; {nearest(raw, blank.values)}")


def _several(blank: Blank, raw: object) -> list[str]:
    if isinstance(raw, str):
        parts: list[object] = [part for part in re.split(r"[,;\s]+", raw) if part]
        raw = [] if raw.casefold() in ("none", "no", "") else parts
    if not isinstance(raw, list):
        raise WrongAnswer(f'{_shown(raw)} is no list; write ["{blank.values[0]}"], or [] for none')
    given = {_one(blank, part.strip() if isinstance(part, str) else part) for part in raw}
    return [value for value in blank.values if value in given]


def _a_day(blank: Blank, raw: object) -> str:
    words = raw.isoformat() if isinstance(raw, datetime.date) else raw
    found = _date(words) if isinstance(words, str) else None
    if found is None:
        raise WrongAnswer(f"{_shown(raw)} is no date; give {legal(blank)}")
    if not found.exists:
        raise WrongAnswer(f"{_shown(raw)} is no day of the calendar; {month_name[min(found.month, 12)]} is shorter")
    if _whole_date(blank):
        if found.date is None:
            raise WrongAnswer(f"{_shown(raw)} has no year; give {legal(blank)}")
        return printed_day(found.date)
    if found.year:
        raise WrongAnswer(f"{_shown(raw)} names a year, and it is asked for every year; give {legal(blank)}")
    if (found.month, found.day) == (2, 29):
        raise WrongAnswer("February 29 comes once in four years; give a day that every year has")
    return f"{month_name[found.month]} {found.day}"


def _date(words: str) -> Written | None:
    """The date that is the whole of the words."""
    found = next(dates(words), None)
    return found if found and found.span.start == 0 and found.span.end == len(words) else None


def _whole_date(blank: Blank) -> bool:
    """Whether a day of one year is asked for, as its default says."""
    return day(str(blank.default)) is not None


def _range(blank: Blank) -> str:
    unit = f" {blank.unit}" if blank.unit else ""
    if blank.min is not None and blank.max is not None:
        return f"{blank.min:,.0f} to {blank.max:,.0f}{unit}"
    if blank.min is not None:
        return f"at least {blank.min:,.0f}{unit}"
    return (
        f"at most {blank.max:,.0f}{unit}" if blank.max is not None else f"a whole number{' of' if unit else ''}{unit}"
    )


def _shown(raw: object) -> str:
    huge = isinstance(raw, int) and int.bit_length(raw) > _DIGITS
    words = "a number" if huge else str(raw).lower() if isinstance(raw, bool) else str(raw)
    line = "".join(letter if letter.isprintable() else "�" for letter in words)
    return f"“{line if len(line) <= 60 else line[:60] + '…'}”"


_READ: Final[dict[str, Callable[[Blank, object], Value]]] = {
    "text": _text, "int": _number, "money": _number, "bool": _yes, "enum": _one, "set": _several, "date": _a_day,
}  # fmt: skip
